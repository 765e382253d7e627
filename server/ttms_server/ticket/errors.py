"""How seats say no."""

from collections.abc import Sequence

from ttms_server.errors import Kind, Refusal
from ttms_server.studio.service import Seat


class SeatRepeated(Refusal):
    """A seat stands twice in one request."""

    kind = Kind.INVALID
    reason = "SEAT_REPEATED"

    def __init__(self, seat_id: int) -> None:
        super().__init__(f"Seat {seat_id} stands twice in the request.", seat_id=seat_id)


class TooManySeats(Refusal):
    """More seats than one hold may have."""

    kind = Kind.INVALID
    reason = "TOO_MANY_SEATS"

    def __init__(self, limit: int) -> None:
        super().__init__(f"A hold has at most {limit} seats.", limit=limit)


class SeatNotFound(Refusal):
    """The hall of the show has no such seat: outside, or an aisle."""

    kind = Kind.NOT_FOUND
    reason = "SEAT_NOT_FOUND"

    def __init__(self, seat_id: int) -> None:
        super().__init__(f"The hall has no seat {seat_id}.", seat_id=seat_id)


class HoldNotFound(Refusal):
    """The caller has no such hold."""

    kind = Kind.NOT_FOUND
    reason = "HOLD_NOT_FOUND"

    def __init__(self, hold_id: str) -> None:
        super().__init__(f"There is no hold {hold_id} of yours.", hold_id=hold_id)


class SeatTaken(Refusal):
    """Sold, or held by somebody."""

    kind = Kind.CONFLICT
    reason = "SEAT_TAKEN"

    def __init__(self, taken: Sequence[Seat]) -> None:
        names = ", ".join(seat.short_name for seat in taken)
        super().__init__(
            f"Taken: {names}.",
            seat_ids=",".join(str(seat.seat_id) for seat in taken),
            row_label=taken[0].row_label,
            seat_label=taken[0].seat_label,
        )


class SeatNotForSale(Refusal):
    """The seat is broken."""

    kind = Kind.CONFLICT
    reason = "SEAT_NOT_FOR_SALE"

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            f"Seat {seat.short_name} is broken.",
            seat_id=seat.seat_id,
            row_label=seat.row_label,
            seat_label=seat.seat_label,
        )


class HoldExpired(Refusal):
    """The hold, or a part of it, is over; nothing was paid."""

    kind = Kind.CONFLICT
    reason = "HOLD_EXPIRED"

    def __init__(self, hold_id: str) -> None:
        super().__init__(f"Hold {hold_id} is over.", hold_id=hold_id)


class SellingStopped(Refusal):
    """So near to the start that nothing is sold any more."""

    kind = Kind.CONFLICT
    reason = "SELLING_STOPPED"

    def __init__(self, minutes: int) -> None:
        super().__init__(f"Selling stops {minutes} minutes before a show.", minutes=minutes)


class ShowBegun(Refusal):
    """The show has begun."""

    kind = Kind.CONFLICT
    reason = "SHOW_BEGUN"

    def __init__(self) -> None:
        super().__init__("The show has begun.")


class ShowCancelled(Refusal):
    """The show was called off."""

    kind = Kind.CONFLICT
    reason = "SHOW_CANCELLED"

    def __init__(self) -> None:
        super().__init__("The show is cancelled.")


class ShowHasSales(Refusal):
    """Somebody holds or bought seats of the show."""

    kind = Kind.CONFLICT
    reason = "SHOW_HAS_SALES"

    def __init__(self, places: int) -> None:
        super().__init__(f"{places} places of the show are sold or held.", places=places)


class ShowOver(Refusal):
    """The show has ended."""

    kind = Kind.CONFLICT
    reason = "SHOW_OVER"

    def __init__(self) -> None:
        super().__init__("The show is over.")


class PricesFrozen(Refusal):
    """Tickets of the show were sold for what it costs."""

    kind = Kind.CONFLICT
    reason = "PRICES_FROZEN"

    def __init__(self) -> None:
        super().__init__("Tickets of the show were sold for its price.")
