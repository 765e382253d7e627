"""The schedule screen in a window: led by keys, read by somebody who may only look."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.plan_programme.fake_programme import TODAY, FakeProgramme
from desktop.plan_programme.steps import key
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop import style
from ttms_desktop.screens.plan_programme.cancel_dialog import CancelDialog
from ttms_desktop.screens.plan_programme.show_dialog import ShowDialog
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.screens.sell_tickets.opening import ShowToSell
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.painting import width_of

_LEFT = Qt.MouseButton.LeftButton
_NONE = Qt.KeyboardModifier.NoModifier


def test_the_day_is_changed_by_keys_and_today_found_again(
    view: PlanProgrammeView, model: PlanProgrammeViewModel
) -> None:
    days = []
    for each in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_T):
        key(view, each)
        days.append((model.day - TODAY).days)
    key(view, Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.ControlModifier)
    days.append((model.day - TODAY).days)

    assert days == [1, 2, 1, 0, -1]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_day_is_chosen_in_a_calendar(view: PlanProgrammeView, model: PlanProgrammeViewModel) -> None:
    view.days.open_calendar()
    opened = view.days.calendar.isVisible()
    QTest.keyClick(view.days.calendar.focusWidget() or view.days.calendar, Qt.Key.Key_Right)
    QTest.keyClick(view.days.calendar.focusWidget() or view.days.calendar, Qt.Key.Key_Return)

    assert opened
    assert model.day == TODAY + timedelta(days=1)


def test_a_show_is_chosen_moved_and_cancelled_by_keys_alone(
    view: PlanProgrammeView, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    shown = next(show for show in model.shows if show.time_text == "21:30")
    view.timeline.setFocus()
    view.timeline.choose(shown.schedule_id)

    key(view, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    runner.settle()
    moved = programme.shows[shown.schedule_id].schedule.starts_at
    key(view, Qt.Key.Key_Delete)
    dialog = view.findChild(CancelDialog)
    assert dialog is not None
    QTest.keyClick(dialog.reason.choice, Qt.Key.Key_5)
    QTest.keyClicks(dialog.reason.other, "power cut")
    QTest.keyClick(dialog.reason.other, Qt.Key.Key_Return)
    runner.settle()

    assert moved == programme.moment("21:35")
    assert programme.shows[shown.schedule_id].schedule.cancel_reason == "power cut"
    assert not dialog.isVisible()


def test_a_clerk_looks_and_goes_to_the_sell_screen(clerks_view: PlanProgrammeView, runner: SteppingRunner) -> None:
    view = clerks_view
    wanted: list[tuple[str, object]] = []
    view.screen_wanted.connect(lambda name, what: wanted.append((name, what)))
    shown = next(show for show in view._model.shows if show.time_text == "21:30")
    box = view.timeline.block_rectangle(shown.schedule_id)
    QTest.mouseClick(view.timeline.viewport(), _LEFT, _NONE, box.center().toPoint())
    facts = view.card.facts
    seen = [button.isVisible() for button in (facts.sell_button, facts.change_button, facts.cancel_button)]
    key(view, Qt.Key.Key_Return, Qt.Key.Key_Delete)
    QTest.mouseClick(facts.sell_button, _LEFT)

    assert not view.films.isVisible()
    assert not view.add_button.isVisible()
    assert seen == [True, False, False]
    assert facts.title.text() == "21:30\N{EN DASH}23:04 · Hall 1 · Nosferatu"
    assert wanted == [("sell", ShowToSell(shown.schedule_id, TODAY))]
    assert not view.findChildren(ShowDialog)
    assert not view.findChildren(CancelDialog)
    assert runner.waiting == []


def test_a_day_without_films_is_told_from_a_cinema_without_films(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    said = []
    for films in ([replace(each, runs_until=TODAY - timedelta(days=1)) for each in programme.films], []):
        programme.films = films
        view.enter()
        runner.settle()
        said.append([text for text in visible_texts(view.films) if "film" in text])

    assert said == [
        ["No film is running on this day. Check the run dates under Films."],
        ["There are no films yet. Add one under Films first."],
    ]


def visible_texts(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(QLabel) if text.isVisible()]


def test_titles_of_films_are_seen_whole(view: PlanProgrammeView) -> None:
    films = view.films.films
    font = style.font(style.Size.ROW, strong=True)

    for source in films._sources:
        assert films.card(source.value).width() - 24 >= width_of(source.title, font), source.title


def test_a_day_without_shows_and_a_server_that_is_away_are_told_in_words(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    programme.unwell["list_show_board"] = [ServerUnreachable("away")]
    key(view, Qt.Key.Key_PageDown)
    waits = view.timeline.isVisible()
    runner.settle()
    failed = (view.card.notice.isVisible(), view.card.notice.text)
    QTest.mouseClick(view.card.notice.action, _LEFT)
    runner.settle()

    assert waits
    assert failed == (True, "The server cannot be reached. Check the network; work then goes on by itself.")
    assert view.timeline.isVisible()
    assert view.card.facts.title.text() == "No shows on this day"


@pytest.mark.parametrize(
    ("may_plan", "has_films", "said"),
    [
        (True, True, "Drag a film onto a hall, or press Ctrl+N."),
        (True, False, "There are no films yet. Add them under Films, then drag one onto a hall."),
        (False, False, "Choose another day at the top."),
    ],
)
def test_an_empty_day_says_what_to_do_next(
    view: PlanProgrammeView, runner: SteppingRunner, said: str, *, may_plan: bool, has_films: bool
) -> None:
    key(view, Qt.Key.Key_PageDown)
    runner.settle()

    view.card.say_state(loaded=True, failure="", may_plan=may_plan, has_films=has_films)

    assert (view.card.facts.title.text(), view.card.facts.details.text()) == ("No shows on this day", said)


def test_all_shows_of_a_usual_day_are_seen_without_scrolling(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    """Also on a day that was not known yet when it was chosen."""
    for studio_id, time in ((11, "10:00"), (14, "23:45")):
        programme.add(6, studio_id, programme.moment(time, days=1))
    seen = []
    for to_day in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        key(view, to_day)
        runner.settle()
        room = view.timeline._lanes_room()
        boxes = [view.timeline.block_rectangle(show.schedule_id) for show in view._model.shows]
        seen.append(all(room.left() <= box.left() and box.right() <= room.right() for box in boxes))

    assert seen == [True, True]


@pytest.mark.parametrize(("width", "height"), [(1290, 712), (855, 466), (584, 314)])
def test_no_word_of_a_button_is_cut_off_at_any_size(view: PlanProgrammeView, width: int, height: int) -> None:
    view.set_low(low=height < 500)
    view.resize(width, height)
    view._model.choose(next(show.schedule_id for show in view._model.shows if show.time_text == "21:30"))
    QTest.qWait(1)

    for button in view.findChildren(BusyButton):
        if button.isVisible():
            assert button.width() >= button.bare_width, button.text()
    assert view.timeline.viewport().width() >= 240
    assert view.films.isVisible() == (width > 660)


def test_a_low_window_shows_five_halls_without_scrolling_and_its_keys_give_way_to_them(
    view: PlanProgrammeView, runner: SteppingRunner
) -> None:
    """A message still has its place while there is one."""
    view.set_low(low=True)
    view.resize(855, 456)
    QApplication.processEvents()
    room = view.timeline.viewport().height()
    view.messages.refuse("This time is over")
    QApplication.processEvents()

    assert room >= 34 + 5 * 60, "the ruler, and five lanes"
    assert view.messages.isVisible()
    view.messages.clear()
    assert not view.messages.isVisible()


def test_a_chosen_film_keeps_the_keys_while_the_films_are_said_anew(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    films = view.films.films
    films.card(films.values[0]).setFocus()
    programme.films = [replace(each, running_minutes=each.running_minutes + 1) for each in programme.films]
    view._model.refresh()
    runner.settle()

    assert view.focusWidget() is films.card(films.values[0])


def test_the_timeline_has_the_keys_once_the_button_that_had_them_is_gone(
    view: PlanProgrammeView, model: PlanProgrammeViewModel
) -> None:
    model.choose(next(show for show in model.shows if show.time_text == "21:30").schedule_id)
    view.card.facts.cancel_button.setFocus()
    model.choose(0)

    assert view.timeline.isAncestorOf(view.focusWidget()) or view.focusWidget() is view.timeline
