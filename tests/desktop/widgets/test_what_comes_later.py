"""What a widget puts off until the event loop has gone round is not asked of one that is gone by then."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ttms_desktop.scanner import Scanner
from ttms_desktop.screens.sell_tickets.cart_lines import CartLines
from ttms_desktop.screens.sell_tickets.pictures import CartLine, ShowLine
from ttms_desktop.screens.sell_tickets.show_list import ShowList

_LINE = CartLine(1, "Row A, seat 1", 1, "ADULT", "Adult", "A", 4500, "¥45.00", pending=False, type_prices={})
_CLOSED = ShowLine(
    schedule_id=1,
    time_text="19:30",
    title="Metropolis",
    hall="Hall 2",
    minutes=153,
    places_free=8,
    places_total=8,
    sold_out=False,
    on_sale=False,
    chosen=False,
    key="",
    hall_text="Hall 2 · 153 min",
    state_text="Sales closed",
)


def _cart() -> CartLines:
    lines = CartLines()
    lines.say((_LINE,), ())
    return lines


def _board() -> ShowList:
    board = ShowList()
    board.say([_CLOSED], "1", loaded=True)
    board._toggle_closed()
    return board


def _scanner() -> Scanner:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    scanner = Scanner(application)
    scanner._on_silence()
    scanner.stop()
    return scanner


@pytest.mark.parametrize("make", [_cart, _board, _scanner])
def test_it_may_go_before(qtbot: QtBot, make: Callable[[], QWidget | Scanner]) -> None:
    going = make()
    delete(going)

    with qtbot.captureExceptions() as bugs:
        QCoreApplication.processEvents()

    assert bugs == []
