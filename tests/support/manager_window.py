"""A manager at a window of his own, who uses nothing but keys."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.cinema import PASSWORD
from support.one_computer import as_one_computer
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import FileSettings, load


@contextmanager
def manager_window(qapp: QApplication, qtbot: QtBot, address: str, folder: Path) -> Iterator["Manager"]:
    """A desktop with files of its own below `folder`, and the manager at it."""
    files = FileSettings(str(as_one_computer(folder / "desktop")))
    desktop = Desktop(qapp, replace(load(None, {}, appearance_language="en"), files=files))
    yield Manager(desktop, address, qtbot)
    desktop.close()


class Manager:
    """Signed in at counter 3 once the show board is there."""

    def __init__(self, desktop: Desktop, address: str, qtbot: QtBot) -> None:
        self.desk: Desk = desktop.open_desk()
        self._qtbot = qtbot
        self.desk.window.show()
        page = self.desk.window.sign_in_view
        texts = ("manager", PASSWORD, "3", address)
        for field, text in zip((page.user, page.password, page.counter, page.address), texts, strict=True):
            field.setText(text)
        page.password.setFocus()
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.desk.sell.board_loaded)

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        window = QApplication.activeModalWidget() or self.desk.window
        window.activateWindow()
        QApplication.processEvents()
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(window.focusWidget() or window, key, modifiers)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.desk.window.focusWidget(), text)

    def until(self, is_so: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(is_so()), timeout=10_000)

    def go_to(self, name: str) -> object:
        self.desk.window.screens.go_to(name)
        return self.desk.window.screens.current
