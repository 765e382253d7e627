"""Reservations as tests make them."""

from support.hall import Hall
from ttms_server.ticket.reservation import service
from ttms_server.ticket.reservation.models import ReservationKind
from ttms_server.ticket.reservation.service import Reservation, Wish
from ttms_server.ticket.service import Hold

NAMED, HOUSE = ReservationKind.NAMED, ReservationKind.HOUSE


def reserve(
    hall: Hall, hold: Hold, names: str = "", *, kind: ReservationKind = NAMED, name: str = "Lang", by: str = "clerk"
) -> Reservation:
    """Keep seats of a hold, all of them without names."""
    return service.reserve(
        hall.session,
        schedule_id=hall.schedule_id,
        holder=hall.holder(by, hold),
        wish=Wish(kind, name, "", hall.seats(names)),
        manager=by == "manager",
        now=hall.now,
        rules=hall.rules,
    )
