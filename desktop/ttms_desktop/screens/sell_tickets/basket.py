"""The chosen show and the seats taken from it: every click is held at the server at once, and given back in time."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import SeatTaken
from ttms_client.studio import Seat
from ttms_client.ticket import Hold, TicketPrice
from ttms_desktop import messages, tasks
from ttms_desktop.journal import ShowNames
from ttms_desktop.screens.sell_tickets.cart import Cart
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
from ttms_desktop.screens.sell_tickets.seat_holds import SeatHolds
from ttms_desktop.screens.sell_tickets.seat_watch import SeatWatch
from ttms_desktop.screens.sell_tickets.seats import Seats
from ttms_desktop.screens.sell_tickets.wording import show_names
from ttms_desktop.seat_names import places_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class Basket(QObject):
    """One show, its live map, the cart, and the hold behind the cart."""

    map_changed = Signal()
    seats_changed = Signal(list)
    cart_changed = Signal()
    countdown_changed = Signal(int)
    settled = Signal()
    given_back = Signal()  # nothing that was given up is on its way any more
    refused = Signal(object)  # words
    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self.cart = Cart()
        self.watch = SeatWatch(counter, runner, self)
        self.seats = Seats(counter, self.watch, sold_as=self.cart.price_of)
        self.holds: SeatHolds | None = None
        self._given_up: list[SeatHolds] = []
        self._closed_text = ""
        self._is_paid = False
        self.watch.map_arrived.connect(self._on_map)
        self.watch.changed.connect(self._on_seats)
        self.watch.broken.connect(self.map_changed)
        self.watch.failed.connect(self.failed)

    @property
    def schedule_id(self) -> int | None:
        return self.watch.schedule_id

    @property
    def is_settled(self) -> bool:
        return self.holds is None or self.holds.is_settled

    def choose_show(self, schedule_id: int) -> None:
        """Watch it; what was taken from another show is given back, and that is said."""
        if schedule_id == self.schedule_id:
            self.watch.retry()
            return
        if self.cart:
            self.informed.emit(translate("SellTickets", "The seats of the other show were released."))
        self.give_up()
        self.holds = self.seats.holds = self._new_holds(schedule_id)
        self.watch.watch(schedule_id)
        self.map_changed.emit()
        self.cart_changed.emit()

    def give_up(self) -> None:
        """Give all seats back; calls for that go on by themselves."""
        gone = [seat.seat_id for seat in self.cart.clear()]
        old, self.holds, self.seats.holds = self.holds, None, None
        if old is not None:
            self.holds = self.seats.holds = self._new_holds(old.schedule_id)
            self.holds.own_ids |= old.own_ids
            self.holds.offered_ids |= old.offered_ids
            for signal in (old.changed, old.refused, old.settled):
                signal.disconnect()
            old.settled.connect(self._on_old_settled)
            self._given_up.append(old)
            old.give_back(list(old.wanted))
        self._changed(gone)

    @property
    def has_given_back(self) -> bool:
        return not self._given_up

    def toggle(self, seat_id: int) -> None:
        if seat_id in self.cart:
            self.remove([seat_id])
            return
        problem = self._why_not(seat_id)
        seat = self.seats.seat(seat_id)
        if problem or seat is None or self.holds is None:
            self.refused.emit(problem)
            return
        self.cart.add(seat)
        self.holds.want([seat_id])
        self._changed([seat_id])

    def take(self, seats: Sequence[Seat], prices: Sequence[TicketPrice]) -> None:
        """Several free seats at once, each at its price: the server holds all of them or none."""
        if self.holds is None:
            return
        for seat, price in zip(seats, prices, strict=True):
            self.cart.add(seat, price)
        seat_ids = [seat.seat_id for seat in seats]
        self.holds.want(seat_ids)
        self._changed(seat_ids)

    def adopt(self, hold: Hold) -> None:
        """Seats that another counter has handed over, each as the first ticket type."""
        found = [self.seats.seat(seat_id) for seat_id in hold.seat_ids]
        if self.holds is None or not self.cart.prices:
            return
        for seat in found:
            if seat is not None:
                self.cart.add(seat)
        self.holds.adopt(hold)
        self._changed(list(hold.seat_ids))

    def remove(self, seat_ids: Iterable[int]) -> None:
        gone = [seat.seat_id for seat in self.cart.remove(seat_ids)]
        if gone and self.holds is not None:
            self.holds.give_back(gone)
            self._changed(gone)

    def change_type(self, seat_id: int, ticket_type: str) -> None:
        if self.cart.change_type(seat_id, ticket_type):
            self.cart_changed.emit()

    def next_type(self, seat_id: int) -> None:
        if self.cart.next_type(seat_id):
            self.cart_changed.emit()

    def begin_payment(self) -> None:
        """From now on the map may show the cart's seats as sold: to this customer, as the answer will tell."""
        self._is_paid = True

    def end_payment(self) -> None:
        """Nothing was sold; what happened to the cart's seats meanwhile counts."""
        self._is_paid = False
        self._see(self.cart.seat_ids)

    def sold(self) -> None:
        """The cart has become an order."""
        self._is_paid = False
        gone = [seat.seat_id for seat in self.cart.clear()]
        self.watch.sold(gone)
        if self.holds is not None:
            self.holds.forget()
        self._changed(gone)

    def lose(self) -> None:
        """The hold is over: what was in the cart is free again."""
        gone = [seat.seat_id for seat in self.cart.clear()]
        if self.holds is not None:
            self.holds.forget()
        self._changed(gone)

    def seconds_left(self) -> int | None:
        """Of the hold; None while there is none."""
        if self.holds is None or self.holds.held_until is None:
            return None
        return max(0, round((self.holds.held_until - self._counter.clock.now()).total_seconds()))

    def tick(self, *, keep: bool) -> None:
        """What time alone changes: the hold, holds of others, the end of selling; `keep` while the cart is paid."""
        seconds = self.seconds_left()
        if seconds is not None:
            self.countdown_changed.emit(seconds)
        if seconds == 0 and not keep and self.is_settled:
            self.lose()
            self.informed.emit(
                translate(
                    "SellTickets", "The hold on these seats has run out; they are available again. Choose them again."
                )
            )
        over = self.watch.expired(self._counter.clock.now())
        if over:
            self.seats_changed.emit(over)
        closed = self.seats.closed_text()
        if closed != self._closed_text:
            self._closed_text = closed
            self.map_changed.emit()

    def resume(self) -> None:
        """The way to the server is free again: open the map, send what got no answer."""
        self.watch.retry()
        for holds in [self.holds, *self._given_up]:
            if holds is not None:
                holds.resume()

    def stop(self) -> None:
        self.watch.stop()

    def describe_focused(self, seat_id: int) -> str:
        """One seat in a line; of a sale of several all of them."""
        chosen = list(self.cart.seat_ids)
        if seat_id not in chosen or len(chosen) == 1:
            return self.seats.describe(seat_id)
        known = [seat for seat in map(self.seats.seat, sorted(chosen)) if seat is not None]
        seats = places_text([(seat.row_label, seat.seat_label) for seat in known])
        state = self.seats.words.state(seat_id, self.seats.look(seat_id))
        return translate("SellTickets", "{seat}: {state}").format(seat=seats, state=state)

    def _new_holds(self, schedule_id: int) -> SeatHolds:
        holds = SeatHolds(self._counter, self._runner, schedule_id, self, show=self._show)
        holds.changed.connect(self._on_held)
        holds.refused.connect(self._on_not_held)
        holds.settled.connect(self.settled)
        holds.failed.connect(self.failed)
        return holds

    def _show(self) -> ShowNames | None:
        return show_names(self.watch.map.schedule, self._counter.calendar) if self.watch.map else None

    def _on_old_settled(self) -> None:
        for old in [old for old in self._given_up if old.is_settled]:
            self._given_up.remove(old)
            old.deleteLater()
        if not self._given_up:
            self.given_back.emit()

    def _why_not(self, seat_id: int) -> str:
        """Why this seat cannot be taken now; empty if it can."""
        closed = self.seats.closed_text()
        if closed:
            return closed
        if self.seats.look(seat_id) is not SeatLook.FREE or not self.cart.prices:
            return translate("SellTickets", "{seat}. Choose another seat.").format(seat=self.seats.describe(seat_id))
        return ""

    def _on_map(self) -> None:
        if self.watch.map is None:
            return
        self._closed_text = self.seats.closed_text()
        if self.cart.renew_prices(self.watch.map.prices):
            self.informed.emit(
                translate("SellTickets", "Prices have changed. Check the total before you take the money.")
            )
        self._see(self.cart.seat_ids)
        self.map_changed.emit()
        self.cart_changed.emit()

    def _on_seats(self, seat_ids: list[int]) -> None:
        self._see(seat_ids)
        self.seats_changed.emit(seat_ids)

    def _see(self, seat_ids: list[int]) -> None:
        if self.holds is None or self._is_paid:
            return
        status = self.watch.statuses.get
        lost = [seat_id for seat_id in seat_ids if self.holds.seen(seat_id, status(seat_id))]
        if lost:
            self.cart.remove(lost)
            self._say_lost(lost)
            self._changed(lost)

    def _say_lost(self, lost: list[int]) -> None:
        places = places_text([self._labels(seat_id) for seat_id in lost])
        now = self.watch.statuses.get(lost[0])
        if now is not None and self.holds is not None and now.hold_id in self.holds.offered_ids:
            over = translate("SellTickets", "Counter {name} has taken over {seats}.")
            self.informed.emit(over.format(name=now.counter_name, seats=places))
        else:
            text = translate("SellTickets", "{seats}: no longer held for you. Choose again.")
            self.refused.emit(text.format(seats=places))

    def _on_held(self, seat_ids: list[int]) -> None:
        self._changed(seat_ids)

    def _on_not_held(self, seat_ids: list[int], failure: tasks.Failure) -> None:
        self.cart.remove(seat_ids)
        self._changed(seat_ids)
        self.refused.emit(self._refusal_text(seat_ids, failure))

    def _refusal_text(self, seat_ids: list[int], failure: tasks.Failure) -> str:
        if not isinstance(failure, SeatTaken) or not seat_ids:
            return messages.text_for(failure, currency=self._counter.currency)
        seats = places_text([self._labels(seat_id) for seat_id in seat_ids])
        holder = self.seats.holder(seat_ids[0])
        if holder:
            return translate("SellTickets", "{seats}: just taken by counter {name}. Choose another seat.").format(
                seats=seats, name=holder
            )
        return translate("SellTickets", "{seats}: just taken by another counter. Choose another seat.").format(
            seats=seats
        )

    def _labels(self, seat_id: int) -> tuple[str, str]:
        seat = self.seats.seat(seat_id)
        return (seat.row_label, seat.seat_label) if seat else ("?", "?")

    def _changed(self, seat_ids: list[int]) -> None:
        self.seats_changed.emit(seat_ids)
        self.cart_changed.emit()
