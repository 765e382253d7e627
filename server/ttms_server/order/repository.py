"""Reading and writing orders, tickets, payments, the ledger and document numbers."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.order.models import DocumentNumberRow, LedgerEntryRow, OrderRow, TicketRow


def next_number(session: Session, series: str) -> int:
    """The next number of `series`, from 1; given back if the transaction is rolled back."""
    counted = session.execute(
        update(DocumentNumberRow)
        .where(DocumentNumberRow.series == series)
        .values(last_number=DocumentNumberRow.last_number + 1)
    )
    if cast("CursorResult[Any]", counted).rowcount == 0:
        session.execute(insert(DocumentNumberRow).values(series=series, last_number=1))
        return 1
    return session.execute(select(DocumentNumberRow.last_number).where(DocumentNumberRow.series == series)).scalar_one()


def add_order(session: Session, order: OrderRow) -> None:
    """Store the order, which gets its id."""
    session.add(order)
    session.flush()


def add_tickets(session: Session, tickets: Sequence[TicketRow]) -> None:
    """Store the tickets, which get their ids."""
    session.add_all(tickets)
    session.flush()


def add_ledger_entries(session: Session, entries: Sequence[LedgerEntryRow]) -> None:
    session.add_all(entries)
    session.flush()
