"""Adding up the ledger: each function is one statement that counts by index and returns sums, never lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Select, case, distinct, func, select
from sqlalchemy.orm import Session

from ttms_server.order.models import EntryKind, LedgerEntryRow
from ttms_server.order.report.selection import Conditions
from ttms_server.schema import table_of

ENTRIES = table_of(LedgerEntryRow).c

_SALE = ENTRIES.kind == EntryKind.SALE.value
# Revenue of a sale is negative in money, that of a refund positive, counts never are.
_SUMS = (
    func.sum(case((_SALE, ENTRIES.ticket_count), else_=0)),
    func.sum(case((_SALE, 0), else_=ENTRIES.ticket_count)),
    func.sum(case((_SALE, -ENTRIES.amount_minor), else_=0)),
    func.sum(case((_SALE, 0), else_=ENTRIES.amount_minor)),
    func.sum(case((_SALE, ENTRIES.place_count), else_=-ENTRIES.place_count)),
)


@dataclass(frozen=True, slots=True)
class Sums:
    """What entries of the ledger come to; money in minor units, `places` are those sold minus those given back."""

    tickets_sold: int = 0
    tickets_refunded: int = 0
    gross_minor: int = 0
    refunded_minor: int = 0
    places: int = 0

    @property
    def net_minor(self) -> int:
        return self.gross_minor - self.refunded_minor

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            self.tickets_sold + other.tickets_sold,
            self.tickets_refunded + other.tickets_refunded,
            self.gross_minor + other.gross_minor,
            self.refunded_minor + other.refunded_minor,
            self.places + other.places,
        )


def sums_by(session: Session, column: Column[Any], conditions: Conditions) -> Mapping[Any, Sums]:
    """The sums for each value of a column of the ledger."""
    rows = session.execute(select(column, *_SUMS).where(*conditions).group_by(column))
    return {row[0]: _sums(row[1:]) for row in rows}


def sums_of(session: Session, conditions: Conditions) -> Sums | None:
    """The sums of all of these entries; None if there are none."""
    row = session.execute(select(*_SUMS).where(*conditions)).one()
    return None if row[0] is None else _sums(row)


def shows_by(session: Session, column: Column[Any], conditions: Conditions) -> Mapping[Any, int]:
    """How many shows have entries, for each value of a column of the ledger."""
    shows = func.count(distinct(ENTRIES.schedule_id))
    rows = session.execute(select(column, shows).where(*conditions).group_by(column))
    return {value: int(number) for value, number in rows}


def count_shows(session: Session, conditions: Conditions) -> int:
    """How many shows have entries."""
    return int(session.scalar(select(func.count(distinct(ENTRIES.schedule_id))).where(*conditions)) or 0)


def ids_of_shows(conditions: Conditions) -> Select[int]:
    """Shows that have entries, as a query."""
    return select(distinct(ENTRIES.schedule_id)).where(*conditions)


def _sums(columns: Sequence[Any]) -> Sums:
    # MariaDB sums whole numbers as decimals.
    return Sums(*map(int, columns))
