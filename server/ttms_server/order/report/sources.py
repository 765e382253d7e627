"""Where the figures of a report come from: the roll-ups; the ledger only for days that no roll-up has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Select, distinct, func, select
from sqlalchemy.orm import Session

from ttms_server.order.report import repository
from ttms_server.order.report.days import edges
from ttms_server.order.report.repository import ENTRIES, Sums
from ttms_server.order.report.selection import EXTRAS, OF_TENDERS, Basis, Conditions, Grouping, Span, entries_of
from ttms_server.order.rollup import service as rollup_service
from ttms_server.order.rollup.models import Dimension, RollupRow
from ttms_server.play import show_facts
from ttms_server.schema import table_of

_ROLLUPS = table_of(RollupRow).c
_KEYS: Mapping[Grouping, tuple[Dimension, ColumnElement[Any]]] = {
    Grouping.CLERK: (Dimension.TILL, _ROLLUPS.user_id),
    Grouping.COUNTER: (Dimension.TILL, _ROLLUPS.name),
    Grouping.TICKET_TYPE: (Dimension.TYPE, _ROLLUPS.name),
    Grouping.TENDER: (Dimension.TENDER, _ROLLUPS.name),
    Grouping.DAY: (Dimension.TYPE, _ROLLUPS.day),
}
_SUMS = (
    func.sum(_ROLLUPS.tickets_sold),
    func.sum(_ROLLUPS.tickets_refunded),
    func.sum(_ROLLUPS.gross_minor),
    func.sum(_ROLLUPS.refunded_minor),
    func.sum(_ROLLUPS.places),
)
_COLUMNS: Mapping[Grouping, ColumnElement[Any]] = {
    Grouping.CLERK: ENTRIES.user_id,
    Grouping.TICKET_TYPE: func.coalesce(ENTRIES.ticket_type, EXTRAS),
    Grouping.COUNTER: ENTRIES.counter_name,
}


class Source(Protocol):
    """What was booked of a span."""

    def by_show(self) -> Mapping[int, Sums]:
        """What each show comes to of which something was booked."""

    def shows(self) -> Select[int]:
        """These shows, as a query."""

    def groups(self, grouping: Grouping) -> Mapping[str, tuple[int, Sums]]:
        """How many shows each group has bookings of, and what these come to; days are those of the booking."""


def source_of(session: Session, span: Span) -> Source:
    """The roll-ups; show days need none of theirs, so only days of booking in another zone are looked up in the ledger.

    A cinema's own days are always there: a server that finds its zone changed makes the roll-ups anew.
    """
    if span.basis is Basis.BOOKING_DAY and rollup_service.zone_of(session).key != span.zone.key:
        return LedgerSource(session, span)
    return RollupSource(session, span)


@dataclass(frozen=True, slots=True)
class RollupSource:
    """A few rows for each show and day, however many tickets they are of."""

    session: Session
    span: Span

    def by_show(self) -> Mapping[int, Sums]:
        query = select(_ROLLUPS.schedule_id, *_SUMS).where(*self._rows(Dimension.TYPE)).group_by(_ROLLUPS.schedule_id)
        return {row[0]: repository.sums_of(row[1:]) for row in self.session.execute(query)}

    def shows(self) -> Select[int]:
        return select(_ROLLUPS.schedule_id).where(*self._rows(Dimension.TYPE))

    def groups(self, grouping: Grouping) -> Mapping[str, tuple[int, Sums]]:
        dimension, key = _KEYS[grouping]
        shows = func.count(distinct(_ROLLUPS.schedule_id))
        query = select(key, shows, *_SUMS).where(*self._rows(dimension)).group_by(key)
        return {str(row[0]): (int(row[1]), repository.sums_of(row[2:])) for row in self.session.execute(query)}

    def _rows(self, dimension: Dimension) -> Conditions:
        of_dimension = _ROLLUPS.dimension == dimension.value
        days = self.span.days
        if self.span.basis is Basis.BOOKING_DAY:
            return [of_dimension, _ROLLUPS.day >= days.first.isoformat(), _ROLLUPS.day <= days.last.isoformat()]
        return [of_dimension, _ROLLUPS.schedule_id.in_(show_facts.ids_between(*self.span.bounds()))]


@dataclass(frozen=True, slots=True)
class LedgerSource:
    """The lines themselves: right for any days, and as slow as there are many."""

    session: Session
    span: Span

    def by_show(self) -> Mapping[int, Sums]:
        return repository.sums_by(self.session, ENTRIES.schedule_id, entries_of(self.span))

    def shows(self) -> Select[int]:
        return repository.ids_of_shows(entries_of(self.span))

    def groups(self, grouping: Grouping) -> Mapping[str, tuple[int, Sums]]:
        if grouping is Grouping.TENDER:
            return repository.shows_and_sums_of_tenders(self.session, entries_of(self.span, OF_TENDERS))
        if grouping is Grouping.DAY:
            return self._by_day([day.isoformat() for day in self.span.days])
        found = repository.shows_and_sums_by(self.session, _COLUMNS[grouping], entries_of(self.span))
        return {str(value): figures for value, figures in found.items()}

    def _by_day(self, days: Sequence[str]) -> Mapping[str, tuple[int, Sums]]:
        number = repository.number_of_booking(edges(self.span.days, self.span.zone))
        found = repository.shows_and_sums_by(self.session, number, entries_of(self.span))
        return {days[number]: figures for number, figures in found.items()}
