"""A show of which the clerk has sold every seat, for tests in which much is taken back."""

from dataclasses import dataclass
from datetime import timedelta

from support.cinema import found_cinema, opened
from support.hall import Hall
from ttms_server import clock
from ttms_server.config import SellingSettings


@dataclass(frozen=True)
class SoldOut:
    """An order with so many tickets."""

    schedule_id: int
    order_id: int
    ticket_ids: tuple[int, ...]


def sell_out(database_url: str, tickets: int) -> SoldOut:
    """Found a cinema and sell one order of so many tickets."""
    with opened(database_url) as database:
        found_cinema(database)
        with database.writing() as session:
            hall = Hall(session, "\n".join(["." * 10] * -(-tickets // 10)), starts_at=clock.now() + timedelta(hours=5))
            hall.rules, hall.now = SellingSettings(most_seats=tickets), clock.now()
            names = [f"{seat.row_label}{seat.seat_label}" for seat in hall.layout.seats][:tickets]
            order = hall.sell(hall.hold(" ".join(names)), " ".join(names))
    return SoldOut(hall.schedule_id, order.order_id, tuple(ticket.ticket_id for ticket in order.tickets))
