"""Vouchers: selling one, and looking what is left on it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import REPORT_SECONDS, SELL_SECONDS, Connection
from ttms_client._contract import moment, stamp, well_formed
from ttms_client._settle import settle
from ttms_client.errors import TtmsError
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
    clerk_name: str = ""


@dataclass(frozen=True, slots=True)
class VoucherPage:
    """Some vouchers, newest first; with `next_page_token` there are more."""

    vouchers: tuple[Voucher, ...]
    next_page_token: str


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
        request = _issue(amount_minor, payment, expires_at, request_id=request_id)
        return voucher_of(self._connection.change(self._stub.IssueVoucher, request, seconds=SELL_SECONDS).voucher)

    def settle_issue(
        self,
        amount_minor: int,
        payment: PaymentToTake,
        *,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Voucher:
        """Sell a voucher, and ask until it is known whether it was sold, as `_settle.settle` says.

        Raises:
            Refused: nothing was sold, by no try of this program.
            NoAnswer: `keep_trying` said stop, or ClientClosed; perhaps it was sold.
        """
        request = _issue(amount_minor, payment, None, request_id=request_id)

        def once() -> Voucher:
            answer = self._connection.change_once(self._stub.IssueVoucher, request, seconds=SELL_SECONDS)
            return voucher_of(answer.voucher)

        return settle(self._connection, once, keep_trying=keep_trying, waiting=waiting)

    def find_issued(self, issue_request_id: str) -> Voucher | None:
        """The voucher that was sold under this request_id, as it was then; None if none was, so far."""
        request = well_formed(order_pb2.GetSaleOutcomeRequest, sale_request_id=issue_request_id)
        answer = self._connection.ask(self._stub.GetSaleOutcome, request)
        return voucher_of(answer.voucher) if answer.HasField("voucher") else None

    def get_voucher(self, code: str) -> Voucher:
        """The voucher with this code, however it is typed; raises VoucherNotFound."""
        request = well_formed(order_pb2.GetVoucherRequest, code=code)
        return voucher_of(self._connection.ask(self._stub.GetVoucher, request).voucher)

    def list_vouchers(
        self, first_day: date, last_day: date, *, page_size: int = 100, page_token: str = ""
    ) -> VoucherPage:
        """Vouchers that were sold on these cinema days, newest first, a page at a time.

        Raises:
            FieldInvalid: the last day is before the first.
            NoRight: it is for managers.
        """
        request = well_formed(
            order_pb2.ListVouchersRequest,
            first_day=first_day.isoformat(),
            last_day=last_day.isoformat(),
            page_size=page_size,
            page_token=page_token,
        )
        answer = self._connection.ask(self._stub.ListVouchers, request, seconds=REPORT_SECONDS)
        return VoucherPage(tuple(map(voucher_of, answer.vouchers)), answer.next_page_token)


def _issue(
    amount_minor: int, payment: PaymentToTake, expires_at: datetime | None, *, request_id: str
) -> order_pb2.IssueVoucherRequest:
    return well_formed(
        order_pb2.IssueVoucherRequest,
        request_id=request_id,
        amount_minor=amount_minor,
        payment=payment_message(payment),
        expires_at=None if expires_at is None else stamp(expires_at),
    )


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
        clerk_name=message.clerk_name,
    )
