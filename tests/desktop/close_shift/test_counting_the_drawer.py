"""The count of a drawer: notes and coins line by line, or one sum; its keys, and what of it is seen."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from support.fake_drawer import FakeDrawer
from support.stepping_runner import SteppingRunner
from ttms_desktop.screens.close_shift.amount_sheet import AmountSheet
from ttms_desktop.screens.close_shift.count_dialog import CountDialog
from ttms_desktop.screens.close_shift.count_sheet import CountSheet
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel


def test_the_count_is_added_up_while_it_is_typed_and_enter_goes_from_line_to_line(
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, count: Callable[[], CountDialog]
) -> None:
    dialog = count()
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
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, count: Callable[[], CountDialog]
) -> None:
    """Enter is not that key: it goes to the next line."""
    dialog = count()
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
    shift: CloseShiftViewModel, runner: SteppingRunner, drawer: FakeDrawer, count: Callable[[], CountDialog]
) -> None:
    assert drawer.report is not None
    drawer.report = replace(drawer.report, denominations_minor=(1,))
    shift.load()
    runner.settle()
    dialog = count()
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


def test_a_count_with_letters_in_it_is_refused_and_stays(
    runner: SteppingRunner, drawer: FakeDrawer, count: Callable[[], CountDialog]
) -> None:
    dialog = count()
    assert isinstance(dialog.sheet, CountSheet)
    [first, second, *_] = dialog.sheet.fields.values()
    QTest.keyClicks(first, "3")
    QTest.keyClicks(second, "1o")
    dialog.confirm()
    runner.settle()

    assert drawer.counts == []
    assert dialog.messages.text == "“1o” is not a whole number."
    assert dialog.focusWidget() is second
    dialog.is_changed = False  # else it would ask before it is closed


def test_the_whole_count_is_seen_in_a_low_window(
    shift: CloseShiftViewModel, drawer: FakeDrawer, window: QWidget, count: Callable[[], CountDialog]
) -> None:
    """As on a counter's screen at 150 %, with all notes and coins that there are."""
    report = drawer.get_shift_report()
    drawer.report = replace(report, denominations_minor=(10000, 5000, 2000, 1000, 500, 100, 50, 10))
    shift.load()
    window.resize(911, 512)
    dialog = count()

    assert dialog.sizeHint().height() <= 480
    assert dialog.width() <= 871
    assert dialog.sheet.minimumSizeHint().width() <= dialog._scroll.viewport().width()
