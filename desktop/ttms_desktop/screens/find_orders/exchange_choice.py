"""Which show and which seats the customer gets for tickets that are given back, and what the difference is."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from ttms_client.order import Order, Ticket, TicketToSell
from ttms_client.ticket import SellingState, ShowOnBoard
from ttms_desktop import messages, tasks
from ttms_desktop.day import day_text
from ttms_desktop.screens.find_orders import wording
from ttms_desktop.screens.find_orders.extras_along import ExtraAlong, extras_over, minor_with
from ttms_desktop.screens.sell_tickets.pictures import HallPicture, SeatLook
from ttms_desktop.screens.sell_tickets.seat_watch import SeatWatch
from ttms_desktop.screens.sell_tickets.seats import Seats
from ttms_desktop.session import Counter

_DAYS = 7


class ChoosingSeats(Seats):
    """The seats of a show, those that are chosen among them."""

    def __init__(self, counter: Counter, watch: SeatWatch) -> None:
        super().__init__(counter, watch)
        self.chosen: list[int] = []

    def look(self, seat_id: int) -> SeatLook:
        return SeatLook.MINE if seat_id in self.chosen else super().look(seat_id)

    def _named(self) -> set[int]:
        return super()._named().union(self.chosen)

    def is_free(self, seat_id: int) -> bool:
        """Whether nobody else has it."""
        return super().look(seat_id) is SeatLook.FREE


class ExchangeChoice(QObject):
    """A day, a show of it, and as many places of it as come back."""

    shows_changed = Signal()
    hall_changed = Signal()
    seats_changed = Signal(list)
    failed = Signal(object)  # words

    def __init__(
        self, counter: Counter, runner: tasks.Runner, order: Order, tickets: Sequence[Ticket], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self.order, self.tickets = order, tuple(tickets)
        self._watch = SeatWatch(counter, runner, self)
        self.seats = ChoosingSeats(counter, self._watch)
        self._asked = 0
        # While they are held for the exchange, the chosen seats are not free to others, and stay chosen.
        self.frozen = False
        self._shows: tuple[ShowOnBoard, ...] = ()
        self._watch.map_arrived.connect(self._on_map)
        self._watch.changed.connect(self._on_seats)
        self._watch.failed.connect(self._on_failed)

    @property
    def days(self) -> list[tuple[date, str]]:
        """The days that can be chosen, today first."""
        today = self._counter.calendar.day_of(self._counter.clock.now())
        return [(day, day_text(day, today)) for day in (today + timedelta(days=n) for n in range(_DAYS))]

    @property
    def first_day(self) -> date:
        """That of the old show, if it is still to come; else today."""
        calendar = self._counter.calendar
        return max(calendar.day_of(self.order.schedule.starts_at), calendar.day_of(self._counter.clock.now()))

    @property
    def shows(self) -> list[tuple[int, str]]:
        """Number and text of each show of the day that is still sold."""
        calendar = self._counter.calendar
        return [(show.schedule.schedule_id, wording.show_line(show.schedule, calendar)) for show in self._shows]

    @property
    def schedule_id(self) -> int:
        return self._watch.schedule_id or 0

    @property
    def hall(self) -> HallPicture | None:
        return self.seats.picture()

    @property
    def places_wanted(self) -> int:
        return sum(ticket.places for ticket in self.tickets)

    @property
    def places_chosen(self) -> int:
        found = [self.seats.seat(seat_id) for seat_id in self.seats.chosen]
        return sum(seat.places for seat in found if seat)

    @property
    def is_complete(self) -> bool:
        return self.places_chosen == self.places_wanted

    @property
    def extras(self) -> list[ExtraAlong]:
        """What goes along with the tickets, as it was sold."""
        return extras_over(self.order, [ticket.ticket_id for ticket in self.tickets])

    @property
    def old_minor(self) -> int:
        return sum(ticket.price_minor for ticket in self.tickets) + self._extras_minor

    @property
    def new_minor(self) -> int:
        return sum(ticket.price_minor for ticket in self.to_sell()) + self._extras_minor

    @property
    def _extras_minor(self) -> int:
        return minor_with(self.order, (), self.extras)

    def to_sell(self) -> list[TicketToSell]:
        """The chosen seats, of the types that the old tickets have as far as the show has them."""
        seat_map = self._watch.map
        if seat_map is None or not seat_map.prices:
            return []
        prices = {price.ticket_type: price for price in seat_map.prices}
        made = []
        for place, seat_id in enumerate(self.seats.chosen):
            old = self.tickets[min(place, len(self.tickets) - 1)]
            price, seat = prices.get(old.ticket_type, seat_map.prices[0]), self.seats.seat(seat_id)
            if seat is not None:
                made.append(TicketToSell(seat_id, price.ticket_type, price.minor_of(seat)))
        return made

    # What the clerk does

    def choose_day(self, day: date) -> None:
        """List the shows of this day."""
        self._asked += 1
        asked, client = self._asked, self._counter.client
        bounds = self._counter.calendar.bounds_of(day)

        def done(shows: Sequence[ShowOnBoard]) -> None:
            if asked == self._asked:
                self._shows = tuple(show for show in shows if show.selling_state is SellingState.OPEN)
                self.shows_changed.emit()

        self._runner.run(self, lambda: client.ticket.list_show_board(*bounds), done=done, failed=self._on_failed)

    def choose_show(self, schedule_id: int) -> None:
        """Look at the seats of this show; those that were chosen elsewhere are not any more."""
        if schedule_id != self._watch.schedule_id:
            self.seats.chosen.clear()
            self._watch.watch(schedule_id)
            self.hall_changed.emit()

    def toggle(self, seat_ids: Sequence[int]) -> None:
        """Choose these seats, or not any more; of too many the first ones go."""
        before = list(self.seats.chosen)
        for seat_id in seat_ids:
            if seat_id in self.seats.chosen:
                self.seats.chosen.remove(seat_id)
            elif self.seats.is_free(seat_id):
                self.seats.chosen.append(seat_id)
        while self.places_chosen > self.places_wanted:
            self.seats.chosen.pop(0)
        self.seats_changed.emit([*before, *self.seats.chosen])

    def stop(self) -> None:
        """Watch no show any more."""
        self._watch.stop()

    def _on_map(self) -> None:
        self._drop_taken()
        self.hall_changed.emit()

    def _on_seats(self, seat_ids: list[int]) -> None:
        self._drop_taken()
        self.seats_changed.emit(seat_ids)

    def _drop_taken(self) -> None:
        if self.frozen:
            return
        self.seats.chosen[:] = [seat_id for seat_id in self.seats.chosen if self.seats.is_free(seat_id)]

    def _on_failed(self, failure: tasks.Failure) -> None:
        self.failed.emit(messages.text_for(failure))
