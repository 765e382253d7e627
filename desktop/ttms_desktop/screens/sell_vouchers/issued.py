"""The vouchers that were sold in some days, for managers: no money is lost with a code that nobody wrote down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import NotSignedInError
from ttms_client.user import Role
from ttms_client.voucher import Voucher, VoucherPage
from ttms_desktop import messages, tasks
from ttms_desktop.day import full_date_text
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.voucher_slip import grouped
from ttms_desktop.screens.listing import ListState
from ttms_desktop.screens.read_reports.spans import EARLIEST, SpanChoice, choice_text, days_of
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

PERIODS = (SpanChoice.TODAY, SpanChoice.LAST_7_DAYS, SpanChoice.THIS_MONTH, SpanChoice.LAST_MONTH)


@dataclass(frozen=True, slots=True)
class VoucherLine:
    """A voucher of the list, in words; `is_over` if nothing can be paid with it any more."""

    code: str
    code_text: str
    sold_text: str
    amount_text: str
    left_text: str
    until_text: str
    clerk: str
    counter: str
    is_over: bool


class IssuedVouchers(QObject):
    """Newest first, a page at a time; answers to an older question never overwrite those to a newer one."""

    changed = Signal()
    told = Signal(object)  # words
    refused = Signal(object)  # words
    failed = Signal(object)  # nobody is signed in any more

    def __init__(self, counter: Counter, runner: tasks.Runner, printer: PrintDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._printer = counter, runner, printer
        self._asked = 0
        self._vouchers: tuple[Voucher, ...] = ()
        self._next = ""
        self.state, self.problem = ListState.WAITING, ""
        self.is_growing = False
        # None: of all times.
        self.period: SpanChoice | None = SpanChoice.LAST_7_DAYS
        printer.informed.connect(self.told)

    @property
    def is_allowed(self) -> bool:
        """Whether whoever works here may see codes of vouchers that others have sold."""
        session = self._counter.session
        return session is not None and session.user.role is not Role.CLERK

    def periods(self) -> list[tuple[SpanChoice | None, str]]:
        """What can be chosen, and what it is called."""
        return [*((each, choice_text(each)) for each in PERIODS), (None, translate("SellVouchers", "All"))]

    @property
    def has_more(self) -> bool:
        return bool(self._next)

    def lines(self) -> list[VoucherLine]:
        return [self._line(voucher) for voucher in self._vouchers]

    def total(self) -> list[str]:
        """How many they are, what they were worth, and what is left on them; sums once all are there."""
        count = len(self._vouchers)
        if self.has_more:
            return [translate("SellVouchers", "{count} or more").format(count=count)]
        text = translate("SellVouchers", "1 voucher") if count == 1 else translate("SellVouchers", "{count} vouchers")
        sums = (sum(it.amount_minor for it in self._vouchers), sum(it.balance_minor for it in self._vouchers))
        return [text.format(count=count), "", *(format_money(each, self._counter.currency) for each in sums)]

    def choose(self, period: SpanChoice | None) -> None:
        """List those of other days."""
        self.period = period
        self.load()

    def load(self) -> None:
        """From the newest one on."""
        self.state, self._vouchers, self._next = ListState.WAITING, (), ""
        self.changed.emit()
        self._ask("")

    def more(self) -> None:
        """The next page, if there is one."""
        if self._next and not self.is_growing:
            self._ask(self._next)

    def print_copy(self, code: str) -> None:
        """Its slip once more, marked as a copy."""
        voucher = next((it for it in self._vouchers if it.code == code), None)
        if voucher is not None:
            self._printer.print_voucher_copy(voucher)

    def _ask(self, token: str) -> None:
        self._asked += 1
        asked, calls, (first, last) = self._asked, self._counter.client.voucher, self._days()
        self.is_growing = bool(token)
        self._runner.run(
            self,
            lambda: calls.list_vouchers(first, last, page_token=token),
            done=lambda page: self._on_page(asked, page),
            failed=lambda failure: self._on_failed(asked, failure),
        )

    def _days(self) -> Sequence[date]:
        today = self._counter.calendar.day_of(self._counter.clock.now())
        return (EARLIEST, today) if self.period is None else days_of(self.period, today)

    def _on_page(self, asked: int, page: VoucherPage) -> None:
        if asked == self._asked:
            self._vouchers += page.vouchers
            self._next, self.state, self.is_growing = page.next_page_token, ListState.SHOWN, False
            self.changed.emit()

    def _on_failed(self, asked: int, failure: tasks.Failure) -> None:
        if asked != self._asked:
            return
        self.is_growing = False
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        elif self.state is ListState.SHOWN:
            self.refused.emit(messages.text_for(failure))
        else:
            self.state, self.problem = ListState.FAILED, messages.text_for(failure)
        self.changed.emit()

    def _line(self, voucher: Voucher) -> VoucherLine:
        calendar, ends = self._counter.calendar, voucher.expires_at
        sold_on = voucher.issued_at.astimezone(calendar.zone).date()
        is_over = not voucher.balance_minor or (ends is not None and ends <= self._counter.clock.now())
        return VoucherLine(
            voucher.code,
            grouped(voucher.code),
            f"{full_date_text(sold_on)} {calendar.time_text(voucher.issued_at)}",
            format_money(voucher.amount_minor, voucher.currency),
            format_money(voucher.balance_minor, voucher.currency),
            full_date_text(ends.astimezone(calendar.zone).date()) if ends else "—",
            voucher.clerk_name,
            voucher.counter_name,
            is_over,
        )
