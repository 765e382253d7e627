"""How long a voucher is valid that is sold without a word about it."""

from calendar import monthrange
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from ttms_server.config import VoucherSettings

_LAST_MOMENT = time(23, 59, 59)


def end_of_validity(sold_at: datetime, rules: VoucherSettings, zone: ZoneInfo) -> datetime | None:
    """The end of the day so many months later, by the clocks of the cinema; None if it does not expire.

    Where that month has no such day it is its last one.
    """
    if not rules.valid_months:
        return None
    day = _months_later(sold_at.astimezone(zone).date(), rules.valid_months)
    return datetime.combine(day, _LAST_MOMENT, zone).astimezone(UTC)


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
