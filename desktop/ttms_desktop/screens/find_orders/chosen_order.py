"""The order whose details are seen, and which of its tickets are ticked to be refunded."""

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.order import Order
from ttms_desktop import tasks
from ttms_desktop.screens.find_orders.extras_along import ExtraAlong, extras_back, minor_with
from ttms_desktop.screens.find_orders.pictures import ListState
from ttms_desktop.session import Counter

_PAUSE_MS = 120  # whoever runs through the list with the arrows does not ask for every order on the way


class ChosenOrder(QObject):
    """All valid tickets are ticked at first: most orders come back whole. A scanned ticket is ticked alone."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asked = 0
        self._scanned = False
        self.order_id = 0
        self.order: Order | None = None
        self.state = ListState.NOTHING
        self.ticked: frozenset[int] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.load)

    @property
    def ticked_extras(self) -> list[ExtraAlong]:
        """What goes back with the ticked tickets, or is left of an order that has no valid ticket any more."""
        return extras_back(self.order, self.ticked) if self.order else []

    @property
    def ticked_minor(self) -> int:
        """What the ticked tickets and the extras that go back with them cost together."""
        return minor_with(self.order, self.ticked, self.ticked_extras) if self.order else 0

    def choose(self, order_id: int) -> None:
        """See this order, as soon as the choosing pauses; 0 is none."""
        if order_id == self.order_id:
            return
        self._forget(order_id)
        if order_id:
            self._soon.start()
        self.changed.emit()

    def load(self) -> None:
        """Ask for the order as it is now; what is seen stays until the answer."""
        self._soon.stop()
        if not self.order_id or self._counter.session is None:
            return
        self._asked += 1
        asked, order_id, client = self._asked, self.order_id, self._counter.client

        def done(order: Order) -> None:
            if asked == self._asked:
                self.take(order)

        def failed(failure: tasks.Failure) -> None:
            if asked == self._asked:
                self._on_failed(failure)

        self._runner.run(self, lambda: client.order.get_order(order_id), done=done, failed=failed)

    def stop(self) -> None:
        """Ask no more by itself."""
        self._soon.stop()

    def take(self, order: Order) -> None:
        """See `order`, which has just come from the server; ticks of tickets that are still valid stay."""
        self._soon.stop()
        self._asked += 1  # whatever is still on its way is older
        again = self.order is not None and self.order.order_id == order.order_id
        if not again:
            self._forget(order.order_id)
        valid = frozenset(ticket.ticket_id for ticket in order.tickets if ticket.refunded_at is None)
        self.order, self.state = order, ListState.SHOWN
        self.ticked = self.ticked & valid if again else valid
        self.changed.emit()

    def take_scanned(self, order: Order, code: str) -> None:
        """See the order of a ticket that was scanned, with this ticket ticked, and those scanned before it."""
        more = self._scanned and self.order_id == order.order_id
        before = self.ticked if more else frozenset()
        self.take(order)
        scanned = frozenset(
            ticket.ticket_id
            for ticket in order.tickets
            if code.casefold() in (ticket.code.casefold(), ticket.signed_code.casefold()) and ticket.refunded_at is None
        )
        self.ticked, self._scanned = before | scanned, True
        self.changed.emit()

    def tick(self, ticket_id: int) -> None:
        """Take this ticket into the refund, or out of it again."""
        self.ticked ^= {ticket_id}
        self.changed.emit()

    def tick_all(self) -> None:
        """All valid tickets, or none if all are ticked."""
        if self.order is None:
            return
        valid = frozenset(ticket.ticket_id for ticket in self.order.tickets if ticket.refunded_at is None)
        self.ticked = frozenset() if self.ticked == valid else valid
        self.changed.emit()

    def _forget(self, order_id: int) -> None:
        self._soon.stop()
        self._asked += 1
        self._scanned = False
        self.order_id, self.order, self.ticked = order_id, None, frozenset()
        self.state = ListState.WAITING if order_id else ListState.NOTHING

    def _on_failed(self, failure: tasks.Failure) -> None:
        if self.order is None:
            self.state = ListState.FAILED
            self.changed.emit()
        self.failed.emit(failure)
