"""A card at a terminal without a cable when the program died: only the clerk's word ends it, never silence."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema
from support.stepping_runner import SteppingRunner
from ttms_desktop.journal import CardCharge, Journal, Step
from ttms_desktop.screens.sell_tickets.interrupted_card import InterruptedCardDialog
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.manual import ManualTerminal


@pytest.fixture
def journal(sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter) -> Journal:
    """An earlier run put a card to the manual terminal and died."""
    sell.open_sales._terminal = ManualTerminal()
    sell.toggle_seat(101)
    runner.settle()
    made = counter.journal
    assert made is not None
    [held] = made.pending()
    made.begin(replace(held, step=Step.PAYING, cards=(CardCharge("c", 4500),)))
    made.leave(held.key)
    return made


@pytest.fixture
def view(qtbot: QtBot, sell: SellTicketsViewModel) -> SellTicketsView:
    made = SellTicketsView(sell)
    qtbot.addWidget(made)
    made.resize(1290, 700)
    made.show()
    return made


def dialog_of(view: SellTicketsView) -> InterruptedCardDialog:
    return [each for each in view.findChildren(InterruptedCardDialog) if each.isVisible()][-1]


def sign_in_again(sell: SellTicketsViewModel, runner: SteppingRunner) -> None:
    sell.stop()
    runner.settle()
    sell.start()
    runner.settle()


def test_it_stays_open_until_the_clerk_has_said_that_nothing_was_charged(
    journal: Journal, view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner, cinema: FakeCinema
) -> None:
    sell.start()
    runner.settle()
    dialog = dialog_of(view)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    sign_in_again(sell, runner)
    assert len(journal.pending()) == 1

    QTest.keyClick(dialog_of(view), Qt.Key.Key_F9)

    assert journal.pending() == []
    assert sell.open_sales.is_settled
    assert not cinema.orders
    assert not [each for each in view.findChildren(InterruptedCardDialog) if each.isVisible()]


def test_a_charged_card_needs_its_reference_and_then_the_word_that_its_money_is_back(
    journal: Journal, view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.start()
    runner.settle()
    dialog = dialog_of(view)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [card.approval for card in journal.pending()[0].cards] == [""], "a reference is missing"

    QTest.keyClicks(dialog.approval, "004711")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert [card.approval for card in journal.pending()[0].cards] == ["004711"]
    sign_in_again(sell, runner)
    question = sell.open_sales.question
    assert question is not None
    assert (
        question.text
        == "Refund ¥45.00 to the card at the terminal (reference 004711). It was for Hall 2 · Metropolis · 14:00."
    )

    dialog = dialog_of(view)
    QTest.keyClick(dialog, Qt.Key.Key_F9)  # it was charged: this is no answer any more
    assert len(journal.pending()) == 1
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert journal.pending() == []
    assert sell.open_sales.question is None


def test_the_key_brings_a_question_back_that_was_left_for_later(
    journal: Journal, view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.start()
    runner.settle()
    QTest.keyClick(dialog_of(view), Qt.Key.Key_Escape)

    QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert dialog_of(view).isVisible()
    assert len(journal.pending()) == 1
    assert dialog_of(view).focusWidget() is dialog_of(view).approval


def test_a_reference_that_is_too_long_is_refused_in_words_and_not_cut(
    journal: Journal, view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.start()
    runner.settle()
    dialog = dialog_of(view)
    QTest.keyClicks(dialog.approval, "7" * 65)
    QTest.keyClick(dialog, Qt.Key.Key_Return)

    assert dialog.form.refusal("approval") == "A reference has at most 64 characters. Check the slip again."
    assert [card.approval for card in journal.pending()[0].cards] == [""]


def test_the_button_that_enter_presses_has_the_focus_where_nothing_is_typed(
    journal: Journal, view: SellTicketsView, sell: SellTicketsViewModel, runner: SteppingRunner
) -> None:
    sell.start()
    runner.settle()
    dialog_of(view).approval.setText("000123")
    QTest.keyClick(dialog_of(view), Qt.Key.Key_Return)
    assert dialog_of(view).focusWidget() is dialog_of(view).primary
    QTest.keyClick(dialog_of(view), Qt.Key.Key_Escape)

    QTest.keyClick(view, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert dialog_of(view).focusWidget() is dialog_of(view).primary
