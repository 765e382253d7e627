"""The orders screen in a window, and whoever presses its keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.find_orders.conftest import settle
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel


class Desk:
    """The screen under its bar, and whoever presses its keys."""

    def __init__(self, model: FindOrdersViewModel, runner: SteppingRunner, qtbot: QtBot) -> None:
        self.model, self.runner = model, runner
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.view = FindOrdersView(model, self.window)
        assert self.view.bar is not None
        self.view.bar.setParent(self.window)
        self.resize(1290, 700)
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.view.enter()
        self.settle()

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height + 56)
        self.view.setGeometry(0, 56, width, height)
        assert self.view.bar is not None
        self.view.bar.setGeometry(0, 0, width, 56)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            window = QApplication.activeModalWidget() or self.window
            window.activateWindow()
            QApplication.processEvents()
            QTest.keyClick(window.focusWidget() or window, key)
            self.settle()

    def scan(self, text: str) -> None:
        """As a scanner types: at once, and Enter."""
        for letter in text:
            QTest.keyClicks(self.window.focusWidget() or self.window, letter)
        self.press(Qt.Key.Key_Return)

    def settle(self) -> None:
        QApplication.processEvents()
        settle(self.model, self.runner)
        QApplication.processEvents()
