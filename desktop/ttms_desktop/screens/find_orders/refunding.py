"""One refund on its way: written down first, then sent until it is known whether it was made."""

import threading
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NotSignedInError, Refused, TtmsError
from ttms_client.refund import NO_PROOF, Proof, Refunded
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.failures import LocalFailure
from ttms_desktop.journal import Journal
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_LONG_MS = 30_000


class RefundState(Enum):
    """Where the refund stands."""

    CHOOSING = 1
    REFUNDING = 2  # it is on its way
    CHECKING = 3  # no answer came; whether it was made is being found out


@dataclass(frozen=True, slots=True)
class RefundToMake:
    """What is given back; its intent carries the request_id that was made when the button was pressed."""

    intent: RefundIntent
    order_id: int
    ticket_ids: tuple[int, ...]
    reason: str
    proof: Proof = NO_PROOF


class Refunding(QObject):
    """At most one refund at a time; never a second request_id for the same one."""

    state_changed = Signal()
    refunded = Signal(object)  # Refunded
    refused = Signal(object)  # nothing was refunded
    sign_in_needed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self.state = RefundState.CHOOSING
        self._is_long = False
        self._stopped = threading.Event()
        self._long = QTimer(self, singleShot=True, interval=_LONG_MS)
        self._long.timeout.connect(self._on_long)
        # The page goes when somebody else signs in: then nobody asks any more, and the file keeps the refund.
        self.destroyed.connect(self._stopped.set)

    @property
    def is_busy(self) -> bool:
        return self.state is not RefundState.CHOOSING

    @property
    def state_text(self) -> str:
        """What is going on; empty while choosing."""
        if self.state is RefundState.CHOOSING:
            return ""
        if self.state is RefundState.REFUNDING:
            return translate("FindOrders", "Refunding…")
        if self._is_long:
            return translate(
                "FindOrders",
                "Still checking whether the refund was made. Do not refund again; show this to a manager.",
            )
        return translate("FindOrders", "No answer yet. Checking whether the refund was made…")

    def start(self, refund: RefundToMake, journal: Journal) -> None:
        self._stopped.clear()
        RefundJournal.on_their_way.add(refund.intent.request_id)
        self._set(RefundState.REFUNDING)
        client, open_refunds = self._counter.client, RefundJournal(journal)
        self._runner.run(
            self, lambda: self._refund(client, refund, open_refunds), done=self._on_done, failed=self._on_failed
        )

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self._stopped.set()

    def _refund(self, client: Calls, refund: RefundToMake, journal: RefundJournal) -> Refunded:
        """In the background."""
        request_id = refund.intent.request_id
        try:
            journal.begin(refund.intent)
            done = self._settle(client, refund)
            self._forget(journal, request_id)
        except Refused:
            self._forget(journal, request_id)
            raise
        finally:
            journal.on_their_way.discard(request_id)
        return done

    def _settle(self, client: Calls, refund: RefundToMake) -> Refunded:
        stopped, runner = self._stopped, self._runner
        return client.refund.settle_refund(
            refund.order_id,
            refund.ticket_ids,
            reason=refund.reason,
            request_id=refund.intent.request_id,
            keep_trying=lambda: not stopped.is_set(),
            waiting=lambda error: runner.tell(self, self._on_waiting, error),
            proof=refund.proof,
        )

    def _forget(self, journal: RefundJournal, request_id: str) -> None:
        """Unless nobody is there any more whom the answer could be told: then it is told after the next sign-in."""
        if not self._stopped.is_set():
            journal.end(request_id)

    def _on_waiting(self, error: TtmsError) -> None:
        if self.state is not RefundState.CHECKING:
            self._long.start()
            self._set(RefundState.CHECKING)
        if isinstance(error.__cause__, NotSignedInError):
            self.sign_in_needed.emit(error.__cause__)

    def _on_long(self) -> None:
        self._is_long = True
        self.state_changed.emit()

    def _on_done(self, refunded: Refunded) -> None:
        self._set(RefundState.CHOOSING)
        self.refunded.emit(refunded)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._set(RefundState.CHOOSING)
        if isinstance(failure, Refused | LocalFailure):
            self.refused.emit(failure)

    def _set(self, state: RefundState) -> None:
        if state is RefundState.CHOOSING:
            self._long.stop()
            self._is_long = False
        self.state = state
        self.state_changed.emit()
