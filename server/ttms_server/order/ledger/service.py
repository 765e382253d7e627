"""The one place that writes the ledger: sales, refunds and moved cash in double entry, each chained to the last.

What reports read of it is kept in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order import repository
from ttms_server.order.chain.service import Step, add_link
from ttms_server.order.counter.service import get_counter
from ttms_server.order.ledger.booking import Booking, Entry, SoldTicket
from ttms_server.order.models import Account, LedgerEntryRow
from ttms_server.order.rollup import service as rollups
from ttms_server.order.shift.opening import shift_of
from ttms_server.schema import AnyRow, NewRow


@dataclass(frozen=True, slots=True)
class Drawer:
    """The shift in which something is booked, and how its counter moves on."""

    shift_id: int
    step: Step


def book(session: Session, entries: Sequence[Entry], *, documents: Sequence[AnyRow], rules: ShiftSettings) -> None:
    """Add the lines of a sale, of a refund, or of both, if one request did both.

    One line for each tender, one revenue line for each ticket type, one for all extras; they sum to 0. `documents` are
    all other rows that the request made: they are chained with the lines.

    Raises:
        ShiftNotOpen: nobody opened a shift, and the rules ask for one.
    """
    booking = entries[0].booking
    before = get_counter(session, booking.actor.counter_name)
    shift = shift_of(session, before, booking, rules)
    lines = [line for entry in entries for line in _lines(entry)]
    drawer = Drawer(shift.shift_id, Step(before, shift.counter))
    _store(session, booking, drawer, lines, [*shift.rows, *documents])


def _lines(entry: Entry) -> list[NewRow]:
    costs = sum(ticket.price_minor for ticket in entry.sold) + entry.extras_minor
    assert sum(amount for _, amount in entry.tenders) == costs
    lines = [_line(entry.booking, Account(tender.value), entry.sign * amount) for tender, amount in entry.tenders]
    lines += [_revenue(entry.booking, tickets, entry.sign) for tickets in _by_type(entry.sold)]
    if entry.extras_minor:
        lines.append(_line(entry.booking, Account.EXTRAS, -entry.sign * entry.extras_minor))
    return lines


def book_cash(
    session: Session,
    booking: Booking,
    drawer: Drawer,
    *,
    moves: Sequence[tuple[Account, int]],
    documents: Sequence[AnyRow],
) -> None:
    """Add lines of cash that is moved without tickets; they sum to 0, and those of nothing are left out."""
    assert sum(amount for _, amount in moves) == 0
    lines = [_line(booking, account, amount) for account, amount in moves if amount]
    _store(session, booking, drawer, lines, documents)


def book_nothing(session: Session, booking: Booking, drawer: Drawer, *, documents: Sequence[AnyRow]) -> None:
    """Add one line of no cash: who opened the drawer without moving any, and when."""
    _store(session, booking, drawer, [_line(booking, Account.CASH, 0)], documents)


def _store(
    session: Session,
    booking: Booking,
    drawer: Drawer,
    lines: Sequence[NewRow],
    documents: Sequence[AnyRow],
) -> None:
    for number, line in enumerate(lines, start=1):
        line["line_no"], line["shift_id"] = number, drawer.shift_id
    repository.add_ledger_entries(session, lines)
    rollups.keep(session, lines)
    add_link(session, drawer.step, request_id=booking.request_id, rows=[*documents, *lines])


def _by_type(sold: Sequence[SoldTicket]) -> list[list[SoldTicket]]:
    """Tickets that cost nothing have a line of their own, so that the ledger alone can count them."""
    groups: dict[tuple[str, bool], list[SoldTicket]] = {}
    for ticket in sold:
        groups.setdefault((ticket.ticket_type, ticket.price_minor == 0), []).append(ticket)
    return list(groups.values())


def _revenue(booking: Booking, tickets: Sequence[SoldTicket], sign: int) -> NewRow:
    line = _line(booking, Account.REVENUE, -sign * sum(ticket.price_minor for ticket in tickets))
    line["ticket_type"] = tickets[0].ticket_type
    line["ticket_count"] = len(tickets)
    line["place_count"] = sum(ticket.places for ticket in tickets)
    return line


def _line(booking: Booking, account: Account, amount_minor: int) -> NewRow:
    return NewRow(
        LedgerEntryRow,
        request_id=booking.request_id,
        order_id=booking.order_id,
        schedule_id=booking.schedule_id,
        user_id=booking.actor.user_id,
        counter_name=booking.actor.counter_name,
        kind=booking.kind.value,
        account=account.value,
        ticket_type=None,
        ticket_count=0,
        place_count=0,
        amount_minor=amount_minor,
        booked_at=booking.booked_at,
    )
