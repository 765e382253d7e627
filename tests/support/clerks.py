"""Counters in real windows at a real server in another process, worked as a clerk works them."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.cinema import PASSWORD, SmallCinema
from support.server_process import ServerProcess
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary, SeatLook


@dataclass
class Clerks:
    """Counters of one program; `open` gives a window at which somebody has signed in and chosen the show."""

    desktop: Desktop
    process: ServerProcess
    hall: SmallCinema
    qtbot: QtBot
    address: str = ""  # of a link to the server; empty: the server's own

    def open(self, user_name: str, counter_name: str) -> Desk:
        desk = self.desktop.open_desk()
        desk.window.show()
        page = desk.window.sign_in_view
        texts = (user_name, PASSWORD, counter_name, self.address or self.process.address)
        for field, text in zip((page.user, page.password, page.counter, page.address), texts, strict=True):
            field.setText(text)
        page.password.setFocus()
        self.press(desk, Qt.Key.Key_Return)
        self.until(lambda: desk.sell.board_loaded)
        if not desk.sell.board:  # the show in two hours is tomorrow's already
            desk.sell.next_day()
            self.until(lambda: bool(desk.sell.board))
        desk.sell.choose_show(self.hall.schedule_id)
        self.until(lambda: desk.sell.hall is not None)
        return desk

    def click(self, desk: Desk, seat_id: int) -> None:
        seat_map = desk.window.sell_view.hall.map
        centre = seat_map.seat_rectangle(seat_id).center().toPoint()
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, centre)

    def hold(self, desk: Desk, *seat_ids: int) -> None:
        for seat_id in seat_ids:
            self.click(desk, seat_id)
        self.until(lambda: all(desk.sell.look(seat_id) is SeatLook.MINE for seat_id in seat_ids))

    def press(self, desk: Desk, key: Qt.Key) -> None:
        desk.window.activateWindow()
        QApplication.processEvents()
        QTest.keyClick(desk.window.focusWidget() or desk.window, key)

    def until(self, is_so: Callable[[], bool], *, milliseconds: int = 10_000) -> None:
        self.qtbot.waitUntil(is_so, timeout=milliseconds)


def sales_of(desk: Desk) -> list[SaleSummary]:
    """Grows with every sale of that counter."""
    sold: list[SaleSummary] = []
    desk.sell.sold.connect(sold.append)
    return sold
