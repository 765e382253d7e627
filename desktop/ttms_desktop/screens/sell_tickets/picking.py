"""Several seats in one movement, and the hint when a choice leaves a seat alone: a warning, never a veto."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.studio import Seat
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.best_seats import OrphanHint, orphan_hint
from ttms_desktop.screens.sell_tickets.pictures import SeatLook
from ttms_desktop.seat_names import places_text
from ttms_desktop.words import translate

_SOON_MS = 100  # many seats that change at once are looked at once
_TO_HAVE = (SeatLook.FREE, SeatLook.PENDING, SeatLook.MINE)


@dataclass(frozen=True, slots=True)
class LonelySeats:
    """Seats that this sale leaves alone, those that would leave none, and both in words."""

    text: str
    better_text: str  # what taking the others is called; empty where there are none
    alone: tuple[int, ...]
    instead: tuple[int, ...]  # empty where every choice leaves one alone


class Picking(QObject):
    """Takes and gives back what was chosen in one movement."""

    changed = Signal()  # `lonely` is another
    refused = Signal(object)  # words

    def __init__(self, basket: Basket, may_take: Callable[[], bool], parent: QObject) -> None:
        """`may_take` says why not, where nothing can be taken now."""
        super().__init__(parent)
        self._basket, self._may_take = basket, may_take
        self.lonely: LonelySeats | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self.renew)
        basket.cart_changed.connect(self.renew)
        basket.map_changed.connect(self.renew)
        basket.seats_changed.connect(self._soon.start)

    def explain(self, seat_id: int) -> str:
        """A seat in several lines, for hovering."""
        return self._basket.seats.explain(seat_id)

    def captions(self) -> Mapping[int, tuple[str, str]]:
        """Who holds the seats that others hold, and how long still: "3", "1:12"."""
        return self._basket.seats.captions()

    def choose(self, seat_ids: Sequence[int]) -> None:
        """Take those that are free; if all of them are in this sale, give them back."""
        cart = self._basket.cart
        if not self._may_take():
            return
        if all(seat_id in cart for seat_id in seat_ids):
            self._basket.remove(seat_ids)
            return
        closed = self._basket.seats.closed_text()
        wanted = [seat_id for seat_id in seat_ids if self._basket.seats.look(seat_id) is SeatLook.FREE]
        seats = self._seats(wanted)
        if closed or not seats or not cart.prices:
            self.refused.emit(
                closed or translate("SellTickets", "None of these seats is available. Choose other seats.")
            )
            return
        self._basket.take(seats, [cart.prices[0]] * len(seats))

    def take_better(self) -> None:
        """The seats that leave nobody alone, at the prices of those that they replace."""
        lonely, cart = self.lonely, self._basket.cart
        if lonely is None or not lonely.instead or not self._may_take():
            return
        prices = [item.price for item in cart.items]
        kept = [seat_id for seat_id in cart.seat_ids if seat_id in lonely.instead]
        leaving = [item for item in cart.items if item.seat.seat_id not in lonely.instead]
        coming = self._seats([seat_id for seat_id in lonely.instead if seat_id not in kept])
        # The new ones are held before the old ones are free for others.
        self._basket.take(coming, [item.price for item in leaving] or prices)
        self._basket.remove([item.seat.seat_id for item in leaving])

    def renew(self) -> None:
        """Look again: at every change, and when words are in another language."""
        found = self._found()
        if found != self.lonely:
            self.lonely = found
            self.changed.emit()

    def _found(self) -> LonelySeats | None:
        seat_map, cart = self._basket.watch.map, self._basket.cart
        if seat_map is None or not cart:
            return None
        chosen = [item.seat for item in cart.items]
        hint = orphan_hint(seat_map.layout, self._may_be_had, chosen)
        if not hint.orphans:
            return None
        instead = tuple(seat.seat_id for seat in hint.instead)
        alone = tuple(seat.seat_id for seat in hint.orphans)
        return LonelySeats(_alone_text(hint), _better_text(hint), alone, instead)

    def _may_be_had(self, seat_id: int) -> bool:
        return self._basket.seats.look(seat_id) in _TO_HAVE

    def _seats(self, seat_ids: Sequence[int]) -> list[Seat]:
        found = (self._basket.seats.seat(seat_id) for seat_id in seat_ids)
        return [seat for seat in found if seat is not None]


def _alone_text(hint: OrphanHint) -> str:
    alone = places_text([(seat.row_label, seat.seat_label) for seat in hint.orphans])
    return translate("SellTickets", "Left alone: {seats}").format(seats=alone)


def _better_text(hint: OrphanHint) -> str:
    if not hint.instead:
        return ""
    better = places_text([(seat.row_label, seat.seat_label) for seat in hint.instead])
    return translate("SellTickets", "Take {seats}").format(seats=better)
