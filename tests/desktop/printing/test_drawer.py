"""The drawer opens for money that is moved, and without a sale only with a reason that was written down before."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.fake_drawer import FakeDrawer
from support.fake_printer import FakePrinter, NetworkLine
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ServerUnreachable
from ttms_desktop.money import MINUS
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.devices import Device, DeviceKind, Devices
from ttms_desktop.printing.shift_slips import x_report_document
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.sell_tickets.view import SellTicketsView
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]
Bench = tuple[FakePrinter, NetworkLine]


@pytest.fixture
def books(client: FakeClient) -> FakeDrawer:
    """An open shift."""
    made = client.shift = FakeDrawer()
    made.open_shift(float_minor=0, request_id="r")
    return made


def reasons(books: FakeDrawer) -> list[tuple[int, str]]:
    return [(move.amount_minor, move.reason) for move in books.get_shift_report().cash_moves]


def kicks(network: Bench) -> int:
    return network[0].events.count("kick")


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


def test_three_keys_open_the_drawer_with_a_reason(
    view: SellTicketsView, books: FakeDrawer, network: Bench, printing: PrintDesk, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_1)
    press(view, Qt.Key.Key_Return)
    while not reasons(books):  # the window asks for other things too, when their time comes
        runner.step()
    assert (reasons(books), kicks(network)) == ([(0, "Change for a customer")], 0), "first it is written down"
    runner.settle()

    network[0].wait(lambda: kicks(network) == 1)
    assert view.messages.text == "The drawer is open; the reason is in the shift report."
    assert QApplication.activeModalWidget() is None
    assert printing.queue.jobs == []


def test_a_button_opens_it_too_and_names_its_key(  # noqa: PLR0917 - fixtures
    view: SellTicketsView, books: FakeDrawer, network: Bench, printing: PrintDesk, runner: SteppingRunner, qtbot: QtBot
) -> None:
    bar, button = view.days, view.days.drawer
    qtbot.addWidget(bar)
    bar.show()
    view.days.find_drawer()
    assert (button.isVisible(), button.text(), button.key) == (True, "Drawer", "Ctrl+O")
    assert button.accessibleName() == "Open the drawer without a sale (Ctrl+O)"
    bar.set_keyless(keyless=True)
    assert button.sizeHint().width() == button.bare_width, "where there is no room only the tip names it"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    press(view, Qt.Key.Key_1)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    network[0].wait(lambda: kicks(network) == 1)
    assert reasons(books) == [(0, "Change for a customer")]


def test_the_button_is_there_only_while_a_drawer_hangs_at_this_computer(
    view: SellTicketsView, printing: PrintDesk, network: Bench, qtbot: QtBot
) -> None:
    printing.devices.write(Devices(tickets=Device(DeviceKind.NETWORK, network[1].address)))
    qtbot.waitUntil(view.days.drawer.isHidden)

    printing.devices.write(Devices(tickets=Device(DeviceKind.NETWORK, network[1].address, drawer=True)))
    qtbot.waitUntil(lambda: not view.days.drawer.isHidden())


def test_without_a_reason_it_stays_closed(
    view: SellTicketsView, books: FakeDrawer, network: Bench, printing: PrintDesk, runner: SteppingRunner
) -> None:
    press(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    press(view, Qt.Key.Key_Return)
    press(view, Qt.Key.Key_4)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.form.refusal("other") == "Choose a reason, or type one."  # type: ignore[attr-defined]
    assert (reasons(books), kicks(network)) == ([], 0)
    QTest.keyClicks(dialog.focusWidget(), "For the plumber")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    network[0].wait(lambda: kicks(network) == 1)
    assert reasons(books) == [(0, "For the plumber")]


def test_what_could_not_be_written_down_opens_nothing(  # noqa: PLR0917 - fixtures
    sell: SellTicketsViewModel,
    client: FakeClient,
    books: FakeDrawer,
    network: Bench,
    printing: PrintDesk,
    runner: SteppingRunner,
    heard: Heard,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    refused, opened = heard(sell.drawer.not_opened), heard(sell.drawer.opened)

    def away(**_: object) -> None:
        raise ServerUnreachable("away")

    monkeypatch.setattr(books, "open_drawer", away)
    sell.drawer.open("change")
    runner.settle()

    assert len(refused) == 1
    assert (opened, kicks(network)) == ([], 0)


def test_where_no_drawer_hangs_it_is_said_and_nothing_is_asked(
    view: SellTicketsView, books: FakeDrawer, printing: PrintDesk, network: Bench
) -> None:
    printing.devices.write(Devices(tickets=Device(DeviceKind.NETWORK, network[1].address)))

    press(view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.activeModalWidget() is None
    assert view.messages.text.startswith("No printer of this computer has a cash drawer connected.")


def test_a_drawer_that_does_not_open_is_told_and_never_opens_later(
    sell: SellTicketsViewModel, books: FakeDrawer, printing: PrintDesk, runner: SteppingRunner, heard: Heard
) -> None:
    refused = heard(sell.refused)
    printing.devices.write(Devices(receipts=Device(DeviceKind.FILE, "/nowhere/lp0", drawer=True)))
    sell.drawer.open("change")
    runner.settle()

    assert refused == [
        "The drawer at /nowhere/lp0 did not open: no connection. Open it with its key; check the cables."
    ]
    assert printing.queue.jobs == []


def test_cash_in_and_out_open_the_drawer_and_a_report_lists_openings_apart(  # noqa: PLR0917 - fixtures
    counter: Counter,
    sell: SellTicketsViewModel,
    books: FakeDrawer,
    network: Bench,
    printing: PrintDesk,
    runner: SteppingRunner,
) -> None:
    shift = CloseShiftViewModel(counter, runner, open_work=OpenWork(counter, sell), printer=printing)
    shift.load()
    shift.take_out(2_000, "courier")
    runner.settle()
    network[0].wait(lambda: kicks(network) == 1)
    sell.drawer.open("change")
    runner.settle()
    network[0].wait(lambda: kicks(network) == 2)
    shift.load()
    runner.settle()

    lines = [(line.name, line.in_minor, line.out_minor) for line in shift.lines() if "林晓燕" in line.name]
    assert lines == [
        ("12:00 · courier · 林晓燕", None, 2_000),
        ("12:00 · Drawer opened: change · 林晓燕", None, None),
    ]
    made_at = datetime(2026, 11, 22, 4, tzinfo=UTC)
    slip = x_report_document(books.get_shift_report(), counter.cinema, made_at=made_at, languages="en").slips[0]
    moved = [(line.text, line.right) for line in slip.lines if "林晓燕" in line.text]
    assert moved == [("courier · 林晓燕", f"{MINUS}¥20.00"), ("change · 林晓燕", "only opened")]
    assert "22 Nov 2026 12:00" in [line.text for line in slip.lines]
    shift.deleteLater()
