"""Cinema days: from 06:00 to 06:00 in the cinema's zone, so that a night belongs to the evening before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ttms_server.errors import FieldInvalid
from ttms_server.order.report.errors import SpanTooLong

MOST_DAYS = 400
# Days on which a cinema may have sold: far from both ends of the calendar, where moments cannot be reckoned with.
EARLIEST, LATEST = date(1970, 1, 1), date(2999, 12, 31)

_BEGINS = time(6)
_ONE_DAY = timedelta(days=1)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Days:
    """Cinema days from `first` to `last`, both included."""

    first: date
    last: date

    def __iter__(self) -> Iterator[date]:
        for number in range((self.last - self.first).days + 1):
            yield self.first + number * _ONE_DAY


def checked_days(first_day: str, last_day: str) -> Days:
    """The days of a span.

    Raises:
        FieldInvalid: not a day, far out, or the end before the start.
        SpanTooLong: more than 400 days.
    """
    days = Days(checked_day(first_day, "span.first_day"), checked_day(last_day, "span.last_day"))
    if days.last < days.first:
        raise FieldInvalid("span.last_day", "must not be before first_day")
    if (days.last - days.first).days >= MOST_DAYS:
        raise SpanTooLong(MOST_DAYS)
    return days


def checked_day(written: str, field: str) -> date:
    """The day that is written as "2026-11-23".

    Raises:
        FieldInvalid: not a day, or far out.
    """
    try:
        # fromisoformat() alone would also take 20261123 and 2026-W48-1.
        day = date.fromisoformat(written) if _DAY.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None:
        raise FieldInvalid(field, 'must be a day such as "2026-11-23"')
    if not EARLIEST <= day <= LATEST:
        raise FieldInvalid(field, f"must be from {EARLIEST} to {LATEST}")
    return day


def bounds(days: Days, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The half-open span of moments in UTC that the days are."""
    return _beginning(days.first, zone), _beginning(days.last + _ONE_DAY, zone)


def edges(days: Days, zone: ZoneInfo) -> list[datetime]:
    """When each of the days begins, and when the last one ends, in UTC: one more than there are days."""
    return [_beginning(day, zone) for day in [*days, days.last + _ONE_DAY]]


def _beginning(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, _BEGINS, zone).astimezone(UTC)
