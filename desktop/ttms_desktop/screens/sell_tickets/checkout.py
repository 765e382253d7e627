"""One sale on its way: written down first, then sent until it is known whether it was sold, then its ticket file."""

import threading
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NoAnswer, NotSignedInError, Refused, TtmsError
from ttms_client.order import Basket, Order
from ttms_client.payment import PaymentToTake
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.failures import LocalFailure
from ttms_desktop.journal import Journal, OpenSale, Step
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.pictures import SaleState
from ttms_desktop.session import Counter

_LONG_MS = 30_000


@dataclass(frozen=True, slots=True)
class SaleToMake:
    """What is sold and how it is paid; `intent` carries the request_id that was made when the button was pressed."""

    intent: OpenSale
    basket: Basket
    payments: tuple[PaymentToTake, ...]


@dataclass(frozen=True, slots=True)
class Sale:
    """A sale that happened; `ticket_failure` says why there is no file."""

    order: Order
    ticket_path: Path | None
    ticket_failure: LocalFailure | None


class Checkout(QObject):
    """At most one sale at a time; never a second request_id for the same one."""

    state_changed = Signal()
    sold = Signal(object)
    refused = Signal(object)
    sign_in_needed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, files: TicketFiles, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._files = counter, runner, files
        self.state = SaleState.CHOOSING
        self.is_long = False
        self._stopped = threading.Event()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(_LONG_MS)
        self._long.timeout.connect(self._on_long)

    def start(self, sale: SaleToMake, journal: Journal) -> None:
        self._stopped.clear()
        self._set(SaleState.PAYING)
        client = self._counter.client
        self._runner.run(self, lambda: self._sell(client, sale, journal), done=self._on_sold, failed=self._on_failed)

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self._stopped.set()

    def _sell(self, client: Calls, sale: SaleToMake, journal: Journal) -> Sale:
        """In the background."""
        intent = sale.intent
        journal.begin(intent)
        try:
            order = client.order.settle_sale(
                intent.schedule_id,
                hold_id=intent.hold_id,
                tickets=sale.basket,
                payments=sale.payments,
                request_id=intent.request_id,
                keep_trying=lambda: not self._stopped.is_set(),
                waiting=lambda error: self._runner.tell(self, self._on_waiting, error),
            )
        except Refused:
            journal.note(intent.key, step=Step.PAYING if intent.cards else Step.HELD, request_id="")
            raise
        except NoAnswer:
            journal.leave(intent.key)
            raise
        return self._make_ticket(order, journal, intent.key)

    def _make_ticket(self, order: Order, journal: Journal, key: str) -> Sale:
        journal.note(key, step=Step.SOLD, order_number=order.order_number)
        journal.note(key, step=Step.PRINTING)
        made = make_ticket(self._files, order)
        # Only now, so that a power cut before this leaves the way to the ticket.
        journal.end(key)
        return made

    def _on_waiting(self, error: TtmsError) -> None:
        if self.state is not SaleState.CHECKING:
            self._long.start()
            self._set(SaleState.CHECKING)
        if isinstance(error.__cause__, NotSignedInError):
            self.sign_in_needed.emit(error.__cause__)

    def _on_long(self) -> None:
        self.is_long = True
        self.state_changed.emit()

    def _on_sold(self, sale: Sale) -> None:
        self._set(SaleState.CHOOSING)
        self.sold.emit(sale)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._set(SaleState.CHOOSING)
        if isinstance(failure, Refused | LocalFailure):
            self.refused.emit(failure)

    def _set(self, state: SaleState) -> None:
        if state is SaleState.CHOOSING:
            self._long.stop()
            self.is_long = False
        self.state = state
        self.state_changed.emit()


def make_ticket(files: TicketFiles, order: Order) -> Sale:
    """Print the tickets and save their file; a sale stands without them, too."""
    try:
        return Sale(order, files.issue(order), None)
    except LocalFailure as failure:
        return Sale(order, None, failure)
