"""A sale is refunded with keys, the report shows both, and its row opens the order: real windows at a real server."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.cinema import PASSWORD, SmallCinema, found_cinema, opened
from support.manager_window import Manager, manager_window
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_client.ticket import SeatMap
from ttms_desktop.journal import Journal
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.read_reports.pictures import ReportState
from ttms_desktop.screens.read_reports.view import ReadReportsView

SEATS = (2, 3, 5)


@pytest.fixture
def hall(tmp_path: Path) -> SmallCinema:
    with opened(f"sqlite:///{tmp_path / 'cinema.db'}") as database:
        return found_cinema(database)


@pytest.fixture
def process(hall: SmallCinema, tmp_path: Path) -> Iterator[ServerProcess]:
    with ServerProcess(hall.database_url, tmp_path) as made:
        yield made


@pytest.fixture
def client(process: ServerProcess) -> Iterator[Client]:
    """The clerk at counter 2."""
    made = Client(process.address)
    made.user.sign_in("clerk", PASSWORD, counter_name="2", request_id=new_request_id())
    yield made
    made.close()


@pytest.fixture
def order(client: Client, hall: SmallCinema) -> Order:
    """Three seats for 135.00."""
    hold = client.ticket.hold_seats(hall.schedule_id, SEATS, request_id=new_request_id())
    return client.order.sell_tickets(
        hall.schedule_id,
        hold_id=hold.hold_id,
        tickets=[TicketToSell(seat, "adult", 4500) for seat in SEATS],
        payments=[PaymentToTake(Tender.CASH, 15000)],
        request_id=new_request_id(),
    )


@pytest.fixture
def manager(qapp: QApplication, qtbot: QtBot, process: ServerProcess, tmp_path: Path) -> Iterator[Manager]:
    with manager_window(qapp, qtbot, process.address, tmp_path) as made:
        yield made


def test_a_ticket_is_refunded_with_keys_and_the_report_opens_its_order(
    manager: Manager, order: Order, client: Client, hall: SmallCinema
) -> None:
    orders = manager.go_to("orders")
    assert isinstance(orders, FindOrdersView)
    manager.type(order.tickets[0].code)
    manager.press(Qt.Key.Key_Return)
    manager.until(lambda: len(orders._model.ticked) == 1)

    manager.press(Qt.Key.Key_F9)
    manager.press(Qt.Key.Key_1)
    manager.press(Qt.Key.Key_Return)
    manager.until(orders.panel.result.isVisible)

    assert orders.panel.result.text == "¥45.00 back to the customer · 3-R000001"
    assert _free_again(client, hall, seat_id=SEATS[0])

    reports = manager.go_to("reports")
    assert isinstance(reports, ReadReportsView)
    day = orders._model.listing.today
    reports._model.choose_days(day - timedelta(days=1), day + timedelta(days=1))
    manager.until(lambda: reports._model.state is ReportState.SHOWN and reports.report.table.rows)
    manager.until(lambda: reports.days_chart.plot is not None and reports.days_chart.bars.bars)
    total = reports._model._loaded.report.total if reports._model._loaded else None
    assert total is not None
    assert (total.gross_minor, total.refunded_minor, total.net_minor) == (13500, 4500, 9000)
    assert (total.tickets_sold, total.tickets_refunded, total.places_sold) == (3, 1, 2)

    reports.report.setFocus()
    manager.press(Qt.Key.Key_Return)
    manager.until(lambda: manager.desk.window.screens.current is orders)
    manager.until(lambda: [line.number for line in orders.list.table.rows] == [order.order_number])
    assert orders.list.table.rows[0].net_minor == 9000
    assert orders.orders_bar.lens.text().startswith("Metropolis · ")


def test_a_refund_that_the_desktop_died_in_is_told_at_the_next_sign_in(
    manager: Manager, order: Order, process: ServerProcess
) -> None:
    """The server made it; the file of the intent is all that this computer still knows."""
    request_id = new_request_id()
    other = Client(process.address)
    session = other.user.sign_in("manager", PASSWORD, counter_name="3", request_id=new_request_id())
    other.refund.settle_refund(
        order.order_id,
        [order.tickets[0].ticket_id],
        reason="Fell ill",
        request_id=request_id,
        keep_trying=lambda: True,
        waiting=lambda _error: None,
    )
    other.close()
    journal = manager.desk.counter.journal
    assert isinstance(journal, Journal)
    intent = RefundIntent(
        request_id,
        "manager",
        session.cinema.name,
        order.order_number,
        "A 2",
        4500,
        "CNY",
        datetime.now(UTC) - timedelta(minutes=5),
    )
    RefundJournal(journal).begin(intent)

    orders = manager.go_to("orders")
    assert isinstance(orders, FindOrdersView)
    manager.until(lambda: orders.messages.text)

    assert orders.messages.text == (
        f"The interrupted refund (order {order.order_number}) was made: number 3-R000001. "
        "¥45.00 belongs to the customer."
    )
    assert RefundJournal(journal).pending() == []


def _free_again(client: Client, hall: SmallCinema, *, seat_id: int) -> bool:
    stream = client.ticket.watch_seat_map(hall.schedule_id)
    try:
        first = next(iter(stream))
    finally:
        stream.close()
    assert isinstance(first, SeatMap)
    taken = {status.seat_id for status in first.taken}
    return seat_id not in taken and set(SEATS[1:]) <= taken
