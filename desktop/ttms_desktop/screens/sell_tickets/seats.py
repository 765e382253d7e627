"""The hall as this counter sees it: what the server says about each seat, and what is in the cart here."""

from PySide6.QtCore import QCoreApplication

from ttms_client.studio import Seat, SeatKind
from ttms_client.ticket import SeatMap, SeatState, SeatStatus, SellingState
from ttms_desktop.day import countdown_text
from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.pictures import HallPicture, PricePicture, SeatLook, SeatPicture, SeatShape
from ttms_desktop.screens.sell_tickets.seat_holds import SeatHolds
from ttms_desktop.screens.sell_tickets.seat_watch import SeatWatch
from ttms_desktop.screens.sell_tickets.show_board import state_now
from ttms_desktop.session import Counter

translate = QCoreApplication.translate


class Seats:
    """Looks, words and counts for the show that is watched."""

    def __init__(self, counter: Counter, watch: SeatWatch) -> None:
        self._counter, self._watch = counter, watch
        self._known: dict[int, Seat] = {}
        self._map: SeatMap | None = None
        self.holds: SeatHolds | None = None

    def seat(self, seat_id: int) -> Seat | None:
        if self._map is not self._watch.map:
            self._map = self._watch.map
            self._known = {seat.seat_id: seat for seat in self._map.layout.seats} if self._map else {}
        return self._known.get(seat_id)

    def look(self, seat_id: int) -> SeatLook:
        seat = self.seat(seat_id)
        if seat is None or seat.kind is SeatKind.BROKEN:
            return SeatLook.BROKEN
        holds = self.holds
        if holds and seat_id in holds.wanted:
            return SeatLook.MINE if seat_id in holds.held else SeatLook.PENDING
        status = self._watch.statuses.get(seat_id)
        # A seat of an own hold that is not wanted any more is on its way back.
        if status is None or (holds and status.hold_id and status.hold_id in holds.own_ids):
            return SeatLook.FREE
        return SeatLook.SOLD if status.state is SeatState.SOLD else SeatLook.HELD

    def describe(self, seat_id: int) -> str:
        seat = self.seat(seat_id)
        if seat is None:
            return ""
        name = wording.seat_text(seat.row_label, seat.seat_label) + _kind_text(seat)
        return translate("SellTickets", "{seat}: {state}").format(seat=name, state=self._look_text(seat_id))

    def text_of(self, seat_id: int) -> str:
        seat = self.seat(seat_id)
        return wording.seat_text(seat.row_label, seat.seat_label) if seat else ""

    def holder(self, seat_id: int) -> str:
        """The counter that holds or held it, as far as is known."""
        status = self._watch.statuses.get(seat_id)
        return status.counter_name if status else ""

    def selling_state(self) -> SellingState:
        seat_map = self._watch.map
        if seat_map is None:
            return SellingState.STOPPED
        now = self._counter.clock.now()
        return state_now(seat_map.selling_state, seat_map.selling_stops_at, seat_map.schedule.starts_at, now)

    def closed_text(self) -> str:
        """Why no new seats can be chosen; empty while they can."""
        state = self.selling_state()
        if state is SellingState.CANCELLED:
            return translate("SellTickets", "This show is cancelled. Choose another show.")
        if state is SellingState.BEGUN:
            return translate("SellTickets", "This show has begun; no more seats are sold. Choose another show.")
        if state is SellingState.STOPPED:
            session = self._counter.session
            minutes = int(session.cinema.selling_stops.total_seconds()) // 60 if session else 0
            return translate(
                "SellTickets", "Sales stop {minutes} minutes before the show. Choose another show."
            ).format(minutes=minutes)
        return ""

    def free_places(self) -> int | None:
        """None until the map has arrived."""
        if self._watch.map is None:
            return None
        return sum(seat.places for seat in self._watch.map.layout.seats if self.look(seat.seat_id) is SeatLook.FREE)

    def held_elsewhere_text(self) -> str:
        now = self._counter.clock.now()
        held = [
            status
            for seat_id, status in self._watch.statuses.items()
            if status.held_until and self.look(seat_id) is SeatLook.HELD
        ]
        if not held:
            return ""
        soonest = min(held, key=lambda status: status.held_until or now)
        counters = {status.counter_name for status in held}
        seconds = _seconds_left(soonest, self._counter)
        if len(counters) > 1:
            return translate("SellTickets", "Other counters hold {count}").format(count=len(held))
        return translate("SellTickets", "Counter {name} holds {count} · {countdown}").format(
            name=soonest.counter_name, count=len(held), countdown=countdown_text(seconds)
        )

    def picture(self) -> HallPicture | None:
        seat_map = self._watch.map
        if seat_map is None:
            return None
        closed = self.closed_text()
        free = self.free_places() or 0
        total = sum(seat.places for seat in seat_map.layout.seats if seat.kind is not SeatKind.BROKEN)
        return HallPicture(
            schedule_id=seat_map.schedule.schedule_id,
            title=wording.show_text(seat_map.schedule, self._counter.calendar),
            row_count=seat_map.layout.row_count,
            column_count=seat_map.layout.column_count,
            curve=seat_map.layout.curve,
            seats=tuple(_seat_picture(seat) for seat in seat_map.layout.seats),
            looks={seat.seat_id: self.look(seat.seat_id) for seat in seat_map.layout.seats},
            places_free=free,
            places_total=total,
            free_text=wording.free_of_text(free, total),
            prices=tuple(
                PricePicture(
                    ticket_type=price.ticket_type,
                    name=wording.in_language(price.name, price.name_en),
                    key=price.key,
                    price_minor=price.price_minor,
                    price_text=format_money(price.price_minor, self._counter.currency),
                )
                for price in seat_map.prices
            ),
            can_choose=not closed,
            closed_text=closed,
            fresh=self._watch.fresh,
        )

    def _look_text(self, seat_id: int) -> str:
        look = self.look(seat_id)
        status = self._watch.statuses.get(seat_id)
        if look is SeatLook.HELD and status is not None:
            countdown = countdown_text(_seconds_left(status, self._counter))
            return translate("SellTickets", "held by counter {name}, free again in {countdown}").format(
                name=status.counter_name, countdown=countdown
            )
        return {
            SeatLook.FREE: translate("SellTickets", "free"),
            SeatLook.PENDING: translate("SellTickets", "being reserved …"),
            SeatLook.MINE: translate("SellTickets", "in this sale"),
            SeatLook.HELD: translate("SellTickets", "held by another counter"),
            SeatLook.SOLD: translate("SellTickets", "sold"),
            SeatLook.BROKEN: translate("SellTickets", "broken, not sold"),
        }[look]


def _seconds_left(status: SeatStatus, counter: Counter) -> int:
    if status.held_until is None:
        return 0
    return max(0, round((status.held_until - counter.clock.now()).total_seconds()))


def _kind_text(seat: Seat) -> str:
    if seat.kind is SeatKind.WHEELCHAIR:
        return translate("SellTickets", " (wheelchair place)")
    if seat.kind is SeatKind.COUPLE:
        return translate("SellTickets", " (couple seat for {places})").format(places=seat.places)
    return ""


def _seat_picture(seat: Seat) -> SeatPicture:
    shape = SeatShape[seat.kind.name] if seat.kind.name in SeatShape.__members__ else SeatShape.STANDARD
    return SeatPicture(seat.seat_id, seat.row, seat.column, seat.row_label, seat.seat_label, shape, seat.places)
