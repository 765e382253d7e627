"""What a typed day, time and weekdays mean: real moments, also where the clocks change."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.plan_programme import repeats
from ttms_desktop.screens.plan_programme.repeats import Draft

SHANGHAI, BERLIN = CinemaCalendar("Asia/Shanghai"), CinemaCalendar("Europe/Berlin")
MONDAY = date(2026, 11, 23)
DRAFT = Draft(day=MONDAY, time_of_day=time(19, 30), repeats=True, until=MONDAY + timedelta(days=13))


def test_a_show_is_repeated_on_the_chosen_weekdays_first_and_last_day_included() -> None:
    draft = replace(DRAFT, weekdays=frozenset({0, 6}))

    assert repeats.days_of(draft) == [date(2026, 11, day) for day in (23, 29, 30)] + [date(2026, 12, 6)]


def test_without_repeating_there_is_the_one_day_whatever_its_weekday() -> None:
    assert repeats.days_of(replace(DRAFT, repeats=False, weekdays=frozenset())) == [MONDAY]


def test_what_is_missing_or_endless_means_no_show() -> None:
    for draft in (
        replace(DRAFT, day=None),
        replace(DRAFT, time_of_day=None),
        replace(DRAFT, until=None),
        replace(DRAFT, until=MONDAY - timedelta(days=1)),
        replace(DRAFT, until=date(9999, 12, 31)),
    ):
        assert repeats.starts_of(draft, SHANGHAI) == []


def test_an_hour_after_midnight_lies_in_the_night_after_its_cinema_day() -> None:
    draft = Draft(day=MONDAY, time_of_day=time(0, 30))

    assert repeats.starts_of(draft, SHANGHAI) == [datetime(2026, 11, 23, 16, 30, tzinfo=UTC)]


def test_the_wall_clock_counts_when_the_clocks_change() -> None:
    draft = Draft(day=date(2026, 10, 24), time_of_day=time(19, 30), repeats=True, until=date(2026, 10, 25))

    assert [start.hour for start in repeats.starts_of(draft, BERLIN)] == [17, 18]


def test_a_time_that_the_clocks_leave_out_is_named_and_makes_no_show() -> None:
    draft = Draft(day=date(2026, 3, 28), time_of_day=time(2, 30))

    assert repeats.missing_days(draft, BERLIN) == [date(2026, 3, 28)]
    assert repeats.starts_of(draft, BERLIN) == []


def test_a_start_is_read_back_as_it_was_typed() -> None:
    for moment in (time(6), time(23, 55), time(0, 30), time(5, 55)):
        start = repeats.start_of(MONDAY, moment, BERLIN)

        assert start is not None
        assert repeats.wall_of(start, BERLIN) == (MONDAY, moment)
