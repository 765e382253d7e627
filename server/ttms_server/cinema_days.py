"""Cinema days: from 06:00 to 06:00 in the cinema's zone, so that a night belongs to the evening before."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ttms_server.errors import FieldInvalid

BEGINS = time(6)
# Days that a cinema may mean: far from both ends of the calendar, where moments cannot be reckoned with.
EARLIEST, LATEST = date(1970, 1, 1), date(2999, 12, 31)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The cinema day to which `moment` belongs, by the clocks of the cinema."""
    local = moment.astimezone(zone)
    return local.date() if local.time() >= BEGINS else local.date() - timedelta(days=1)


def beginning(day: date, zone: ZoneInfo) -> datetime:
    """The moment in UTC at which the cinema day begins."""
    return datetime.combine(day, BEGINS, zone).astimezone(UTC)


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
