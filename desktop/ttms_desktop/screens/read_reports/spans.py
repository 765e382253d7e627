"""The days of a report: those that can be chosen with one key, those before them, and how they are called."""

from datetime import date, timedelta
from enum import Enum

from PySide6.QtCore import QDate, QLocale

from ttms_desktop.day import full_date_text, short_date_text
from ttms_desktop.words import translate

MOST_DAYS = 400
EARLIEST, LATEST = date(1970, 1, 1), date(2999, 12, 31)
_ONE_DAY = timedelta(days=1)
Days = tuple[date, date]  # both included
_DASH = "\u2013"


class SpanChoice(Enum):
    """Days that are named by their place before today; up to today, where they are not over."""

    TODAY = 1
    YESTERDAY = 2
    LAST_7_DAYS = 3
    THIS_WEEK = 4
    THIS_MONTH = 5
    LAST_MONTH = 6


def days_of(choice: SpanChoice, today: date) -> Days:
    """The days that are meant; weeks begin on Monday."""
    month = today.replace(day=1)
    return {
        SpanChoice.TODAY: (today, today),
        SpanChoice.YESTERDAY: (today - _ONE_DAY, today - _ONE_DAY),
        SpanChoice.LAST_7_DAYS: (today - 6 * _ONE_DAY, today),
        SpanChoice.THIS_WEEK: (today - today.weekday() * _ONE_DAY, today),
        SpanChoice.THIS_MONTH: (month, today),
        SpanChoice.LAST_MONTH: ((month - _ONE_DAY).replace(day=1), month - _ONE_DAY),
    }[choice]


def choice_text(choice: SpanChoice) -> str:
    return {
        SpanChoice.TODAY: translate("ReadReports", "Today"),
        SpanChoice.YESTERDAY: translate("ReadReports", "Yesterday"),
        SpanChoice.LAST_7_DAYS: translate("ReadReports", "Last 7 days"),
        SpanChoice.THIS_WEEK: translate("ReadReports", "This week"),
        SpanChoice.THIS_MONTH: translate("ReadReports", "This month"),
        SpanChoice.LAST_MONTH: translate("ReadReports", "Last month"),
    }[choice]


def days_before(days: Days) -> Days:
    """As many days just before them; before a whole month the month before."""
    first, last = days
    end = first - _ONE_DAY
    if _is_month(days):
        return end.replace(day=1), end
    return first - (last - first + _ONE_DAY), end


def days_after(days: Days) -> Days:
    """As many days just after them; after a whole month the next one."""
    first, last = days
    begin = last + _ONE_DAY
    if _is_month(days):
        return begin, (begin + 31 * _ONE_DAY).replace(day=1) - _ONE_DAY
    return begin, last + (last - first + _ONE_DAY)


def is_known(days: Days) -> bool:
    """Whether the calendar of the cinema has these days."""
    return days[0] >= EARLIEST and days[1] <= LATEST


def problems_of(first: date | None, last: date | None) -> dict[str, str]:
    """What is wrong with days that were typed, by field ("first", "last"); empty if nothing is."""
    problems: dict[str, str] = {}
    no_day = translate("ReadReports", "Type a date like 2026-11-22.")
    far_out = translate("ReadReports", "Choose a day from {first} to {last}.")
    for field, day in (("first", first), ("last", last)):
        if day is None:
            problems[field] = no_day
        elif not EARLIEST <= day <= LATEST:
            problems[field] = far_out.format(first=EARLIEST, last=LATEST)
    if problems or first is None or last is None:
        return problems
    if last < first:
        return {"last": translate("ReadReports", "The last day is before the first.")}
    count = (last - first).days + 1
    if count > MOST_DAYS:
        text = translate("ReadReports", "That is {count} days. A report can cover at most {most}.")
        return {"last": text.format(count=f"{count:,}", most=MOST_DAYS)}
    return {}


def days_text(days: Days, today: date) -> str:
    """The first and the last day with a dash; the year is told where it is not this one."""
    first, last = days
    with_year = {first.year, last.year} != {today.year}
    texts = [full_date_text(day) if with_year else short_date_text(day) for day in (first, last)]
    return texts[0] if first == last else f" {_DASH} ".join(texts)


def weekday_text(day: date, today: date) -> str:
    """A day in a list: "Sat 1 Nov"."""
    shape = (
        translate("ReadReports", "ddd d MMM") if day.year == today.year else translate("ReadReports", "ddd d MMM yyyy")
    )
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def month_text(day: date) -> str:
    """A month in short: "Nov"; January tells its year."""
    shape = translate("ReadReports", "MMM yyyy") if day.month == 1 else translate("ReadReports", "MMM")
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def _is_month(days: Days) -> bool:
    first, last = days
    return first.day == 1 and (last + _ONE_DAY).day == 1 and (first.year, first.month) == (last.year, last.month)
