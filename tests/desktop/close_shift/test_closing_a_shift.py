"""The drawer at the counter: what keeps it open, and a count that nobody can adjust to what should be there."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QSettings, Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.close_shift.conftest import FLOAT
from support.fake_drawer import TAKEN, FakeDrawer
from support.stepping_runner import SteppingRunner
from ttms_desktop.appearance import Appearance
from ttms_desktop.journal import OpenSale
from ttms_desktop.printing.report_sheet import ReportSheet
from ttms_desktop.screens.check_in.scan_journal import KeptScan, ScanJournal
from ttms_desktop.screens.close_shift.cash_dialogs import CashDialog, OpenShiftDialog
from ttms_desktop.screens.close_shift.open_work import OpenWork
from ttms_desktop.screens.close_shift.pictures import DrawerState, Way
from ttms_desktop.screens.close_shift.view import CloseShiftView
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.find_orders.refund_journal import RefundIntent, RefundJournal
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.session import Counter

LATER = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)


def test_a_shift_begins_with_its_float_and_shows_what_went_in_and_out(
    shift: CloseShiftViewModel, runner: SteppingRunner, heard: Callable[[SignalInstance], list[Any]]
) -> None:
    refused = heard(shift.refused)
    shift.put_in(None, "")
    shift.take_out(2_000, "courier")
    runner.settle()

    assert [field for _, field in refused] == ["amount", "reason"]
    lines = [(line.name, line.in_minor, line.out_minor) for line in shift.lines()]
    assert lines == [("12:00 · courier · 林晓燕", None, 2_000), ("Adult", None, None)]


def test_more_than_should_be_in_the_drawer_stays_there_and_the_amount_is_marked(
    shift: CloseShiftViewModel, runner: SteppingRunner, heard: Callable[[SignalInstance], list[Any]]
) -> None:
    refused = heard(shift.refused)
    shift.take_out(10 * (FLOAT + TAKEN), "bank")
    runner.settle()

    [(text, field)] = refused
    assert field == "amount"
    assert text.startswith("So much should not be in this drawer; nothing was taken out.")
    assert [line.name for line in shift.lines()] == ["Adult"]


def test_before_the_count_a_clerk_sees_neither_float_nor_takings_and_prints_none(
    shift: CloseShiftViewModel,
    runner: SteppingRunner,
    printed: list[ReportSheet],
    heard: Callable[[SignalInstance], list[Any]],
    shown: Callable[[], CloseShiftView],
) -> None:
    informed = heard(shift.informed)
    view = shown()
    shift.print_shown()
    runner.settle()

    figures = [(figure.caption, figure.figure) for figure in shift.figures()]
    assert figures == [("Sales", "2"), ("In the drawer", "\u2013")]
    assert [(line.name, line.count) for line in shift.lines()] == [("Adult", 2)]
    assert all(line.in_minor is None and line.out_minor is None for line in shift.lines())
    assert printed == []
    assert informed == ["You count blind: only a manager prints the X report, which shows the amount."]
    assert view.print_button.isHidden()
    assert "X report" not in view.messages._hint

    shift.close_shift({10000: 5}, "")
    runner.settle()
    assert ("Expected", "¥590.00") in [(figure.caption, figure.figure) for figure in shift.figures()]
    assert ("Float", FLOAT) in [(line.name, line.in_minor) for line in shift.lines()]


def test_while_the_drawer_is_counted_nobody_sees_the_figures_beside_the_count(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, shown: Callable[[], CloseShiftView]
) -> None:
    drawer.is_blind = False  # a manager, who may look at any time
    shift.load()
    runner.settle()
    view = shown()
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
    shift: CloseShiftViewModel,
    runner: SteppingRunner,
    memory: QSettings,
    qtbot: QtBot,
    shown: Callable[[], CloseShiftView],
) -> None:
    appearance = Appearance(memory, language="en")
    view = shown()
    shift.close_shift({10000: 5, 5000: 1}, "")
    runner.step()
    said = [view.messages.text]
    for language in ("zh_CN", "en"):
        with qtbot.waitSignal(appearance.language_changed):
            appearance.choose_language(language)
        QApplication.sendPostedEvents()
        said.append(view.messages.text)

    assert said[0] == said[2] == "The shift is closed: Z report 1, count ¥40.00 short."
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


def test_where_no_shift_is_open_enter_opens_one(
    counter: Counter, runner: SteppingRunner, drawer: FakeDrawer, sell: SellTicketsViewModel, qtbot: QtBot
) -> None:
    assert drawer is not None
    view = CloseShiftView(CloseShiftViewModel(counter, runner, open_work=OpenWork(counter, sell)))
    qtbot.addWidget(view)
    assert view.bar is not None
    view.bar.setParent(view)
    view.show()
    QTest.qWaitForWindowActive(view)
    view.enter()
    runner.settle()

    assert view.focusWidget() is view.open_button
    QTest.keyClick(view.open_button, Qt.Key.Key_Return)
    assert isinstance(view.dialog, OpenShiftDialog)
    view.dialog.reject()


def test_an_amount_below_nothing_is_refused_in_words_and_nothing_is_moved(
    shift: CloseShiftViewModel, drawer: FakeDrawer, runner: SteppingRunner, qtbot: QtBot
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    before = drawer.report
    dialog = CashDialog(shift, parent, title="Cash in", move=shift.put_in)
    QTest.keyClicks(dialog.amount, "-5")
    dialog.reason.set_value("change")

    dialog.confirm()
    runner.settle()

    assert dialog.form.refusal("amount").startswith("“-5” is not an amount.")
    assert drawer.report == before


def closed(shift: CloseShiftViewModel, view: CloseShiftView, runner: SteppingRunner) -> CloseShiftView:
    """The screen under its bar, with the report of a shift that was just counted."""
    assert view.bar is not None
    view.bar.setParent(view)
    view.bar.show()
    shift.close_shift({10000: 5}, "")
    runner.settle()
    return view


def test_after_the_report_of_the_closed_shift_the_next_one_is_opened_with_enter(
    shift: CloseShiftViewModel, shown: Callable[[], CloseShiftView], runner: SteppingRunner
) -> None:
    view = closed(shift, shown(), runner)
    view.messages.clear()
    view.go_back()
    runner.settle()

    assert shift.state is DrawerState.CLOSED
    assert view.focusWidget() is view.open_button


def test_however_the_report_is_left_the_keys_are_on_the_page_and_not_in_the_rail(
    shift: CloseShiftViewModel, shown: Callable[[], CloseShiftView], runner: SteppingRunner
) -> None:
    view = closed(shift, shown(), runner)
    shift.show_now()
    runner.settle()

    assert view.focusWidget() is view.open_button
