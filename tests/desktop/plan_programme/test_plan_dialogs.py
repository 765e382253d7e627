"""The dialogs of the schedule screen: shows added, changed and cancelled."""

from datetime import date, time

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from desktop.plan_programme.fake_programme import FakeProgramme
from desktop.plan_programme.steps import key
from support.low_window import LOW_WINDOW, ROOM_FOR_DIALOG
from support.stepping_runner import SteppingRunner
from support.words_on_screen import english_left_in
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.plan_programme.cancel_dialog import CancelDialog
from ttms_desktop.screens.plan_programme.show_dialog import ShowDialog
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def test_cancelling_a_show_with_tickets_asks_why_and_leads_to_its_refunds(
    view: PlanProgrammeView, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    wanted: list[tuple[str, object]] = []
    view.screen_wanted.connect(lambda name, what: wanted.append((name, what)))
    sold = next(show for show in model.shows if show.time_text == "20:10")
    model.choose(sold.schedule_id)

    QTest.mouseClick(view.card.facts.cancel_button, _LEFT)
    dialog = view.findChild(CancelDialog)
    assert dialog is not None
    dialog.confirm()
    without_reason = dialog.form.refusal("reason")
    QTest.keyClick(dialog.reason.choice, Qt.Key.Key_1)
    dialog.confirm()
    runner.settle()

    assert without_reason == "Choose a reason, or type one."
    assert programme.shows[sold.schedule_id].schedule.cancel_reason == "Trouble with picture or sound"
    assert wanted == [("orders", OrdersOf("Hall 3 · The General · 20:10", to_refund_of=sold.schedule_id))]
    assert view.card.facts.refunds_button.isVisible()


def test_the_form_makes_the_shows_and_closes(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    before = len(programme.shows)
    key(view, Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = view.findChild(ShowDialog)
    assert dialog is not None
    dialog.film.choose(2)
    price = dialog.price.minor
    dialog.hall.choose(14)
    dialog.day.set_day(date(2026, 11, 28))
    dialog.time.set_time(time(19, 30))
    dialog.repeat.set_on(True)
    dialog.until.set_day(date(2026, 12, 6))
    dialog.weekdays.set_weekdays(frozenset({5, 6}))
    words = (dialog.count.text(), dialog.primary.text())
    QTest.keyClick(dialog.time, Qt.Key.Key_Return)
    runner.settle()

    assert price == 4500
    assert words == ("4 shows", "Add 4 shows")
    assert len(programme.shows) == before + 4
    assert not dialog.isVisible()
    assert view.messages.text == "4 shows added"


def test_what_somebody_else_changed_is_seen_in_the_form_and_what_was_typed_stays(
    view: PlanProgrammeView, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    shown = next(show for show in model.shows if show.time_text == "21:30").schedule_id
    view.timeline.setFocus()
    view.timeline.choose(shown)
    key(view, Qt.Key.Key_Return)
    dialog = view.findChild(ShowDialog)
    assert dialog is not None
    dialog.price.set_minor(3850)
    programme.change(shown, starts_at=programme.moment("22:10"))

    dialog.confirm()
    runner.settle()
    told = (dialog.messages.isHidden(), dialog.time.text(), dialog.price.minor)
    dialog.confirm()
    runner.settle()

    assert told == (False, "22:10", 3850)
    schedule = programme.shows[shown].schedule
    assert (schedule.starts_at, schedule.price_minor) == (programme.moment("22:10"), 3850)
    assert not dialog.isVisible()


def test_the_form_lists_every_conflict_and_keeps_what_was_typed(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    view._add(2)
    dialog = view.findChild(ShowDialog)
    assert dialog is not None
    dialog.hall.choose(12)
    dialog.time.set_time(time(19, 40))
    programme.add(1, 12, programme.moment("18:30", days=2))
    dialog.repeat.set_on(True)
    dialog.confirm()
    runner.settle()

    lines = dialog.conflicts.text().splitlines()
    assert dialog.isVisible()
    assert not dialog.busy
    assert len(lines) == 3
    assert "Sun 22 November 19:40 · Overlaps Metropolis 19:30\N{EN DASH}22:13" in lines[1]
    assert "Tue 24 November 19:40 · Overlaps Metropolis 18:30\N{EN DASH}21:13" in lines[2]
    assert dialog.time.text() == "19:40"
    dialog.is_changed = False
    dialog.reject()


def test_a_wrong_field_is_marked_with_its_sentence(view: PlanProgrammeView, runner: SteppingRunner) -> None:
    view._add(2)
    dialog = view.findChild(ShowDialog)
    assert dialog is not None
    dialog.day.setText("2026-11-31")
    dialog.confirm()

    assert dialog.form.refusal("day") == "There is no such date."
    assert dialog.form.refusal("hall") == "Choose a hall."
    assert dialog.form.refusal("film") == ""
    assert dialog.day.text() == "2026-11-31"
    assert runner.waiting == []
    dialog.is_changed = False
    dialog.reject()


def test_in_a_low_window_the_whole_form_of_many_shows_is_seen(view: PlanProgrammeView) -> None:
    view.resize(LOW_WINDOW)
    key(view, Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = view.findChild(ShowDialog)
    assert dialog is not None

    dialog.film.choose(2)
    dialog.hall.choose(14)
    dialog.repeat.set_on(True)

    assert dialog.weekdays.isVisible()
    assert dialog.sizeHint().height() <= ROOM_FOR_DIALOG


def test_an_open_form_is_read_in_the_language_that_is_chosen_and_keeps_what_was_typed(
    view: PlanProgrammeView, memory: QSettings
) -> None:
    key(view, Qt.Key.Key_N, modifier=Qt.KeyboardModifier.ControlModifier)
    dialog = view.findChild(ShowDialog)
    assert dialog is not None
    dialog.film.choose(2)
    dialog.hall.choose(14)
    dialog.repeat.set_on(True)
    before = dialog.draft

    assert english_left_in(dialog, Appearance(memory, language="en")) == []
    assert dialog.draft == before
