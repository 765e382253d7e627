"""A window at counter 2 of a cinema in memory, with the first show open."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.stepping_runner import SteppingRunner
from ttms_desktop import style
from ttms_desktop.appearance import Appearance
from ttms_desktop.config import load
from ttms_desktop.main_window import MainWindow
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sign_in.view_model import SignInViewModel
from ttms_desktop.session import Counter


@pytest.fixture
def sign_in(counter: Counter, runner: SteppingRunner, memory: QSettings) -> SignInViewModel:
    return SignInViewModel(counter, runner, settings=load(None, {}), memory=memory)


@pytest.fixture
def window(
    qtbot: QtBot, qapp: QApplication, sign_in: SignInViewModel, sell: SellTicketsViewModel, memory: QSettings
) -> Iterator[MainWindow]:
    """Counter 2 with the first show open."""
    style.apply_theme(qapp, "light")
    made = MainWindow(sign_in, sell, Appearance(memory, language="en"))
    qtbot.addWidget(made)
    made.show()
    made.show_work()
    QTest.qWait(1)
    yield made
    made.close()


@pytest.fixture
def view(window: MainWindow) -> SellTicketsView:
    return window.sell_view
