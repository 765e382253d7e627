"""Seats and lines of the sell screen in a window: keys and clicks."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from support.fake_cinema import FakeClient
from support.sell_keys import FIRST, SECOND, press, take
from support.stepping_runner import SteppingRunner
from ttms_client.ticket import SeatState, SeatStatus
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.widgets.seat_glyphs import SeatLook


def test_two_seats_are_sold_with_the_keyboard_alone(view: SellTicketsView, runner: SteppingRunner) -> None:
    view.hall.map.setFocus()
    view.hall.map.focus_seat(FIRST)

    press(view, Qt.Key.Key_Space)
    runner.settle()
    press(view, Qt.Key.Key_Right, Qt.Key.Key_Space)
    runner.settle()
    press(view, Qt.Key.Key_C, Qt.Key.Key_Return)
    runner.settle()

    sale = view._model.last_sale
    assert sale is not None
    assert (sale.ticket_count, sale.total_text) == (2, "¥67.50")


def test_a_click_takes_a_seat_and_a_second_one_gives_it_back(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST)
    assert view.hall.map.look(FIRST) is SeatLook.MINE

    take(view, runner, FIRST)
    assert view.hall.map.look(FIRST) is SeatLook.FREE
    assert not view._model.cart.lines


def test_a_seat_that_another_counter_takes_changes_on_the_map(
    view: SellTicketsView, client: FakeClient, runner: SteppingRunner
) -> None:
    client.cinema.put(1, [SeatStatus(SECOND, SeatState.SOLD)])
    runner.settle()

    assert view.hall.map.look(SECOND) is SeatLook.SOLD


def test_a_letter_and_del_mean_the_current_line(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST, SECOND)
    view.cart.lines.make_current(FIRST)

    press(view, Qt.Key.Key_C)
    assert [line.type_name for line in view._model.cart.lines] == ["Child", "Adult"]

    press(view, Qt.Key.Key_Delete)
    runner.settle()
    assert [line.seat_id for line in view._model.cart.lines] == [SECOND]


def test_the_line_below_the_hall_says_what_the_seat_is_sold_as(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST)
    assert view.hall.seat_text == "Row A, seat 1: in this sale · Adult ¥45.00"

    press(view, Qt.Key.Key_C)
    assert view.hall.seat_text == "Row A, seat 1: in this sale · Child ¥22.50"

    take(view, runner, FIRST)
    assert view.hall.seat_text == "Row A, seat 1: available · Adult ¥45.00"


def test_a_function_key_chooses_the_show_that_bears_it(view: SellTicketsView, runner: SteppingRunner) -> None:
    press(view, Qt.Key.Key_F2)
    runner.settle()

    assert [line.chosen for line in view._model.board] == [False, True]


def test_the_line_under_the_map_names_all_seats_of_the_sale(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST, SECOND)

    view.hall.map.focus_seat(FIRST)
    assert view.hall.seat_text == "Row A, seats 1, 2: in this sale"
    assert view.hall.map.words_of(FIRST).startswith("Row A, seat 1: in this sale")


def test_more_than_five_best_seats_are_offered_in_a_menu_with_their_keys(view: SellTicketsView) -> None:
    wanted: list[int] = []
    view.hall.best.wanted.connect(wanted.append)
    QTest.mouseClick(view.hall.best.more, Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    menu.actions()[1].trigger()
    menu.close()

    assert offered == [f"Best seats for {count}\t{count}" for count in (6, 7, 8, 9)]
    assert wanted == [7]
