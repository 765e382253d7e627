"""Real windows at a real server in another process: what a clerk does, and what may go wrong."""

import signal
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.cinema import PASSWORD
from support.clerks import Clerks, sales_of
from support.race import signed_in
from ttms_client import Client, new_request_id
from ttms_client.order import OrderFilter, TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_desktop.journal import Journal, OpenSale
from ttms_desktop.screens.check_in.pictures import Verdict
from ttms_desktop.screens.check_in.view_model import CheckInViewModel
from ttms_desktop.screens.find_orders.view_model import FindOrdersViewModel
from ttms_desktop.screens.sell_tickets.pictures import SaleState, SeatLook


def test_two_seats_are_sold_with_keys_alone_and_their_tickets_saved(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    sold = sales_of(desk)
    desk.window.sell_view.hall.map.setFocus()
    desk.window.sell_view.hall.map.focus_seat(2)

    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        clerks.press(desk, key)
    clerks.until(lambda: len(desk.sell.cart.lines) == 2)
    clerks.press(desk, Qt.Key.Key_Return)
    clerks.until(lambda: bool(sold))

    assert sold[0].total_text == "¥90.00"
    assert sold[0].ticket_path is not None
    assert sold[0].ticket_path.read_bytes().startswith(b"%PDF")
    assert not desk.sell.cart.lines


def test_a_second_counter_sees_a_seat_go_within_300_milliseconds(clerks: Clerks) -> None:
    first, second = clerks.open("clerk", "2"), clerks.open("second", "3")

    clerks.click(first, 2)
    clerks.until(lambda: second.sell.look(2) is SeatLook.HELD, milliseconds=300)
    clerks.until(lambda: first.sell.look(2) is SeatLook.MINE)
    first.sell.pay_cash()
    clerks.until(lambda: second.sell.look(2) is SeatLook.SOLD)

    assert second.sell.describe(2).endswith("sold")


def test_a_seat_that_two_counters_click_goes_to_one_of_them(clerks: Clerks) -> None:
    first, second = clerks.open("clerk", "2"), clerks.open("second", "3")
    refused: list[str] = []
    for desk in (first, second):
        desk.sell.refused.connect(refused.append)

    first.sell.toggle_seat(3)
    second.sell.toggle_seat(3)
    clerks.until(lambda: bool(refused))

    assert sorted(len(desk.sell.cart.lines) for desk in (first, second)) == [0, 1]
    assert refused[0].startswith("Row A, seat 3: just taken by")


def test_enter_held_down_sells_once(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    sold = sales_of(desk)
    clerks.hold(desk, 2)

    for _ in range(50):
        clerks.press(desk, Qt.Key.Key_Return)
    clerks.until(lambda: bool(sold))
    QTest.qWait(300)

    assert len(sold) == 1
    with Client(clerks.process.address) as client:
        orders = signed_in(client, "manager", counter_name="9").order.list_orders(
            OrderFilter(schedule_id=clerks.hall.schedule_id)
        )
    assert [order.order_number for order in orders.orders] == [sold[0].order_number]


def test_a_lost_server_is_said_within_three_seconds_and_heals(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    clerks.hold(desk, 2)

    clerks.process.kill()
    clerks.until(lambda: not desk.sell.connected, milliseconds=3000)
    kept, payable = len(desk.sell.cart.lines), desk.sell.cart.can_pay
    clerks.process.start()
    clerks.until(lambda: desk.sell.connected and desk.sell.hall is not None and desk.sell.hall.fresh)

    assert (kept, payable) == (1, False)
    clerks.until(lambda: desk.sell.cart.can_pay)


def test_a_frozen_server_is_said_within_three_seconds(clerks: Clerks) -> None:
    """It still accepts connections, and answers nothing: as a computer whose power was cut."""
    desk = clerks.open("clerk", "2")
    assert clerks.process._process is not None

    clerks.process._process.send_signal(signal.SIGSTOP)
    try:
        clerks.until(lambda: not desk.sell.connected, milliseconds=3000)
    finally:
        clerks.process._process.send_signal(signal.SIGCONT)

    clerks.until(lambda: desk.sell.connected)


def test_a_server_killed_during_the_payment_sells_exactly_once(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    sold = sales_of(desk)
    refused: list[str] = []
    desk.sell.refused.connect(refused.append)
    clerks.hold(desk, 2, 3)

    desk.sell.pay_cash(10_000)
    clerks.process.kill()
    clerks.until(lambda: bool(sold) or desk.sell.state is SaleState.CHECKING)
    clerks.process.start()
    clerks.until(lambda: bool(sold), milliseconds=20_000)

    assert not refused
    assert [sale.change_text for sale in sold] == ["¥10.00"]


def test_a_sale_whose_desktop_was_killed_is_found_at_the_next_sign_in(clerks: Clerks, tmp_path: Path) -> None:
    request_id = new_request_id()
    journal = Journal(tmp_path / "desktop" / "open-sales", "2")
    begun = datetime.now(UTC)
    journal.begin(OpenSale(request_id, "clerk", "TTMS", "Hall 1 · Metropolis", 4500, 5000, "CNY", begun))
    journal.close()
    with Client(clerks.process.address) as client:
        client.user.sign_in("clerk", PASSWORD, counter_name="2", request_id=new_request_id())
        hold = client.ticket.hold_seats(clerks.hall.schedule_id, [2], request_id=new_request_id())
        order = client.order.sell_tickets(
            clerks.hall.schedule_id,
            hold_id=hold.hold_id,
            tickets=[TicketToSell(2, "adult", 4500)],
            payments=[PaymentToTake(Tender.CASH, 5000)],
            request_id=request_id,
        )

    desk = clerks.open("clerk", "2")

    clerks.until(lambda: desk.sell.last_sale is not None)
    sale = desk.sell.last_sale
    assert sale is not None
    assert (sale.found_later, sale.order_number, sale.change_text) == (True, order.order_number, "¥5.00")
    assert not list((tmp_path / "desktop" / "open-sales" / "2").glob("*.json"))


def test_a_session_that_was_ended_asks_for_a_sign_in_and_keeps_the_work(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    needed: list[str] = []
    desk.sell.sign_in_needed.connect(needed.append)
    clerks.hold(desk, 2)
    desk.counter.client.user.sign_out(request_id=new_request_id())

    desk.sell.toggle_seat(3)
    clerks.until(lambda: bool(needed))
    page = desk.window.sign_in_view
    page.password.setText(PASSWORD)
    page.password.setFocus()
    clerks.press(desk, Qt.Key.Key_Return)

    clerks.until(lambda: all(desk.sell.look(seat_id) is SeatLook.MINE for seat_id in (2, 3)))
    assert [line.seat_id for line in desk.sell.cart.lines] == [2, 3]


def test_closing_the_window_gives_the_seats_back(clerks: Clerks) -> None:
    first, second = clerks.open("clerk", "2"), clerks.open("second", "3")
    clerks.hold(first, 2)
    clerks.until(lambda: second.sell.look(2) is SeatLook.HELD)

    first.stop()

    clerks.until(lambda: second.sell.look(2) is SeatLook.FREE)


def test_the_language_of_an_open_window_can_be_switched(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    clerks.hold(desk, 2)

    clerks.desktop.appearance.choose_language("zh_CN")
    chinese = (desk.sell.cart.lines[0].seat_text, desk.sell.board[0].title)
    clerks.desktop.appearance.choose_language("en")

    assert chinese == ("A 排 2 座", "大都会")
    assert desk.sell.cart.lines[0].seat_text == "Row A, seat 2"


def test_a_scan_opens_the_order_of_its_ticket_and_at_the_door_lets_somebody_in(clerks: Clerks) -> None:
    desk = clerks.open("clerk", "2")
    clerks.hold(desk, 2)
    clerks.press(desk, Qt.Key.Key_Return)
    clerks.until(lambda: desk.sell.last_order is not None)
    order = desk.sell.last_order
    clerks.desktop.listen_to_scanner()
    scanner = clerks.desktop.scanner
    assert order is not None
    assert scanner is not None
    code = order.tickets[0].signed_code

    scanner.scanned.emit(code)
    clerks.until(lambda: desk.window.screens.front == "orders")
    orders = desk.office.models["orders"]
    assert isinstance(orders, FindOrdersViewModel)
    clerks.until(lambda: orders.order is not None)
    opened = orders.chosen_id

    desk.window.screens.go_to("door")
    door = desk.office.models["door"]
    assert isinstance(door, CheckInViewModel)
    loaded: list[bool] = []
    door.shows_changed.connect(lambda: loaded.append(True))
    clerks.until(lambda: bool(loaded))
    door.choose_show(clerks.hall.schedule_id)  # which in the evening is one of tomorrow's
    said = []
    for _ in range(2):
        scanner.scanned.emit(code)
        clerks.until(lambda: door.picture.verdict not in (Verdict.READY, Verdict.WAITING))
        said.append(door.picture.verdict)

    assert opened == order.order_id
    assert said == [Verdict.VALID, Verdict.ALREADY_USED]


def test_the_customers_window_is_open_again_at_the_next_start_unless_it_was_closed(clerks: Clerks) -> None:
    first = clerks.open("clerk", "2")
    before = first.customer_display
    first.turn_customer_display()
    second = clerks.open("second", "3")
    assert second.customer_display is not None
    reopened = second.customer_display.isVisible()
    second.turn_customer_display()
    third = clerks.open("manager", "4")

    assert before is None
    assert reopened
    assert third.customer_display is None
