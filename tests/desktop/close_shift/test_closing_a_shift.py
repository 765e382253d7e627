"""The drawer at the counter: what keeps it open, and a count that nobody can adjust to what should be there."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, QSettings, Qt, Signal, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.find_orders.fake_till import show_of
from support.fake_cinema import FakeClient
from support.fake_drawer import FakeDrawer
from support.stepping_runner import SteppingRunner
from ttms_client.shift import SoldFigures
from ttms_client.user import Role
from ttms_desktop.appearance import Appearance
from ttms_desktop.journal import OpenSale
from ttms_desktop.money import MINUS
from ttms_desktop.printing.devices import Device, DeviceFile, DeviceKind, Devices
from ttms_desktop.printing.document import Document
from ttms_desktop.printing.report_failures import NoReportPrinter
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.screens.check_in.scan_journal import KeptScan, ScanJournal
from ttms_desktop.screens.close_shift import report_printing
from ttms_desktop.screens.close_shift.amount_sheet import AmountSheet
from ttms_desktop.screens.close_shift.count_dialog import CountDialog
from ttms_desktop.screens.close_shift.count_sheet import CountSheet
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.close_shift.pictures import DrawerState, Way
from ttms_desktop.screens.close_shift.view import CloseShiftView
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

LATER = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
FLOAT = 50_000


@pytest.fixture
def drawer(client: FakeClient) -> FakeDrawer:
    made = client.shift = FakeDrawer()
    return made


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[ReportSheet]:
    """What came out of the printer."""
    sheets: list[ReportSheet] = []

    def take(sheet: ReportSheet) -> str:
        sheets.append(sheet)
        return "Printer"

    monkeypatch.setattr(report_printing, "print_report", take)
    return sheets


@pytest.fixture
def shift(
    counter: Counter, runner: SteppingRunner, sell: SellTicketsViewModel, drawer: FakeDrawer, printed: list[ReportSheet]
) -> Iterator[CloseShiftViewModel]:
    """A shift that is open with a float."""
    model = CloseShiftViewModel(counter, runner, open_work=OpenWork(counter, sell))
    model.load()
    runner.settle()
    model.open_shift(FLOAT)
    runner.settle()
    yield model
    model.deleteLater()


def test_a_shift_begins_with_its_float_and_shows_what_went_in_and_out(
    shift: CloseShiftViewModel, runner: SteppingRunner, heard: Callable[[SignalInstance], list[Any]]
) -> None:
    refused = heard(shift.refused)
    shift.put_in(None, "")
    shift.take_out(2_000, "courier")
    runner.settle()

    assert [field for _, field in refused] == ["amount", "reason"]
    lines = [(line.name, line.in_minor, line.out_minor) for line in shift.lines()]
    assert lines == [("Adult", None, None), ("12:00 · courier · 林晓燕", None, 2_000)]


def test_before_the_count_a_clerk_sees_neither_float_nor_takings_and_prints_none(
    shift: CloseShiftViewModel,
    runner: SteppingRunner,
    printed: list[ReportSheet],
    heard: Callable[[SignalInstance], list[Any]],
    qtbot: QtBot,
) -> None:
    informed = heard(shift.informed)
    view = CloseShiftView(shift)
    qtbot.addWidget(view)
    view.show()
    shift.print_shown()
    runner.settle()

    assert [(figure.caption, figure.figure) for figure in shift.figures()] == [("Sales", "2"), ("In the drawer", "…")]
    assert [(line.name, line.count) for line in shift.lines()] == [("Adult", 2)]
    assert all(line.in_minor is None and line.out_minor is None for line in shift.lines())
    assert printed == []
    assert informed == ["Your count is blind: the X report, which tells it, is a manager's."]
    assert view.print_button.isHidden()
    assert "X report" not in view.messages._hint

    shift.close_shift({10000: 5}, "")
    runner.settle()
    assert ("Expected", "¥590.00") in [(figure.caption, figure.figure) for figure in shift.figures()]
    assert ("Float", FLOAT) in [(line.name, line.in_minor) for line in shift.lines()]


def test_while_the_drawer_is_counted_nobody_sees_the_figures_beside_the_count(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, qtbot: QtBot
) -> None:
    drawer.is_blind = False  # a manager, who may look at any time
    shift.load()
    runner.settle()
    view = CloseShiftView(shift)
    qtbot.addWidget(view)
    view.show()
    seen = view.report.table.isVisible
    assert (seen(), shift.figures()[0].figure, view.print_button.isHidden()) == (True, "¥90.00", False)

    view.close_shift()
    assert not seen()
    assert view.report.notice.text == "The drawer is being counted"
    shift.load()  # as F5, or a look by itself
    runner.settle()
    assert not seen()
    assert view.dialog is not None
    view.dialog.reject()
    assert seen()

    view.close_shift()
    shift.close_shift({10000: 5}, "")
    runner.settle()
    assert seen()
    assert shift.state is DrawerState.PAST


def test_what_became_of_the_shift_is_said_again_in_the_language_that_is_chosen(
    shift: CloseShiftViewModel, runner: SteppingRunner, memory: QSettings, qtbot: QtBot
) -> None:
    appearance = Appearance(memory, language="en")
    view = CloseShiftView(shift)
    qtbot.addWidget(view)
    view.show()
    shift.close_shift({10000: 5, 5000: 1}, "")
    runner.step()
    said = [view.messages.text]
    for language in ("zh_CN", "en"):
        with qtbot.waitSignal(appearance.language_changed):
            appearance.choose_language(language)
        QApplication.sendPostedEvents()
        said.append(view.messages.text)

    assert said[0] == said[2] == "The shift is closed: Z report 1, the count ¥40.00 short."
    assert said[1] == "已交班\uff1aZ 报表 1\uff0c清点结果\uff1a短款 ¥40.00。"


def test_a_shift_is_not_closed_over_anything_open_and_each_has_its_way_out(
    shift: CloseShiftViewModel,
    runner: SteppingRunner,
    sell: SellTicketsViewModel,
    counter: Counter,
    drawer: FakeDrawer,
) -> None:
    journal = counter.journal
    assert journal is not None
    sell.toggle_seat(101)
    runner.settle()
    journal.begin(OpenSale("r1", "clerk", "光影戏院", "Metropolis", 4500, 5000, "CNY", LATER))
    journal.leave("r1")
    RefundJournal(journal).begin(RefundIntent("r2", "zhou", "光影戏院", "2-7", "Row A", 4500, "CNY", LATER))
    ScanJournal(journal.folder).keep(KeptScan("r3", "T1", "in", 0, 1, LATER))

    items = shift.open_items()
    shift.close_shift({100: 1}, "")
    runner.settle()

    assert [[way for way, _ in item.ways] for item in items] == [
        [Way.GO_TO_SALE, Way.GIVE_SEATS_BACK],
        [Way.GO_TO_SALE],
        [Way.GO_TO_ORDERS],
        [Way.GO_TO_DOOR],
    ]
    assert "zhou must sign in" in items[2].hint
    assert drawer.report is not None

    shift.give_seats_back()
    for request_id in ("r1", "r2", "r3"):
        journal.end(request_id)
        RefundJournal(journal).end(request_id)
        ScanJournal(journal.folder).forget(request_id)
    runner.settle()
    assert shift.open_items() == []


def test_the_count_is_added_up_while_it_is_typed_and_enter_goes_from_line_to_line(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = CountDialog(shift, window)
    qtbot.addWidget(dialog)
    dialog.begin()
    totals = []
    for figures in ("5", "", "90", ""):  # notes of 100, 50 and 1, coins of 0.50
        field = dialog.focusWidget()
        assert field is not None
        QTest.keyClicks(field, figures)
        totals.append(dialog.total.text())
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert totals == ["¥500.00", "¥500.00", "¥590.00", "¥590.00"]
    assert dialog.focusWidget() is dialog.note
    QTest.keyClick(dialog.note, Qt.Key.Key_Up)
    assert isinstance(dialog.sheet, CountSheet)
    assert dialog.focusWidget() is dialog.sheet.fields[50]
    assert drawer.counts == []

    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    runner.settle()
    assert drawer.counts == [{10000: 5, 100: 90}]
    assert not dialog.isVisible()


def test_the_key_on_the_button_closes_the_shift_from_any_line(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, qtbot: QtBot
) -> None:
    """Enter is not that key: it goes to the next line."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = CountDialog(shift, window)
    qtbot.addWidget(dialog)
    dialog.begin()
    field = dialog.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "5")
    assert dialog.primary.key == "Ctrl+Enter"
    QTest.keyClick(field, Qt.Key.Key_Return)
    runner.settle()
    assert drawer.counts == []
    field = dialog.focusWidget()
    assert field is not None
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    runner.settle()
    assert drawer.counts == [{10000: 5}]


def test_without_named_coins_and_notes_the_sum_is_typed(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, qtbot: QtBot
) -> None:
    assert drawer.report is not None
    drawer.report = replace(drawer.report, denominations_minor=(1,))
    shift.load()
    runner.settle()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = CountDialog(shift, window)
    qtbot.addWidget(dialog)
    dialog.begin()
    assert isinstance(dialog.sheet, AmountSheet)
    assert dialog.focusWidget() is dialog.sheet.field

    QTest.keyClicks(dialog.sheet.field, "1..5")
    QTest.keyClick(dialog.sheet.field, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.note
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    runner.settle()
    assert dialog.messages.isVisible()
    assert drawer.counts == []
    assert dialog.focusWidget() is dialog.sheet.field

    dialog.sheet.field.clear()
    QTest.keyClicks(dialog.sheet.field, "1234567.89")
    assert dialog.total.text() == "¥1,234,567.89"
    QTest.keyClick(dialog.sheet.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.note, Qt.Key.Key_Up)
    assert dialog.focusWidget() is dialog.sheet.field
    QTest.keyClick(dialog.sheet.field, Qt.Key.Key_Down)
    QTest.keyClick(dialog.note, Qt.Key.Key_Return)
    runner.settle()
    assert drawer.counts == [{1: 123_456_789}]
    assert drawer.z_reports[0].pieces == ()
    assert [line.name for line in shift.lines() if line.group == "Counted"] == []


def test_the_whole_count_is_seen_in_a_low_window(shift: CloseShiftViewModel, drawer: FakeDrawer, qtbot: QtBot) -> None:
    """As on a counter's screen at 150 %, with all notes and coins that there are."""
    report = drawer.get_shift_report()
    drawer.report = replace(report, denominations_minor=(10000, 5000, 2000, 1000, 500, 100, 50, 10))
    shift.load()
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(911, 512)
    window.show()
    dialog = CountDialog(shift, window)
    qtbot.addWidget(dialog)
    dialog.begin()

    assert dialog.sizeHint().height() <= 480
    assert dialog.width() <= 871
    assert dialog.sheet.minimumSizeHint().width() <= dialog._scroll.viewport().width()


def test_days_of_a_shift_are_written_in_the_language_of_the_window(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer
) -> None:
    """What tells two shows apart comes first: the end of the line may be cut."""
    show = show_of(1, (1, "大都会", "Metropolis"), 2, LATER)
    figures = SoldFigures("1", "", "", 1, 0, 4500, 0, show)
    drawer.report = replace(drawer.get_shift_report(), shows=(figures,))
    shift.load()
    runner.settle()
    title, lines = shift.title, [line.name for line in shift.lines()]
    shift.close_shift({100: 1}, "")
    runner.settle()

    assert title == "Counter 2 · opened 22 Nov 2026 12:00 by 林晓燕"
    assert "22 Nov 13:00 · Metropolis · Hall 2" in lines
    assert shift.title == "Z report 1 · Counter 2 · closed 22 Nov 2026 12:00 by 林晓燕"


def test_closing_shows_and_prints_the_z_report_with_its_difference(
    shift: CloseShiftViewModel, runner: SteppingRunner, printed: list[ReportSheet]
) -> None:
    shift.close_shift({10000: 5, 5000: 1}, "no idea")
    runner.settle()

    assert shift.state is DrawerState.PAST
    assert [(figure.caption, figure.figure) for figure in shift.figures()][1:] == [
        ("Expected", "¥590.00"),
        ("Counted", "¥550.00"),
        ("Difference", f"{MINUS}¥40.00"),
    ]
    assert (shift.figures()[-1].below, shift.figures()[-1].tone) == ("¥40.00 short", "danger")
    [sheet] = printed
    assert sheet.title == "Z report 1"
    assert ("Drawer", "Difference · ¥40.00 short", None, None, -4_000, None) in sheet.rows


def test_a_printer_that_is_missing_undoes_no_closing(
    shift: CloseShiftViewModel,
    runner: SteppingRunner,
    monkeypatch: pytest.MonkeyPatch,
    heard: Callable[[SignalInstance], list[Any]],
) -> None:
    def refuse(_sheet: ReportSheet) -> str:
        raise NoReportPrinter

    monkeypatch.setattr(report_printing, "print_report", refuse)
    failed, closed = heard(shift.failed), heard(shift.closed)
    shift.close_shift({}, "")
    runner.settle()

    assert len(closed) == 1
    assert failed == ["This computer has no printer. The report is kept and can be printed later."]
    assert shift.state is DrawerState.PAST


class Slips(QObject):
    """A receipt printer's desk, and what came out."""

    informed, failed = Signal(str), Signal(object)
    languages = "both"

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.devices = DeviceFile(folder / "printers.json")
        self.devices.write(Devices(reports=Device(DeviceKind.NETWORK, "10.0.0.9:9100")))
        self.documents: list[Document] = []

    def print_document(self, document: Document) -> None:
        self.documents.append(document)


@pytest.fixture
def slips(tmp_path: Path) -> Any:
    return Slips(tmp_path)


def test_where_a_receipt_printer_stands_the_reports_are_slips_out_of_its_queue(
    counter: Counter, runner: SteppingRunner, sell: SellTicketsViewModel, drawer: FakeDrawer, slips: Any
) -> None:
    drawer.is_blind = False
    drawer.open_shift(float_minor=FLOAT, request_id="r")
    model = CloseShiftViewModel(counter, runner, open_work=OpenWork(counter, sell), printer=slips)
    model.load()
    runner.settle()
    model.print_shown()
    model.close_shift({100: 1}, "")
    runner.settle()
    model.deleteLater()

    assert [document.title for document in slips.documents] == ["X · 2", "Z 1 · 2"]


def test_past_z_reports_are_listed_for_managers_and_never_asked_for_by_clerks(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, counter: Counter
) -> None:
    shift.close_shift({100: 1}, "")
    runner.settle()
    asked_by_clerk = drawer.listed
    session = counter.session
    assert session is not None
    counter.session = replace(session, user=replace(session.user, role=Role.MANAGER))
    shift.load()
    runner.settle()

    assert (asked_by_clerk, drawer.listed) == (0, 1)
    assert [(line.number_text, line.closed_text, line.variance_text, line.tone) for line in shift.past()] == [
        ("2 · 1", "22 Nov 12:00", f"{MINUS}¥589.00", "danger")
    ]
    shift.show_now()
    shift.show_past("2", 1)
    runner.settle()
    assert shift.state is DrawerState.PAST
