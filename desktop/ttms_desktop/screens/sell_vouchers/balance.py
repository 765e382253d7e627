"""What is left on a voucher, found by its code."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import FieldInvalid, NotSignedInError, VoucherNotFound
from ttms_client.voucher import Voucher
from ttms_desktop import messages, tasks
from ttms_desktop.day import full_date_text
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.voucher_slip import grouped
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class VoucherBalance(QObject):
    """The voucher that was looked up last."""

    changed = Signal()
    refused = Signal(str, str)  # why not, and the field
    told = Signal(object)  # words
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, printer: PrintDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._printer = counter, runner, printer
        self.voucher: Voucher | None = None
        self.is_looking = False
        printer.informed.connect(self.told)

    @property
    def left_text(self) -> str:
        """What is left on it; empty while none was found."""
        return format_money(self.voucher.balance_minor, self.voucher.currency) if self.voucher else ""

    @property
    def about_text(self) -> str:
        """Code, what it was worth, when it was sold, and how long it is valid."""
        voucher = self.voucher
        if voucher is None:
            return ""
        text = translate("SellVouchers", "{code} · {amount} when sold, {date}, counter {counter}")
        sold = text.format(
            code=grouped(voucher.code),
            amount=format_money(voucher.amount_minor, voucher.currency),
            date=self._date(voucher.issued_at),
            counter=voucher.counter_name,
        )
        return f"{sold}\n{self._validity(voucher)}"

    def forget(self) -> None:
        self.voucher = None
        self.changed.emit()

    def find(self, code: str) -> None:
        """Look it up."""
        if self.is_looking:
            return
        if not code:
            self.refused.emit(translate("SellVouchers", "Scan or type the code of the voucher."), "code")
            return
        self.is_looking, self.voucher = True, None
        self.changed.emit()
        calls = self._counter.client.voucher
        self._runner.run(self, lambda: calls.get_voucher(code), done=self._on_found, failed=self._on_failed)

    def print_again(self) -> None:
        """Its slip, marked as a copy if it was printed here before."""
        if self.voucher is not None:
            self._printer.print_voucher(self.voucher)

    def _validity(self, voucher: Voucher) -> str:
        if voucher.expires_at is None:
            return translate("SellVouchers", "It does not expire.")
        day = self._date(voucher.expires_at)
        if voucher.expires_at <= self._counter.clock.now():
            return translate("SellVouchers", "It expired on {date}.").format(date=day)
        return translate("SellVouchers", "Valid until {date}").format(date=day)

    def _date(self, moment: datetime) -> str:
        return full_date_text(moment.astimezone(self._counter.calendar.zone).date())

    def _on_found(self, voucher: Voucher) -> None:
        self.is_looking, self.voucher = False, voucher
        self.changed.emit()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self.is_looking = False
        self.changed.emit()
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        else:
            field = "code" if isinstance(failure, VoucherNotFound | FieldInvalid) else ""
            self.refused.emit(messages.text_for(failure), field)
