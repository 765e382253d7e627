"""What becomes of a sale of vouchers in which the program ended."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, SignalInstance

from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from support.vouchers import journal_of, titles
from ttms_desktop.journal import CardCharge, OpenSale, Sold
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter
from ttms_desktop.terminal.simulated import SimulatedTerminal

Heard = Callable[[SignalInstance], list[object]]
CONTROL = Qt.KeyboardModifier.ControlModifier


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
