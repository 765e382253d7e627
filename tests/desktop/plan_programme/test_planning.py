"""Putting, moving and cancelling shows: the screen's word first, the server's word last, one request_id per action."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QLocale, SignalInstance

from desktop.plan_programme.fake_programme import TODAY, FakeProgramme
from support.stepping_runner import SteppingRunner
from ttms_client.errors import AnswerLate, ServerUnreachable, SessionExpired
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.plan_programme.pictures import ShowStage
from ttms_desktop.screens.plan_programme.show_form import FormRefused, ShowForm
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]
HALL, OTHER_HALL = 11, 12
METROPOLIS, SPRING, GODDESS = 1, 2, 3


@pytest.fixture
def evening(programme: FakeProgramme) -> datetime:
    return programme.moment("19:30")


def reload(model: PlanProgrammeViewModel, runner: SteppingRunner) -> None:
    model.refresh()
    runner.settle()


def starts(programme: FakeProgramme, *, studio_id: int = HALL) -> list[datetime]:
    return sorted(show.schedule.starts_at for show in programme.shows.values() if show.schedule.studio_id == studio_id)


# Putting


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
    assert judged.hint == "Free from 22:15"


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
    assert "not known whether it stands" in str(text)
    assert programme.calls[-3:] == ["list_show_board", "list_studios", "list_plays"]
    assert model.shows == []


@pytest.mark.parametrize(
    ("clock", "reason"), [("11:55", "This time is over"), ("12:00", "")], ids=["before now", "now"]
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

    assert today == ["Metropolis", "The General", "Street Angel", "Nosferatu"]
    assert "Metropolis" not in [film.title for film in model.films]


# Moving


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

    assert reason == "12 tickets are sold: the show stays where it is"
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

    assert "sold or reserved" in str(refused[0])
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

    assert "Somebody else has changed" in str(refused[0])
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


# Cancelling


def test_a_cancelled_show_opens_the_list_of_its_refunds(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    gone = programme.add(SPRING, HALL, evening, sold=12)
    reload(model, runner)
    wanted = heard(model.refunds_wanted)
    calling_off = model.calling_off(gone)
    assert calling_off is not None
    closed = heard(calling_off.cancelled)

    calling_off.send("projector broken")
    runner.settle()

    assert calling_off.consequence_text == "12 tickets are sold and must be refunded. The list opens afterwards."
    assert wanted == [OrdersOf("Hall 1 · Spring in a Small Town · 19:30", to_refund_of=gone)]
    assert len(closed) == 1
    assert [show.stage for show in model.shows] == [ShowStage.CANCELLED]


def test_a_cancelled_show_leaves_its_place_to_others(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    gone = programme.add(SPRING, HALL, evening)
    programme.change(gone, cancelled_at=programme.now, cancel_reason="")
    reload(model, runner)

    assert model.judging.of_film(METROPOLIS, HALL, evening).reason == ""
    assert model.count_text == "0 shows"


def test_what_is_over_cannot_be_cancelled(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard
) -> None:
    over = programme.add(SPRING, HALL, programme.moment("08:00"))
    reload(model, runner)
    refused = heard(model.refused)

    assert model.calling_off(over) is None
    assert refused == ["This show is over; it cannot be cancelled any more."]


def test_cancelling_twice_after_a_missing_answer_is_one_request(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, evening: datetime
) -> None:
    gone = programme.add(SPRING, HALL, evening)
    reload(model, runner)
    programme.unwell["cancel_schedule"] = [ServerUnreachable("away")]
    calling_off = model.calling_off(gone)
    assert calling_off is not None

    for _ in range(2):
        calling_off.send("no reason")
        runner.settle()

    assert len(programme.request_ids) == 2
    assert len(set(programme.request_ids)) == 1


# The form


def test_a_show_is_repeated_in_one_request(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard
) -> None:
    form = model.new_form(SPRING)
    saved = heard(form.saved)
    draft = replace(form.draft, studio_id=HALL, time_of_day=time(19, 30), repeats=True, until=date(2026, 12, 3))

    form.send(draft)
    runner.settle()

    assert form.count_text(draft) == "12 shows"
    assert len(starts(programme)) == 12
    assert len(programme.request_ids) == 1
    assert saved[0][1] == "12 shows added"  # type: ignore[index]


def test_if_one_of_them_cannot_be_none_is_made_and_every_conflict_is_told(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard
) -> None:
    for days in (2, 5):
        programme.add(METROPOLIS, HALL, programme.moment("18:30", days=days))
    form = model.new_form(SPRING)
    refused = heard(form.refused)

    form.send(replace(form.draft, studio_id=HALL, time_of_day=time(19, 30), repeats=True, until=date(2026, 12, 3)))
    runner.settle()

    [told] = refused
    assert isinstance(told, FormRefused)
    assert told.conflicts == (
        "Tue 24 November 19:30 · Overlaps Metropolis 18:30\N{EN DASH}21:13 incl. cleaning",
        "Fri 27 November 19:30 · Overlaps Metropolis 18:30\N{EN DASH}21:13 incl. cleaning",
    )
    assert len(starts(programme)) == 2


def test_a_wrong_field_is_told_at_the_field_and_asks_nobody(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard
) -> None:
    programme.film(SPRING, runs_until=date(2026, 11, 30))
    reload(model, runner)
    form = model.new_form(SPRING)
    refused = heard(form.refused)
    good = replace(form.draft, studio_id=HALL, time_of_day=time(19, 30))
    wrong = {
        "film": replace(good, play_id=None),
        "hall": replace(good, studio_id=None),
        "price": replace(good, price_minor=None),
        "day": replace(good, day=date(2026, 12, 1)),
        "time": replace(good, time_of_day=time(11, 55)),
        "until": replace(good, repeats=True, until=date(2026, 11, 1)),
        "weekdays": replace(good, repeats=True, until=date(2026, 11, 28), weekdays=frozenset()),
    }

    for draft in wrong.values():
        form.send(draft)

    told = [refusal for each in refused if isinstance(each, FormRefused) for refusal in each.refusals]
    assert [refusal.field for refusal in told] == list(wrong)
    assert all(refusal.text for refusal in told)
    assert runner.waiting == []


def test_more_than_a_hundred_shows_are_refused_before_they_are_asked_for(
    model: PlanProgrammeViewModel, heard: Heard
) -> None:
    form = model.new_form(SPRING)
    refused = heard(form.refused)

    form.send(replace(form.draft, studio_id=HALL, time_of_day=time(19, 30), repeats=True, until=date(2027, 3, 2)))

    [told] = refused
    assert isinstance(told, FormRefused)
    assert told.refusals[0].text == "At most 100 shows at once. Choose an earlier day."


def test_a_show_that_was_changed_meanwhile_is_moved_at_the_second_press(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    shown = programme.add(SPRING, HALL, evening)
    reload(model, runner)
    form = model.form_for(shown)
    assert form is not None
    refused = heard(form.refused)
    programme.change(shown)

    for _ in range(2):
        form.send(replace(form.draft, studio_id=OTHER_HALL))
        runner.settle()

    assert len(refused) == 1
    assert starts(programme, studio_id=OTHER_HALL) == [evening]


# Looking


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
    assert facts.title == "19:30\N{EN DASH}21:08 · Spring in a Small Town"
    assert facts.details == "Hall 1 · 3 of 220 seats sold · ¥45.00 · hall free at 21:23"


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
    programme.halls = [replace(programme.halls[0], studio_id=n, name=f"{n} 厅") for n in (10, 2, 1)]
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

    assert away == (False, "The server cannot be reached. Check the network; it goes on by itself.")
    assert (model.loaded, model.failure_text) == (True, "")


def test_a_session_that_is_over_asks_for_a_sign_in(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard
) -> None:
    needed = heard(model.sign_in_needed)
    programme.unwell["list_show_board"] = [SessionExpired("over")]

    reload(model, runner)

    assert needed == ["Your session is over. Sign in again; your work is kept."]


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
