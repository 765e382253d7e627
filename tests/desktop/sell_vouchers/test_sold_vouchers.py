"""The list of sold vouchers in a window: for managers, by keys, with a slip once more."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeCinema, FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_client.payment import PaymentLine, Tender
from ttms_client.user import Role
from ttms_client.voucher import Voucher
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.balance_dialog import open_balance
from ttms_desktop.screens.sell_vouchers.issued_dialog import IssuedVouchersDialog
from ttms_desktop.session import Counter


def voucher(number: int) -> Voucher:
    code = f"{number:04d}WXYZABCDEFGH"
    ends = datetime(2027, 5, 31, 15, 59, tzinfo=UTC)
    paid = PaymentLine(Tender.CASH, 10_000, 10_000, 0)
    return Voucher(code, 10_000, 2_500, "CNY", datetime(2026, 5, 1, 4, tzinfo=UTC), ends, paid, "3", "王小明")


@pytest.fixture
def window(sell: SellTicketsViewModel, counter: Counter, cinema: FakeCinema, qtbot: QtBot) -> QWidget:
    """Of a manager; four vouchers were sold."""
    assert counter.session is not None
    counter.session = replace(counter.session, user=replace(counter.session.user, role=Role.MANAGER))
    cinema.issued.update({str(number): voucher(number) for number in range(1, 5)})
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    QTest.qWaitForWindowActive(made)
    return made


def press(key: Qt.Key) -> None:
    front = QApplication.activeModalWidget()
    assert front is not None
    QTest.keyClick(front.focusWidget() or front, key)


def listed(sell: SellTicketsViewModel, window: QWidget, runner: SteppingRunner) -> IssuedVouchersDialog:
    """As the keys lead there."""
    open_balance(sell.vouchers, window)
    press(Qt.Key.Key_F11)
    [dialog] = window.findChildren(IssuedVouchersDialog)
    runner.settle()
    return dialog


def cells(dialog: IssuedVouchersDialog, place: int) -> list[str]:
    model = dialog.table.grid.model()
    return [model.index(place, column).data() for column in range(model.columnCount())]


def test_sold_vouchers_are_listed_newest_first_a_page_at_a_time(
    sell: SellTicketsViewModel, window: QWidget, runner: SteppingRunner
) -> None:
    dialog = listed(sell, window, runner)

    assert [line.code_text[:4] for line in dialog.table.rows] == ["0004", "0003", "0002"]
    assert cells(dialog, 0) == [
        *("1 May 2026 12:00", "0004-WXYZ-ABCD-EFGH", "¥100.00", "¥25.00", "31 May 2027", "王小明", "3")
    ]
    assert dialog.older.isVisible()
    assert sell.vouchers.issued.total() == ["3 or more"]
    press(Qt.Key.Key_F6)
    runner.settle()
    assert [line.code_text[:4] for line in dialog.table.rows][-1] == "0001"
    assert not dialog.older.isVisible()
    assert sell.vouchers.issued.total() == ["4 vouchers", "", "¥400.00", "¥100.00"]


def test_the_chosen_one_is_printed_as_a_copy_even_where_it_never_was_printed(
    sell: SellTicketsViewModel, window: QWidget, runner: SteppingRunner, printing: PrintDesk
) -> None:
    dialog = listed(sell, window, runner)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)

    slips = [job.document.slips[0] for job in printing.queue.jobs]
    assert [slip.copy for slip in slips] == [1, 2]
    assert {job.document.subject for job in printing.queue.jobs} == {"voucher:0003WXYZABCDEFGH"}
    assert "sent to the printer" in dialog.messages.text


def test_a_list_that_does_not_come_says_why_and_is_asked_for_again(
    sell: SellTicketsViewModel, window: QWidget, runner: SteppingRunner, client: FakeClient
) -> None:
    client.unwell["list_vouchers"] = [ServerUnreachable("gone")]
    dialog = listed(sell, window, runner)

    assert dialog.table.rows == []
    assert not dialog.primary.isEnabled()
    press(Qt.Key.Key_F5)
    runner.settle()
    assert len(dialog.table.rows) == 3


def test_a_clerk_finds_vouchers_by_their_codes_alone(
    sell: SellTicketsViewModel, window: QWidget, counter: Counter
) -> None:
    assert counter.session is not None
    counter.session = replace(counter.session, user=replace(counter.session.user, role=Role.CLERK))

    dialog = open_balance(sell.vouchers, window)

    assert dialog.all_sold.isHidden()
    press(Qt.Key.Key_F11)
    assert window.findChildren(IssuedVouchersDialog) == []
