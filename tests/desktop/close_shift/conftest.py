"""What tests of the shift screen can ask for: a drawer, a shift that is open, the screen over it and its count."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.fake_drawer import FakeDrawer
from support.stepping_runner import SteppingRunner
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.screens.close_shift import report_printing
from ttms_desktop.screens.close_shift.count_dialog import CountDialog
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.close_shift.view import CloseShiftView
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

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


@pytest.fixture
def shown(shift: CloseShiftViewModel, qtbot: QtBot) -> Callable[[], CloseShiftView]:
    """Shows the screen."""

    def show() -> CloseShiftView:
        view = CloseShiftView(shift)
        qtbot.addWidget(view)
        view.show()
        return view

    return show


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the count is laid over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def count(shift: CloseShiftViewModel, window: QWidget, qtbot: QtBot) -> Callable[[], CountDialog]:
    """Begins the count of the drawer."""

    def begin() -> CountDialog:
        window.show()
        dialog = CountDialog(shift, window)
        qtbot.addWidget(dialog)
        dialog.begin()
        return dialog

    return begin
