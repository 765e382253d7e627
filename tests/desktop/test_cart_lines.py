"""The lines of a cart that has not room for all of them."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication
from pytestqt.qtbot import QtBot

from ttms_desktop.screens.sell_tickets.cart_lines import CartLines
from ttms_desktop.screens.sell_tickets.pictures import CartLine, PricePicture

_PRICES = (PricePicture("adult", "Adult", "A", 4500, "¥45.00"), PricePicture("child", "Child", "C", 3000, "¥30.00"))


def _line(number: int) -> CartLine:
    return CartLine(
        number, f"Row A, seat {number}", 1, "adult", "Adult", "A", 4500, "¥45.00", pending=False, type_prices={}
    )


def _top_is_whole(lines: CartLines) -> bool:
    seen = lines.verticalScrollBar().value()
    return any(row.y() == seen for row in lines._rows.values())


@pytest.mark.parametrize("room", [100, 112, 130, 170])
def test_the_first_line_in_sight_is_whole(qtbot: QtBot, room: int) -> None:
    lines = CartLines()
    qtbot.addWidget(lines)
    lines.resize(300, room)
    lines.show()
    lines.say(tuple(_line(number) for number in range(1, 6)), _PRICES)
    QApplication.processEvents()
    for number in (5, 3, 1, 4, 2, 5):
        lines.make_current(number)
        for _ in range(4):
            QApplication.processEvents()
        row, seen = lines._rows[number], lines.verticalScrollBar().value()
        assert _top_is_whole(lines), number
        assert seen <= row.y(), number
        assert row.y() + row.height() <= seen + lines.viewport().height(), number


def _turn(lines: CartLines, eighths: int) -> None:
    where, turned = QPointF(lines.viewport().rect().center()), QPoint(0, eighths)
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QWheelEvent(
        where, lines.mapToGlobal(where), QPoint(), turned, no_button, no_key, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(lines.viewport(), event)


@pytest.mark.parametrize("room", [100, 112, 130, 170])
def test_a_wheel_stops_at_whole_lines(qtbot: QtBot, room: int) -> None:
    lines = CartLines()
    qtbot.addWidget(lines)
    lines.resize(300, room)
    lines.show()
    lines.say(tuple(_line(number) for number in range(1, 9)), _PRICES)
    for _ in range(4):
        QApplication.processEvents()
    bar = lines.verticalScrollBar()
    end = bar.value()

    seen = []
    for _ in range(4):
        _turn(lines, 40)
        _turn(lines, 80)
        seen.append(bar.value())
        assert _top_is_whole(lines)
    assert seen == sorted(set(seen), reverse=True), "a line a notch"
    for _ in range(9):
        _turn(lines, -120)
    assert (bar.value(), _top_is_whole(lines)) == (end, True)


def test_a_dragged_bar_begins_with_a_whole_line(qtbot: QtBot) -> None:
    lines = CartLines()
    qtbot.addWidget(lines)
    lines.resize(300, 130)
    lines.show()
    lines.say(tuple(_line(number) for number in range(1, 9)), _PRICES)
    for _ in range(4):
        QApplication.processEvents()
    bar = lines.verticalScrollBar()

    for position in range(bar.maximum() + 1):
        bar.setSliderPosition(position)
        bar.triggerAction(QAbstractSlider.SliderAction.SliderMove)
        assert _top_is_whole(lines), position


def test_lines_that_fit_are_not_scrolled(qtbot: QtBot) -> None:
    lines = CartLines()
    qtbot.addWidget(lines)
    lines.resize(300, 400)
    lines.show()
    lines.say((_line(1), _line(2)), _PRICES)
    QApplication.processEvents()

    assert lines.verticalScrollBar().maximum() == 0
