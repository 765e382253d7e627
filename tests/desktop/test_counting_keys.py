"""How many keys and clicks the work of a counter takes, in real windows: the README's table says no other numbers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from support.clerks import Clerks, sales_of
from ttms_desktop.app import Desk
from ttms_desktop.screens.sell_tickets.card_panel import CardPanel

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
README = Path(__file__).parents[2] / "README.md"


class Hand:
    """What a clerk presses at one counter, counted; a key with Ctrl is one."""

    def __init__(self, clerks: Clerks, desk: Desk) -> None:
        self.clerks, self.desk = clerks, desk
        self.keys = self.clicks = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        self.desk.window.activateWindow()
        QApplication.processEvents()
        front = QApplication.activeModalWidget() or self.desk.window
        QTest.keyClick(front.focusWidget() or front, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            self.keys += 1
            front = QApplication.activeModalWidget() or self.desk.window
            QTest.keyClicks(front.focusWidget() or front, letter)

    def click(self, widget: QWidget) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def begin(self) -> None:
        """From here on it counts."""
        self.keys = self.clicks = 0


@pytest.fixture
def hand(clerks: Clerks) -> Hand:
    desk = clerks.open("clerk", "2")
    desk.window.sell_view.hall.map.setFocus()
    return Hand(clerks, desk)


def in_cart(hand: Hand, count: int) -> None:
    hand.clerks.until(lambda: len(hand.desk.sell.cart.lines) == count and not hand.desk.sell.busy)


def told(task: str) -> str:
    """How many the README says that a task takes."""
    line = next(line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {task} |"))
    return line.split("|")[3].strip()


def test_the_two_best_seats_for_exact_cash_take_two_keys(hand: Hand) -> None:
    sold = sales_of(hand.desk)

    hand.press(Qt.Key.Key_2)
    in_cart(hand, 2)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold) and sold[0].ticket_path is not None)

    assert (sold[0].total_text, told("the two best seats, exact cash, printed")) == ("¥90.00", f"{hand.keys} keys")
    assert hand.keys <= 5


def test_the_sale_line_sells_with_two_enters(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    show = next(line for line in hand.desk.sell.board if line.schedule_id == hand.clerks.hall.schedule_id)
    text = f"{show.time_text.replace(':', '')} 2a"

    hand.press(Qt.Key.Key_Slash)
    hand.type(text)
    hand.press(Qt.Key.Key_Return)
    in_cart(hand, 2)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))

    assert sold[0].total_text == "¥90.00"
    assert (hand.keys - len(text), told("the same in the sale line")) == (3, f"/, {len(text)} letters, 2 Enter")


def test_the_two_best_seats_take_two_clicks(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    view = hand.desk.window.sell_view

    hand.click(view.hall.best.buttons[1])
    in_cart(hand, 2)
    hand.click(view.cart.pay_button)
    hand.clerks.until(lambda: bool(sold))

    assert (sold[0].total_text, told("the same with the mouse")) == ("¥90.00", f"{hand.clicks} clicks")
    assert hand.clicks <= 4


def test_a_child_and_a_seat_less_take_a_key_each(hand: Hand) -> None:
    hand.press(Qt.Key.Key_2)
    in_cart(hand, 2)
    hand.begin()

    hand.press(Qt.Key.Key_C)
    hand.clerks.until(lambda: hand.desk.sell.cart.total_minor == 6750)
    assert told("a child instead of an adult") == f"{hand.keys} key"

    hand.begin()
    hand.press(Qt.Key.Key_Delete)
    in_cart(hand, 1)
    assert told("take a seat out") == f"{hand.keys} key"


def test_a_card_takes_a_key_its_reference_and_enter(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    hand.press(Qt.Key.Key_1)
    in_cart(hand, 1)
    hand.begin()

    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_Return)  # the whole amount
    card = hand.desk.window.findChild(CardPanel)
    assert card is not None
    hand.clerks.until(lambda: hand.desk.window.focusWidget() is card.reference)
    hand.type("A71035")
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))

    assert told("pay by card") == f"{hand.keys - 6} keys and the slip's reference"


def test_tickets_are_printed_again_with_one_key(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    hand.press(Qt.Key.Key_1)
    in_cart(hand, 1)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))
    hand.begin()

    hand.press(Qt.Key.Key_P, CONTROL)

    assert told("print the last tickets again") == f"{hand.keys} key"


def test_another_show_takes_one_key(hand: Hand) -> None:
    before = hand.desk.sell.hall
    assert before is not None
    keys = [Qt.Key(Qt.Key.Key_F1 + place) for place in range(min(7, len(hand.desk.sell.board)))]
    hand.begin()

    hand.press(keys[0] if hand.desk.sell.board[0].schedule_id != hand.clerks.hall.schedule_id else keys[-1])
    hand.clerks.until(lambda: hand.desk.sell.hall is not None and hand.desk.sell.hall is not before)

    assert told("another show") == f"{hand.keys} key"
