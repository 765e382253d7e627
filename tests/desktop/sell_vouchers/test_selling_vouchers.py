"""Vouchers at the counter: each paid once, none sold twice, and nothing lost on the way to its slip."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import AmountInvalid, CardSlipUsed, ShiftNotOpen
from ttms_client.payment import Tender
from ttms_client.voucher import Voucher
from ttms_desktop.journal import CardCharge, Journal, OpenSale, Sold, Step
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.balance_dialog import VoucherBalanceDialog
from ttms_desktop.screens.sell_vouchers.dialog import SellVoucherDialog
from ttms_desktop.screens.sell_vouchers.view_model import VoucherSale, VoucherStep
from ttms_desktop.session import Counter
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.terminal.simulated import Mood, SimulatedTerminal

Heard = Callable[[SignalInstance], list[object]]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sale(sell: SellTicketsViewModel) -> VoucherSale:
    return sell.vouchers.sale


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


def journal_of(counter: Counter) -> Journal:
    assert counter.journal is not None
    return counter.journal


def issued(cinema: FakeCinema) -> list[tuple[Tender, int, int, int]]:
    """How each voucher was paid: tender, amount, given, change."""
    lines = [voucher.payment for voucher in cinema.issued.values()]
    return [(line.tender, line.amount_minor, line.given_minor, line.change_minor) for line in lines]


def titles(printing: PrintDesk) -> list[tuple[str, bool]]:
    """What is in the print queue, and whether it opens the drawer."""
    return [(job.document.title, job.document.opens_drawer) for job in printing.queue.jobs]


def test_three_vouchers_for_cash_are_three_sales_with_one_change(
    sale: VoucherSale, runner: SteppingRunner, cinema: FakeCinema, counter: Counter, heard: Heard
) -> None:
    informed = heard(sale.informed)

    sale.take_cash(5_000, 3, 20_000)
    runner.settle()

    assert informed[-1] == "3 vouchers are sold, ¥150.00 together."

    assert issued(cinema) == [
        (Tender.CASH, 5_000, 5_000, 0),
        (Tender.CASH, 5_000, 5_000, 0),
        (Tender.CASH, 5_000, 10_000, 5_000),
    ]
    assert (sale.step, sale.change_text, len(sale.sold)) == (VoucherStep.DONE, "¥50.00", 3)
    assert sale.missing_text == ""
    [record] = journal_of(counter).pending()
    assert (record.count, record.given_minor, len(record.sold_ids)) == (3, 20_000, 2), "its codes are not seen yet"
    sale.dismiss()
    assert journal_of(counter).pending() == []


def test_what_is_wrong_with_the_sums_is_said_at_the_field_and_nothing_is_sold(
    sale: VoucherSale, runner: SteppingRunner, client: FakeClient, heard: Heard
) -> None:
    refused = heard(sale.refused)

    sale.take_cash(None, 1, None)
    sale.take_cash(5_000, 0, None)
    sale.take_cash(5_000, 21, None)
    sale.take_cash(5_000, 2, 9_000)
    sale.take_cash(5_000, 3, 99_999_999_999)
    runner.settle()

    assert refused == [
        ("Type the value of the voucher.", "amount"),
        ("1 to 20 at a time.", "count"),
        ("1 to 20 at a time.", "count"),
        ("¥10.00 is missing. Ask for more, or sell fewer.", "given"),
        ("This amount is not possible; nothing was sold or changed. Check the amount.", "given"),
    ]
    assert "settle_issue" not in client.calls


def test_a_voucher_whose_answer_is_lost_is_sold_once(
    sale: VoucherSale, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema, heard: Heard
) -> None:
    client.lost_answers["settle_issue"] = 2

    sale.take_cash(5_000, 1, None)
    runner.settle()

    assert client.calls.count("settle_issue") == 3
    assert len(cinema.issued) == 1
    assert [voucher.amount_minor for voucher in sale.sold] == [5_000]


def test_it_is_written_down_before_it_is_sent_and_a_refusal_leaves_nothing_behind(
    sale: VoucherSale, runner: SteppingRunner, client: FakeClient, counter: Counter, heard: Heard
) -> None:
    refused = heard(sale.refused)
    seen: list[OpenSale] = []
    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    begin = client._begin

    def look(name: str, request_id: str = "") -> None:
        seen.extend(journal_of(counter).pending())
        begin(name, request_id)

    client._begin = look  # type: ignore[method-assign]

    sale.take_cash(5_000, 1, None)
    runner.settle()

    [record] = seen
    assert (record.kind, record.step, record.total_minor, record.given_minor) == (Sold.VOUCHER, Step.SENT, 5_000, 5_000)
    assert record.request_id in client.request_ids
    assert (len(refused), sale.step) == (1, VoucherStep.FORM)
    assert journal_of(counter).pending() == []


def test_of_several_that_stop_half_way_the_clerk_hears_what_cash_goes_back_also_after_a_crash(
    sell: SellTicketsViewModel,
    runner: SteppingRunner,
    client: FakeClient,
    counter: Counter,
    heard: Heard,
) -> None:
    sale = sell.vouchers.sale
    sale.take_cash(5_000, 3, 20_000)
    runner.step()
    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    runner.settle()

    assert sale.missing_text == "1 of 3 are sold. Give the customer ¥150.00 back in cash."
    [record] = journal_of(counter).pending()
    assert (record.request_id, len(record.sold_ids)) == ("", 1)
    journal_of(counter).leave(record.key)
    informed = heard(sell.informed)
    sell.open_sales.settle(journal_of(counter))
    runner.settle()
    said = "Of the interrupted sale of vouchers, 1 of 3 are sold: 0001-WXYZ-ABCD-EFGH."
    assert informed == [f"{said} Give the customer ¥150.00 back in cash."]


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


def test_by_card_each_voucher_is_charged_for_itself(
    sale: VoucherSale, runner: SteppingRunner, cinema: FakeCinema, terminal: SimulatedTerminal, counter: Counter
) -> None:
    sale.take_card(5_000, 2)
    runner.settle()

    assert [line[:2] for line in issued(cinema)] == [(Tender.CARD, 5_000)] * 2
    assert list(terminal.charged.values()) == [5_000, 5_000]
    slips = [voucher.payment.card.approval for voucher in cinema.issued.values() if voucher.payment.card]
    assert slips == list(terminal.charged)
    sale.dismiss()
    assert journal_of(counter).pending() == []


def test_a_declined_card_sells_nothing_and_leaves_nothing_open(
    sale: VoucherSale, runner: SteppingRunner, cinema: FakeCinema, terminal: SimulatedTerminal, counter: Counter
) -> None:
    terminal.moods = [Mood.DECLINE]

    sale.take_card(5_000, 1)
    runner.settle()

    assert (sale.step, cinema.issued, journal_of(counter).pending()) == (VoucherStep.FORM, {}, [])


def test_a_charged_card_whose_voucher_is_refused_waits_for_the_clerk(
    sale: VoucherSale,
    runner: SteppingRunner,
    client: FakeClient,
    terminal: SimulatedTerminal,
    counter: Counter,
) -> None:
    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    sale.take_card(5_000, 1)
    runner.settle()
    assert (sale.step, sale.is_busy, list(terminal.charged.values())) == (VoucherStep.CHARGED, True, [5_000])
    [record] = journal_of(counter).pending()
    assert ([card.amount_minor for card in record.cards], record.request_id) == ([5_000], "")

    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    sale.sell_charged()
    runner.settle()
    assert sale.step is VoucherStep.CHARGED

    sale.give_back()
    runner.settle()
    assert (sale.step, terminal.charged, client.cinema.issued) == (VoucherStep.FORM, {}, {})
    assert journal_of(counter).pending() == []


def test_a_charged_card_pays_once_the_reason_of_the_refusal_is_gone(
    sale: VoucherSale, runner: SteppingRunner, client: FakeClient, cinema: FakeCinema, terminal: SimulatedTerminal
) -> None:
    client.unwell["settle_issue"] = [ShiftNotOpen("closed")]
    sale.take_card(5_000, 1)
    runner.settle()

    sale.sell_charged()
    runner.settle()

    assert (sale.step, len(cinema.issued), len(terminal.charged)) == (VoucherStep.DONE, 1, 1)


def test_no_voucher_is_sold_while_a_sale_is_paid_in_part(
    sell: SellTicketsViewModel, sale: VoucherSale, runner: SteppingRunner
) -> None:
    sell.toggle_seat(101)
    runner.settle()
    sell.payment.take_cash_part(1_000)

    assert sale.why_not_begin() == "A part is already paid. Undo it first, or pay the rest."


def test_without_the_server_no_voucher_is_sold(
    sell: SellTicketsViewModel, sale: VoucherSale, client: FakeClient, runner: SteppingRunner
) -> None:
    client.away = True
    sell._link.ask()
    runner.settle()

    assert sale.why_not_begin() != ""


# Slips


def test_a_voucher_prints_by_itself_where_there_is_a_printer_and_again_as_a_copy(
    sale: VoucherSale, runner: SteppingRunner, printing: PrintDesk, tmp_path: Path
) -> None:
    sale.take_cash(5_000, 1, None)
    runner.settle()
    assert (titles(printing), sale.prints) == ([], False), "there is no printer"

    printing.devices.write(Devices(receipts=Device(DeviceKind.FILE, str(tmp_path / "paper"), answers=False)))
    sale.begin()
    sale.take_cash(5_000, 1, None)
    runner.settle()
    assert titles(printing) == [("代金券 VOUCHER ¥50.00", True)]

    sale.print_again()
    runner.settle()
    assert titles(printing)[1:] == [("代金券 VOUCHER ¥50.00", False)], "a copy opens no drawer"
    assert [slip.copy for job in printing.queue.jobs for slip in job.document.slips] == [0, 1]


# After a crash


def left_open(counter: Counter, **changed: object) -> OpenSale:
    """As an earlier run of the program left it."""
    record = OpenSale(
        request_id="r1",
        user_name="clerk",
        cinema="光影戏院",
        show_text="Voucher",
        total_minor=5_000,
        given_minor=5_000,
        currency="CNY",
        begun_at=datetime.now(UTC) - timedelta(minutes=5),
        sale_id="s1",
        kind=Sold.VOUCHER,
    )
    record = replace(record, **changed)  # type: ignore[arg-type]
    journal_of(counter).begin(record)
    journal_of(counter).leave(record.key)
    assert [one.kind for one in journal_of(counter).pending()] == [Sold.VOUCHER]
    return record


def test_a_voucher_that_was_sold_before_a_crash_is_found_and_its_slip_printed_once(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, printing: PrintDesk, client: FakeClient
) -> None:
    paper = str(printing.layout.path.with_name("paper"))
    printing.devices.write(Devices(receipts=Device(DeviceKind.FILE, paper, answers=False)))
    informed: list[str] = []
    sell.informed.connect(informed.append)
    sell.vouchers.sale.take_cash(5_000, 1, None)
    runner.settle()
    [request_id] = client.cinema.issued
    sell.vouchers.sale.dismiss()
    informed.clear()
    for _ in range(2):
        left_open(counter, request_id=request_id)
        sell.start()
        runner.settle()

    assert informed == ["The interrupted sale of a voucher (¥50.00) was made: its code is 0001-WXYZ-ABCD-EFGH."] * 2
    assert len(titles(printing)) == 1
    assert journal_of(counter).pending() == []


def test_a_voucher_that_was_not_sold_before_a_crash_gives_the_money_back(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, terminal: SimulatedTerminal, heard: Heard
) -> None:
    informed = heard(sell.informed)
    left_open(counter)
    sell.start()
    runner.settle()
    card = CardCharge("c1", 5_000)
    terminal.charge(sell.vouchers.sale.cards._charge(card))
    left_open(counter, cards=(card,), given_minor=0)
    sell.start()
    runner.settle()

    nothing = "The interrupted sale of a voucher (¥50.00) did not happen: nothing was sold."
    assert informed == [f"{nothing} Return the money.", f"{nothing} ¥50.00 was refunded to the card."]
    assert terminal.charged == {}
    assert journal_of(counter).pending() == []


def test_a_voucher_that_may_still_be_on_its_way_keeps_its_card(
    sell: SellTicketsViewModel, runner: SteppingRunner, counter: Counter, terminal: SimulatedTerminal
) -> None:
    card = CardCharge("c1", 5_000)
    terminal.charge(sell.vouchers.sale.cards._charge(card))
    left_open(counter, cards=(card,), begun_at=datetime.now(UTC))
    sell.start()
    runner.settle()

    assert list(terminal.charged.values()) == [5_000]
    assert len(journal_of(counter).pending()) == 1


# By keys


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
    assert dialog.change.text() == "¥50.00"
    assert (dialog.about.text(), dialog.again.text()) == ("No slip is printed yet.", "Print")
    press(view, Qt.Key.Key_P, CONTROL)
    assert (dialog.about.text(), dialog.again.text()) == ("The slips are in the print queue.", "Reprint")
    press(view, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert journal_of(counter).pending() == []


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
    assert dialog.form.refusal("reference").startswith("The terminal's reference A71 was used before")
    dialog.reference.set_value("A72")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert [voucher.payment.card.approval for voucher in cinema.issued.values() if voucher.payment.card] == ["A72"]
    assert sale.step is VoucherStep.DONE


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

    assert (sale.step, dialog_of(view).primary.text()) == (VoucherStep.CARD, "Approved")
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
