"""Cash at the sell screen in a window: refused in words, counted with change, taken once."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.fake_cinema import FakeCinema
from support.sell_keys import FIRST, press, take
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.sell_tickets.view import SellTicketsView


def test_too_little_cash_is_refused_in_words_at_the_field(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST)

    press(view, Qt.Key.Key_F8)
    QTest.keyClicks(view.cart.cash.given, "40")
    press(view, Qt.Key.Key_Return)

    assert view.cart.cash._problem.text() == "¥5.00 is missing. Ask for more or remove a seat."
    assert view.cart.cash.given.property("tone") == "danger"
    assert view._model.last_sale is None


def test_change_is_shown_before_and_after_the_sale(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST)

    press(view, Qt.Key.Key_F8)
    assert view.cart.cash._change.text() == "\N{EM DASH}"
    QTest.keyClicks(view.cart.cash.given, "100")
    assert view.cart.cash._change.text() == "¥55.00"

    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert view.cart.sale_card._change.text() == "¥55.00"
    assert not view.cart.is_cash_open


def test_esc_leads_back_from_the_cash_to_the_seats(view: SellTicketsView, runner: SteppingRunner) -> None:
    take(view, runner, FIRST)
    press(view, Qt.Key.Key_F8)

    press(view, Qt.Key.Key_Escape)

    assert not view.cart.is_cash_open
    assert view.window().focusWidget() is view.hall.map


def test_cash_is_not_opened_for_an_empty_cart(view: SellTicketsView) -> None:
    press(view, Qt.Key.Key_F8)

    assert not view.cart.is_cash_open
    assert not view.cart.pay_button.isEnabled()


def test_fifty_clicks_on_the_button_and_as_many_enters_are_one_order(
    view: SellTicketsView, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    take(view, runner, FIRST)

    for number in range(50):
        QTest.mouseClick(view.cart.pay_button, Qt.MouseButton.LeftButton)
        press(view, Qt.Key.Key_Return)
        if number % 10 == 0 and runner.waiting:
            runner.step()
    runner.settle()
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert len(cinema.orders) == 1
