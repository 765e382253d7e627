"""A real window at a real server whose answers do not arrive: it goes on, and sells once."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from support.clerks import Clerks, sales_of
from support.race import signed_in
from support.slow_link import SlowLink
from ttms_client import Client
from ttms_client.order import OrderFilter
from ttms_desktop.screens.sell_tickets.pictures import SaleState

CLICKS = 50


@pytest.fixture
def link(clerks: Clerks) -> Iterator[SlowLink]:
    """Between the windows of this test and their server."""
    with SlowLink(clerks.process.address) as made:
        clerks.address = made.address
        yield made


def orders_of(clerks: Clerks) -> int:
    with Client(clerks.process.address) as client:
        found = signed_in(client, "manager", counter_name="9").order
        return len(found.list_orders(OrderFilter(schedule_id=clerks.hall.schedule_id)).orders)


def test_while_the_answer_to_a_sale_hangs_the_window_lives_and_fifty_clicks_on_pay_are_one_order(
    clerks: Clerks, link: SlowLink
) -> None:
    desk = clerks.open("clerk", "2")
    clerks.hold(desk, 2)
    view, sold, day = desk.window.sell_view, sales_of(desk), desk.sell.day
    beats = [0]
    heart = QTimer(desk)
    heart.setInterval(10)
    heart.timeout.connect(lambda: beats.__setitem__(0, beats[0] + 1))

    link.hold()
    heart.start()
    for _ in range(CLICKS):
        QTest.mouseClick(view.cart.pay_button, Qt.MouseButton.LeftButton)
        QTest.qWait(10)
    assert desk.sell.state is SaleState.PAYING
    assert beats[0] >= CLICKS // 2, "the event loop went on between the clicks"

    clerks.press(desk, Qt.Key.Key_Escape)
    assert [line.seat_id for line in desk.sell.cart.lines] == [2], "Esc loses neither money nor seats"
    desk.sell.next_day()
    assert desk.sell.day != day, "other things are looked at meanwhile"
    desk.sell.previous_day()
    so_far = beats[0]
    clerks.until(lambda: beats[0] >= so_far + CLICKS)
    assert (sold, desk.sell.state) == ([], SaleState.PAYING)
    heart.stop()

    link.let_go()
    clerks.until(lambda: bool(sold))
    QTest.qWait(100)

    assert len(sold) == 1
    assert orders_of(clerks) == 1
