"""Refusals about seats, holds and tickets."""

from ttms_client.errors.families import Conflict, InvalidRequest, NoRight, NotFound


class SeatRepeated(InvalidRequest):
    """A seat stands twice in one request. details: seat_id."""

    reason = "SEAT_REPEATED"


class TooManySeats(InvalidRequest):
    """More seats than one request may name. details: limit."""

    reason = "TOO_MANY_SEATS"


class SeatNotFound(NotFound):
    """The hall of the show has no such seat. details: seat_id."""

    reason = "SEAT_NOT_FOUND"


class HoldNotFound(NotFound):
    """The caller has no such hold. details: hold_id."""

    reason = "HOLD_NOT_FOUND"


class TicketTypeNotFound(NotFound):
    """The show is not sold under this ticket type. details: ticket_type."""

    reason = "TICKET_TYPE_NOT_FOUND"


class SeatTaken(Conflict):
    """Sold, or held by somebody. details: seat_ids (comma), row_label, seat_label of the first."""

    reason = "SEAT_TAKEN"


class SeatNotForSale(Conflict):
    """The seat is broken. details: seat_id, row_label, seat_label."""

    reason = "SEAT_NOT_FOR_SALE"


class HoldExpired(Conflict):
    """The hold, or a part of it, is over; nothing was paid. details: hold_id."""

    reason = "HOLD_EXPIRED"


class SellingStopped(Conflict):
    """So near to the start that nothing is sold. details: minutes."""

    reason = "SELLING_STOPPED"


class ShowBegun(Conflict):
    """The show has begun."""

    reason = "SHOW_BEGUN"


class TicketNotFound(NotFound):
    """The order has no such ticket. details: ticket_id."""

    reason = "TICKET_NOT_FOUND"


class NotEnoughSeats(Conflict):
    """So many seats of the kind are not free. details: free."""

    reason = "NOT_ENOUGH_SEATS"


class ReservationNotFound(NotFound):
    """There is no such reservation, or it keeps no seats any more. details: reservation_id."""

    reason = "RESERVATION_NOT_FOUND"


class SeatNotReserved(Conflict):
    """The reservation does not have this seat, or not any more. details: seat_id."""

    reason = "SEAT_NOT_RESERVED"


class ReservingStopped(Conflict):
    """So near to the start that seats are not kept any more. details: minutes."""

    reason = "RESERVING_STOPPED"


class HouseSeats(NoRight):
    """The house keeps these seats: a manager does it, or approves."""

    reason = "HOUSE_SEATS"


class PricesFrozen(Conflict):
    """Tickets of the show were sold for what it costs, even if they were given back since."""

    reason = "PRICES_FROZEN"
