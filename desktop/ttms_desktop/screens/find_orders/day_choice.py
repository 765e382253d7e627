"""The days that the orders screen offers: orders of one cinema day, or of all of them."""

from dataclasses import dataclass
from datetime import date, timedelta

from ttms_desktop.day import date_text
from ttms_desktop.words import translate

_DAYS_BACK = 7


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that can be chosen; None is all days."""

    day: date | None
    text: str
    chosen: bool


def text_of_day(day: date | None, today: date) -> str:
    """Today and yesterday are called so; another year is told."""
    if day is None:
        return translate("FindOrders", "All days")
    if day == today:
        return translate("FindOrders", "Today · {date}").format(date=date_text(day))
    if day == today - timedelta(days=1):
        return translate("FindOrders", "Yesterday · {date}").format(date=date_text(day))
    return date_text(day) if day.year == today.year else f"{date_text(day)} {day.year}"


def choices(chosen: date | None, today: date) -> list[DayChoice]:
    """All days, and the last ones."""
    days = [None, *(today - timedelta(days=back) for back in range(_DAYS_BACK))]
    return [DayChoice(day, text_of_day(day, today), day == chosen) for day in days]
