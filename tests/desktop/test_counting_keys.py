"""How many keys and clicks the work of a counter takes, in real windows: the README's table says no other numbers."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from support.clerks import Clerks, sales_of
from ttms_desktop.app import Desk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.printing.queue.job import JobState
from ttms_desktop.screens.close_shift.pictures import DrawerState
from ttms_desktop.screens.close_shift.view import CloseShiftView
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.find_orders.view import FindOrdersView
from ttms_desktop.screens.keep_reservations.view import KeepReservationsView
from ttms_desktop.screens.sell_tickets.card_panel import CardPanel
from ttms_desktop.screens.sell_tickets.pictures import SaleSummary, SeatLook

NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
README = Path(__file__).parents[2] / "README.md"


class Hand:
    """What a clerk presses at one counter, counted; a key with Ctrl is one."""

    def __init__(self, clerks: Clerks, desk: Desk) -> None:
        self.clerks, self.desk = clerks, desk
        self.keys = self.clicks = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
        self.keys += 1
        self.desk.window.activateWindow()
        QApplication.processEvents()
        front = QApplication.activeModalWidget() or self.desk.window
        QTest.keyClick(front.focusWidget() or front, key, modifier)

    def type(self, text: str) -> None:
        for letter in text:
            self.keys += 1
            front = QApplication.activeModalWidget() or self.desk.window
            QTest.keyClicks(front.focusWidget() or front, letter)

    def click(self, widget: QWidget) -> None:
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def to_screen(self, key: Qt.Key, name: str) -> QWidget:
        """The screen that this key brings to the front."""
        self.press(key, CONTROL)
        assert self.desk.window.screens.front == name
        return self.desk.window.screens.current

    def is_asked(self) -> bool:
        """Whether a dialog stands over the window."""
        return QApplication.activeModalWidget() is not None

    def begin(self) -> None:
        """From here on it counts."""
        self.keys = self.clicks = 0


@pytest.fixture
def hand(clerks: Clerks) -> Hand:
    desk = clerks.open("clerk", "2")
    desk.window.sell_view.hall.map.setFocus()
    return Hand(clerks, desk)


def in_cart(hand: Hand, count: int) -> None:
    hand.clerks.until(lambda: len(hand.desk.sell.cart.lines) == count and not hand.desk.sell.busy)


def sold_two(hand: Hand) -> SaleSummary:
    """Two seats are sold for cash; from then on it counts."""
    sold = sales_of(hand.desk)
    hand.press(Qt.Key.Key_2)
    in_cart(hand, 2)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))
    hand.begin()
    return sold[0]


def open_shift(hand: Hand) -> CloseShiftViewModel:
    """The shift of this counter is open, with a float if nothing opened it before; from then on it counts."""
    view = hand.to_screen(Qt.Key.Key_4, "shift")
    assert isinstance(view, CloseShiftView)
    model = view._model
    hand.clerks.until(lambda: model.state in (DrawerState.OPEN, DrawerState.CLOSED))
    if model.state is DrawerState.CLOSED:
        hand.press(Qt.Key.Key_O)
        hand.type("500")
        hand.press(Qt.Key.Key_Return)
        hand.clerks.until(lambda: model.state is DrawerState.OPEN and not hand.is_asked())
    hand.press(Qt.Key.Key_1, CONTROL)
    hand.begin()
    return model


def told(task: str) -> str:
    """How many the README says that a task takes."""
    line = next(line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {task} |"))
    return line.split("|")[3].strip()


def test_the_two_best_seats_for_exact_cash_take_two_keys(hand: Hand) -> None:
    sold = sales_of(hand.desk)

    hand.press(Qt.Key.Key_2)
    in_cart(hand, 2)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold) and sold[0].ticket_path is not None)

    assert (sold[0].total_text, told("the two best seats, exact cash, printed")) == ("¥90.00", f"{hand.keys} keys")
    assert hand.keys <= 5


def test_the_sale_line_sells_with_two_enters(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    show = next(line for line in hand.desk.sell.board if line.schedule_id == hand.clerks.hall.schedule_id)
    text = f"{show.time_text.replace(':', '')} 2a"

    hand.press(Qt.Key.Key_Slash)
    hand.type(text)
    hand.press(Qt.Key.Key_Return)
    in_cart(hand, 2)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))

    assert sold[0].total_text == "¥90.00"
    assert (hand.keys - len(text), told("the same in the sale line")) == (3, f"/, {len(text)} letters, 2 Enter")


def test_the_two_best_seats_take_two_clicks(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    view = hand.desk.window.sell_view

    hand.click(view.hall.best.buttons[1])
    in_cart(hand, 2)
    hand.click(view.cart.pay_button)
    hand.clerks.until(lambda: bool(sold))

    assert (sold[0].total_text, told("the same with the mouse")) == ("¥90.00", f"{hand.clicks} clicks")
    assert hand.clicks <= 4


def test_a_child_and_a_seat_less_take_a_key_each(hand: Hand) -> None:
    hand.press(Qt.Key.Key_2)
    in_cart(hand, 2)
    hand.begin()

    hand.press(Qt.Key.Key_C)
    hand.clerks.until(lambda: hand.desk.sell.cart.total_minor == 6750)
    assert told("a child instead of an adult") == f"{hand.keys} key"

    hand.begin()
    hand.press(Qt.Key.Key_Delete)
    in_cart(hand, 1)
    assert told("remove a seat") == f"{hand.keys} key"


def test_a_card_takes_a_key_its_reference_and_enter(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    hand.press(Qt.Key.Key_1)
    in_cart(hand, 1)
    hand.begin()

    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_Return)  # the whole amount
    card = hand.desk.window.findChild(CardPanel)
    assert card is not None
    hand.clerks.until(lambda: hand.desk.window.focusWidget() is card.reference)
    hand.type("A71035")
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))

    assert told("pay by card") == f"{hand.keys - 6} keys and the slip's reference"


def test_tickets_are_printed_again_with_one_key(hand: Hand) -> None:
    sold = sales_of(hand.desk)
    hand.press(Qt.Key.Key_1)
    in_cart(hand, 1)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))
    hand.begin()

    hand.press(Qt.Key.Key_P, CONTROL)

    assert told("reprint the last tickets") == f"{hand.keys} key"


def test_a_receipt_takes_one_key_and_the_drawer_without_a_sale_three(hand: Hand, tmp_path: Path) -> None:
    paper, desk = tmp_path / "printer", hand.desk
    desk.printing.devices.write(
        Devices(receipts=Device(DeviceKind.FILE, str(paper), drawer=True, answers=False)),
    )
    sold_two(hand)

    hand.press(Qt.Key.Key_I, CONTROL)
    hand.clerks.until(lambda: any(job.state is JobState.PRINTED for job in desk.printing.queue.jobs))
    assert told("print its receipt") == f"{hand.keys} key"

    hand.begin()
    assert b"\x1bp" not in paper.read_bytes()
    hand.press(Qt.Key.Key_O, CONTROL)
    hand.press(Qt.Key.Key_1)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: b"\x1bp" in paper.read_bytes())
    assert told("open the drawer without a sale") == f"{hand.keys} keys"


def test_a_voucher_takes_two_keys_and_what_it_is_worth(hand: Hand) -> None:
    sale = hand.desk.sell.vouchers.sale
    hand.press(Qt.Key.Key_G, CONTROL)
    hand.clerks.until(hand.is_asked)
    hand.type("50")
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: len(sale.sold) == 1)
    assert told("sell a voucher, exact cash, printed") == f"{hand.keys - 2} keys and the amount"
    code = sale.sold[0].code

    hand.press(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_G, CONTROL)
    hand.press(Qt.Key.Key_F10)
    hand.type(code)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: hand.desk.sell.vouchers.balance.left_text == "¥50.00")


def test_another_show_takes_one_key(hand: Hand) -> None:
    before = hand.desk.sell.hall
    assert before is not None
    keys = [Qt.Key(Qt.Key.Key_F1 + place) for place in range(min(7, len(hand.desk.sell.board)))]
    hand.begin()

    hand.press(keys[0] if hand.desk.sell.board[0].schedule_id != hand.clerks.hall.schedule_id else keys[-1])
    hand.clerks.until(lambda: hand.desk.sell.hall is not None and hand.desk.sell.hall is not before)

    assert told("another show") == f"{hand.keys} key"


def test_one_of_two_seats_is_refunded(hand: Hand) -> None:
    sale = sold_two(hand)

    view = hand.to_screen(Qt.Key.Key_2, "orders")
    assert isinstance(view, FindOrdersView)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: hand.desk.window.focusWidget() in view.panel.rows.values())
    hand.press(Qt.Key.Key_Space)
    hand.press(Qt.Key.Key_F9)
    hand.press(Qt.Key.Key_1)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: view._model.last_refund is not None)

    order, refund = view._model.order, view._model.last_refund
    assert order is not None
    assert refund is not None
    assert (order.number, refund.amount_text) == (sale.order_number, "¥45.00")
    assert [ticket.valid for ticket in order.tickets] == [True, False]
    assert told("refund one of two seats") == f"{hand.keys} keys"


def test_a_reservation_is_collected_and_paid(hand: Hand) -> None:
    hand.press(Qt.Key.Key_2)
    in_cart(hand, 2)
    hand.press(Qt.Key.Key_R, CONTROL)
    hand.clerks.until(hand.is_asked)
    hand.type("Miller")
    hand.clerks.until(lambda: hand.desk.sell._basket.is_settled)
    hand.press(Qt.Key.Key_Return)
    in_cart(hand, 0)
    sold = sales_of(hand.desk)
    hand.begin()

    view = hand.to_screen(Qt.Key.Key_5, "reservations")
    assert isinstance(view, KeepReservationsView)
    hand.type("Miller")
    hand.press(Qt.Key.Key_Return)
    in_cart(hand, 2)
    assert hand.desk.window.screens.front == "sell"
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(sold))

    assert sold[0].total_text == "¥90.00"
    assert told("collect a reservation, exact cash, printed") == f"{hand.keys - 6} keys and the name"


def test_a_seat_goes_to_another_counter(hand: Hand) -> None:
    neighbour = Hand(hand.clerks, hand.clerks.open("second", "3"))
    hand.press(Qt.Key.Key_1)
    in_cart(hand, 1)
    seat_id = hand.desk.sell.cart.lines[0].seat_id
    hand.begin()

    hand.press(Qt.Key.Key_H, CONTROL)
    hand.type("3")
    hand.clerks.until(lambda: hand.desk.sell._basket.is_settled)
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(neighbour.desk.sell.handing.offers))
    neighbour.press(Qt.Key.Key_T, CONTROL)
    in_cart(neighbour, 1)
    in_cart(hand, 0)

    assert neighbour.desk.sell.look(seat_id) is SeatLook.MINE
    text = f"{hand.keys - 1} keys and the counter's name; {neighbour.keys} key there"
    assert told("hand a seat over to another counter") == text


def test_cash_is_taken_out_with_its_reason(hand: Hand) -> None:
    model = open_shift(hand)
    said: list[str] = []
    model.saved.connect(said.append)

    hand.to_screen(Qt.Key.Key_4, "shift")
    hand.press(Qt.Key.Key_U)
    hand.type("20")
    hand.press(Qt.Key.Key_Return)
    hand.type("courier")
    hand.press(Qt.Key.Key_Return)
    hand.clerks.until(lambda: bool(said))

    assert said == ["¥20.00 was taken out of the drawer."]
    hand.clerks.until(lambda: any("courier" in line.name for line in model.lines()))
    assert told("take cash out of the drawer") == f"{hand.keys - len('20courier')} keys, amount and reason"


def test_a_shift_is_counted_and_closed(hand: Hand) -> None:
    model = open_shift(hand)

    hand.to_screen(Qt.Key.Key_4, "shift")
    hand.press(Qt.Key.Key_C)
    hand.clerks.until(hand.is_asked)
    hand.type("5")
    hand.press(Qt.Key.Key_Return, CONTROL)
    hand.clerks.until(lambda: model.state is DrawerState.PAST)

    counted = [(line.name, line.count) for line in model.lines() if line.group == "Counted"]
    assert counted == [("¥100", 5)]
    assert told("count and close the shift") == f"{hand.keys - 1} keys and the count"


def test_the_readme_has_no_task_that_nobody_counts() -> None:
    table = README.read_text(encoding="utf-8").split("| task | | takes |\n")[1].split("\n\n")[0]
    tasks = [line.split("|")[1].strip() for line in table.splitlines()[1:]]
    here = Path(__file__).read_text(encoding="utf-8")

    assert len(tasks) >= 12
    assert [task for task in tasks if f'told("{task}")' not in here] == []
