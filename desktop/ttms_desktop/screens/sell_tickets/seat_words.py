"""A seat of the chosen show in words: in one line for whoever listens, in several for whoever points at it."""

from collections.abc import Callable, Mapping

from ttms_client.studio import Seat, SeatKind
from ttms_client.ticket import SeatState, SeatStatus, TicketPrice
from ttms_desktop.day import countdown_text
from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
from ttms_desktop.screens.sell_tickets.seat_watch import SeatWatch
from ttms_desktop.seat_names import seat_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_WITH_PRICE = (SeatLook.FREE, SeatLook.PENDING, SeatLook.MINE)


class SeatWords:
    """Row, seat, kind, category, price, and who has it."""

    def __init__(
        self, counter: Counter, watch: SeatWatch, *, sold_as: Callable[[int], TicketPrice | None] = lambda _seat: None
    ) -> None:
        """`sold_as` tells the ticket type that a seat was given in this sale, None where it was given none."""
        self._counter, self._watch, self._sold_as = counter, watch, sold_as

    def line(self, seat: Seat, look: SeatLook) -> str:
        """In one line: "Row H, seat 11 (couple seat for 2): free · Premium · Adult ¥90.00"."""
        kind = self._kind(seat)
        name = seat_text(seat.row_label, seat.seat_label) + (f" ({kind})" if kind else "")
        state = translate("SellTickets", "{seat}: {state}").format(seat=name, state=self.state(seat.seat_id, look))
        return " · ".join([state, *self._offer(seat, look)])

    def lines(self, seat: Seat, look: SeatLook) -> str:
        """The same, one thing a line."""
        kind = self._kind(seat)
        state = self.state(seat.seat_id, look)
        parts = [seat_text(seat.row_label, seat.seat_label), kind, *self._offer(seat, look), state]
        return "\n".join(part[:1].upper() + part[1:] for part in parts if part)

    def state(self, seat_id: int, look: SeatLook) -> str:
        """What the seat is to this counter now."""
        status = self._watch.statuses.get(seat_id)
        if look is SeatLook.HELD and status is not None:
            return self._held(status)
        if look is SeatLook.KEPT and status is not None:
            return self._kept(status)
        return _plain_states()[look]

    def countdown(self, status: SeatStatus) -> str:
        """How long a seat is held still: "1:12"."""
        if status.held_until is None:
            return ""
        left = status.held_until - self._counter.clock.now()
        return countdown_text(max(0, round(left.total_seconds())))

    def category(self, seat: Seat) -> str:
        """The name of its category; empty where it has none."""
        seat_map = self._watch.map
        categories = seat_map.layout.categories if seat_map else ()
        return wording.category_text(categories[seat.category - 1].name) if 0 < seat.category <= len(categories) else ""

    def price(self, seat: Seat) -> str:
        """What it costs as the type it is sold as, at first the first one: "Adult ¥45.00"."""
        seat_map = self._watch.map
        if seat_map is None or not seat_map.prices:
            return ""
        price = self._sold_as(seat.seat_id) or seat_map.prices[0]
        name = wording.in_language(price.name, price.name_en)
        return f"{name} {format_money(price.minor_of(seat), self._counter.currency)}"

    def _offer(self, seat: Seat, look: SeatLook) -> list[str]:
        parts = [self.category(seat), self.price(seat) if look in _WITH_PRICE else ""]
        return [part for part in parts if part]

    def _held(self, status: SeatStatus) -> str:
        text = translate("SellTickets", "held by counter {name}, released in {countdown}")
        held = text.format(name=status.counter_name, countdown=self.countdown(status))
        if not status.offered_to:
            return held
        offered = translate("SellTickets", "offered to counter {name}").format(name=status.offered_to)
        return f"{held} · {offered}"

    def _kept(self, status: SeatStatus) -> str:
        if status.state is SeatState.HOUSE:
            return translate("SellTickets", "house seat")
        if status.held_until is None:
            return translate("SellTickets", "reserved")
        until = self._counter.calendar.time_text(status.held_until)
        return translate("SellTickets", "reserved until {time}").format(time=until)

    @staticmethod
    def _kind(seat: Seat) -> str:
        if seat.kind is SeatKind.WHEELCHAIR:
            return translate("SellTickets", "wheelchair space")
        if seat.kind is SeatKind.COMPANION:
            return translate("SellTickets", "companion seat")
        if seat.kind is SeatKind.COUPLE:
            return translate("SellTickets", "couple seat for {places}").format(places=seat.places)
        return ""


def _plain_states() -> Mapping[SeatLook, str]:
    return {
        SeatLook.FREE: translate("SellTickets", "available"),
        SeatLook.PENDING: translate("SellTickets", "being held…"),
        SeatLook.MINE: translate("SellTickets", "in this sale"),
        SeatLook.HELD: translate("SellTickets", "held by another counter"),
        SeatLook.KEPT: translate("SellTickets", "reserved"),
        SeatLook.SOLD: translate("SellTickets", "sold"),
        SeatLook.BROKEN: translate("SellTickets", "out of order"),
    }
