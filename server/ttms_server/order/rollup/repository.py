"""Writing and reading roll-ups, and the ledger of one day in as few lines as tell the same."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from ttms_server.added_rows import add_to_rows
from ttms_server.batch import BESIDE
from ttms_server.order.models import INCOME, LedgerEntryRow, Tender
from ttms_server.order.rollup.adding import Key, Numbers
from ttms_server.order.rollup.models import Dimension, RollupRow, RollupZoneRow
from ttms_server.schema import table_of

_ROLLUPS, _ZONE, _LEDGER = table_of(RollupRow), table_of(RollupZoneRow), table_of(LedgerEntryRow)
_ENTRIES = _LEDGER.c
_ACCOUNTS = (*INCOME, *(tender.value for tender in Tender))
_SAME = (
    _ENTRIES.schedule_id,
    _ENTRIES.user_id,
    _ENTRIES.counter_name,
    _ENTRIES.kind,
    _ENTRIES.account,
    _ENTRIES.ticket_type,
)
_SUMS = tuple(func.sum(column).label(column.name) for column in (_ENTRIES.ticket_count, _ENTRIES.place_count))
_LINES = select(*_SAME, *_SUMS, func.sum(_ENTRIES.amount_minor).label("amount_minor")).group_by(*_SAME)
_OF_DAY = _ROLLUPS.c.dimension.in_([dimension.value for dimension in Dimension])


def time_zone(session: Session) -> str:
    return str(session.scalars(select(_ZONE.c.time_zone), execution_options=BESIDE).one())


def store_time_zone(session: Session, time_zone: str) -> None:
    session.execute(delete(_ZONE))
    session.execute(insert(_ZONE).values(time_zone=time_zone))


def add(session: Session, numbers: Mapping[Key, Numbers]) -> None:
    """Add to the rows, whoever else does so."""
    add_to_rows(session, _ROLLUPS, numbers)


def rows_of(session: Session, day: str) -> Mapping[Key, Numbers]:
    """All roll-ups of a day."""
    rows = session.execute(select(*_ROLLUPS.columns).where(_OF_DAY, _ROLLUPS.c.day == day))
    return {(row[0], row[1], row[2], row[3], row[4]): (row[5], row[6], row[7], row[8], row[9]) for row in rows}


def remove(session: Session, day: str) -> None:
    session.execute(delete(_ROLLUPS).where(_OF_DAY, _ROLLUPS.c.day == day))


def insert_all(session: Session, numbers: Mapping[Key, Numbers]) -> None:
    """Store rows that are not there; the primary key refuses any that is."""
    names = [column.name for column in _ROLLUPS.columns]
    if numbers:
        session.execute(
            insert(_ROLLUPS), [dict(zip(names, (*key, *numbers[key]), strict=True)) for key in sorted(numbers)]
        )


def days(session: Session) -> Sequence[str]:
    return session.scalars(select(_ROLLUPS.c.day).where(_OF_DAY).distinct()).all()


def first_and_last_booking(session: Session) -> tuple[datetime, datetime] | None:
    """When the first and the last line with money of shows was booked; None if there is none."""
    found: list[datetime] = []
    for account in _ACCOUNTS:
        edge = select(func.min(_ENTRIES.booked_at), func.max(_ENTRIES.booked_at)).where(_ENTRIES.account == account)
        found += [moment for moment in session.execute(edge).one() if moment is not None]
    return (min(found), max(found)) if found else None


def ledger_between(session: Session, begins: datetime, ends: datetime) -> list[dict[str, Any]]:
    """What was booked of shows in [begins, ends): lines that differ in their numbers alone are one."""
    lines = _LINES.where(
        _ENTRIES.account.in_(_ACCOUNTS),
        _ENTRIES.booked_at >= begins,
        _ENTRIES.booked_at < ends,
        _ENTRIES.schedule_id.is_not(None),
    )
    return [{**line} for line in session.execute(lines).mappings()]
