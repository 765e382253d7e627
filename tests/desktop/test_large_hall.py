"""A hall with 1,200 seats at the counter: every seat is on the map, can be hit, and is sold."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.widgets.seat_glyphs import SeatLook

_ROWS, _COLUMNS = 30, 40
_CORNERS = (101, 140, 3001, 3040)


@pytest.fixture
def cinema() -> FakeCinema:
    return FakeCinema("\n".join(["." * _COLUMNS] * _ROWS))


@pytest.fixture(params=[(1366, 768), (911, 512)], ids=["100 %", "150 %"])
def view(request: pytest.FixtureRequest, qtbot: QtBot, sell: SellTicketsViewModel) -> SellTicketsView:
    made = SellTicketsView(sell)
    qtbot.addWidget(made)
    made.resize(*request.param)
    made.show()
    QTest.qWait(1)
    return made


def click(view: SellTicketsView, runner: SteppingRunner, seat_id: int) -> None:
    where = view.hall.map.seat_rectangle(seat_id).center().toPoint()
    QTest.mouseClick(view.hall.map.viewport(), Qt.MouseButton.LeftButton, pos=where)
    runner.settle()


def test_all_of_it_is_seen_at_once(view: SellTicketsView) -> None:
    seen = view.hall.map.viewport().rect()

    assert all(seen.contains(view.hall.map.seat_rectangle(seat).toRect()) for seat in _CORNERS)


@pytest.mark.parametrize("seat_id", _CORNERS)
def test_a_seat_in_a_corner_is_hit(view: SellTicketsView, runner: SteppingRunner, seat_id: int) -> None:
    click(view, runner, seat_id)

    assert view.hall.map.look(seat_id) is SeatLook.MINE
    assert [line.seat_id for line in view._model.cart.lines] == [seat_id]


def test_two_seats_at_the_back_are_sold_with_keys(view: SellTicketsView, runner: SteppingRunner) -> None:
    view.hall.map.setFocus()
    view.hall.map.focus_seat(3020)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(view.window().focusWidget() or view, key)
        runner.settle()

    sale = view._model.last_sale
    assert sale is not None
    assert (sale.ticket_count, sale.total_text) == (2, "¥90.00")
