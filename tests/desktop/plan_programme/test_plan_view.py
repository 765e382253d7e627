"""The schedule screen in a window: dragged onto, typed into, read by somebody who may only look."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.plan_programme.fake_programme import TODAY, FakeProgramme, full_day
from support.low_window import LOW_WINDOW, ROOM_FOR_DIALOG
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop import style
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.plan_programme.cancel_dialog import CancelDialog
from ttms_desktop.screens.plan_programme.show_dialog import ShowDialog
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.screens.sell_tickets.opening import ShowToSell
from ttms_desktop.session import Counter
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.painting import width_of

_NONE = Qt.KeyboardModifier.NoModifier
_LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(
    qtbot: QtBot, qapp: QApplication, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> Iterator[PlanProgrammeView]:
    """A manager's screen, full of shows."""
    full_day(programme)
    yield from shown(PlanProgrammeView(model), qtbot, qapp, runner)


@pytest.fixture
def clerks_view(
    qtbot: QtBot, qapp: QApplication, clerk_counter: Counter, runner: SteppingRunner, programme: FakeProgramme
) -> Iterator[PlanProgrammeView]:
    full_day(programme)
    model = PlanProgrammeViewModel(clerk_counter, runner)
    made = PlanProgrammeView(model)
    model.setParent(made)
    yield from shown(made, qtbot, qapp, runner)


def shown(
    made: PlanProgrammeView, qtbot: QtBot, qapp: QApplication, runner: SteppingRunner
) -> Iterator[PlanProgrammeView]:
    style.apply_theme(qapp, "light")
    qtbot.addWidget(made)
    made.resize(1290, 712)
    made.show()
    made.enter()
    runner.settle()
    QTest.qWait(1)
    yield made
    made.leave()


def drag_film(view: PlanProgrammeView, play_id: int, studio_id: int, moment: datetime, *, drop: bool = True) -> QWidget:
    """From the list to the place, as a hand does; the card that was pressed."""
    card = view.films.films.card(play_id)
    goal = card.mapFromGlobal(view.timeline.viewport().mapToGlobal(view.timeline.point_of(studio_id, moment)))
    QTest.mousePress(card, _LEFT, _NONE, QPoint(20, 20))
    for point in (QPoint(34, 24), (QPoint(34, 24) + goal) / 2, goal):
        QTest.mouseMove(card, point)
    if drop:
        QTest.mouseRelease(card, _LEFT, _NONE, goal)
    return card


def key(view: PlanProgrammeView, *keys: Qt.Key, modifier: Qt.KeyboardModifier = _NONE) -> None:
    for each in keys:
        QTest.keyClick(view.timeline, each, modifier)


def test_a_film_is_dragged_onto_a_hall(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme, model: PlanProgrammeViewModel
) -> None:
    before = len(programme.shows)

    drag_film(view, 3, 14, programme.moment("21:45"))
    runner.settle()

    assert len(programme.shows) == before + 1
    made = programme.shows[model.chosen].schedule
    assert (made.play_id, made.studio_id, made.starts_at) == (3, 14, programme.moment("21:45"))
    assert view.messages.text == ""


def test_a_conflict_is_in_words_under_the_mouse_and_nothing_is_asked_at_the_drop(
    view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    drag_film(view, 1, 14, programme.moment("17:50"), drop=False)
    verdict = view.timeline.verdict
    view.timeline.put_down()

    assert verdict is not None
    assert verdict.reason == "Overlaps Spring in a Small Town 19:45\N{EN DASH}21:38 incl. cleaning"
    assert verdict.span_text == "17:50\N{EN DASH}20:18"
    assert runner.waiting == []
    assert view.messages.text == f"Nothing was changed: {verdict.reason}."


def test_escape_gives_a_drag_up(view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme) -> None:
    card = drag_film(view, 3, 14, programme.moment("21:45"), drop=False)
    key(view, Qt.Key.Key_Escape)
    QTest.mouseMove(card, QPoint(500, 300))
    QTest.mouseRelease(card, _LEFT, _NONE, QPoint(500, 300))

    assert (runner.waiting, view.timeline.is_carrying, view.chip.isVisible()) == ([], False, False)


def test_another_day_gives_a_drag_up(view: PlanProgrammeView, runner: SteppingRunner, programme: FakeProgramme) -> None:
    before = len(programme.shows)
    card = drag_film(view, 3, 14, programme.moment("21:45"), drop=False)
    key(view, Qt.Key.Key_PageDown)
    QTest.mouseMove(card, QPoint(500, 300))
    QTest.mouseRelease(card, _LEFT, _NONE, QPoint(500, 300))
    runner.settle()

    assert len(programme.shows) == before
    assert (view.timeline.is_carrying, view._model.loaded) == (False, True)


def test_between_list_and_halls_the_film_hangs_on_the_mouse(view: PlanProgrammeView, programme: FakeProgramme) -> None:
    card = view.films.films.card(1)
    QTest.mousePress(card, _LEFT, _NONE, QPoint(20, 20))
    QTest.mouseMove(card, QPoint(60, 20))
    hangs = view.chip.isVisible()
    goal = card.mapFromGlobal(
        view.timeline.viewport().mapToGlobal(view.timeline.point_of(11, programme.moment("23:30")))
    )
    QTest.mouseMove(card, goal)

    assert (hangs, view.chip.isVisible()) == (True, False)
    view.timeline.cancel_carry()


def test_a_refresh_does_not_disturb_a_drag(
    view: PlanProgrammeView, model: PlanProgrammeViewModel, runner: SteppingRunner, programme: FakeProgramme
) -> None:
    drag_film(view, 3, 14, programme.moment("21:45"), drop=False)
    programme.add(2, 14, programme.moment("21:55"))
    model.refresh()
    runner.settle()
    carried = view.timeline.verdict

    view.timeline.cancel_carry()
    runner.settle()

    assert carried is not None
    assert carried.is_free
    assert any(show.time_text == "21:55" for show in model.shows)


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
    assert facts.title.text() == "21:30\N{EN DASH}23:04 · Nosferatu"
    assert wanted == [("sell", ShowToSell(shown.schedule_id, TODAY))]
    assert not view.findChildren(ShowDialog)
    assert not view.findChildren(CancelDialog)
    assert runner.waiting == []


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
    assert failed == (True, "The server cannot be reached. Check the network; it reconnects by itself.")
    assert view.timeline.isVisible()
    assert view.timeline._empty_text.startswith("No shows on this day")


@pytest.mark.parametrize(
    ("may_plan", "has_films", "said"),
    [
        (True, True, "No shows on this day. Drag a film here, or press Ctrl+N."),
        (True, False, "There are no films yet. Add them under Films, then drag one here."),
        (False, False, "No shows on this day. Choose another day at the top."),
    ],
)
def test_an_empty_day_says_what_to_do_next(
    view: PlanProgrammeView, said: str, *, may_plan: bool, has_films: bool
) -> None:
    view.card.say_state(loaded=True, failure="", may_plan=may_plan, has_films=has_films)

    assert view.timeline._empty_text == said


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
