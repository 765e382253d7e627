"""The hall screen in a window: the list with its map, rows and columns, drawn plans, and keys."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.edit_films.keys import CONTROL, NONE, answer_next, notice_of, press
from desktop.edit_halls.conftest import SMALL, FakeStudios
from support.low_window import LOW_WINDOW, ROOM_FOR_DIALOG
from support.stepping_runner import SteppingRunner
from support.words_on_screen import english_left_in
from ttms_client.errors import ServerUnreachable
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.edit_halls.hall_dialog import HallDialog
from ttms_desktop.screens.edit_halls.view import EditHallsView
from ttms_desktop.widgets.seat_map_geometry import SeatShape


def form(view: EditHallsView) -> HallDialog:
    assert isinstance(view.dialog, HallDialog)
    return view.dialog


def pause(view: EditHallsView, runner: SteppingRunner) -> None:
    """The typing pauses until the plan is drawn."""
    view._model.preview._pause.stop()
    view._model.preview._pause.timeout.emit()
    runner.settle()


def type_into(view: EditHallsView, field: str, text: str) -> None:
    edit = getattr(form(view), field)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, text)


@pytest.fixture
def new_hall(view: EditHallsView) -> HallDialog:
    """The form of a new hall."""
    press(view, Qt.Key.Key_N)
    return form(view)


@pytest.fixture
def small_hall(view: EditHallsView, runner: SteppingRunner) -> HallDialog:
    """The form of the small hall, drawn."""
    press(view, Qt.Key.Key_Return)
    runner.settle()
    pause(view, runner)
    return form(view)


def test_the_first_hall_is_shown_at_once_and_the_arrows_show_the_others(
    view: EditHallsView, runner: SteppingRunner
) -> None:
    first = view.preview.hall
    press(view, Qt.Key.Key_Down)
    runner.settle()

    assert first is not None
    assert len(first.seats) == 12
    assert view.preview.hall is not None
    assert len(view.preview.hall.seats) == 1200


def test_the_legend_counts_the_seats_of_each_kind(view: EditHallsView) -> None:
    told = view.preview.legend.accessibleName()

    assert told == "Single seats: 8, Wheelchair spaces: 1, Couple seats: 2 × 2, Out of order: 1"


def test_categories_that_are_typed_are_seen_in_the_map_and_counted_in_its_legend(
    view: EditHallsView, new_hall: HallDialog, runner: SteppingRunner
) -> None:
    new_hall.plan.set_value("category: 尊享座 / Premium #c8102e\ncategory: Stalls\noooo | category=1,1,2,0 row=Q\noooo")
    pause(view, runner)

    assert new_hall.preview.legend.accessibleName() == "Single seats: 8, Premium: 2, Stalls: 1"
    assert new_hall.preview.hall is not None
    assert new_hall.preview.hall.tints == ("#c8102e", "")
    assert [seat.category for seat in new_hall.preview.hall.seats] == [1, 1, 2, 0, 0, 0, 0, 0]
    assert new_hall.preview._describe(new_hall.preview.hall.seats[0].seat_id) == "Row Q, seat 1 · Premium"


def test_no_seat_of_the_map_can_be_chosen(view: EditHallsView, qtbot: QtBot) -> None:
    where = view.preview.map.seat_rectangle(2).center().toPoint()

    with qtbot.assertNotEmitted(view.preview.map.seat_activated):
        QTest.mouseClick(view.preview.map.viewport(), Qt.MouseButton.LeftButton, NONE, where)


def test_the_map_is_zoomed_with_keys(view: EditHallsView) -> None:
    press(view, Qt.Key.Key_Plus, CONTROL)
    larger = view.preview.map.zoom
    press(view, Qt.Key.Key_0, CONTROL)

    assert (larger, view.preview.map.zoom) == (125, 100)


def test_a_hall_of_1200_seats_comes_from_rows_and_columns(
    view: EditHallsView, new_hall: HallDialog, studios: FakeStudios, runner: SteppingRunner
) -> None:
    QTest.keyClicks(new_hall.name, "Large")
    type_into(view, "rows", "30")
    type_into(view, "columns", "40")
    pause(view, runner)
    drawn = new_hall.preview.hall
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert drawn is not None
    assert len(drawn.seats) == 1200
    assert studios.halls[4].studio.place_count == 1200
    assert view.dialog is None
    assert view.table.chosen.name == "Large"
    assert view.preview.hall == drawn


def test_an_impossible_size_is_said_at_the_field_while_it_is_typed_and_changes_nothing(
    view: EditHallsView, small_hall: HallDialog, studios: FakeStudios
) -> None:
    said = {"rows": "A hall has 1 to 100 rows.", "columns": "A row has 1 to 100 columns."}
    for field, typed in (("rows", "0"), ("rows", "-5"), ("rows", "101"), ("columns", "0"), ("columns", "1000")):
        type_into(view, field, typed)
        assert small_hall.form.refusal(field) == said[field], typed
        assert getattr(small_hall, field).hasFocus()

    press(view, Qt.Key.Key_Return)

    assert [small_hall.form.refusal(field) for field in said] == list(said.values())
    assert small_hall.plan.value == SMALL
    assert studios.request_ids == []


def test_what_was_drawn_survives_smaller_numbers_on_the_way(view: EditHallsView, small_hall: HallDialog) -> None:
    type_into(view, "rows", "12")

    lines = small_hall.plan.value.split("\n")
    assert lines[:3] == SMALL.split("\n")
    assert len(lines) == 12


def test_rows_and_columns_follow_what_is_drawn(view: EditHallsView, small_hall: HallDialog) -> None:
    small_hall.plan.setFocus()
    small_hall.plan.selectAll()
    QTest.keyClicks(small_hall.plan, "oo.oooo")

    assert (small_hall.rows.number, small_hall.columns.number) == (1, 7)


def test_a_plan_that_cannot_be_read_is_marked_and_the_keys_stay(
    view: EditHallsView, small_hall: HallDialog, runner: SteppingRunner
) -> None:
    small_hall.plan.setFocus()
    small_hall.plan.selectAll()
    QTest.keyClicks(small_hall.plan, "oo")
    QTest.keyClick(small_hall.plan, Qt.Key.Key_Return)
    QTest.keyClicks(small_hall.plan, "oq")
    small_hall.name.setFocus()
    pause(view, runner)

    [mark] = small_hall.plan.extraSelections()
    marked = mark.cursor.selectedText()
    assert small_hall.form.refusal("plan").startswith("Line 2, column 2: “q”")
    assert marked == "q"
    assert small_hall.name.hasFocus()
    assert small_hall.preview.map._dimmed


def test_a_mended_plan_is_drawn_again(view: EditHallsView, small_hall: HallDialog, runner: SteppingRunner) -> None:
    small_hall.plan.setFocus()
    small_hall.plan.selectAll()
    QTest.keyClicks(small_hall.plan, "oq")
    pause(view, runner)
    QTest.keyClick(small_hall.plan, Qt.Key.Key_Backspace)
    QTest.keyClicks(small_hall.plan, "w")
    pause(view, runner)

    assert small_hall.form.refusal("plan") == ""
    assert small_hall.plan.extraSelections() == []
    assert small_hall.preview.hall is not None
    assert {seat.shape for seat in small_hall.preview.hall.seats} == {SeatShape.STANDARD, SeatShape.WHEELCHAIR}
    assert not small_hall.preview.map._dimmed


def test_saving_an_unreadable_plan_puts_the_typing_where_it_is_wrong(
    view: EditHallsView, small_hall: HallDialog, runner: SteppingRunner
) -> None:
    small_hall.plan.setFocus()
    small_hall.plan.selectAll()
    QTest.keyClicks(small_hall.plan, "o<oo")
    small_hall.name.setFocus()
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert small_hall.plan.hasFocus()
    assert small_hall.plan.textCursor().position() == 1
    assert "here the > is missing" in small_hall.form.refusal("plan")


def test_no_answer_to_a_preview_leaves_the_form_usable(
    view: EditHallsView, new_hall: HallDialog, studios: FakeStudios, runner: SteppingRunner
) -> None:
    type_into(view, "rows", "2")
    type_into(view, "columns", "2")
    studios.unwell = [ServerUnreachable("x")]
    pause(view, runner)

    assert new_hall.preview.notice.text == "No preview"
    assert new_hall.plan.value == "oo\noo"
    assert not new_hall.busy


def test_a_hall_with_shows_says_that_they_keep_their_seats(small_hall: HallDialog) -> None:
    said = small_hall._fields["plan"][1]

    assert said == "A new plan applies to new shows; existing shows stay as they are."


def test_a_hall_with_shows_is_retired_instead_of_deleted(
    view: EditHallsView, studios: FakeStudios, runner: SteppingRunner
) -> None:
    studios.with_shows = {1}
    asked: list[str] = []
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    answer_next(Qt.Key.Key_Return, asked)
    runner.settle()

    assert asked == ["Delete Hall 1?", "Hall 1 has shows, so it cannot be deleted. Retire it instead?"]
    assert studios.halls[1].studio.retired


def test_an_edit_that_was_overtaken_offers_the_latest(
    view: EditHallsView, small_hall: HallDialog, studios: FakeStudios, runner: SteppingRunner
) -> None:
    type_into(view, "name_en", "Mine")
    studios.change(1, name="一厅", name_en="Theirs")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    press(view, Qt.Key.Key_F5)
    seen = (small_hall.name.value, small_hall.name_en.value)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert seen == ("一厅", "Mine")
    assert (studios.halls[1].studio.name, studios.halls[1].studio.name_en) == ("一厅", "Mine")


def test_without_halls_the_first_one_is_asked_for(
    view: EditHallsView, studios: FakeStudios, runner: SteppingRunner
) -> None:
    studios.halls.clear()
    press(view, Qt.Key.Key_F5)
    runner.settle()

    assert notice_of(view.table).text == "No halls yet"
    assert view.preview.notice.text == "No hall selected"


def test_b46_an_edit_form_shows_what_is_stored(view: EditHallsView, small_hall: HallDialog) -> None:
    hall = view.preview.hall

    assert hall is not None
    assert small_hall.plan.toPlainText().strip()
    assert small_hall.name.text()


@pytest.mark.parametrize("stored", [False, True], ids=["a new hall", "one that is stored"])
def test_in_a_low_window_the_whole_form_is_seen(
    view: EditHallsView, runner: SteppingRunner, qtbot: QtBot, *, stored: bool
) -> None:
    view.resize(LOW_WINDOW)

    press(view, Qt.Key.Key_Return if stored else Qt.Key.Key_N)
    runner.settle()

    assert form(view).sizeHint().height() <= ROOM_FOR_DIALOG
    qtbot.waitUntil(lambda: not form(view)._scroll.has_more_below)


def test_an_open_form_is_read_in_the_language_that_is_chosen(new_hall: HallDialog, memory: QSettings) -> None:
    left = english_left_in(new_hall, Appearance(memory, language="en"))

    # The words that a plan is written in are the same in each language.
    assert [text for text in left if "| category=" not in text] == []
