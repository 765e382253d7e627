"""The seats that the customer takes, what each is sold as, what is sold with them, and what they cost together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ttms_client.extra import Charged, Extra, ExtraToSell
from ttms_client.order import TicketToSell
from ttms_client.studio import Seat
from ttms_client.ticket import TicketPrice

MOST_PIECES = 100


@dataclass(frozen=True, slots=True)
class CartItem:
    """A seat and the price under which it is sold; what it costs depends on its category and its places."""

    seat: Seat
    price: TicketPrice

    @property
    def price_minor(self) -> int:
        return self.price.minor_of(self.seat)


class Cart:
    """Seats in the order of their clicks; prices are those of the show, the first is the default."""

    def __init__(self) -> None:
        self._items: dict[int, CartItem] = {}
        self._pieces: dict[str, int] = {}
        self.prices: Sequence[TicketPrice] = ()
        self.offered: Sequence[Extra] = ()
        # Why the tickets are given away; empty while they are sold.
        self.comp_reason = ""

    def __contains__(self, seat_id: int) -> bool:
        return seat_id in self._items

    def __len__(self) -> int:
        return len(self._items)

    @property
    def items(self) -> list[CartItem]:
        return list(self._items.values())

    @property
    def seat_ids(self) -> list[int]:
        return list(self._items)

    @property
    def places(self) -> int:
        return sum(item.seat.places for item in self._items.values())

    @property
    def tickets_minor(self) -> int:
        return 0 if self.comp_reason else sum(item.price_minor for item in self._items.values())

    @property
    def total_minor(self) -> int:
        return self.tickets_minor + sum(extra.price_minor * count for extra, count in self.extras)

    @property
    def extras(self) -> list[tuple[Extra, int]]:
        """What is sold with the tickets, in the order in which it is offered; never more than there are tickets."""
        counts = [(extra, min(self._pieces.get(extra.code, 0), self._most(extra))) for extra in self.offered]
        return [(extra, count) for extra, count in counts if count]

    def count_of(self, code: str) -> int:
        """How many of this extra are in the sale."""
        return sum(count for extra, count in self.extras if extra.code == code)

    def price_of(self, seat_id: int) -> TicketPrice | None:
        """What the seat is sold as; None where it is not in the cart."""
        item = self._items.get(seat_id)
        return item.price if item else None

    def add_extra(self, extra: Extra) -> bool:
        """False where there are as many as there may be."""
        count = self.count_of(extra.code)
        if count >= self._most(extra):
            return False
        self._pieces.pop(extra.code, None)
        self._pieces[extra.code] = count + 1
        return True

    def drop_extra(self) -> bool:
        """Take one of what was added last off again."""
        for code in reversed(list(self._pieces)):
            count = self.count_of(code)
            self._pieces.pop(code)
            if count > 1:
                self._pieces[code] = count - 1
            if count:
                return True
        return False

    def _most(self, extra: Extra) -> int:
        return {Charged.BY_TICKET: len(self), Charged.BY_ORDER: min(1, len(self))}.get(
            extra.charged, MOST_PIECES if len(self) else 0
        )

    def add(self, seat: Seat, price: TicketPrice | None = None) -> None:
        self._items[seat.seat_id] = CartItem(seat, price or self.prices[0])

    def remove(self, seat_ids: Iterable[int]) -> list[Seat]:
        """The seats that were in it and are not any more."""
        return [self._items.pop(seat_id).seat for seat_id in list(seat_ids) if seat_id in self._items]

    def clear(self) -> list[Seat]:
        self._pieces.clear()
        self.comp_reason = ""
        return self.remove(list(self._items))

    def change_type(self, seat_id: int, ticket_type: str) -> bool:
        """False where there is no such seat or type."""
        price = next((price for price in self.prices if price.ticket_type == ticket_type), None)
        if price is None or seat_id not in self._items:
            return False
        self._items[seat_id] = CartItem(self._items[seat_id].seat, price)
        return True

    def next_type(self, seat_id: int) -> bool:
        if seat_id not in self._items:
            return False
        types = [price.ticket_type for price in self.prices]
        here = types.index(self._items[seat_id].price.ticket_type)
        return self.change_type(seat_id, types[(here + 1) % len(types)])

    def renew_prices(self, prices: Sequence[TicketPrice]) -> bool:
        """Take over the show's prices; True if that changed what something in the cart costs."""
        before = self.total_minor
        self.prices = prices
        known = {price.ticket_type: price for price in prices}
        for seat_id, item in self._items.items():
            self._items[seat_id] = CartItem(item.seat, known.get(item.price.ticket_type, prices[0]))
        return self.total_minor != before

    def to_sell(self) -> tuple[TicketToSell, ...]:
        reason = self.comp_reason
        return tuple(
            TicketToSell(item.seat.seat_id, item.price.ticket_type, 0 if reason else item.price_minor, reason)
            for item in self._items.values()
        )

    def extras_to_sell(self) -> tuple[ExtraToSell, ...]:
        return tuple(ExtraToSell(extra.code, count, extra.price_minor) for extra, count in self.extras)
