"""All orders of a cancelled show go back from one window: what can be at once, the rest named with its way out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.invariants import broken_promises
from support.manager_window import Manager, manager_window
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import CardSlip, PaymentToTake, Tender
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.find_orders.refund_show_dialog import RefundShowDialog
from ttms_desktop.screens.find_orders.refunding_show import Stage
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.plan_programme.view import PlanProgrammeView

PRICE = 4500


@pytest.fixture
def hall(tmp_path: Path) -> SmallCinema:
    with opened(f"sqlite:///{tmp_path / 'cinema.db'}") as database:
        return found_cinema(database, plan="o" * 20)


@pytest.fixture
def process(hall: SmallCinema, tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(hall.database_url, tmp_path) as made:
        yield made


@dataclass
class Till:
    """The clerk at counter 2, who sold before the show was cancelled."""

    client: Client
    address: str
    schedule_id: int

    def sell(self, seat: int, payment: PaymentToTake) -> Order:
        hold = self.client.ticket.hold_seats(self.schedule_id, [seat], request_id=new_request_id())
        return self.client.order.sell_tickets(
            self.schedule_id,
            hold_id=hold.hold_id,
            tickets=[TicketToSell(seat, "adult", PRICE)],
            payments=[payment],
            request_id=new_request_id(),
        )

    def by_voucher(self, seat: int) -> Order:
        paid = PaymentToTake(Tender.CASH, PRICE)
        voucher = self.client.voucher.issue_voucher(PRICE, paid, request_id=new_request_id())
        return self.sell(seat, PaymentToTake(Tender.VOUCHER, PRICE, voucher_code=voucher.code))

    def is_refunded(self, order: Order) -> bool:
        seen = self.client.order.get_order(order.order_id)
        return all(ticket.refunded_at is not None for ticket in seen.tickets)

    def cancel(self) -> None:
        now = datetime.now(UTC)
        with Client(self.address) as manager:
            manager.user.sign_in("manager", PASSWORD, counter_name="4", request_id=new_request_id())
            [show] = manager.ticket.list_show_board(now - timedelta(days=1), now + timedelta(days=1))
            manager.ticket.cancel_schedule(
                self.schedule_id, etag=show.schedule.etag, reason="no power", request_id=new_request_id()
            )


@pytest.fixture
def till(process: ServerProcess, hall: SmallCinema) -> Iterator[Till]:
    with Client(process.address) as client:
        client.user.sign_in("clerk", PASSWORD, counter_name="2", request_id=new_request_id())
        yield Till(client, process.address, hall.schedule_id)


@pytest.fixture
def manager(qapp: QApplication, qtbot: QtBot, process: ServerProcess, tmp_path: Path) -> Iterator[Manager]:
    with manager_window(qapp, qtbot, process.address, tmp_path) as made:
        yield made


def opened_dialog(manager: Manager, hall: SmallCinema) -> RefundShowDialog:
    """As from the list of the cancelled show, once it is known what waits."""
    view = manager.go_to("orders")
    assert isinstance(view, FindOrdersView)
    view.open(OrdersOf("Metropolis", to_refund_of=hall.schedule_id))
    manager.until(view.list.refund_all_button.isVisible)
    manager.press(Qt.Key.Key_F8)
    [dialog] = view.findChildren(RefundShowDialog)
    manager.until(lambda: dialog.model.stage is Stage.READY)
    return dialog


def leave(manager: Manager, dialog: RefundShowDialog) -> None:
    """Enter closes it, as nothing is left to do in it."""
    assert dialog.primary.text() == "Close"
    manager.press(Qt.Key.Key_Return)
    manager.until(lambda: not dialog.isVisible())


def test_what_needs_nobody_goes_back_at_once_and_the_rest_is_named_with_its_way_out(
    manager: Manager, till: Till, hall: SmallCinema, process: ServerProcess
) -> None:
    with_vouchers = [till.by_voucher(seat) for seat in range(1, 13)]
    in_cash = till.sell(13, PaymentToTake(Tender.CASH, PRICE))
    by_card = till.sell(14, PaymentToTake(Tender.CARD, PRICE, CardSlip("t1", "r1")))
    till.cancel()

    dialog = opened_dialog(manager, hall)
    assert dialog.total.text() == "14 orders · ¥630.00"
    assert dialog.plan.text() == "Refunded now: 12 orders. Waiting for the customer or the card terminal: 2 orders."
    assert dialog.reason.isAncestorOf(dialog.focusWidget()) or dialog.focusWidget() is dialog.reason
    manager.press(Qt.Key.Key_Return)
    manager.until(lambda: dialog.model.stage is Stage.DONE)

    assert all(map(till.is_refunded, with_vouchers))
    assert not till.is_refunded(in_cash)
    assert not till.is_refunded(by_card)
    assert dialog.done_line.text() == "Refunded: 12 orders · Voucher ¥540.00"
    assert [[line.text for line in left.lines] for left in dialog.left] == [
        [by_card.order_number],
        [in_cash.order_number],
    ]
    assert "type the terminal’s reference" in dialog.left[0].way_out
    assert "until its customer comes to a counter" in dialog.left[1].way_out
    leave(manager, dialog)
    process.kill()
    with opened(hall.database_url) as database:
        assert broken_promises(database) == {}


def test_cash_goes_out_of_the_drawer_of_this_counter_where_somebody_says_so(
    manager: Manager, till: Till, hall: SmallCinema
) -> None:
    orders = [till.sell(seat, PaymentToTake(Tender.CASH, PRICE)) for seat in (1, 2)]
    till.cancel()

    dialog = opened_dialog(manager, hall)
    assert (dialog.primary.isEnabled(), dialog.primary.text()) == (False, "Refund")
    dialog.cash.click()
    manager.press(Qt.Key.Key_Return)
    manager.until(lambda: dialog.model.stage is Stage.DONE)

    assert all(map(till.is_refunded, orders))
    assert dialog.cash_line.text().startswith("Take ¥90.00 out of the drawer of counter 3")
    refund = till.client.order.get_order(orders[0].order_id).refunds[0]
    assert (refund.counter_name, refund.reason) == ("3", "Show cancelled")
    leave(manager, dialog)


def test_what_was_stopped_goes_on_with_what_is_left(manager: Manager, till: Till, hall: SmallCinema) -> None:
    orders = [till.by_voucher(seat) for seat in range(1, 16)]
    till.cancel()

    dialog = opened_dialog(manager, hall)
    manager.press(Qt.Key.Key_Return)
    manager.press(Qt.Key.Key_Escape)
    manager.until(lambda: dialog.model.stage is Stage.READY)
    assert sum(map(till.is_refunded, orders)) == dialog.model.refunds == 10
    assert dialog.isVisible()
    manager.press(Qt.Key.Key_Return)
    manager.until(lambda: dialog.model.stage is Stage.DONE)

    assert dialog.done_line.text() == "Refunded: 15 orders · Voucher ¥675.00"
    seen = [till.client.order.get_order(order.order_id) for order in orders]
    assert [len(order.refunds) for order in seen] == [1] * 15
    leave(manager, dialog)


def test_the_schedule_of_a_cancelled_show_leads_to_it(manager: Manager, till: Till, hall: SmallCinema) -> None:
    till.by_voucher(1)
    till.cancel()
    view = manager.go_to("schedule")
    assert isinstance(view, PlanProgrammeView)
    manager.until(lambda: view._model.loaded)
    view.timeline.block_chosen.emit(hall.schedule_id)
    manager.until(view.card.facts.refund_all_button.isVisible)

    view.card.facts.refund_all_button.click()

    manager.until(lambda: bool(manager.desk.window.findChildren(RefundShowDialog)))
    [dialog] = manager.desk.window.findChildren(RefundShowDialog)
    manager.until(lambda: dialog.model.stage is Stage.READY)
    assert dialog.total.text() == "1 order · ¥45.00"
    dialog.reject()
