"""Widgets that the orders screen brought along: a list to choose from, rows that are ticked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ttms_desktop import style
from ttms_desktop.widgets.choice_list import ChoiceList
from ttms_desktop.widgets.tick_row import TickRow


@pytest.fixture
def choices(qapp: QApplication, qtbot: QtBot) -> ChoiceList:
    style.apply_theme(qapp, "dark")
    made = ChoiceList()
    qtbot.addWidget(made)
    made.offer(["One", "Two", "Three"])
    made.resize(300, made.sizeHint().height())
    made.show()
    return made


def test_nothing_is_chosen_until_somebody_chooses(choices: ChoiceList) -> None:
    assert choices.value == ""
    assert not choices.is_last


def test_figures_arrows_and_the_mouse_choose(choices: ChoiceList, qtbot: QtBot) -> None:
    said = []
    choices.changed.connect(lambda: said.append(choices.value))

    QTest.keyClick(choices, Qt.Key.Key_2)
    QTest.keyClick(choices, Qt.Key.Key_Down)
    QTest.keyClick(choices, Qt.Key.Key_Down)  # there is no further one
    QTest.keyClick(choices, Qt.Key.Key_9)
    QTest.mouseClick(choices, Qt.MouseButton.LeftButton, pos=QPoint(40, 10))
    choices.grab()

    assert said == ["Two", "Three", "One"]


def test_a_ticket_that_cannot_be_ticked_takes_no_keys(qtbot: QtBot) -> None:
    row = TickRow("Row H, seat 11", "Refunded", "¥45.00", tickable=False)
    qtbot.addWidget(row)

    assert row.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert not row.isEnabled()
    assert row.accessibleName() == "Row H, seat 11, Refunded, ¥45.00"
