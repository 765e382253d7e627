"""One voucher on its way: written down first, then sent until it is known whether it was sold, then its slip."""

import threading
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NoAnswer, NotSignedInError, Refused, TtmsError
from ttms_client.payment import PaymentToTake
from ttms_client.voucher import Voucher
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.failures import LocalFailure
from ttms_desktop.journal import Journal, OpenSale, Step
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_LONG_MS = 30_000


@dataclass(frozen=True, slots=True)
class Issued:
    """A voucher that was sold; `print_failure` says why its slip is not in the print queue."""

    voucher: Voucher
    print_failure: LocalFailure | None


class Issuing(QObject):
    """At most one voucher at a time; never a second request_id for the same one."""

    changed = Signal()
    issued = Signal(object)  # Issued
    refused = Signal(object)  # nothing was sold
    sign_in_needed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, printer: PrintDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._printer = counter, runner, printer
        self.is_busy = self.is_checking = self._is_long = False
        self._stopped = threading.Event()  # of the one that was begun last
        self._long = QTimer(self, singleShot=True, interval=_LONG_MS)
        self._long.timeout.connect(self._on_long)

    @property
    def text(self) -> str:
        """What is going on; empty while nothing is."""
        if not self.is_busy:
            return ""
        if not self.is_checking:
            return translate("SellVouchers", "Selling…")
        if self._is_long:
            return translate(
                "SellVouchers",
                "Still checking whether the voucher was sold. Do not sell it again; show this to a manager.",
            )
        return translate("SellVouchers", "No answer yet. Checking whether the voucher was sold…")

    def start(self, amount_minor: int, payment: PaymentToTake, intent: OpenSale, journal: Journal) -> None:
        """Sell a voucher of so much, under the request_id of `intent`, which stays in the journal if it is sold."""
        stopped = self._stopped = threading.Event()
        self.is_busy = True
        self.changed.emit()
        client = self._counter.client
        self._runner.run(
            self,
            lambda: self._issue(client, journal, intent, (amount_minor, payment), stopped),
            done=lambda issued: None if stopped.is_set() else self._on_issued(issued),
            failed=lambda failure: None if stopped.is_set() else self._on_failed(failure),
        )

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self._stopped.set()

    def lose(self) -> None:
        """As `stop`, and be free for the next one."""
        self.stop()
        self._rest()
        self.changed.emit()

    def _issue(
        self,
        client: Calls,
        journal: Journal,
        intent: OpenSale,
        sums: tuple[int, PaymentToTake],
        stopped: threading.Event,
    ) -> Issued:
        """In the background."""
        amount_minor, payment = sums
        journal.begin(intent)
        try:
            voucher = client.voucher.settle_issue(
                amount_minor,
                payment,
                request_id=intent.request_id,
                keep_trying=lambda: not stopped.is_set(),
                waiting=lambda error: self._runner.tell(self, partial(self._on_waiting, stopped), error),
            )
        except Refused:
            if stopped.is_set():
                journal.leave(intent.key)
            elif intent.cards or intent.sold_ids:
                journal.note(intent.key, step=Step.PAYING, request_id="")
            else:
                journal.end(intent.key)
            raise
        except NoAnswer:
            journal.leave(intent.key)
            raise
        return self._print(voucher)

    def _print(self, voucher: Voucher) -> Issued:
        failure: LocalFailure | None = None
        try:
            self._printer.print_issued(voucher)
        except LocalFailure as problem:
            failure = problem
        return Issued(voucher, failure)

    def _on_waiting(self, stopped: threading.Event, error: TtmsError) -> None:
        if stopped.is_set():
            return
        if not self.is_checking:
            self._long.start()
            self.is_checking = True
            self.changed.emit()
        if isinstance(error.__cause__, NotSignedInError):
            self.sign_in_needed.emit(error.__cause__)

    def _on_long(self) -> None:
        self._is_long = True
        self.changed.emit()

    def _on_issued(self, issued: Issued) -> None:
        self._rest()
        self.issued.emit(issued)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._rest()
        if isinstance(failure, Refused | LocalFailure):
            self.refused.emit(failure)
        else:
            self.changed.emit()

    def _rest(self) -> None:
        """Whoever hears of the end says what changed."""
        self._long.stop()
        self.is_busy = self.is_checking = self._is_long = False
