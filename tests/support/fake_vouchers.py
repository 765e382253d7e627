"""Vouchers of the cinema in memory: issued at one of its counters, and looked up."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from support.fake_payment import paid
from ttms_client.errors import ServerUnreachable, TtmsError, VoucherNotFound
from ttms_client.payment import PaymentLine, PaymentToTake, Tender
from ttms_client.voucher import Voucher, VoucherPage

if TYPE_CHECKING:
    from support.fake_cinema import FakeClient


class FakeVouchers:
    """One counter's calls about vouchers."""

    def __init__(self, client: "FakeClient") -> None:
        self._client, self._cinema = client, client.cinema

    def settle_issue(
        self,
        amount_minor: int,
        payment: PaymentToTake,
        *,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Voucher:
        while True:
            try:
                return self._issue(amount_minor, payment, request_id)
            except ServerUnreachable as error:
                waiting(error)
                if not keep_trying():
                    raise

    def find_issued(self, issue_request_id: str) -> Voucher | None:
        self._client.begin("find_issued", issue_request_id)
        return self._cinema.issued.get(issue_request_id)

    def get_voucher(self, code: str) -> Voucher:
        self._client.begin("get_voucher")
        if code not in self._cinema.vouchers:
            raise VoucherNotFound("none", {"code": code})
        line = PaymentLine(Tender.CASH, 10_000, 10_000, 0)
        left = self._cinema.vouchers[code]
        return Voucher(code, 10_000, left, "CNY", self._cinema.now, None, line, self._client.counter_name)

    def list_vouchers(
        self, first_day: date, last_day: date, *, page_size: int = 100, page_token: str = ""
    ) -> VoucherPage:
        """Newest first, three a page."""
        self._client.begin("list_vouchers")
        newest = list(reversed(self._cinema.issued.values()))
        after = int(page_token or 0)
        return VoucherPage(tuple(newest[after : after + 3]), str(after + 3) if after + 3 < len(newest) else "")

    def _issue(self, amount_minor: int, payment: PaymentToTake, request_id: str) -> Voucher:
        self._client.begin("settle_issue", request_id)
        if request_id not in self._cinema.issued:
            (line,) = paid(amount_minor, [payment])
            code = f"{next(self._cinema.numbers):04d}WXYZABCDEFGH"
            self._cinema.vouchers[code] = amount_minor
            self._cinema.issued[request_id] = Voucher(
                code, amount_minor, amount_minor, "CNY", self._cinema.now, None, line, self._client.counter_name
            )
        if self._client.lost_answers.get("settle_issue", 0) > 0:
            self._client.lost_answers["settle_issue"] -= 1
            raise ServerUnreachable("the answer was lost")
        return self._cinema.issued[request_id]
