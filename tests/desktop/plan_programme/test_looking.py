"""What the schedule screen tells about a day, and about a server that does not answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QLocale, SignalInstance

from desktop.plan_programme.fake_programme import (
    HALL,
    METROPOLIS,
    OTHER_HALL,
    SPRING,
    TODAY,
    FakeProgramme,
)
from desktop.plan_programme.steps import reload
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable, SessionExpired
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


def test_a_clerk_sees_shows_and_no_films(
    clerk_counter: Counter, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    shown = programme.add(SPRING, HALL, evening)
    model = PlanProgrammeViewModel(clerk_counter, runner)
    model.start()
    runner.settle()
    model.choose(shown)
    facts = model.facts
    model.stop()

    assert (model.may_plan, model.films, len(model.shows)) == (False, [], 1)
    assert facts is not None
    assert (facts.can_sell, facts.can_change, facts.can_cancel) == (True, False, False)


def test_the_facts_of_a_show_tell_hall_sales_price_and_when_the_hall_is_free(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    shown = programme.add(SPRING, HALL, evening, sold=3)
    reload(model, runner)
    model.choose(shown)

    facts = model.facts
    assert facts is not None
    assert facts.title == "19:30\N{EN DASH}21:08 · Hall 1 · Spring in a Small Town"
    assert facts.details == "3/220 sold · ¥45.00 · hall free from 21:23"


def test_names_follow_the_language_of_the_window(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    programme.add(SPRING, HALL, evening)
    reload(model, runner)
    QLocale.setDefault(QLocale("zh_CN"))

    assert (model.shows[0].title, model.halls[0].name, model.films[0].title) == ("小城之春", "1 厅", "大都会")


def test_a_retired_hall_is_seen_as_long_as_it_has_shows(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    programme.add(SPRING, OTHER_HALL, evening)
    programme.halls = [replace(hall, retired=hall.studio_id in (12, 13)) for hall in programme.halls]
    reload(model, runner)

    assert [hall.studio_id for hall in model.halls] == [11, 12, 14]
    assert model.judging.of_film(METROPOLIS, OTHER_HALL, programme.moment("13:00")).reason == "This hall is retired"


def test_hall_two_stands_before_hall_ten(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    programme.halls = [replace(programme.halls[0], studio_id=n, name=f"{n} 厅", name_en="") for n in (10, 2, 1)]
    reload(model, runner)

    assert [hall.studio_id for hall in model.halls] == [1, 2, 10]


def test_the_day_is_asked_for_again_as_long_as_the_screen_is_in_front(
    model: PlanProgrammeViewModel, runner: SteppingRunner
) -> None:
    asks = model._programme._timer.isActive()
    model._programme._timer.timeout.emit()
    asked = len(runner.waiting)
    model.stop()
    runner.settle()

    assert (asks, asked) == (True, 1)
    assert not model._programme._timer.isActive()


def test_a_server_that_is_away_is_said_and_asked_again(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    programme.unwell["list_show_board"] = [ServerUnreachable("away")]
    model.next_day()
    runner.settle()
    away = (model.loaded, model.failure_text)

    reload(model, runner)

    assert away == (False, "The server cannot be reached. Check the network; work then goes on by itself.")
    assert (model.loaded, model.failure_text) == (True, "")


def test_a_session_that_is_over_asks_for_a_sign_in(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard
) -> None:
    needed = heard(model.sign_in_needed)
    programme.unwell["list_show_board"] = [SessionExpired("over")]

    reload(model, runner)

    assert needed == ["Your session has ended. Sign in again; your work is kept."]


def test_the_answer_about_a_day_that_was_left_is_not_shown(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    programme.add(SPRING, HALL, evening + timedelta(days=1))
    model.next_day()
    model.next_day()

    runner.step()
    left = (model.day, model.loaded, model.shows)
    runner.settle()

    assert left == (TODAY + timedelta(days=2), False, [])
    assert model.loaded


def test_the_ruler_has_the_hours_of_the_wall_clock_when_the_clocks_change(
    model: PlanProgrammeViewModel, runner: SteppingRunner
) -> None:
    model._counter.calendar = CinemaCalendar("Europe/Berlin")
    texts = {}
    for day in (date(2026, 10, 24), date(2026, 3, 28), date(2026, 7, 1)):
        model.choose_day(day)
        texts[day.month] = [hour.text for hour in model.hours]
    runner.waiting.clear()

    assert {month: len(each) - 1 for month, each in texts.items()} == {10: 25, 3: 23, 7: 24}
    assert texts[10].count("02") == 2
    assert "02" not in texts[3]
