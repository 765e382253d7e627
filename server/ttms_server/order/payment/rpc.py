"""Payments on the wire: reading and telling their lines."""

import re
from collections.abc import Sequence

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_text
from ttms_server.letters import LONGEST_TERMINAL, reference_key, terminal_key
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import CardSlip, PaymentLine, PaymentToTake, RefundLine
from ttms_server.order.voucher.codes import as_stored

TENDERS = {pb.TENDER_CASH: Tender.CASH, pb.TENDER_CARD: Tender.CARD, pb.TENDER_VOUCHER: Tender.VOUCHER}
TENDERS_ON_WIRE = {tender: number for number, tender in TENDERS.items()}

MOST_PAYMENTS = 10
LONGEST_CODE = 40
_LONGEST_APPROVAL = 64
_CARD_NUMBER = re.compile(r"[0-9]{13,19}")


def payments_of(payments: Sequence[pb.PaymentToTake], *, least: int, counter_name: str) -> list[PaymentToTake]:
    """The payments of a request.

    Raises:
        FieldInvalid: too few or too many, an unknown tender, or one without what belongs to it.
    """
    if not least <= len(payments) <= MOST_PAYMENTS:
        raise FieldInvalid("payments", f"must be {least} to {MOST_PAYMENTS}")
    return [payment_of(payment, "payments", counter_name=counter_name) for payment in payments]


def payment_of(payment: pb.PaymentToTake, field: str, *, counter_name: str) -> PaymentToTake:
    """One payment of a request.

    Raises:
        FieldInvalid: as above.
    """
    if payment.tender not in TENDERS:
        raise FieldInvalid(f"{field}.tender", "must be a tender that this server knows")
    tender = TENDERS[payment.tender]
    if payment.HasField("card") is not (tender is Tender.CARD):
        raise FieldInvalid(f"{field}.card", "must be there for a card, and for nothing else")
    if bool(payment.voucher_code) is not (tender is Tender.VOUCHER):
        raise FieldInvalid(f"{field}.voucher_code", "must be there for a voucher, and for nothing else")
    slip = slip_of(payment.card, f"{field}.card", counter_name=counter_name) if tender is Tender.CARD else None
    code = checked_text(payment.voucher_code, f"{field}.voucher_code", longest=LONGEST_CODE, empty=True)
    return PaymentToTake(tender, payment.given_minor, slip, as_stored(code))


def slip_of(card: pb.CardSlip, field: str, *, counter_name: str) -> CardSlip:
    """A card's slip; without a terminal it is the counter's own.

    Raises:
        FieldInvalid: no reference, or what looks like the number of a card (PCI DSS: it is never stored).
    """
    terminal = checked_text(card.terminal, f"{field}.terminal", longest=LONGEST_TERMINAL, empty=True)
    approval = reference_key(checked_text(card.approval, f"{field}.approval", longest=_LONGEST_APPROVAL))
    if not approval:
        raise FieldInvalid(f"{field}.approval", "must hold letters or digits")
    if len(approval) > _LONGEST_APPROVAL:
        raise FieldInvalid(f"{field}.approval", f"must have at most {_LONGEST_APPROVAL} characters")
    if _CARD_NUMBER.fullmatch(approval):
        raise FieldInvalid(f"{field}.approval", "must not be the number of a card")
    return CardSlip(terminal_key(terminal or counter_name), approval)


def payment_message(line: PaymentLine) -> pb.PaymentLine:
    return pb.PaymentLine(
        tender=TENDERS_ON_WIRE[line.tender],
        amount_minor=line.amount_minor,
        given_minor=line.given_minor,
        change_minor=line.change_minor,
        card=_slip(line.slip),
        voucher_code=line.voucher_code,
    )


def refund_line_message(line: RefundLine) -> pb.RefundLine:
    return pb.RefundLine(
        tender=TENDERS_ON_WIRE[line.tender],
        amount_minor=line.amount_minor,
        card=_slip(line.slip),
        voucher_code=line.voucher_code,
        voucher_valid_until=wire.optional_moment(line.voucher_valid_until),
    )


def _slip(slip: CardSlip | None) -> pb.CardSlip | None:
    return None if slip is None else pb.CardSlip(terminal=slip.terminal, approval=slip.approval)
