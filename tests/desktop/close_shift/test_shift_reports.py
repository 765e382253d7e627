"""X and Z reports: what stands in them, out of which printer they come, and who may look at old ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal, SignalInstance

from desktop.close_shift.conftest import FLOAT
from desktop.find_orders.fake_till import show_of
from support.fake_drawer import TAKEN, FakeDrawer
from support.stepping_runner import SteppingRunner
from ttms_client.shift import SoldFigures
from ttms_client.user import Role
from ttms_desktop.money import MINUS
from ttms_desktop.printing.devices import Device, DeviceFile, DeviceKind, Devices
from ttms_desktop.printing.document import Document
from ttms_desktop.printing.report_failures import NoReportPrinter
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.screens.close_shift import report_printing, wording
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.close_shift.pictures import DrawerState, KeyFigure
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

LATER = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


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


def test_what_was_sold_in_vouchers_is_told_beside_the_revenue(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer
) -> None:
    drawer.is_blind = False
    plain = drawer.get_shift_report()
    told = replace(plain, vouchers_sold=4, vouchers_minor=40_000)

    assert wording.x_figures(told, "CNY")[0] == KeyFigure("Revenue", "¥90.00", "plus ¥400.00 in vouchers")


def test_more_than_expected_has_a_plus_before_it(shift: CloseShiftViewModel, runner: SteppingRunner) -> None:
    shift.close_shift({10000: 6}, "")
    runner.settle()

    difference = shift.figures()[-1]
    assert (difference.figure, difference.below) == ("+¥10.00", "¥10.00 over")


def test_all_that_was_taken_is_added_up_below_the_lines_and_the_cash_stands_first(
    shift: CloseShiftViewModel, runner: SteppingRunner
) -> None:
    shift.take_out(2_000, "courier")
    runner.settle()
    before_the_count = shift.total()
    shift.close_shift({100: 1}, "")
    runner.settle()

    assert before_the_count is None
    assert [line.name for line in shift.lines()][:4] == ["Cash", "Float", "12:00 · courier · 林晓燕", "Adult"]
    total = shift.total()
    assert total is not None
    assert (total.name, total.in_minor, total.out_minor) == ("All means of payment", TAKEN, 0)


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
    said = "This computer has no printer for reports. Set it under printers: Ctrl+J, F8. The report is kept and can be "
    assert failed == [said + "printed later."]
    assert shift.state is DrawerState.PAST


class Slips(QObject):
    """A receipt printer's desk, and what came out."""

    informed, failed = Signal(object), Signal(object)
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
