"""What a shift comes to so far: the X report, and the body of the Z report. All of it from the ledger."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order.models import Account, EntryKind, Tender
from ttms_server.order.shift import repository
from ttms_server.order.shift.models import ShiftRow

_TENDERS = {Account(tender.value): tender for tender in Tender}


@dataclass(slots=True)
class TenderFigures:
    """What one means of payment took and gave back, in minor units."""

    tender: Tender
    taken_minor: int = 0
    given_back_minor: int = 0


@dataclass(slots=True)
class TicketFigures:
    """What was sold and refunded of one ticket type or show."""

    tickets_sold: int = 0
    tickets_refunded: int = 0
    gross_minor: int = 0
    refunded_minor: int = 0

    def add(self, kind: str, tickets: int, amount_minor: int) -> None:
        """Revenue of a sale is negative in the ledger, that of a refund positive."""
        if kind == EntryKind.SALE:
            self.tickets_sold += tickets
            self.gross_minor -= amount_minor
        else:
            self.tickets_refunded += tickets
            self.refunded_minor += amount_minor


@dataclass(frozen=True, slots=True)
class CashMove:
    """Cash put into the drawer, or taken out if negative."""

    moved_at: datetime
    user_id: int
    amount_minor: int
    reason: str


@dataclass(slots=True)
class Figures:
    """Everything of a shift; `expected_minor` is the cash that should lie in the drawer."""

    sales: int = 0
    refunds: int = 0
    free_tickets: int = 0
    vouchers_sold: int = 0
    vouchers_minor: int = 0
    expected_minor: int = 0
    tenders: dict[Tender, TenderFigures] = field(default_factory=dict)
    ticket_types: dict[str, TicketFigures] = field(default_factory=dict)
    shows: dict[int, TicketFigures] = field(default_factory=dict)
    moves: Sequence[CashMove] = ()
    extras: TicketFigures = field(default_factory=TicketFigures)

    @property
    def gross_minor(self) -> int:
        return self.extras.gross_minor + sum(kind.gross_minor for kind in self.ticket_types.values())

    @property
    def refunded_minor(self) -> int:
        return self.extras.refunded_minor + sum(kind.refunded_minor for kind in self.ticket_types.values())

    @property
    def net_minor(self) -> int:
        return self.gross_minor - self.refunded_minor


def figures_of(session: Session, shift: ShiftRow) -> Figures:
    """What the shift comes to, without the lines of its own end."""
    bookings = repository.bookings(session, shift.shift_id)
    figures = Figures(
        sales=bookings.get(EntryKind.SALE, 0),
        refunds=bookings.get(EntryKind.REFUND, 0),
        free_tickets=repository.free_tickets(session, shift.shift_id),
        vouchers_sold=bookings.get(EntryKind.VOUCHER, 0),
    )
    for kind, account, ticket_type, tickets, amount in repository.sums(session, shift.shift_id):
        if kind == EntryKind.CLOSE:
            continue
        if account == Account.CASH:
            figures.expected_minor += int(amount)
        if kind in {EntryKind.SALE, EntryKind.REFUND}:
            _count(figures, kind, account, ticket_type, tickets=int(tickets), amount=int(amount))
        elif kind == EntryKind.VOUCHER:
            _count_vouchers(figures, account, amount=int(amount))
    for schedule_id, kind, tickets, amount in repository.sums_of_shows(session, shift.shift_id):
        figures.shows.setdefault(schedule_id, TicketFigures()).add(kind, int(tickets), int(amount))
    figures.moves = [CashMove(*row) for row in repository.cash_moves(session, shift.shift_id)]
    return figures


def _count(figures: Figures, kind: str, account: str, ticket_type: str | None, *, tickets: int, amount: int) -> None:
    if ticket_type is not None:
        figures.ticket_types.setdefault(ticket_type, TicketFigures()).add(kind, tickets, amount)
        return
    if account == Account.EXTRAS:
        figures.extras.add(kind, 0, amount)
        return
    tender = _TENDERS[Account(account)]
    line = figures.tenders.setdefault(tender, TenderFigures(tender))
    if kind == EntryKind.SALE:
        line.taken_minor += amount
    else:
        line.given_back_minor -= amount


def _count_vouchers(figures: Figures, account: str, *, amount: int) -> None:
    """What was paid for them is in the tenders; it becomes revenue when they are spent."""
    if account == Account.VOUCHER:
        figures.vouchers_minor -= amount
        return
    tender = _TENDERS[Account(account)]
    figures.tenders.setdefault(tender, TenderFigures(tender)).taken_minor += amount
