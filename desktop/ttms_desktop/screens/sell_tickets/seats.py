"""The hall as this counter sees it: what the server says about each seat, and what is in the cart here."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from ttms_client.studio import Layout, Seat, SeatKind
from ttms_client.ticket import SeatMap, SeatState, SeatStatus, SellingState, TicketPrice
from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.pictures import (
    CategoryPicture,
    HallPicture,
    PricePicture,
    SeatLook,
    SeatPicture,
    SeatShape,
)
from ttms_desktop.screens.sell_tickets.seat_holds import SeatHolds
from ttms_desktop.screens.sell_tickets.seat_watch import SeatWatch
from ttms_desktop.screens.sell_tickets.seat_words import SeatWords
from ttms_desktop.screens.sell_tickets.show_board import state_now
from ttms_desktop.seat_names import seat_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_KEPT = (SeatState.RESERVED, SeatState.HOUSE)


class Seats:
    """Looks, words and counts for the show that is watched."""

    def __init__(
        self, counter: Counter, watch: SeatWatch, *, sold_as: Callable[[int], TicketPrice | None] = lambda _seat: None
    ) -> None:
        self._counter, self._watch = counter, watch
        self._known: dict[int, Seat] = {}
        self._map: SeatMap | None = None
        self._drawn_map: Layout | None = None
        self._drawn: tuple[SeatPicture, ...] = ()
        self.words = SeatWords(counter, watch, sold_as=sold_as)
        self.holds: SeatHolds | None = None

    def seat(self, seat_id: int) -> Seat | None:
        if self._map is not self._watch.map:
            self._map = self._watch.map
            self._known = {seat.seat_id: seat for seat in self._map.layout.seats} if self._map else {}
        return self._known.get(seat_id)

    @property
    def seat_ids(self) -> list[int]:
        return [seat.seat_id for seat in self._map.layout.seats] if self._map else []

    def look(self, seat_id: int) -> SeatLook:
        seat = self.seat(seat_id)
        if seat is None or seat.kind is SeatKind.BROKEN:
            return SeatLook.BROKEN
        holds = self.holds
        if holds and seat_id in holds.wanted:
            return SeatLook.MINE if seat_id in holds.held else SeatLook.PENDING
        status = self._watch.statuses.get(seat_id)
        # A seat of an own hold that is not wanted any more is on its way back.
        if status is None or (holds and holds.owns(status)):
            return SeatLook.FREE
        if status.state is SeatState.SOLD:
            return SeatLook.SOLD
        return SeatLook.KEPT if status.state in _KEPT else SeatLook.HELD

    def describe(self, seat_id: int) -> str:
        """A seat in one line."""
        seat = self.seat(seat_id)
        return self.words.line(seat, self.look(seat_id)) if seat else ""

    def explain(self, seat_id: int) -> str:
        """A seat in several lines."""
        seat = self.seat(seat_id)
        return self.words.lines(seat, self.look(seat_id)) if seat else ""

    def captions(self) -> dict[int, tuple[str, str]]:
        """Who holds the seats that others hold, and how long still."""
        return {status.seat_id: (status.counter_name, self.words.countdown(status)) for status in self._held()}

    def text_of(self, seat_id: int) -> str:
        seat = self.seat(seat_id)
        return seat_text(seat.row_label, seat.seat_label) if seat else ""

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
        gone = [
            self.seat(seat_id)
            for seat_id in self._named()
            if self.look(seat_id) not in (SeatLook.FREE, SeatLook.BROKEN)
        ]
        return _places(self._watch.map) - sum(seat.places for seat in gone if seat)

    def _named(self) -> set[int]:
        """All that may be gone."""
        return set(self._watch.statuses).union(self.holds.wanted if self.holds else ())

    def held_elsewhere_text(self) -> str:
        """For the legend."""
        held = self._held()
        if not held:
            return ""
        soonest = min(held, key=_end)
        counters = {status.counter_name for status in held}
        if len(counters) > 1:
            return translate("SellTickets", "Other counters hold {count}").format(count=len(held))
        return _held_text(soonest.counter_name, len(held), self.words.countdown(soonest))

    def _held(self) -> list[SeatStatus]:
        """By other counters."""
        return [
            status
            for seat_id, status in self._watch.statuses.items()
            if status.held_until and self.look(seat_id) is SeatLook.HELD
        ]

    def picture(self) -> HallPicture | None:
        seat_map = self._watch.map
        if seat_map is None:
            return None
        closed = self.closed_text()
        free = self.free_places() or 0
        total = _places(seat_map)
        return HallPicture(
            schedule_id=seat_map.schedule.schedule_id,
            title=wording.show_text(seat_map.schedule, self._counter.calendar),
            film=wording.film_title(seat_map.schedule),
            row_count=seat_map.layout.row_count,
            column_count=seat_map.layout.column_count,
            curve=seat_map.layout.curve,
            seats=self._fixed(seat_map),
            looks=self._looks(),
            places_free=free,
            places_total=total,
            free_text=wording.free_of_text(free, total),
            free_short_text=wording.free_text(free),
            prices=self._prices(seat_map),
            categories=self._categories(seat_map),
            widest_held_text=_held_text("8", 8, "8:88"),
            can_choose=not closed,
            closed_text=closed,
            fresh=self._watch.fresh,
        )

    def _looks(self) -> Mapping[int, SeatLook]:
        return _Looks(self)

    def _fixed(self, seat_map: SeatMap) -> tuple[SeatPicture, ...]:
        """What does not change while the map is shown; worked out once."""
        if self._drawn_map is not seat_map.layout:
            self._drawn_map = seat_map.layout
            self._drawn = tuple(_seat_picture(seat) for seat in seat_map.layout.seats)
        return self._drawn

    def _categories(self, seat_map: SeatMap) -> tuple[CategoryPicture, ...]:
        """Each with what a place in it costs as the first ticket type."""
        first = seat_map.prices[0] if seat_map.prices else None
        special = {one.category: one.price_minor for one in first.prices_in_categories} if first else {}
        texts = {
            number: format_money(special.get(number, first.price_minor), self._counter.currency) if first else ""
            for number in range(1, len(seat_map.layout.categories) + 1)
        }
        return tuple(
            CategoryPicture(wording.category_text(one.name), one.colour, texts[number])
            for number, one in enumerate(seat_map.layout.categories, start=1)
        )

    def _prices(self, seat_map: SeatMap) -> tuple[PricePicture, ...]:
        return tuple(
            PricePicture(
                ticket_type=price.ticket_type,
                name=wording.in_language(price.name, price.name_en),
                key=price.key,
                price_minor=price.price_minor,
                price_text=format_money(price.price_minor, self._counter.currency),
            )
            for price in seat_map.prices
        )


class _Looks(Mapping[int, SeatLook]):
    """The looks as they are when they are asked for: most changes need a few of them."""

    def __init__(self, seats: Seats) -> None:
        self._seats = seats

    def __getitem__(self, seat_id: int) -> SeatLook:
        if self._seats.seat(seat_id) is None:
            raise KeyError(seat_id)
        return self._seats.look(seat_id)

    def __iter__(self) -> Iterator[int]:
        return iter(self._seats.seat_ids)

    def __len__(self) -> int:
        return len(self._seats.seat_ids)


def _seat_picture(seat: Seat) -> SeatPicture:
    shape = SeatShape[seat.kind.name] if seat.kind.name in SeatShape.__members__ else SeatShape.STANDARD
    return SeatPicture(
        seat_id=seat.seat_id,
        row=seat.row,
        column=seat.column,
        row_label=seat.row_label,
        seat_label=seat.seat_label,
        shape=shape,
        places=seat.places,
        category=seat.category,
        x=seat.x,
        y=seat.y,
        turn=seat.rotation_degrees,
    )


def _places(seat_map: SeatMap) -> int:
    return sum(seat.places for seat in seat_map.layout.seats if seat.kind is not SeatKind.BROKEN)


def _held_text(name: str, count: int, countdown: str) -> str:
    text = translate("SellTickets", "Counter {name} holds {count} · {countdown}")
    return text.format(name=name, count=count, countdown=countdown)


def _end(status: SeatStatus) -> datetime:
    assert status.held_until is not None
    return status.held_until
