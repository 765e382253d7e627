"""The one place that writes the ledger: sales and refunds in double entry."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order import repository
from ttms_server.order.models import Account, EntryKind, LedgerEntryRow, OrderRow, Tender


@dataclass(frozen=True, slots=True)
class Actor:
    """Who sold or refunded, and at which counter."""

    user_id: int
    counter_name: str


@dataclass(frozen=True, slots=True)
class Booking:
    """What is booked: the request that does it, the order it is of, by whom and when."""

    request_id: str
    order: OrderRow
    kind: EntryKind
    actor: Actor
    booked_at: datetime


@dataclass(frozen=True, slots=True)
class SoldTicket:
    """What of a ticket counts: its type, its places, and its price in minor units, all places together."""

    ticket_type: str
    places: int
    price_minor: int


def book(
    session: Session, booking: Booking, *, tenders: Sequence[tuple[Tender, int]], sold: Sequence[SoldTicket]
) -> None:
    """Add the lines of one request: one for each tender, one revenue line for each ticket type; they sum to 0.

    Amounts of `tenders` and `sold` are positive, for a refund too.
    """
    sign = 1 if booking.kind is EntryKind.SALE else -1
    assert sum(amount for _, amount in tenders) == sum(ticket.price_minor for ticket in sold)
    lines = [_line(booking, Account(tender.value), sign * amount) for tender, amount in tenders]
    lines += [_revenue(booking, tickets, sign) for tickets in _by_type(sold)]
    for number, line in enumerate(lines, start=1):
        line.line_no = number
    repository.add_ledger_entries(session, lines)


def _by_type(sold: Sequence[SoldTicket]) -> list[list[SoldTicket]]:
    groups: dict[str, list[SoldTicket]] = {}
    for ticket in sold:
        groups.setdefault(ticket.ticket_type, []).append(ticket)
    return list(groups.values())


def _revenue(booking: Booking, tickets: Sequence[SoldTicket], sign: int) -> LedgerEntryRow:
    line = _line(booking, Account.REVENUE, -sign * sum(ticket.price_minor for ticket in tickets))
    line.ticket_type = tickets[0].ticket_type
    line.ticket_count = len(tickets)
    line.place_count = sum(ticket.places for ticket in tickets)
    return line


def _line(booking: Booking, account: Account, amount_minor: int) -> LedgerEntryRow:
    return LedgerEntryRow(
        request_id=booking.request_id,
        order_id=booking.order.order_id,
        schedule_id=booking.order.schedule_id,
        user_id=booking.actor.user_id,
        counter_name=booking.actor.counter_name,
        kind=booking.kind.value,
        account=account.value,
        ticket_count=0,
        place_count=0,
        amount_minor=amount_minor,
        booked_at=booking.booked_at,
    )
