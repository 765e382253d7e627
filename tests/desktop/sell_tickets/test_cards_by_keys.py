"""Cards and vouchers at the sell screen in a window, with keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.fake_cinema import FakeCinema
from support.sell_keys import FIRST, SECOND, press, take
from support.stepping_runner import SteppingRunner
from ttms_client.payment import Tender
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.terminal.manual import ManualTerminal


def test_a_total_is_split_over_voucher_cash_and_card_with_keys_alone(
    view: SellTicketsView, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    cinema.vouchers["GIFT"] = 1000
    take(view, runner, FIRST, SECOND)

    def after(*keys: Qt.Key, typed: str = "") -> str:
        for key in keys:
            press(view, key)
            runner.settle()
            if typed and view.focusWidget() is not None and key is keys[0]:
                QTest.keyClicks(view.window().focusWidget(), typed)
        return view.cart._total.text()

    enter = Qt.Key.Key_Return
    assert after(Qt.Key.Key_F10, enter, enter, typed="GIFT") == "¥80.00"
    assert after(Qt.Key.Key_F8, Qt.Key.Key_F8, typed="30") == "¥50.00"
    assert after(Qt.Key.Key_Delete) == "¥80.00"
    after(Qt.Key.Key_F9, enter)

    (order,) = cinema.orders.values()
    assert [line.tender for line in order.payments] == [Tender.VOUCHER, Tender.CARD]
    assert view.cart.entry is None


def test_esc_never_leaves_a_card_that_is_at_the_terminal(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, FIRST)
    press(view, Qt.Key.Key_F9, Qt.Key.Key_Return)
    runner.settle()

    press(view, Qt.Key.Key_Escape)
    assert view.cart.entry is view.pay.card
    assert view.messages.text == "A card is at the terminal. Wait for its answer."
    view.pay.card.reference.setText("4111 1111 1111 1111")
    press(view, Qt.Key.Key_Return)
    assert view.pay.card.problem.text().startswith("This is a card number")
    view.pay.card.reference.setText("A-17")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert sell.last_order is not None
    assert [line.card.approval for line in sell.last_order.payments if line.card] == ["A-17"]


def test_a_card_that_the_terminal_did_not_charge_is_told_with_f9(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, FIRST)
    press(view, Qt.Key.Key_F9, Qt.Key.Key_Return)
    runner.settle()

    press(view, Qt.Key.Key_F9)
    runner.settle()

    assert not sell.payment.is_begun
    assert view.cart.entry is view.pay.card
    press(view, Qt.Key.Key_Escape)
    assert view.cart.entry is None


def test_a_reference_that_is_too_long_is_refused_in_words_and_not_cut(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, FIRST)
    press(view, Qt.Key.Key_F9, Qt.Key.Key_Return)
    runner.settle()

    QTest.keyClicks(view.pay.card.reference, "A" * 65)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert view.pay.card.reference.text() == "A" * 65
    assert view.pay.card.problem.text() == "A reference has at most 64 characters. Check the slip again."
    assert sell.payment.cards.is_busy


def test_a_reference_that_is_typed_too_early_is_no_part_of_the_amount(
    view: SellTicketsView, runner: SteppingRunner, sell: SellTicketsViewModel
) -> None:
    sell.payment.cards.terminal = ManualTerminal()
    take(view, runner, FIRST)
    press(view, Qt.Key.Key_F9)

    QTest.keyClicks(view.pay.card.part, "C-77")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert view.pay.card.problem.text().startswith("“C-77” is not an amount.")
    assert view.pay.card.part.property("tone") == "danger"
    assert not sell.payment.cards.is_busy
    assert not sell.payment.is_begun
