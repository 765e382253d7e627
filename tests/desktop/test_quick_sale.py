"""A whole sale in a few keys: number keys and the sale line, pressed on the real widgets."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
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
def cinema() -> FakeCinema:
    return FakeCinema("......\n......\n......\n......")


@pytest.fixture
def view(
    qtbot: QtBot,
    qapp: QApplication,
    counter: Counter,
    sell: SellTicketsViewModel,
    memory: QSettings,
) -> Iterator[SellTicketsView]:
    style.apply_theme(qapp, "light")
    sign_in = SignInViewModel(counter, SteppingRunner(), settings=load(None, {}), memory=memory)
    window = MainWindow(sign_in, sell, Appearance(memory, language="en"))
    qtbot.addWidget(window)
    window.show()
    window.show_work()
    QTest.qWait(1)
    yield window.sell_view
    window.close()


class Clerk:
    """Presses and counts; after each key everything that was asked has been answered."""

    def __init__(self, view: SellTicketsView, runner: SteppingRunner) -> None:
        self.view, self.runner, self.presses, self.clicks = view, runner, 0, 0

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.view.window().focusWidget() or self.view, key)
            self.presses += 1
            self._settle()

    def type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(self.view.window().focusWidget() or self.view, letter)
            self.presses += 1
            self._settle()

    def click(self, seat_id: int) -> None:
        seat_map = self.view.hall.map
        where = seat_map.seat_rectangle(seat_id).center().toPoint()
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=where)
        self.clicks += 1
        self.runner.settle()

    def _settle(self) -> None:
        self.runner.settle()
        self.runner.settle()  # what the map that came with the first led to

    @property
    def sold(self) -> tuple[str, str, str]:
        sale = self.view._model.last_sale
        assert sale is not None
        assert sale.ticket_path is not None
        assert sale.ticket_path.exists()
        return sale.show_text.split(" ")[0], sale.seats_text, sale.total_text


@pytest.fixture
def clerk(view: SellTicketsView, runner: SteppingRunner) -> Clerk:
    return Clerk(view, runner)


def test_two_best_seats_for_exact_cash_take_three_keys(clerk: Clerk) -> None:
    clerk.press(Qt.Key.Key_F2, Qt.Key.Key_2, Qt.Key.Key_Return)

    assert clerk.sold[1:] == ("Row C, seats 3, 4", "¥90.00")
    assert clerk.presses == 3


def test_two_seats_for_exact_cash_take_four_clicks(clerk: Clerk) -> None:
    QTest.mouseClick(clerk.view.shows._cards[2], Qt.MouseButton.LeftButton)
    clerk.runner.settle()
    clerk.click(303)
    clerk.click(304)
    QTest.mouseClick(clerk.view.cart.pay_button, Qt.MouseButton.LeftButton)
    clerk.runner.settle()

    assert clerk.sold[1:] == ("Row C, seats 3, 4", "¥90.00")
    assert clerk.clicks + 2 == 4


def test_a_sale_line_and_two_enters_sell(clerk: Clerk) -> None:
    clerk.type("/1600 2a1c")
    meaning = clerk.view.line.meaning.text()
    clerk.press(Qt.Key.Key_Return, Qt.Key.Key_Return)

    assert "2 Adult + 1 Child = ¥112.50 · Row C, seats 1\N{EN DASH}3 · Enter holds them" in meaning
    assert clerk.sold[1:] == ("Row C, seats 1\N{EN DASH}3", "¥112.50")
    assert not clerk.view.line.is_open


def test_a_line_that_fits_two_shows_says_which_and_waits(clerk: Clerk) -> None:
    clerk.type("/1 2a")
    clerk.press(Qt.Key.Key_Return)

    assert clerk.view.line.is_open
    assert clerk.view.line.meaning.text() == "Which one? 1/1 14:00 Hall 2 Metropolis · 1/2 16:00 Hall 2 Metropolis"
    assert not clerk.view._model.cart.lines


def test_tab_completes_the_time(clerk: Clerk) -> None:
    clerk.type("/16")
    clerk.press(Qt.Key.Key_Tab)

    assert clerk.view.line.field.text() == "1600 "


def test_a_letter_of_no_ticket_type_is_named_with_those_there_are(clerk: Clerk) -> None:
    clerk.type("/1600 2x")

    assert clerk.view.line.meaning.text() == "No ticket type has the letter X. There are: A Adult, C Child."


def test_esc_closes_the_line_and_keeps_the_seats(clerk: Clerk) -> None:
    clerk.type("2/")
    clerk.press(Qt.Key.Key_Escape)

    assert not clerk.view.line.is_open
    assert len(clerk.view._model.cart.lines) == 2


def test_a_line_for_another_show_waits_for_its_map(clerk: Clerk, client: FakeClient) -> None:
    clerk.type("2/1600 3")  # with seats in the cart the other hall is not looked at before Enter
    client.calls.clear()
    clerk.press(Qt.Key.Key_Return)

    assert [line.seat_id for line in clerk.view._model.cart.lines] == [301, 302, 303]
    assert client.calls.count("hold_seats") == 1


def test_best_seats_that_are_not_side_by_side_are_told(clerk: Clerk) -> None:
    clerk.type("9")

    assert clerk.view.messages.text.startswith("No seats side by side were left, these are apart: Row")
    assert len(clerk.view._model.cart.lines) == 9
