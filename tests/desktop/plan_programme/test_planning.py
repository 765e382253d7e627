"""Putting and moving shows: the screen's word first, the server's word last, one request_id per action."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from desktop.plan_programme.fake_programme import (
    GODDESS,
    HALL,
    METROPOLIS,
    OTHER_HALL,
    SPRING,
    TODAY,
    FakeProgramme,
)
from desktop.plan_programme.steps import reload, starts
from support.stepping_runner import SteppingRunner
from ttms_client.errors import AnswerLate
from ttms_client.play import CategoryPrice
from ttms_client.studio import SeatCategory
from ttms_desktop.screens.plan_programme.pictures import ShowStage
from ttms_desktop.screens.plan_programme.show_dialog import ShowDialog
from ttms_desktop.screens.plan_programme.show_form import ShowForm
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel

Heard = Callable[[SignalInstance], list[object]]


def test_a_dropped_film_is_a_show_for_its_own_price(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    model.drop_film(METROPOLIS, HALL, evening)
    waiting = [show.stage for show in model.shows]
    runner.settle()

    assert waiting == [ShowStage.PENDING]
    [show] = model.shows
    assert (show.stage, show.title, show.span_text) == (ShowStage.COMING, "Metropolis", "19:30\N{EN DASH}21:58")
    assert programme.shows[show.schedule_id].schedule.price_minor == 4500
    assert model.chosen == show.schedule_id


def test_what_is_on_its_way_takes_its_hall_already(model: PlanProgrammeViewModel, evening: datetime) -> None:
    model.drop_film(METROPOLIS, HALL, evening)

    judged = model.judging.of_film(SPRING, HALL, evening + timedelta(hours=1))

    assert judged.reason == "Overlaps Metropolis 19:30\N{EN DASH}22:13 incl. cleaning"
    assert judged.hint == "It fits in this hall at 22:15"


def test_a_place_at_which_several_shows_are_in_the_way_says_how_many_more(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    for hours in (0, 2, 4):
        programme.add(GODDESS, HALL, evening + timedelta(hours=hours))
    reload(model, runner)

    judged = [model.judging.of_film(METROPOLIS, HALL, evening - timedelta(hours=hours)) for hours in (1, -1)]

    assert [one.reason for one in judged] == [
        "Overlaps The Goddess 19:30\N{EN DASH}21:10 incl. cleaning",
        "Overlaps The Goddess 19:30\N{EN DASH}21:10 incl. cleaning, and 1 more show",
    ]
    assert {one.hint for one in judged} == {"It fits in this hall at 12:05"}


def test_a_day_on_which_a_film_does_not_fit_is_told(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    for hours in range(-7, 6, 2):
        programme.add(METROPOLIS, HALL, evening + timedelta(hours=hours))
    reload(model, runner)

    judged = model.judging.of_film(METROPOLIS, HALL, evening)

    assert judged.hint == "There is no room for it in this hall in the usual hours"


def test_a_film_without_a_price_opens_the_form_at_that_place(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    programme.film(METROPOLIS, price_minor=None)
    reload(model, runner)
    forms = heard(model.form_wanted)

    model.drop_film(METROPOLIS, HALL, evening)

    [form] = forms
    assert isinstance(form, ShowForm)
    draft = form.draft
    assert (draft.play_id, draft.studio_id, draft.day, draft.time_of_day) == (METROPOLIS, HALL, TODAY, time(19, 30))
    assert programme.request_ids == []


def test_a_hall_with_categories_asks_for_their_prices_as_the_films_last_show_had_them(  # noqa: PLR0917 - fixtures
    model: PlanProgrammeViewModel,
    runner: SteppingRunner,
    programme: FakeProgramme,
    heard: Heard,
    evening: datetime,
    qtbot: QtBot,
) -> None:
    groups = (SeatCategory("Stalls", ""), SeatCategory("Premium", "#c8102e"))
    programme.halls = [replace(hall, categories=groups if hall.studio_id == HALL else ()) for hall in programme.halls]
    last = programme.add(METROPOLIS, OTHER_HALL, evening - timedelta(hours=5))
    programme.change(last, category_prices=(CategoryPrice("Premium", 7050), CategoryPrice("Balcony", 3000)))
    reload(model, runner)
    forms, told = heard(model.form_wanted), heard(model.informed)

    model.drop_film(METROPOLIS, HALL, evening)
    model.drop_film(SPRING, HALL, evening + timedelta(hours=3))
    runner.settle()

    assert programme.request_ids == []
    assert told == ["The seats of this hall have categories: check their prices."] * 2
    shown = []
    for form in forms:
        assert isinstance(form, ShowForm)
        dialog = ShowDialog(form, None)
        qtbot.addWidget(dialog)
        shown.append({name: edit.text() for name, edit in dialog.category_prices.edits.items()})
    assert shown == [{"Stalls": "", "Premium": "70.50"}, {"Stalls": "", "Premium": ""}]
    dialog.confirm()
    first = forms[0]
    assert isinstance(first, ShowForm)
    first.send(first.draft)
    runner.settle()
    made = {show.schedule.play_id: show.schedule for key, show in programme.shows.items() if key != last}
    assert made[METROPOLIS].category_prices == (CategoryPrice("Premium", 7050),)
    assert made[SPRING].category_prices == ()


def test_a_show_that_another_manager_put_there_meanwhile_is_named_and_loaded(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    refused = heard(model.refused)
    programme.before_change = lambda: programme.add(SPRING, HALL, evening)

    model.drop_film(METROPOLIS, HALL, evening)
    runner.settle()

    assert refused == [
        "Hall 1 · Metropolis · 19:30: Overlaps Spring in a Small Town 19:30\N{EN DASH}21:23 incl. cleaning."
    ]
    assert [show.title for show in model.shows] == ["Spring in a Small Town"]


def test_a_missing_answer_is_no_failure_and_the_day_is_loaded_again(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    refused = heard(model.refused)
    programme.unwell["create_schedules"] = [AnswerLate("late")]

    model.drop_film(METROPOLIS, HALL, evening)
    runner.settle()

    [text] = refused
    assert "may or may not have been saved" in str(text)
    assert programme.calls[-3:] == ["list_show_board", "list_studios", "list_plays"]
    assert model.shows == []


@pytest.mark.parametrize(
    ("clock", "reason"), [("11:55", "This time has passed"), ("12:00", "")], ids=["before now", "now"]
)
def test_the_past_is_refused_while_dragging(
    model: PlanProgrammeViewModel, programme: FakeProgramme, clock: str, reason: str
) -> None:
    """It is noon."""
    model._counter.clock.learn(programme.now - timedelta(seconds=1))

    assert model.judging.of_film(METROPOLIS, HALL, programme.moment(clock)).reason == reason


def test_a_film_is_offered_on_the_days_of_its_run_alone(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    programme.film(METROPOLIS, runs_until=date(2026, 11, 22))
    programme.film(SPRING, runs_from=date(2026, 11, 23))
    programme.film(GODDESS, retired=True)
    reload(model, runner)
    today = [film.title for film in model.films]
    model.next_day()
    runner.settle()

    assert today == ["Metropolis", "Nosferatu", "Street Angel", "The General"], "by title"
    assert "Metropolis" not in [film.title for film in model.films]


def test_a_show_is_moved_to_another_hall_and_time(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    moved = programme.add(SPRING, HALL, evening)
    reload(model, runner)

    model.drop_show(moved, OTHER_HALL, evening + timedelta(minutes=35))
    seen = [(show.studio_id, show.time_text, show.stage) for show in model.shows]
    runner.settle()

    assert seen == [(OTHER_HALL, "20:05", ShowStage.PENDING)]
    assert (starts(programme), starts(programme, studio_id=OTHER_HALL)) == ([], [evening + timedelta(minutes=35)])


def test_a_show_dropped_where_it_stands_asks_for_nothing(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    stays = programme.add(SPRING, HALL, evening)
    reload(model, runner)

    model.drop_show(stays, HALL, evening)

    assert runner.waiting == []
    assert model.judging.of_show(stays, HALL, evening).reason == ""


def test_a_show_may_be_shifted_over_its_own_old_place(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    shifted = programme.add(SPRING, HALL, evening)
    reload(model, runner)

    assert model.judging.of_show(shifted, HALL, evening + timedelta(minutes=5)).reason == ""


def test_a_show_with_sold_tickets_says_while_it_is_dragged_that_it_stays(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    sold = programme.add(SPRING, HALL, evening, sold=12)
    reload(model, runner)

    reason = model.judging.of_show(sold, OTHER_HALL, evening).reason

    assert reason == "12 seats have been sold, so the show cannot be changed"
    assert model.form_for(sold) is None


def test_a_sale_that_only_the_server_knows_of_keeps_the_show_where_it_is(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    shown = programme.add(SPRING, HALL, evening)
    reload(model, runner)
    refused = heard(model.refused)
    programme.shows[shown] = replace(programme.shows[shown], places_free=0)

    model.drop_show(shown, OTHER_HALL, evening)
    runner.settle()

    assert "sold or taken" in str(refused[0])
    assert [show.studio_id for show in model.shows] == [HALL]


def test_a_show_that_somebody_moved_during_the_drag_is_not_moved_again(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    """Even if the news had come before the drop: what counts is what the manager saw."""
    shown = programme.add(SPRING, HALL, evening)
    reload(model, runner)
    refused = heard(model.refused)
    model.hold_still()
    programme.change(shown, starts_at=evening + timedelta(hours=1))
    model.refresh()
    runner.settle()

    model.drop_show(shown, OTHER_HALL, evening)
    model.go_on()
    runner.settle()

    assert "Somebody else has just changed" in str(refused[0])
    assert [(show.studio_id, show.time_text) for show in model.shows] == [(HALL, "20:30")]


def test_nothing_changes_under_a_drag_and_all_of_it_afterwards(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    changed = heard(model.programme_changed)
    model.refresh()
    model.hold_still()
    programme.add(SPRING, HALL, evening)
    runner.settle()
    during = (len(changed), len(model.shows))

    model.go_on()
    runner.settle()

    assert during == (0, 0)
    assert len(model.shows) == 1
