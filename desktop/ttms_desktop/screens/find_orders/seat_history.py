"""What was done with the seats of the chosen order, newest first."""

from PySide6.QtCore import QObject, Signal

from ttms_client.holding import SeatEventPage
from ttms_client.order import Order
from ttms_desktop import messages, tasks
from ttms_desktop.screens.find_orders import wording
from ttms_desktop.screens.find_orders.pictures import HistoryLine
from ttms_desktop.seat_names import seat_text
from ttms_desktop.session import Counter


class SeatHistory(QObject):
    """Of the seats of one order; an answer for a seat that is not looked at any more is dropped."""

    loaded = Signal()

    def __init__(self, counter: Counter, runner: tasks.Runner, order: Order, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._order = counter, runner, order
        self._seat_id = 0
        self.lines: tuple[HistoryLine, ...] = ()
        self.failure_text = ""

    @property
    def show_text(self) -> str:
        show = self._order.schedule
        return f"{wording.film_title(show)} · {wording.show_and_hall(show, self._counter.calendar)}"

    @property
    def seats(self) -> list[tuple[int, str]]:
        """Number and name of each."""
        return [(ticket.seat_id, seat_text(ticket.row_label, ticket.seat_label)) for ticket in self._order.tickets]

    def look(self, seat_id: int) -> None:
        """Ask for the history of this seat."""
        self._seat_id, self.failure_text = seat_id, ""
        client, show = self._counter.client, self._order.schedule.schedule_id

        def done(page: SeatEventPage) -> None:
            if seat_id == self._seat_id:
                self.lines = tuple(wording.history_line(event, self._counter.calendar) for event in page.events)
                self.loaded.emit()

        def failed(failure: tasks.Failure) -> None:
            if seat_id == self._seat_id:
                self.lines, self.failure_text = (), messages.text_for(failure)
                self.loaded.emit()

        self._runner.run(self, lambda: client.holding.list_seat_events(show, seat_id), done=done, failed=failed)
