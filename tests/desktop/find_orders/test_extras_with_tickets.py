"""Extras of an order: they are listed, and what goes back or over with its tickets has one sum everywhere."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.find_orders.conftest import settle
from desktop.find_orders.fake_till import FakeTill
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_client.extra import Charged, OrderExtra
from ttms_desktop.screens.find_orders.exchange_choice import ExchangeChoice
from ttms_desktop.screens.find_orders.exchange_model import ExchangeViewModel
from ttms_desktop.screens.find_orders.order_panel import OrderPanel
from ttms_desktop.screens.find_orders.pictures import FactLine
from ttms_desktop.screens.find_orders.refund_dialog import RefundDialog
from ttms_desktop.screens.find_orders.refund_journal import RefundJournal
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.session import Counter

TIMES = "\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}\N{NO-BREAK SPACE}"
GLASSES = OrderExtra("3d", "3D 眼镜", "3D glasses", 3, 250, 0, Charged.BY_TICKET, refundable=True)
POPCORN = OrderExtra("pop", "爆米花", "Popcorn", 1, 1500, 0, Charged.BY_PIECE, refundable=True)
FEE = OrderExtra("fee", "服务费", "Service fee", 1, 300, 0, Charged.BY_ORDER, refundable=False)


@pytest.fixture
def first(orders: FindOrdersViewModel, till: FakeTill, runner: SteppingRunner) -> FindOrdersViewModel:
    """The order with three tickets, sold with extras of each kind, is chosen."""
    till.add_extras(1, GLASSES, POPCORN, FEE)
    orders.choose_order(1)
    settle(orders, runner)
    return orders


def test_the_button_and_the_dialog_name_what_the_server_gives_back(
    first: FindOrdersViewModel, runner: SteppingRunner, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    panel = OrderPanel(first, window)
    dialog = RefundDialog(first, window)

    assert "¥135.00" in panel.refund_button.text()
    assert "Give back ¥135.00 in cash" in [label.text() for label in dialog.findChildren(QLabel)]
    assert any(f"3{TIMES}3D glasses · 1{TIMES}Popcorn" in label.text() for label in dialog.findChildren(QLabel))

    first.refund("Wrong show or time")
    settle(first, runner)

    assert first.last_refund is not None
    assert first.last_refund.amount_text == "¥135.00"


def test_of_some_tickets_only_their_own_extras_go_back(first: FindOrdersViewModel, runner: SteppingRunner) -> None:
    first.tick(101)
    first.tick(102)
    assert (first.ticked_amount, first.ticked_extras) == ("¥25.00", f"1{TIMES}3D glasses")

    first.tick(103)
    assert (first.ticked_amount, first.ticked_extras) == ("¥0.00", "")


def test_the_panel_lists_extras_so_that_its_lines_come_to_what_was_paid(
    first: FindOrdersViewModel, runner: SteppingRunner
) -> None:
    assert first.order is not None
    assert first.order.extras == (
        FactLine(f"3{TIMES}3D glasses", "¥7.50"),
        FactLine(f"1{TIMES}Popcorn", "¥15.00"),
        FactLine(f"1{TIMES}Service fee", "¥3.00", "not refundable"),
    )
    assert first.order.payments[0].amount == "¥138.00"

    first.tick(101)
    first.tick(102)
    first.refund("Wrong show or time")
    settle(first, runner)

    assert [line.note for line in first.order.extras] == ["refunded: 1 of 3", "", "not refundable"]


def test_after_a_crash_the_same_sum_is_told(
    first: FindOrdersViewModel, till: FakeTill, runner: SteppingRunner, counter: Counter
) -> None:
    till.unwell["settle_refund"] = [ServerUnreachable("away")]
    first.stop()
    first.refund("Wrong show or time")
    first.stop()
    settle(first, runner)

    assert counter.journal is not None
    assert [intent.total_minor for intent in RefundJournal(counter.journal).pending()] == [13_500]


def test_extras_that_an_exchange_left_behind_can_be_given_back(
    first: FindOrdersViewModel, till: FakeTill, runner: SteppingRunner, qtbot: QtBot
) -> None:
    first.refund("Wrong show or time")
    settle(first, runner)
    first.close_result()
    assert first.why_not == "All its tickets are refunded."
    till.orders[1] = replace(till.orders[1], extras=(GLASSES,))
    first.reload_order()
    settle(first, runner)
    window = QWidget()
    qtbot.addWidget(window)
    panel = OrderPanel(first, window)

    assert (first.why_not, panel.refund_button.text()) == ("", f"Refund ¥7.50 · 3{TIMES}3D glasses")
    assert not panel.exchange_button.isEnabled()

    first.refund("Another reason")
    settle(first, runner)

    assert first.last_refund is not None
    assert (first.last_refund.amount_text, first.last_refund.free_seats) == ("¥7.50", "")
    assert first.why_not == "All its tickets are refunded."


def test_an_exchange_takes_the_extras_along(
    first: FindOrdersViewModel,
) -> None:
    model = first.exchange(first)
    assert isinstance(model, ExchangeViewModel)
    assert isinstance(model.choice, ExchangeChoice)

    assert model.choice.old_minor == 13_800
    assert model.old_lines[1] == (
        f"Row H, seats 11, 12 · Row J, seat 3 · 3{TIMES}3D glasses · 1{TIMES}Popcorn · 1{TIMES}Service fee · ¥138.00"
    )
    assert model.choice.new_minor == 2550
    model.stop()
