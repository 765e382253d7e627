"""Spans of cinema days, and the moments at which their days begin."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from ttms_server.cinema_days import beginning, checked_day
from ttms_server.errors import FieldInvalid
from ttms_server.order.report.errors import SpanTooLong

MOST_DAYS = 400

_ONE_DAY = timedelta(days=1)


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


def bounds(days: Days, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The half-open span of moments in UTC that the days are."""
    return beginning(days.first, zone), beginning(days.last + _ONE_DAY, zone)


def edges(days: Days, zone: ZoneInfo) -> list[datetime]:
    """When each of the days begins, and when the last one ends, in UTC: one more than there are days."""
    return [beginning(day, zone) for day in [*days, days.last + _ONE_DAY]]
