"""The days of a report: those with a name, those before and after, and days that no report can have."""

from datetime import date

import pytest

from ttms_desktop.screens.read_reports.spans import (
    SpanChoice,
    days_after,
    days_before,
    days_of,
    days_text,
    is_known,
    problems_of,
)

SUNDAY = date(2026, 11, 22)


def days(first: str, last: str) -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last)


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [
        (SpanChoice.TODAY, "2026-11-22", "2026-11-22"),
        (SpanChoice.YESTERDAY, "2026-11-21", "2026-11-21"),
        (SpanChoice.LAST_7_DAYS, "2026-11-16", "2026-11-22"),
        (SpanChoice.THIS_WEEK, "2026-11-16", "2026-11-22"),
        (SpanChoice.THIS_MONTH, "2026-11-01", "2026-11-22"),
        (SpanChoice.LAST_MONTH, "2026-10-01", "2026-10-31"),
    ],
)
def test_named_days(choice: SpanChoice, first: str, last: str) -> None:
    assert days_of(choice, SUNDAY) == days(first, last)


def test_the_month_before_january_is_december() -> None:
    assert days_of(SpanChoice.LAST_MONTH, date(2026, 1, 31)) == days("2025-12-01", "2025-12-31")


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        (("2026-11-22", "2026-11-22"), ("2026-11-21", "2026-11-21"), ("2026-11-23", "2026-11-23")),
        (("2026-11-01", "2026-11-22"), ("2026-10-10", "2026-10-31"), ("2026-11-23", "2026-12-14")),
        (("2026-02-01", "2026-02-28"), ("2026-01-01", "2026-01-31"), ("2026-03-01", "2026-03-31")),
        (("2026-12-01", "2026-12-31"), ("2026-11-01", "2026-11-30"), ("2027-01-01", "2027-01-31")),
    ],
)
def test_the_span_before_is_as_long_and_a_month_is_a_month(
    now: tuple[str, str], before: tuple[str, str], after: tuple[str, str]
) -> None:
    assert days_before(days(*now)) == days(*before)
    assert days_after(days(*now)) == days(*after)


@pytest.mark.parametrize(
    ("first", "last", "field", "text"),
    [
        (None, SUNDAY, "first", "Type a date like 2026-11-22."),
        (SUNDAY, None, "last", "Type a date like 2026-11-22."),
        (SUNDAY, date(2026, 11, 21), "last", "The last day is before the first."),
        (date(2025, 10, 18), SUNDAY, "last", "That is 401 days. A report can cover at most 400."),
        (date(1976, 11, 22), SUNDAY, "last", "That is 18,263 days. A report can cover at most 400."),
        (date(1969, 12, 31), SUNDAY, "first", "Choose a day from 1970-01-01 to 2999-12-31."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(first: date | None, last: date | None, field: str, text: str) -> None:
    assert problems_of(first, last) == {field: text}


def test_400_days_are_allowed() -> None:
    assert problems_of(date(2025, 10, 19), SUNDAY) == {}


def test_both_fields_may_be_wrong() -> None:
    assert set(problems_of(None, None)) == {"first", "last"}


def test_another_year_is_told() -> None:
    assert days_text(days("2026-11-01", "2026-11-22"), SUNDAY) == "1 Nov \u2013 22 Nov"
    assert days_text(days("2025-12-22", "2026-01-03"), SUNDAY) == "22 Dec 2025 \u2013 3 Jan 2026"
    assert days_text(days("2026-11-22", "2026-11-22"), SUNDAY) == "22 Nov"


def test_the_calendar_has_two_ends() -> None:
    assert not is_known(days_before(days("1970-01-01", "1970-01-02")))
    assert not is_known(days_after(days("2999-12-30", "2999-12-31")))
