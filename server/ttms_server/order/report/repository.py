"""Adding up the ledger: each function is one statement that counts by index and returns sums, never lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, case, distinct, func, literal, select
from sqlalchemy.orm import Session

from ttms_server.order.models import EntryKind, LedgerEntryRow
from ttms_server.order.report.selection import Conditions
from ttms_server.schema import table_of

ENTRIES = table_of(LedgerEntryRow).c

_SALE = ENTRIES.kind == EntryKind.SALE.value
_SHOWS = func.count(distinct(ENTRIES.schedule_id))
# Revenue of a sale is negative in money, that of a refund positive, counts never are.
_SUMS = (
    func.sum(case((_SALE, ENTRIES.ticket_count), else_=0)),
    func.sum(case((_SALE, 0), else_=ENTRIES.ticket_count)),
    func.sum(case((_SALE, -ENTRIES.amount_minor), else_=0)),
    func.sum(case((_SALE, 0), else_=ENTRIES.amount_minor)),
    func.sum(case((_SALE, ENTRIES.place_count), else_=-ENTRIES.place_count)),
)
# Money that comes in is positive.
_SUMS_OF_TENDERS = (
    func.sum(case((_SALE, ENTRIES.amount_minor), else_=0)),
    func.sum(case((_SALE, 0), else_=-ENTRIES.amount_minor)),
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


NOTHING = Sums()


def sums_by(session: Session, key: ColumnElement[Any], conditions: Conditions) -> Mapping[Any, Sums]:
    """What the entries come to for each value of `key`."""
    rows = session.execute(select(key.label("of"), *_SUMS).where(*conditions).group_by("of"))
    return {row[0]: sums_of(row[1:]) for row in rows}


def shows_and_sums_by(
    session: Session, key: ColumnElement[Any], conditions: Conditions
) -> Mapping[Any, tuple[int, Sums]]:
    """How many shows have entries, and what these come to, for each value of `key`."""
    rows = session.execute(select(key.label("of"), _SHOWS, *_SUMS).where(*conditions).group_by("of"))
    return {row[0]: (int(row[1]), sums_of(row[2:])) for row in rows}


def shows_and_sums_of_tenders(session: Session, conditions: Conditions) -> Mapping[str, tuple[int, Sums]]:
    """How many shows each means of payment has entries of, and what came in and went back by it."""
    rows = session.execute(
        select(ENTRIES.account, _SHOWS, *_SUMS_OF_TENDERS).where(*conditions).group_by(ENTRIES.account)
    )
    return {row[0]: (int(row[1]), _moved(*row[2:])) for row in rows}


def sums_of_tenders_by(session: Session, key: ColumnElement[Any], conditions: Conditions) -> Mapping[Any, Sums]:
    """What came in and went back by the entries of means of payment, for each value of `key`."""
    rows = session.execute(select(key.label("of"), *_SUMS_OF_TENDERS).where(*conditions).group_by("of"))
    return {row[0]: _moved(*row[1:]) for row in rows}


def ids_of_shows(conditions: Conditions) -> Select[int]:
    """Shows that have entries, as a query."""
    return select(ENTRIES.schedule_id).where(*conditions)


def number_of_booking(edges: Sequence[datetime]) -> ColumnElement[int]:
    """Between which two of the moments an entry was booked, from 0.

    By halving: nine comparisons even for 400 days, and no arithmetic with times that databases do differently.
    """

    def between(first: int, last: int) -> ColumnElement[int]:
        if last - first == 1:
            return literal(first)
        middle = (first + last) // 2
        return case((ENTRIES.booked_at < edges[middle], between(first, middle)), else_=between(middle, last))

    return between(0, len(edges) - 1)


def sums_of(columns: Sequence[Any]) -> Sums:
    """Five sums as the database gives them: MariaDB sums whole numbers as decimals."""
    return Sums(*map(int, columns))


def _moved(came_in: Any, went_back: Any) -> Sums:
    return Sums(gross_minor=int(came_in), refunded_minor=int(went_back))
