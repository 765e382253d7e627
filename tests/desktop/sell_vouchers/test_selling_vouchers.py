"""Vouchers at the counter: each is paid once, none is sold twice, and each has its slip."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, SignalInstance

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from support.vouchers import issued, journal_of, titles
from ttms_client.errors import ShiftNotOpen
from ttms_client.payment import Tender
from ttms_desktop.journal import OpenSale, Sold, Step
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.view_model import VoucherSale, VoucherStep
from ttms_desktop.session import Counter
from ttms_desktop.terminal.simulated import Mood, SimulatedTerminal

Heard = Callable[[SignalInstance], list[object]]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_three_vouchers_for_cash_are_three_sales_with_one_change(
    sale: VoucherSale, runner: SteppingRunner, cinema: FakeCinema, counter: Counter, heard: Heard
) -> None:
    informed = heard(sale.informed)

    sale.take_cash(5_000, 3, 20_000)
    runner.settle()

    assert informed[-1] == "3 vouchers sold, ¥150.00 in total."

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
    begin = client.begin

    def look(name: str, request_id: str = "") -> None:
        seen.extend(journal_of(counter).pending())
        begin(name, request_id)

    client.begin = look  # type: ignore[method-assign]

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
