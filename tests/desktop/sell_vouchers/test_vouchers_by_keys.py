"""The dialogs of vouchers in a window, by keys alone."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from support.vouchers import issued, journal_of, titles
from ttms_client.errors import AmountInvalid, CardSlipUsed, ShiftNotOpen
from ttms_client.payment import Tender
from ttms_client.voucher import Voucher
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.balance_dialog import VoucherBalanceDialog
from ttms_desktop.screens.sell_vouchers.dialog import SellVoucherDialog
from ttms_desktop.screens.sell_vouchers.view_model import VoucherSale, VoucherStep
from ttms_desktop.session import Counter
from ttms_desktop.terminal.manual import ManualTerminal

Heard = Callable[[SignalInstance], list[object]]
CONTROL = Qt.KeyboardModifier.ControlModifier
NOT_PRINTED = "Not printed yet: this computer has no printer for vouchers. Set it under printers: Ctrl+J, F8."


@pytest.fixture
def view(sell: SellTicketsViewModel, qtbot: QtBot) -> SellTicketsView:
    made = SellTicketsView(sell)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    QTest.qWaitForWindowActive(made)
    return made


def press(view: SellTicketsView, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    front = QApplication.activeModalWidget() or view
    QTest.keyClick(front.focusWidget() or front, key, modifier)


def write(text: str) -> None:
    front = QApplication.activeModalWidget()
    assert front is not None
    QTest.keyClicks(front.focusWidget() or front, text)


def dialog_of(view: SellTicketsView) -> SellVoucherDialog:
    [dialog] = [each for each in view.findChildren(SellVoucherDialog) if each.isVisible()]
    return dialog


def test_a_voucher_is_sold_with_change_by_keys_alone(
    view: SellTicketsView, sale: VoucherSale, runner: SteppingRunner, cinema: FakeCinema, counter: Counter
) -> None:
    press(view, Qt.Key.Key_G, CONTROL)
    dialog = dialog_of(view)
    write("50")
    assert dialog.total.text() == "¥50.00"
    press(view, Qt.Key.Key_F8)
    write("100")
    assert dialog.change.text() == "¥50.00"
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert issued(cinema) == [(Tender.CASH, 5_000, 10_000, 5_000)]
    assert len(journal_of(counter).pending()) == 1
    assert (dialog.codes.text(), dialog.amounts.text()) == ("0001-WXYZ-ABCD-EFGH", "¥50.00")
    sums = (dialog.total, dialog.paid, dialog.change)
    assert [one.text() for one in sums] == ["¥50.00", "¥100.00", "¥50.00"]
    assert (dialog.about.text(), dialog.again.text()) == (NOT_PRINTED, "Print")
    press(view, Qt.Key.Key_P, CONTROL)
    assert (dialog.about.text(), dialog.again.text()) == ("The vouchers are in the print queue.", "Reprint")
    press(view, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert journal_of(counter).pending() == []


def test_why_no_more_are_sold_is_said_beside_those_that_are(
    view: SellTicketsView, sale: VoucherSale, runner: SteppingRunner, client: FakeClient
) -> None:
    press(view, Qt.Key.Key_G, CONTROL)
    dialog = dialog_of(view)
    sale.take_cash(5_000, 2, None)
    while not sale.sold:
        runner.step()
    client.unwell["settle_issue"] = [AmountInvalid("too much")]
    runner.settle()

    assert sale.step is VoucherStep.DONE
    assert dialog.messages.isVisible()
    assert "This amount is not possible" in dialog.messages.text


def test_a_manual_terminal_is_answered_with_the_reference_and_esc_waits_for_it(
    view: SellTicketsView, sale: VoucherSale, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema
) -> None:
    sale.cards.terminal = ManualTerminal()
    client.unwell["settle_issue"] = [CardSlipUsed("used", {"approval": "A71"})]
    press(view, Qt.Key.Key_G, CONTROL)
    dialog = dialog_of(view)
    write("50")
    press(view, Qt.Key.Key_F9)
    runner.settle()
    press(view, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "a card is at the terminal"
    press(view, Qt.Key.Key_Escape)  # the message goes
    press(view, Qt.Key.Key_Return)
    assert dialog.form.refusal("reference") == "Type the reference on the slip."
    write("4111 1111 1111 1111")
    press(view, Qt.Key.Key_Return)
    assert dialog.form.refusal("reference").startswith("This is a card number")
    dialog.reference.set_value("A71")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert dialog.form.refusal("reference").startswith("The terminal’s reference A71 was used before")
    dialog.reference.set_value("A72")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert [voucher.payment.card.approval for voucher in cinema.issued.values() if voucher.payment.card] == ["A72"]
    assert sale.step is VoucherStep.DONE


def test_the_card_whose_money_goes_back_is_told_by_the_reference_on_its_slip(
    view: SellTicketsView, sale: VoucherSale, runner: SteppingRunner, client: FakeClient
) -> None:
    """Perhaps somebody else stands at the terminal by now."""
    sale.cards.terminal = ManualTerminal()
    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    press(view, Qt.Key.Key_G, CONTROL)
    write("50")
    press(view, Qt.Key.Key_F9)
    runner.settle()
    write("004712")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    dialog = dialog_of(view)
    assert dialog.words.text() == "The card is charged (reference 004712). Sell the voucher, or refund the card."

    press(view, Qt.Key.Key_F9)
    runner.settle()
    assert dialog.words.text() == "Refund this amount to the card at the terminal (reference 004712)."


def test_a_dialog_that_was_put_aside_shows_what_is_under_way(
    view: SellTicketsView, sale: VoucherSale, runner: SteppingRunner
) -> None:
    sale.cards.terminal = ManualTerminal()
    press(view, Qt.Key.Key_G, CONTROL)
    write("50")
    press(view, Qt.Key.Key_F9)
    runner.settle()
    dialog_of(view).hide()

    press(view, Qt.Key.Key_G, CONTROL)

    assert (sale.step, dialog_of(view).primary.text()) == (VoucherStep.CARD, "It was charged")
    press(view, Qt.Key.Key_F9)
    runner.settle()
    assert sale.step is VoucherStep.FORM


def test_a_voucher_is_looked_up_by_its_code_and_printed_as_a_copy(
    view: SellTicketsView,
    sell: SellTicketsViewModel,
    runner: SteppingRunner,
    cinema: FakeCinema,
    printing: PrintDesk,
) -> None:
    cinema.vouchers["GIFTGIFTGIFTGIFT"] = 2_050
    press(view, Qt.Key.Key_G, CONTROL)
    press(view, Qt.Key.Key_F10)
    [dialog] = [each for each in view.findChildren(VoucherBalanceDialog) if each.isVisible()]
    press(view, Qt.Key.Key_Return)
    assert dialog.form.refusal("code") == "Scan or type the code of the voucher."
    write("NONE")
    press(view, Qt.Key.Key_Return)
    runner.settle()
    assert dialog.form.refusal("code") == "There is no voucher “NONE”. Check its code."
    dialog.code.set_value("GIFTGIFTGIFTGIFT")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert dialog.left.text() == "¥20.50"
    sold = "GIFT-GIFT-GIFT-GIFT · ¥100.00 when sold, 22 Nov 2026, counter 2"
    assert dialog.about.text() == f"{sold}\nIt does not expire."
    press(view, Qt.Key.Key_P, CONTROL)
    assert [title for title, _ in titles(printing)] == ["代金券 VOUCHER ¥100.00"]


def test_an_expired_voucher_says_since_when(sell: SellTicketsViewModel, cinema: FakeCinema) -> None:
    balance = sell.vouchers.balance
    known: Voucher = replace(sell._counter.client.voucher.get_voucher(_known(cinema)), expires_at=cinema.now)
    balance._on_found(known)

    assert balance.about_text.endswith("It expired on 22 Nov 2026.")


def _known(cinema: FakeCinema) -> str:
    cinema.vouchers["GIFT"] = 100
    return "GIFT"
