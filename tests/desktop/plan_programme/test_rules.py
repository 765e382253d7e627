"""Where a show may stand: half-open, cleaning included, itself left out, past midnight too."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ttms_client.conflicts import ConflictKind
from ttms_client.play import Schedule
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.plan_programme.rules import Cinema, Plan, conflict_of, fitting_start, in_the_way, runs_on

NOON = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
CALENDAR = CinemaCalendar("Asia/Shanghai")
CINEMA = Cinema(CALENDAR, timedelta(minutes=15), NOON)


def at(minutes: int) -> datetime:
    """So many minutes after one o'clock in the afternoon."""
    return NOON + timedelta(hours=1, minutes=minutes)


def show(begin: int, end: int, *, studio_id: int = 1, schedule_id: int = 7) -> Schedule:
    return Schedule(schedule_id, 1, "大都会", "", end - begin, studio_id, "1 厅", "", at(begin), at(end))


def plan(begin: int, minutes: int, *, studio_id: int = 1, schedule_id: int = 0) -> Plan:
    return Plan(studio_id, at(begin), minutes, schedule_id=schedule_id)


@pytest.mark.parametrize("cleaning", [0, 3])
def test_every_pair_of_intervals_overlaps_exactly_if_a_minute_belongs_to_both(cleaning: int) -> None:
    cinema = Cinema(CALENDAR, timedelta(minutes=cleaning), NOON)
    cases = [(a, x, b, y) for a in range(11) for x in range(1, 11) for b in range(11) for y in range(1, 11)]

    wrong = [
        case
        for case in cases
        if (conflict_of(plan(case[0], case[1]), [show(case[2], case[2] + case[3])], cinema) is not None)
        != bool(set(range(case[0], case[0] + case[1] + cleaning)) & set(range(case[2], case[2] + case[3] + cleaning)))
    ]

    assert wrong == []


def test_a_conflict_names_what_is_in_the_way() -> None:
    conflict = conflict_of(plan(30, 90), [show(200, 260), show(60, 150)], CINEMA)

    assert conflict is not None
    assert (conflict.kind, conflict.play_title) == (ConflictKind.OVERLAPS, "大都会")
    assert (conflict.other_starts_at, conflict.other_ends_at) == (at(60), at(150))


@pytest.mark.parametrize(
    "standing",
    [show(60, 150, studio_id=2), show(60, 150, schedule_id=9)],
    ids=["in another hall", "the show itself"],
)
def test_what_is_elsewhere_or_the_show_itself_is_no_conflict(standing: Schedule) -> None:
    assert conflict_of(plan(60, 90, schedule_id=9), [standing], CINEMA) is None


def test_a_start_that_is_over_is_refused_and_this_very_moment_is_not() -> None:
    over = conflict_of(Plan(1, NOON - timedelta(minutes=5), 90), [], CINEMA)

    assert over is not None
    assert over.kind is ConflictKind.IN_PAST
    assert conflict_of(Plan(1, NOON, 90), [], CINEMA) is None


def test_a_show_after_midnight_belongs_to_the_cinema_day_before() -> None:
    half_past_midnight = datetime(2026, 11, 22, 16, 30, tzinfo=UTC)
    last_day = Plan(1, half_past_midnight, 90, runs_until=date(2026, 11, 22))
    next_day = Plan(1, half_past_midnight, 90, runs_from=date(2026, 11, 23))

    assert conflict_of(last_day, [], CINEMA) is None
    found = conflict_of(next_day, [], CINEMA)
    assert found is not None
    assert found.kind is ConflictKind.OUTSIDE_RUN


def test_a_run_includes_its_first_and_its_last_day() -> None:
    first, last = date(2026, 11, 20), date(2026, 11, 22)
    days = [date(2026, 11, day) for day in range(19, 24)]

    assert [runs_on(day, first, last) for day in days] == [False, True, True, True, False]
    assert all(runs_on(day, None, None) for day in days)


def test_a_show_that_does_not_fit_is_offered_the_next_start_behind_every_show_in_the_way() -> None:
    standing = [show(60, 150), show(180, 240), show(400, 460)]

    assert fitting_start(plan(50, 90), standing, CINEMA) == at(255)


def test_rather_an_earlier_start_of_the_day_is_offered_than_one_after_midnight() -> None:
    """From five in the afternoon the hall is taken until midnight; at noon it is free."""
    evening = [show(240, 11 * 60)]

    assert fitting_start(plan(300, 90), evening, CINEMA) == NOON + timedelta(minutes=5)
    assert fitting_start(plan(11 * 60 + 1, 90), [show(0, 11 * 60 + 10)], CINEMA) == at(11 * 60 + 25)


def test_no_start_is_offered_on_a_day_on_which_the_show_does_not_fit() -> None:
    """The hall is taken from the afternoon until the morning."""
    assert fitting_start(plan(50, 90), [show(0, 17 * 60)], CINEMA) is None


def test_every_show_in_the_way_is_known_by_its_start() -> None:
    standing = [show(200, 260), show(60, 150), show(400, 460)]

    assert [other.starts_at for other in in_the_way(plan(30, 200), standing, CINEMA.cleaning)] == [at(60), at(200)]
