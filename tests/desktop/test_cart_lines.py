"""The lines of a cart that has not room for all of them."""

import pytest
from PySide6.QtWidgets import QApplication
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


def test_lines_that_fit_are_not_scrolled(qtbot: QtBot) -> None:
    lines = CartLines()
    qtbot.addWidget(lines)
    lines.resize(300, 400)
    lines.show()
    lines.say((_line(1), _line(2)), _PRICES)
    QApplication.processEvents()

    assert lines.verticalScrollBar().maximum() == 0
