"""Typing an amount of money."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ttms_desktop.widgets.money_edit import MoneyEdit


@pytest.fixture
def edit(qtbot: QtBot) -> MoneyEdit:
    made = MoneyEdit("CNY")
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    ("typed", "minor"),
    [("150", 15000), ("150.5", 15050), ("112.50", 11250), ("0.05", 5), ("１００", 10000), ("12。5", 1250)],  # noqa: RUF001
)
def test_an_amount_is_read_in_minor_units(edit: MoneyEdit, qtbot: QtBot, typed: str, minor: int) -> None:
    edit.insert(typed)

    assert edit.minor == minor


@pytest.mark.parametrize("typed", ["", ".", "1.234", "1..2"])
def test_what_is_no_amount_is_none(edit: MoneyEdit, typed: str) -> None:
    edit.setText(typed)

    assert edit.minor is None


@pytest.mark.parametrize("typed", ["-5", "C-77", "1a2e0", "1" * 30])
def test_letters_and_signs_are_not_swallowed_but_make_it_no_amount(edit: MoneyEdit, qtbot: QtBot, typed: str) -> None:
    QTest.keyClicks(edit, typed)

    assert typed.startswith(edit.text())
    assert (edit.minor, edit.unreadable) == (None, edit.text())


def test_nothing_typed_is_not_unreadable(edit: MoneyEdit) -> None:
    assert (edit.minor, edit.unreadable) == (None, "")


def test_enter_is_left_to_the_screen(edit: MoneyEdit, qtbot: QtBot) -> None:
    QTest.keyClick(edit, Qt.Key.Key_Return)

    assert edit.text() == ""


def test_a_refused_field_is_marked_until_it_is_not(edit: MoneyEdit) -> None:
    edit.set_refused(True)
    assert edit.property("tone") == "danger"

    edit.set_refused(False)
    assert edit.property("tone") == ""
