"""Keys and clicks at the sell screen of a window with a cinema in memory."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.sell_tickets.view import SellTicketsView

FIRST, SECOND = 101, 102


def press(view: SellTicketsView, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(view.window().focusWidget() or view, key)


def take(view: SellTicketsView, runner: SteppingRunner, *seats: int) -> None:
    for seat in seats:
        where = view.hall.map.seat_rectangle(seat).center().toPoint()
        QTest.mouseClick(view.hall.map.viewport(), Qt.MouseButton.LeftButton, pos=where)
        runner.settle()
