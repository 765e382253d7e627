"""Cancelling a show, and the form for one show or many: every conflict told, nothing typed is lost."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import SignalInstance

from desktop.plan_programme.fake_programme import (
    HALL,
    METROPOLIS,
    OTHER_HALL,
    SPRING,
    FakeProgramme,
)
from desktop.plan_programme.steps import reload, starts
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_client.play import CategoryPrice
from ttms_client.studio import SeatCategory
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.plan_programme.pictures import ShowStage
from ttms_desktop.screens.plan_programme.repeats import TypedPrice
from ttms_desktop.screens.plan_programme.show_form import FormRefused
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel

Heard = Callable[[SignalInstance], list[object]]


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

    said = "12 seats have been sold and must be refunded. The refund list opens next."
    assert calling_off.consequence_text == said
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
    assert refused == ["This show is over; it can no longer be cancelled."]


def test_a_show_that_another_counter_has_cancelled_is_told_with_its_time_and_reason(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    gone = programme.add(SPRING, HALL, evening, sold=12)
    reload(model, runner)
    said, wanted = heard(model.informed), heard(model.refunds_wanted)
    calling_off = model.calling_off(gone)
    assert calling_off is not None
    closed = heard(calling_off.cancelled)
    programme.change(gone, cancelled_at=programme.moment("11:20"), cancel_reason="Power failure")

    calling_off.send("projector broken")
    runner.settle()

    assert said == ["This show was already cancelled on 22 Nov 11:20: Power failure"]
    assert (len(closed), wanted) == (1, [])


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


def test_prices_of_categories_go_with_new_shows_and_what_is_no_amount_is_refused(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    groups = (SeatCategory("Stalls", ""), SeatCategory("Premium", "#c8102e"))
    programme.halls = [replace(hall, categories=groups) for hall in programme.halls]
    reload(model, runner)
    form = model.new_form(METROPOLIS)
    refused = heard(form.refused)
    draft = replace(form.draft, studio_id=HALL, time_of_day=time(19, 30))

    form.send(replace(draft, category_prices=(TypedPrice("Stalls", "", None), TypedPrice("Premium", ".", None))))
    form.send(replace(draft, category_prices=(TypedPrice("Stalls", "", None), TypedPrice("Premium", "70", 7000))))
    runner.settle()

    assert form.categories_of(HALL) == ("Stalls", "Premium")
    assert [refusal.field for told in refused for refusal in _told(told).refusals] == ["category_prices"]
    [show] = programme.shows.values()
    assert show.schedule.category_prices == (CategoryPrice("Premium", 7000),)
    model.choose(show.schedule.schedule_id)
    assert model.facts is not None
    assert "¥45.00 · Premium ¥70.00" in model.facts.details


def test_the_price_of_a_show_is_changed_and_is_not_asked_for_where_nobody_typed_one(
    model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme, heard: Heard, evening: datetime
) -> None:
    fresh, returned = programme.add(SPRING, HALL, evening), programme.add(SPRING, OTHER_HALL, evening)
    programme.change(returned, category_prices=(CategoryPrice("Premium", 7000),))
    programme.ever_sold.add(returned)
    reload(model, runner)
    form, frozen = model.form_for(fresh), model.form_for(returned)
    assert form is not None
    assert frozen is not None
    told, said = heard(frozen.refused), heard(model.informed)

    form.send(replace(form.draft, price_minor=None))
    form.send(replace(form.draft, price_minor=0))
    runner.settle()
    frozen.send(replace(frozen.draft, price_minor=5000))
    runner.settle()
    frozen.send(replace(frozen.draft, time_of_day=time(23, 30)))
    runner.settle()

    assert programme.shows[fresh].schedule.price_minor == 0
    assert (form.price_hint, frozen.price_hint) == ("", "Category prices stay as they are: Premium ¥70.00.")
    [refused] = [refusal for each in told for refusal in _told(each).refusals]
    assert refused.field == "price"
    assert refused.text.startswith("Tickets of this show have been sold, so its price cannot change.")
    kept = programme.shows[returned].schedule
    assert (kept.price_minor, kept.starts_at) == (4500, programme.moment("23:30"))
    assert said == ["Show changed"] * 2


def _told(refused: object) -> FormRefused:
    assert isinstance(refused, FormRefused)
    return refused
