"""The print queue and the printers in the window, worked with the keys."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from support.fake_cinema import CINEMA
from support.low_window import LOW_WINDOW, ROOM_FOR_DIALOG
from support.print_bench import PrintBench
from support.stepping_runner import SteppingRunner
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.printing.devices import Device, DeviceKind, Paper
from ttms_desktop.printing.document import Document, Line, LineKind, Role, Slip
from ttms_desktop.printing.layout import STANDARD
from ttms_desktop.printing.queue.job import JobState
from ttms_desktop.screens.print_queue.queue_dialog import QueueDialog
from ttms_desktop.screens.print_queue.view_model import PrintQueueViewModel
from ttms_desktop.screens.print_queue.window import PrintQueueWindow
from ttms_desktop.screens.set_devices.layout_dialog import LayoutDialog, PageLayoutDialog
from ttms_desktop.screens.set_devices.samples import sample_words
from ttms_desktop.screens.set_devices.view import DevicesDialog, SetDevicesPage
from ttms_desktop.screens.set_devices.view_model import SetDevicesViewModel
from ttms_desktop.session import Counter
from ttms_desktop.widgets.top_bar import TopBar


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    made.setCentralWidget(TopBar())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(bench: PrintBench, window: QMainWindow, counter: Counter) -> Iterator[QueueDialog]:
    made = QueueDialog(PrintQueueViewModel(bench.printing, lambda: counter.calendar, window), window)
    made.open()
    yield made
    made.close()


@pytest.fixture
def devices(counter: Counter, runner: SteppingRunner, bench: PrintBench) -> Iterator[SetDevicesViewModel]:
    made = SetDevicesViewModel(counter, runner, bench.printing)
    yield made
    made.deleteLater()


def test_the_keys_are_on_the_list(bench: PrintBench, window: QMainWindow, counter: Counter) -> None:
    """Not on a button, which would wear the ring although Enter presses another one."""
    bench.printer.cut_after = 2_000
    bench.till.sell()
    dialog = QueueDialog(PrintQueueViewModel(bench.printing, lambda: counter.calendar, window), window)
    dialog.open()
    assert dialog.focusWidget() is dialog.table.grid
    dialog.close()


def test_a_torn_ticket_is_decided_with_one_key(bench: PrintBench, dialog: QueueDialog) -> None:
    bench.printer.cut_after = 2_000
    bench.till.sell()
    bench.till.sell()
    bench.printer.cut_after = None
    texts = [line.state_text for line in dialog.table.rows]
    assert texts == ["Printed?", "Printed?"]

    dialog.table.choose(dialog.table.rows[0])
    QTest.keyClick(dialog.table.grid, Qt.Key.Key_Return)
    bench.runner.settle()
    dialog.table.choose(dialog.table.rows[0])
    QTest.keyClick(dialog, Qt.Key.Key_F2)
    bench.runner.settle()

    assert [job.state for job in bench.printing.queue.jobs] == [JobState.PRINTED, JobState.PRINTED]
    assert len(bench.printer.slips) == 1
    assert sum(bench.client.copies.values()) == 1


def test_times_are_those_of_the_cinema_wherever_the_computer_stands(bench: PrintBench) -> None:
    bench.till.sell()
    model = PrintQueueViewModel(bench.printing, lambda: CinemaCalendar("Etc/GMT-14"))  # 14 hours before UTC

    [line] = model.lines

    asked = datetime.fromtimestamp(bench.printing.queue.jobs[0].created_at, UTC) + timedelta(hours=14)
    assert line.asked == asked.strftime("%H:%M")


def test_the_sign_counts_what_waits_and_says_that_somebody_must_decide(
    bench: PrintBench, window: QMainWindow, counter: Counter, runner: SteppingRunner
) -> None:
    place = PrintQueueWindow(counter, runner, bench.printing, window)
    said = [place.model.sign]
    bench.printer.has_paper = False
    bench.till.sell()
    said.append(place.model.sign)
    bench.try_again(3600.0)
    said.append(place.model.sign)

    assert said == [("", ""), ("1 to print", "warning"), ("1 to print · check", "danger")]
    assert place.sign.accessibleName() == "Print queue (Ctrl+J) 1 to print · check"


def test_a_printed_document_names_the_printer_that_it_came_out_of(bench: PrintBench, dialog: QueueDialog) -> None:
    devices = bench.printing.devices
    printer = devices.devices.of(Role.RECEIPTS)
    bench.printing.print_document(Document("a", "a", Role.RECEIPTS, (Slip(lines=(Line(LineKind.RULE),)),)))
    bench.runner.settle()
    devices.write(devices.devices.with_device(Role.RECEIPTS, Device(DeviceKind.NETWORK, "another:9100")))
    [line] = [line for line in dialog._model.lines if line.state is JobState.PRINTED]

    assert line.printer == printer.name


def test_many_old_documents_are_decided_at_once(bench: PrintBench, dialog: QueueDialog) -> None:
    bench.printer.has_paper = False
    for _ in range(3):
        bench.till.sell()
    bench.try_again(3600.0)
    bench.printer.has_paper = True

    assert dialog.all_old.isVisible()
    dialog.all_old.click()
    bench.runner.settle()

    assert len(bench.printer.slips) == 3
    assert not dialog.all_old.isVisible()


def test_printers_are_tested_before_they_are_kept_and_a_wrong_address_is_said_at_its_field(
    devices: SetDevicesViewModel, bench: PrintBench, qtbot: QtBot
) -> None:
    page = SetDevicesPage(devices)
    qtbot.addWidget(page)
    form = page.forms[Role.REPORTS]
    form.kind.choose(DeviceKind.NETWORK)
    form.address.set_value("not an address")

    assert page.save() == ""
    assert form.form.refusal("address") == "Type it like 192.168.1.50 or 192.168.1.50:9100."

    form.address.set_value(bench.line.address)
    form.paper.choose(Paper.NARROW)
    told: list[str] = []
    devices.tested.connect(lambda _role, text: told.append(text))
    form.test.click()
    bench.runner.settle()
    assert told == ["The printer reports that the slip came out."]
    assert len(bench.printer.slips) == 1

    assert page.save() is None
    assert devices.devices.reports == Device(DeviceKind.NETWORK, bench.line.address, Paper.NARROW)
    assert devices.devices.tickets.drawer, "what was not touched stays"


def test_the_printers_open_with_the_keys_in_their_first_field(
    devices: SetDevicesViewModel, window: QMainWindow, qtbot: QtBot
) -> None:
    dialog = DevicesDialog(devices, window)
    dialog.begin()

    qtbot.waitUntil(lambda: dialog.focusWidget() is dialog.page.forms[Role.TICKETS].kind)
    dialog.close()


def test_in_a_low_window_the_printers_of_all_roles_are_seen(devices: SetDevicesViewModel, window: QMainWindow) -> None:
    window.resize(LOW_WINDOW)
    dialog = DevicesDialog(devices, window)
    dialog.page.forms[Role.TICKETS].kind.choose(DeviceKind.NETWORK)
    dialog.begin()

    assert dialog.sizeHint().height() <= ROOM_FOR_DIALOG
    assert dialog.page.forms[Role.RECEIPTS].kind.accessibleName() == "Receipts"
    dialog.close()


def test_the_preview_of_a_layout_is_this_cinemas_ticket_with_the_edges_of_its_paper(
    devices: SetDevicesViewModel,
) -> None:
    slip = devices.layout_picture("{cinema} | {cinema_below}\n[qr]\n{copy}")

    assert sample_words(CINEMA).cinema_below == CINEMA.name_en
    assert slip.width() > devices.devices.of(Role.TICKETS).paper.dots
    edge = {slip.pixelColor(x, y).lightness() for x in range(24) for y in range(slip.height())}
    assert edge == {255}


@pytest.mark.parametrize("kind", [LayoutDialog, PageLayoutDialog])
def test_in_a_low_window_a_layout_has_fewer_lines_and_what_is_explained_below_them_is_seen(
    devices: SetDevicesViewModel, window: QMainWindow, kind: type[LayoutDialog]
) -> None:
    heights = []
    for size in (LOW_WINDOW, QSize(1366, 768)):
        window.resize(size)
        dialog = kind(devices, window)
        dialog.begin()
        heights.append((dialog.text.minimumHeight(), dialog.height()))
        dialog.close()

    (low_text, low), (text, high) = heights
    assert low_text < text
    assert low <= ROOM_FOR_DIALOG
    assert high <= text + 280, "no empty room is left below"


def test_a_layout_is_seen_while_it_is_typed_and_never_saved_wrong(
    devices: SetDevicesViewModel, bench: PrintBench, window: QMainWindow
) -> None:
    assert not devices.may_change_layout  # who works here is a clerk
    dialog = LayoutDialog(devices, window)
    dialog.begin()
    dialog.text.set_value("{titel}\n[qr]\n{copy}")
    said = dialog.form.refusal("layout")
    dialog.confirm()

    assert said == "Line 1: there is no such field. Take one of those listed beside it."
    assert devices.layout.read() == STANDARD

    dialog.text.set_value("{title}\n[qr]\n{copy}")
    dialog.confirm()
    assert devices.layout.read() == "{title}\n[qr]\n{copy}"
    dialog.close()
