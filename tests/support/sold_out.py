"""Shows of which the clerk has sold every seat, for tests in which much is taken back."""

from dataclasses import dataclass
from datetime import timedelta

from support.cinema import found_cinema, opened
from support.hall import Hall
from support.tenders import issue
from ttms_server import clock
from ttms_server.config import SellingSettings

_SEATS_OF_AN_ORDER = 10
_MOST_ROWS = 100


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
            width = _SEATS_OF_AN_ORDER * -(-tickets // (_MOST_ROWS * _SEATS_OF_AN_ORDER))
            hall = Hall(
                session, "\n".join(["." * width] * -(-tickets // width)), starts_at=clock.now() + timedelta(hours=5)
            )
            hall.rules, hall.now = SellingSettings(most_seats=tickets), clock.now()
            names = [f"{seat.row_label}{seat.seat_label}" for seat in hall.layout.seats]
            for first in range(0, tickets, _SEATS_OF_AN_ORDER):
                some = " ".join(names[first : first + _SEATS_OF_AN_ORDER])
                orders.append(hall.sell(hall.hold(some), some))
    return [SoldTicket(order.order_id, ticket.ticket_id) for order in orders for ticket in order.tickets]


@dataclass(frozen=True)
class HeldShow:
    """A show of which somebody at counter 1 holds every seat, numbered from 1."""

    schedule_id: int
    hold_id: str


def hold_another_show(database_url: str, seats: int, *, by: str = "clerk") -> HeldShow:
    """As many seats, a multiple of ten, ready to be paid for."""
    with opened(database_url) as database, database.writing() as session:
        picture = "\n".join(["." * 10] * (seats // 10))
        hall = Hall(session, picture, starts_at=clock.now() + timedelta(hours=9))
        hall.rules, hall.now = SellingSettings(most_seats=seats, hold_seconds=900), clock.now()
        hold = hall.hold("", seat_ids=[seat.seat_id for seat in hall.layout.seats], by=by)
        return HeldShow(hall.schedule_id, hold.hold_id)


def issue_vouchers(database_url: str, number: int, *, amount_minor: int) -> list[str]:
    """The codes of so many vouchers."""
    with opened(database_url) as database, database.writing() as session:
        hall = Hall(session, ".")
        hall.now = clock.now()
        return [issue(hall, amount_minor).code for _ in range(number)]
