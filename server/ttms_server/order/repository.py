"""Reading and writing orders, tickets, payments, the ledger and document numbers."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.batch import add_rows, batch_of
from ttms_server.counted_rows import counted_rows
from ttms_server.id_blocks import next_id
from ttms_server.order.models import DocumentNumberRow
from ttms_server.schema import NewRow, table_of

_NUMBERS = table_of(DocumentNumberRow)


def next_number(session: Session, series: str) -> int:
    """The next number of `series`, from 1; given back if the transaction is rolled back."""
    if batch := batch_of(session):
        series_rows = counted_rows(batch, _NUMBERS, guard="last_number")
        row = series_rows.find(series)
        number = 1 if row is None else int(row["last_number"]) + 1
        series_rows.put({"series": series, "last_number": number})
        return number
    counted = session.execute(
        update(DocumentNumberRow)
        .where(DocumentNumberRow.series == series)
        .values(last_number=DocumentNumberRow.last_number + 1)
    )
    if cast("CursorResult[Any]", counted).rowcount == 0:
        session.execute(insert(DocumentNumberRow).values(series=series, last_number=1))
        return 1
    return session.execute(select(DocumentNumberRow.last_number).where(DocumentNumberRow.series == series)).scalar_one()


def add_order(session: Session, order: NewRow) -> None:
    """Store the order, which gets its id."""
    _add_with_ids(session, [order], "order_id")


def add_tickets(session: Session, tickets: Sequence[NewRow]) -> None:
    """Store the tickets, which get their ids."""
    _add_with_ids(session, tickets, "ticket_id")


def add_ledger_entries(session: Session, entries: Sequence[NewRow]) -> None:
    add_rows(session, entries)


def _add_with_ids(session: Session, rows: Sequence[NewRow], key: str) -> None:
    if batch := batch_of(session):
        for row in rows:
            row[key] = next_id(batch, row.kind)
        add_rows(session, rows)
        return
    for row in rows:
        stored = session.execute(insert(table_of(row.kind)), row)
        [row[key]] = cast("CursorResult[Any]", stored).inserted_primary_key or [None]
