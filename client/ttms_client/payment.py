"""How orders are paid and money goes back: cash, cards, vouchers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ttms_api.v1 import order_pb2
from ttms_client._contract import known, moment, well_formed


class Tender(Enum):
    """What is paid with."""

    CASH = 1
    CARD = 2
    VOUCHER = 3
    OTHER = 0  # only ever received: something that a newer server takes


@dataclass(frozen=True, slots=True)
class CardSlip:
    """What a card terminal says of a payment or refund: which terminal (empty: the counter's own), its reference."""

    terminal: str
    approval: str


@dataclass(frozen=True, slots=True)
class PaymentToTake:
    """What the customer gave, in minor units; a card comes with its slip, a voucher with its code."""

    tender: Tender
    given_minor: int
    card: CardSlip | None = None
    voucher_code: str = ""


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment as stored: what counted, what was given, what went back, in minor units."""

    tender: Tender
    amount_minor: int
    given_minor: int
    change_minor: int
    card: CardSlip | None = None
    voucher_code: str = ""


@dataclass(frozen=True, slots=True)
class RefundLine:
    """What was given back by one means of payment, in minor units.

    `voucher_valid_until` is there if the voucher had expired or would have soon, and is valid for longer now.
    """

    tender: Tender
    amount_minor: int
    card: CardSlip | None = None
    voucher_code: str = ""
    voucher_valid_until: datetime | None = None


_NUMBERS = {
    Tender.CASH: order_pb2.TENDER_CASH,
    Tender.CARD: order_pb2.TENDER_CARD,
    Tender.VOUCHER: order_pb2.TENDER_VOUCHER,
}


def payment_messages(payments: Iterable[PaymentToTake]) -> list[order_pb2.PaymentToTake]:
    return [payment_message(payment) for payment in payments]


def payment_message(payment: PaymentToTake) -> order_pb2.PaymentToTake:
    return well_formed(
        order_pb2.PaymentToTake,
        tender=_NUMBERS.get(payment.tender, order_pb2.TENDER_UNSPECIFIED),
        given_minor=payment.given_minor,
        card=slip_message(payment.card),
        voucher_code=payment.voucher_code,
    )


def slip_message(slip: CardSlip | None) -> order_pb2.CardSlip | None:
    return None if slip is None else well_formed(order_pb2.CardSlip, terminal=slip.terminal, approval=slip.approval)


def payment_line_of(message: order_pb2.PaymentLine) -> PaymentLine:
    return PaymentLine(
        tender=known(Tender, message.tender, otherwise=Tender.OTHER),
        amount_minor=message.amount_minor,
        given_minor=message.given_minor,
        change_minor=message.change_minor,
        card=_slip_of(message.card) if message.HasField("card") else None,
        voucher_code=message.voucher_code,
    )


def refund_line_of(message: order_pb2.RefundLine) -> RefundLine:
    return RefundLine(
        tender=known(Tender, message.tender, otherwise=Tender.OTHER),
        amount_minor=message.amount_minor,
        card=_slip_of(message.card) if message.HasField("card") else None,
        voucher_code=message.voucher_code,
        voucher_valid_until=moment(message.voucher_valid_until) if message.HasField("voucher_valid_until") else None,
    )


def _slip_of(message: order_pb2.CardSlip) -> CardSlip:
    return CardSlip(message.terminal, message.approval)
