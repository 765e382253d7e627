"""Which entries of the ledger a figure counts: one choice, for the report and for the orders behind its rows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_

from ttms_server.cinema_days import checked_day
from ttms_server.errors import FieldInvalid
from ttms_server.order.models import INCOME, Account, LedgerEntryRow, Tender
from ttms_server.order.report.days import Days, bounds
from ttms_server.play import show_facts
from ttms_server.schema import table_of

_ENTRIES = table_of(LedgerEntryRow).c
_LARGEST_ID = 2**63


class Basis(StrEnum):
    """What a day is of: of the show, or of the booking."""

    SHOW_DAY = "show day"
    BOOKING_DAY = "booking day"


class Grouping(StrEnum):
    """What a row of a report is."""

    PLAY = "play"
    SCHEDULE = "schedule"
    DAY = "day"
    STUDIO = "studio"
    CLERK = "clerk"
    TICKET_TYPE = "ticket type"
    COUNTER = "counter"
    TENDER = "tender"


@dataclass(frozen=True, slots=True)
class Span:
    """Cinema days, and what of them counts."""

    days: Days
    basis: Basis
    zone: ZoneInfo

    def bounds(self) -> tuple[datetime, datetime]:
        """The half-open span of moments in UTC that the days are."""
        return bounds(self.days, self.zone)


@dataclass(frozen=True, slots=True)
class RowKey:
    """A row of a report, by its key: an id, a day, a ticket type, a counter or a tender."""

    grouping: Grouping
    key: str


Conditions = list[ColumnElement[bool]]


# What stands in the place of a ticket type where extras are counted.
EXTRAS = Account.EXTRAS.value
_INCOME = _ENTRIES.account.in_(INCOME)
_TENDERS = [tender.value for tender in Tender]
# What was paid and given back for tickets; vouchers that were bought are no revenue yet.
OF_TENDERS = and_(_ENTRIES.account.in_(_TENDERS), _ENTRIES.order_id.is_not(None))


def entries_of(span: Span | None, of: ColumnElement[bool] = _INCOME) -> Conditions:
    """Entries of the span, those of tickets and extras if nothing else is said; of all times without a span."""
    conditions = [of]
    if span is None:
        return conditions
    begins, ends = span.bounds()
    if span.basis is Basis.BOOKING_DAY:
        return [*conditions, _ENTRIES.booked_at >= begins, _ENTRIES.booked_at < ends]
    return [*conditions, _ENTRIES.schedule_id.in_(show_facts.ids_between(begins, ends))]


def entries_of_row(span: Span | None, row: RowKey) -> Conditions:
    """Those of them that a row of the report counts.

    Raises:
        FieldInvalid: no report has such a row.
    """
    if row.grouping is Grouping.DAY:
        return _entries_of_day(span, row.key)
    if row.grouping is Grouping.TENDER:
        return [*entries_of(span, OF_TENDERS), _ENTRIES.account == _text(row.key)]
    return [*entries_of(span), _of_group(row)]


def _of_group(row: RowKey) -> ColumnElement[bool]:
    if row.grouping is Grouping.TICKET_TYPE:
        return _ENTRIES.account == EXTRAS if row.key == EXTRAS else _ENTRIES.ticket_type == _text(row.key)
    if row.grouping is Grouping.COUNTER:
        return _ENTRIES.counter_name == _text(row.key)
    number = _number(row.key)
    if row.grouping is Grouping.CLERK:
        return _ENTRIES.user_id == number
    if row.grouping is Grouping.SCHEDULE:
        return _ENTRIES.schedule_id == number
    of_show = show_facts.ids_of_play if row.grouping is Grouping.PLAY else show_facts.ids_of_studio
    return _ENTRIES.schedule_id.in_(of_show(number))


def _entries_of_day(span: Span | None, key: str) -> Conditions:
    day = checked_day(key, "group_key")
    if span is None or not span.days.first <= day <= span.days.last:
        raise FieldInvalid("group_key", "must be a day of the span")
    return entries_of(Span(Days(day, day), span.basis, span.zone))


def _number(key: str) -> int:
    number = int(key) if key.isascii() and key.isdigit() and len(key) < 20 else 0
    if not 0 < number < _LARGEST_ID:
        raise FieldInvalid("group_key", "must be the key of a row of the report")
    return number


def _text(key: str) -> str:
    if len(key) > 16:
        raise FieldInvalid("group_key", "must be the key of a row of the report")
    return key
