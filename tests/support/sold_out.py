"""Shows of which the clerk has sold every seat, for tests in which much is taken back."""

from dataclasses import dataclass
from datetime import timedelta

from support.cinema import found_cinema, opened
from support.hall import Hall
from ttms_server import clock
from ttms_server.config import SellingSettings

_SEATS_OF_AN_ORDER = 10


@dataclass(frozen=True)
class SoldTicket:
    """What is needed to take it back."""

    order_id: int
    ticket_id: int


def sell_out(database_url: str, tickets: int) -> list[SoldTicket]:
    """Found a cinema and sell so many tickets, a multiple of ten, in orders of ten."""
    orders = []
    with opened(database_url) as database:
        found_cinema(database)
        with database.writing() as session:
            rows = tickets // _SEATS_OF_AN_ORDER
            hall = Hall(session, "\n".join(["." * 10] * rows), starts_at=clock.now() + timedelta(hours=5))
            hall.rules, hall.now = SellingSettings(most_seats=tickets), clock.now()
            names = [f"{seat.row_label}{seat.seat_label}" for seat in hall.layout.seats]
            for first in range(0, tickets, _SEATS_OF_AN_ORDER):
                some = " ".join(names[first : first + _SEATS_OF_AN_ORDER])
                orders.append(hall.sell(hall.hold(some), some))
    return [SoldTicket(order.order_id, ticket.ticket_id) for order in orders for ticket in order.tickets]
