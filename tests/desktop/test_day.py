"""The cinema's time and the server's clock."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale

from ttms_desktop import day as days
from ttms_desktop.day import CinemaCalendar, ServerClock, countdown_text, day_text, full_date_text

SHANGHAI = CinemaCalendar("Asia/Shanghai")


def test_times_are_the_cinemas_wherever_the_counter_thinks_it_is() -> None:
    assert SHANGHAI.time_text(datetime(2026, 11, 22, 11, 30, tzinfo=UTC)) == "19:30"


def test_a_show_after_midnight_belongs_to_the_evening_before() -> None:
    late = datetime(2026, 11, 23, 0, 30, tzinfo=ZoneInfo("Asia/Shanghai"))

    assert SHANGHAI.day_of(late) == date(2026, 11, 22)
    assert SHANGHAI.date_text(late) == "Mon 23 November"


def test_a_short_moment_has_its_day_and_one_of_another_year_can_tell_it() -> None:
    assert SHANGHAI.moment_text(datetime(2026, 11, 22, 17, 30, tzinfo=UTC)) == "23 Nov 01:30"
    assert full_date_text(date(2025, 12, 31)) == "31 Dec 2025"


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_days_follow_each_other_without_gap_all_year(zone: str) -> None:
    """Also on the days on which clocks are changed."""
    calendar = CinemaCalendar(zone)
    for number in range(366):
        day = date(2026, 1, 1) + timedelta(days=number)
        begin, end = calendar.begin_of(day), calendar.begin_of(day + timedelta(days=1))
        assert calendar.day_of(begin) == calendar.day_of(end - timedelta(seconds=1)) == day


def test_days_are_called_as_people_call_them() -> None:
    today = date(2026, 11, 22)

    assert day_text(today, today) == "Today · Sun 22 November"
    assert day_text(date(2026, 11, 23), today) == "Tomorrow · Mon 23 November"
    assert day_text(date(2026, 11, 24), today) == "Tue 24 November"


def test_a_date_can_be_said_in_a_language_of_choice() -> None:
    assert days.date_text(date(2026, 11, 22), QLocale("zh_CN")) == "11月22日 周日"


def test_the_servers_clock_goes_on_whatever_the_computers_does(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter([100.0, 161.5])
    monkeypatch.setattr("ttms_desktop.day.time.monotonic", lambda: next(ticks))
    clock = ServerClock()
    clock.learn(datetime(2030, 1, 1, tzinfo=UTC))

    assert clock.now() == datetime(2030, 1, 1, 0, 1, 1, 500_000, tzinfo=UTC)


@pytest.mark.parametrize(("told", "taken"), [(1.5, 0.0), (-1.5, 0.0), (3.0, 3.0), (-86_400.0, -86_400.0)])
def test_an_answer_that_was_long_on_its_way_moves_no_clock(
    monkeypatch: pytest.MonkeyPatch, told: float, taken: float
) -> None:
    monkeypatch.setattr("ttms_desktop.day.time.monotonic", lambda: 100.0)
    clock, noon = ServerClock(), datetime(2030, 1, 1, 12, tzinfo=UTC)
    clock.learn(noon)

    clock.compare(noon + timedelta(seconds=told))

    assert clock.now() == noon + timedelta(seconds=taken)


def test_a_countdown_has_minutes_and_seconds() -> None:
    assert [countdown_text(seconds) for seconds in (0, 9, 161)] == ["0:00", "0:09", "2:41"]
