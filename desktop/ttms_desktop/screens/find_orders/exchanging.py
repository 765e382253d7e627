"""One exchange on its way: written down, the new seats held, then sent until it is known whether it was made."""

import contextlib
import threading
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.errors import NotSignedInError, Refused, TtmsError
from ttms_client.exchange import Exchanged, NewTickets, OldTickets
from ttms_client.order import TicketToSell
from ttms_client.payment import PaymentToTake
from ttms_client.refund import Proof
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.failures import LocalFailure
from ttms_desktop.journal import Journal
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.find_orders.refunding import RefundState
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class ExchangeToMake:
    """Old tickets, the seats for them, and how the difference is settled; both request_ids are made with the button."""

    intent: RefundIntent
    old: OldTickets
    schedule_id: int
    tickets: tuple[TicketToSell, ...]
    payments: tuple[PaymentToTake, ...]
    proof: Proof
    hold_request_id: str


class Exchanging(QObject):
    """At most one at a time. Until a definite answer the same request_id is sent again, never another one."""

    state_changed = Signal()
    exchanged = Signal(object)  # Exchanged
    refused = Signal(object)  # nothing was exchanged
    sign_in_needed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self.state = RefundState.CHOOSING
        self._stopped = threading.Event()
        self.destroyed.connect(self._stopped.set)

    @property
    def state_text(self) -> str:
        """What is going on; empty while choosing."""
        return {
            RefundState.CHOOSING: "",
            RefundState.REFUNDING: translate("FindOrders", "Exchanging…"),
            RefundState.CHECKING: translate("FindOrders", "No answer yet. Checking whether it was exchanged…"),
        }[self.state]

    def start(self, exchange: ExchangeToMake, journal: Journal) -> None:
        """Ignored while one is under way."""
        if self.state is not RefundState.CHOOSING:
            return
        self._stopped.clear()
        RefundJournal.on_their_way.add(exchange.intent.request_id)
        self._set(RefundState.REFUNDING)
        client, record = self._counter.client, RefundJournal(journal)
        self._runner.run(
            self, lambda: self._exchange(client, exchange, record), done=self._on_done, failed=self._on_failed
        )

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self._stopped.set()

    def _exchange(self, client: Calls, exchange: ExchangeToMake, record: RefundJournal) -> Exchanged:
        """In the background."""
        request_id = exchange.intent.request_id
        try:
            record.begin(exchange.intent)
            hold_id = self._hold(client, exchange, record)
            try:
                done = self._settle(client, exchange, hold_id)
            except Refused:
                self._forget(record, request_id)
                with contextlib.suppress(TtmsError):  # they are free again by themselves when the hold ends
                    client.ticket.release_seats(exchange.schedule_id, hold_id=hold_id, request_id=new_request_id())
                raise
            self._forget(record, request_id)
        finally:
            record.on_their_way.discard(request_id)
        return done

    def _hold(self, client: Calls, exchange: ExchangeToMake, record: RefundJournal) -> str:
        """While the seats are not held, nothing was exchanged, whatever went wrong."""
        seat_ids = [ticket.seat_id for ticket in exchange.tickets]
        try:
            hold = client.ticket.hold_seats(exchange.schedule_id, seat_ids, request_id=exchange.hold_request_id)
        except TtmsError:
            record.end(exchange.intent.request_id)
            raise
        return hold.hold_id

    def _settle(self, client: Calls, exchange: ExchangeToMake, hold_id: str) -> Exchanged:
        stopped, runner = self._stopped, self._runner
        return client.exchange.settle_exchange(
            exchange.old,
            NewTickets(exchange.schedule_id, hold_id, exchange.tickets, exchange.payments),
            request_id=exchange.intent.request_id,
            keep_trying=lambda: not stopped.is_set(),
            waiting=lambda error: runner.tell(self, self._on_waiting, error),
            proof=exchange.proof,
        )

    def _forget(self, record: RefundJournal, request_id: str) -> None:
        """Unless nobody is there any more whom the answer could be told: then it is told after the next sign-in."""
        if not self._stopped.is_set():
            record.end(request_id)

    def _on_waiting(self, error: TtmsError) -> None:
        self._set(RefundState.CHECKING)
        if isinstance(error.__cause__, NotSignedInError):
            self.sign_in_needed.emit(error.__cause__)

    def _on_done(self, exchanged: Exchanged) -> None:
        self._set(RefundState.CHOOSING)
        self.exchanged.emit(exchanged)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._set(RefundState.CHOOSING)
        if isinstance(failure, TtmsError | LocalFailure) and not self._stopped.is_set():
            self.refused.emit(failure)

    def _set(self, state: RefundState) -> None:
        if state is not self.state:
            self.state = state
            self.state_changed.emit()
