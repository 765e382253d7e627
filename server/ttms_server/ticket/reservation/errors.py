"""How reservations say no."""

from ttms_server.errors import Kind, Refusal


class ReservationNotFound(Refusal):
    """There is no such reservation, or it keeps no seats any more."""

    kind = Kind.NOT_FOUND
    reason = "RESERVATION_NOT_FOUND"

    def __init__(self, reservation_id: int) -> None:
        super().__init__(f"Reservation {reservation_id} keeps no seats.", reservation_id=reservation_id)


class SeatNotReserved(Refusal):
    """The reservation does not have this seat, or not any more."""

    kind = Kind.CONFLICT
    reason = "SEAT_NOT_RESERVED"

    def __init__(self, seat_id: int) -> None:
        super().__init__(f"The reservation does not have seat {seat_id}.", seat_id=seat_id)


class ReservingStopped(Refusal):
    """So near to the start that seats are not kept any more."""

    kind = Kind.CONFLICT
    reason = "RESERVING_STOPPED"

    def __init__(self, minutes: int) -> None:
        super().__init__(f"Seats are kept until {minutes} minutes before a show.", minutes=minutes)


class HouseSeats(Refusal):
    """The house keeps these seats: a manager does it, or approves."""

    kind = Kind.FORBIDDEN
    reason = "HOUSE_SEATS"

    def __init__(self) -> None:
        super().__init__("House seats need a manager.")
