"""Python keeps nothing of what Qt deletes by itself: its place in memory belongs to something else soon."""

import re
from collections.abc import Sequence
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot

import ttms_desktop
from support.clerks import Clerks
from ttms_desktop.screens.sell_tickets.pictures import SeatLook

SOURCE = Path(ttms_desktop.__file__).parent


def test_nobody_asks_a_layout_for_its_items() -> None:
    """Qt deletes an item with its widget, but PySide goes on knowing it at that address.

    A label that is made there later is freed while it dies, and the program ends with it (PySide 6.11).
    """
    asking = [file.name for file in SOURCE.rglob("*.py") if re.search(r"\.itemAt\w*\(", file.read_text("utf-8"))]
    assert asking == []


def test_an_item_that_was_asked_for_stays_known_without_its_widget(qtbot: QtBot) -> None:
    """What the rule above is for: once this fails, PySide has been mended, and the rule may go."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    word = QLabel("word")
    row.addWidget(word)
    before = _dead_items()

    assert row.itemAt(0) is not None
    shiboken6.delete(word)

    assert row.count() == 0
    assert _dead_items() == before + 1


def test_a_window_that_sells_knows_no_dead_items(clerks: Clerks) -> None:
    before = _dead_items()
    desk = clerks.open("clerk", "1")

    for _ in range(3):
        clerks.hold(desk, 1, 2)
        clerks.click(desk, 1)
        clerks.click(desk, 2)
        clerks.until(lambda: desk.sell.look(1) is desk.sell.look(2) is SeatLook.FREE)

    assert _dead_items() == before


def _dead_items() -> int:
    """How many items of layouts PySide knows that no layout has any more."""
    known = {shiboken6.getCppPointer(item)[0] for item in _wrappers() if isinstance(item, QWidgetItem)}
    layouts = [layout for layout in _wrappers() if isinstance(layout, QLayout)]
    living = [item for layout in layouts for place in range(layout.count()) if (item := layout.itemAt(place))]
    return len(known - {shiboken6.getCppPointer(item)[0] for item in living})


def _wrappers() -> Sequence[object]:
    return shiboken6.getAllValidWrappers()
