"""Vouchers: selling one, and looking what is left on it."""

from dataclasses import dataclass
from datetime import datetime

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import SELL_SECONDS, Connection
from ttms_client._contract import moment, stamp, well_formed
from ttms_client.payment import PaymentLine, PaymentToTake, payment_line_of, payment_message


@dataclass(frozen=True, slots=True)
class Voucher:
    """A voucher with what is left on it, in minor units; `expires_at` is None if it never does."""

    code: str
    amount_minor: int
    balance_minor: int
    currency: str
    issued_at: datetime
    expires_at: datetime | None
    payment: PaymentLine
    counter_name: str


class VoucherCalls:
    """The calls of the order service about vouchers."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def issue_voucher(
        self, amount_minor: int, payment: PaymentToTake, *, request_id: str, expires_at: datetime | None = None
    ) -> Voucher:
        """Sell a voucher for cash or by card.

        Raises:
            Refused: nothing was sold; AmountInvalid, PaymentTooSmall, CardSlipUsed, ShiftNotOpen …
            NoAnswer: perhaps it was sold: ask again with the same request_id.
        """
        request = well_formed(
            order_pb2.IssueVoucherRequest,
            request_id=request_id,
            amount_minor=amount_minor,
            payment=payment_message(payment),
            expires_at=None if expires_at is None else stamp(expires_at),
        )
        return voucher_of(self._connection.change(self._stub.IssueVoucher, request, seconds=SELL_SECONDS).voucher)

    def get_voucher(self, code: str) -> Voucher:
        """The voucher with this code, however it is typed; raises VoucherNotFound."""
        request = well_formed(order_pb2.GetVoucherRequest, code=code)
        return voucher_of(self._connection.ask(self._stub.GetVoucher, request).voucher)


def voucher_of(message: order_pb2.Voucher) -> Voucher:
    return Voucher(
        code=message.code,
        amount_minor=message.amount_minor,
        balance_minor=message.balance_minor,
        currency=message.currency,
        issued_at=moment(message.issued_at),
        expires_at=moment(message.expires_at) if message.HasField("expires_at") else None,
        payment=payment_line_of(message.payment),
        counter_name=message.counter_name,
    )
