"""What a screen reader is told of a seat map."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.hall_pictures import hall
from ttms_desktop import style
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map import SeatMap

_NAME = QAccessible.Text.Name


@pytest.fixture
def seat_map(qtbot: QtBot, qapp: QApplication) -> Iterator[SeatMap]:
    style.apply_theme(qapp, "light")
    made = SeatMap()
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.set_describer(lambda seat: f"seat {seat}: {made.look(seat).name}")
    made.set_hall(hall("..x\nCC."), {1: SeatLook.MINE, 2: SeatLook.SOLD})
    made.setAccessibleName("Seat map")
    made.show()
    made.setFocus()
    QAccessible.setActive(True)
    yield made
    QAccessible.setActive(False)


def spoken(seat_map: SeatMap) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(seat_map)


def names(seat_map: SeatMap) -> list[str]:
    tree = spoken(seat_map)
    return [tree.child(place).text(_NAME) for place in range(tree.childCount())]


def test_every_seat_is_a_named_item_of_a_list(seat_map: SeatMap) -> None:
    tree = spoken(seat_map)

    assert (tree.role(), tree.text(_NAME)) == (QAccessible.Role.List, "Seat map")
    assert names(seat_map) == ["seat 1: MINE", "seat 2: SOLD", "seat 3: FREE", "seat 4: FREE", "seat 5: FREE"]
    seat = tree.child(3)
    assert seat.role() is QAccessible.Role.ListItem
    assert (tree.indexOfChild(seat), seat.parent()) == (3, tree)


def test_the_seat_in_focus_is_told_in_the_language_chosen_since(seat_map: SeatMap) -> None:
    seat_map.focus_seat(2)
    before = seat_map.accessibleDescription()

    seat_map.set_describer(lambda seat: f"座位 {seat}")
    QApplication.sendEvent(seat_map, QEvent(QEvent.Type.LanguageChange))

    assert (before, seat_map.accessibleDescription()) == ("seat 2: SOLD", "座位 2")


def test_a_seat_says_what_can_be_done_with_it(seat_map: SeatMap) -> None:
    mine, sold, broken, couple, _ = (spoken(seat_map).child(place).state() for place in range(5))

    assert (mine.selected, mine.selectable, mine.disabled) == (True, True, False)
    assert (sold.selectable, sold.disabled, sold.focusable) == (False, True, True)
    assert (broken.selectable, broken.focusable) == (False, False)
    assert (couple.selectable, couple.selected) == (True, False)


def test_names_and_places_are_those_of_now(seat_map: SeatMap) -> None:
    tree = spoken(seat_map)
    seat = tree.child(0)
    before = seat.rect()

    seat_map.set_looks({1: SeatLook.HELD})
    seat_map.zoom_in()

    assert seat.text(_NAME) == "seat 1: HELD"
    assert seat.rect().width() > before.width()
    middle = tree.child(4).rect().center()
    assert tree.childAt(middle.x(), middle.y()).text(_NAME) == "seat 5: FREE"


def test_the_focus_is_on_the_seat(seat_map: SeatMap) -> None:
    seat_map.focus_seat(4)

    assert spoken(seat_map).focusChild().text(_NAME) == "seat 4: FREE"
    assert spoken(seat_map).child(3).state().focused


def test_another_hall_has_other_seats(seat_map: SeatMap) -> None:
    old = spoken(seat_map).child(4)

    seat_map.set_hall(hall(".."), {})

    assert names(seat_map) == ["seat 1: FREE", "seat 2: FREE"]
    assert not old.isValid()


def test_nothing_is_left_to_speak_of_a_map_that_is_gone(qtbot: QtBot) -> None:
    """Qt deletes what it was given: a seat that Python lets go before ends the program."""
    gone = SeatMap()
    gone.set_hall(hall("...."), {})
    tree = spoken(gone)
    number = QAccessible.uniqueId(tree.child(2))

    gone.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert QAccessible.accessibleInterface(number) is None
