"""The reports screen in a window: figures, charts and the table, and what opens the orders behind them."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.find_orders.fake_till import FakeTill
from support.stepping_runner import SteppingRunner
from ttms_client.order import OrderFilter
from ttms_client.report import ReportGrouping, ReportSpan
from ttms_desktop import style
from ttms_desktop.appearance import translators
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.read_reports.pictures import Format
from ttms_desktop.screens.read_reports.span_dialog import SpanDialog
from ttms_desktop.screens.read_reports.spans import SpanChoice
from ttms_desktop.screens.read_reports.view import ReadReportsView
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.widgets.chart import Bar, Bars, Chart
from ttms_desktop.widgets.record_painting import ROW_HEIGHT

MONTH = ReportSpan(date(2026, 11, 1), date(2026, 11, 22))


class Office:
    """The screen under its bar, and what it asks other screens for."""

    def __init__(self, model: ReadReportsViewModel, runner: SteppingRunner, qtbot: QtBot) -> None:
        self.model, self.runner = model, runner
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.view = ReadReportsView(model, self.window)
        assert self.view.bar is not None
        self.view.bar.setParent(self.window)
        self.resize(1290, 700)
        self.asked: list[tuple[str, object]] = []
        self.view.screen_wanted.connect(lambda name, what: self.asked.append((name, what)))
        self.window.show()
        QTest.qWaitForWindowActive(self.window)
        self.view.enter()
        self.settle()

    def resize(self, width: int, height: int) -> None:
        self.window.resize(width, height + 56)
        self.view.setGeometry(0, 56, width, height)
        assert self.view.bar is not None
        self.view.bar.setGeometry(0, 0, width, 56)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key, control: bool = False) -> None:
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        for key in keys:
            window = QApplication.activeModalWidget() or self.window
            window.activateWindow()
            QApplication.processEvents()
            QTest.keyClick(window.focusWidget() or window, key, modifiers)
            self.settle()

    def settle(self) -> None:
        QApplication.processEvents()
        self.runner.settle()
        QApplication.processEvents()


@pytest.fixture
def office(qapp: QApplication, reports: ReadReportsViewModel, runner: SteppingRunner, qtbot: QtBot) -> Iterator[Office]:
    if style.colors() is not style.DARK or not qapp.styleSheet():
        style.apply_theme(qapp, "dark")
    made = Office(reports, runner, qtbot)
    yield made
    made.window.close()


def orders_asked(office: Office) -> list[OrderFilter | None]:
    assert {name for name, _ in office.asked} <= {"orders"}
    return [what.wanted for _, what in office.asked if isinstance(what, OrdersOf)]


def click_bar(chart: Chart, place: int) -> None:
    assert chart.plot is not None
    viewport = chart.plot._plot.viewport()
    where = chart.plot.middle_of(place)
    QTest.mouseMove(viewport, where)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)


def test_enter_on_a_row_opens_the_orders_behind_it(office: Office) -> None:
    assert office.window.focusWidget() is office.view.report.table.grid

    office.press(Qt.Key.Key_Down, Qt.Key.Key_Return)

    table = office.model.table()
    assert table is not None
    assert orders_asked(office) == [OrderFilter(span=MONTH, grouping=ReportGrouping.PLAY, group_key=table.rows[1].key)]


def test_the_keys_come_back_to_the_table_whose_columns_changed_under_a_dialog(office: Office) -> None:
    before = office.view.report.table
    office.view.reports_bar.open_own_days()
    dialog = office.window.findChild(SpanDialog)
    assert dialog is not None
    QTest.qWaitForWindowActive(dialog)
    office.model.choose_grouping(ReportGrouping.DAY)
    office.settle()
    dialog.reject()

    assert office.view.report.table is not before
    assert office.window.focusWidget() is office.view.report.table.grid


def test_every_large_figure_opens_all_orders(office: Office) -> None:
    for card in office.view.cards:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)

    assert orders_asked(office) == [OrderFilter(span=MONTH)] * 5


def test_a_click_on_a_bar_opens_its_orders(office: Office) -> None:
    click_bar(office.view.days_chart, 4)
    click_bar(office.view.groups_chart, 0)
    click_bar(office.view.groups_chart, 7)  # the others are nobody in particular

    table = office.model.table()
    assert table is not None
    assert orders_asked(office) == [
        OrderFilter(span=ReportSpan(date(2026, 11, 5), date(2026, 11, 5))),
        OrderFilter(span=MONTH, grouping=ReportGrouping.PLAY, group_key=table.rows[0].key),
    ]


def test_a_bar_tells_itself_under_the_mouse(office: Office) -> None:
    plot = office.view.days_chart.plot
    assert plot is not None

    assert plot.bar_at(plot.middle_of(3)) == 3
    tip = office.view.days_chart.bars.bars[3].tip
    assert tip.startswith("Wed 4 Nov\n¥")
    assert "Wed 4 Nov" in office.view.days_chart.accessibleDescription()


def test_the_table_has_the_columns_of_its_grouping(office: Office) -> None:
    office.model.choose_grouping(ReportGrouping.SCHEDULE)
    office.settle()
    heads = [column.title() for column in office.view.report.table._model.columns]
    office.model.choose_grouping(ReportGrouping.DAY)
    office.settle()

    assert heads[:4] == ["Film", "Date", "Start", "Hall"]
    assert office.view.report.table._model.columns[0].title() == "Day"
    assert not office.view.groups_chart.isVisible()
    assert office.view.report.table._total.isVisible()


def test_a_small_window_has_fewer_columns_and_all_the_room_for_rows_and_their_total(office: Office) -> None:
    view, wide = office.view, len(office.view.report.table._model.columns)
    view.set_low(low=True)
    office.resize(855, 456)

    grid, total = view.report.table.grid, view.report.table._total
    assert (wide, len(view.report.table._model.columns)) == (8, 6)
    assert not view.messages.isVisible()
    assert not view._charts.isVisible()
    assert grid.viewport().height() >= 6 * ROW_HEIGHT
    assert total.isVisible()
    assert view.rect().contains(QRect(total.mapTo(view, QPoint()), total.size()))


def test_in_a_small_window_no_show_is_cut_through_over_the_total(office: Office) -> None:
    office.view.set_low(low=True)
    office.resize(836, 428)
    office.model.choose_grouping(ReportGrouping.SCHEDULE)
    office.settle()
    QApplication.processEvents()

    grid = office.view.report.table.grid
    assert (grid.height() - grid.header.height()) % ROW_HEIGHT == 0
    assert len(office.view.report.table.rows) * ROW_HEIGHT > grid.height()


def test_what_is_less_than_nothing_is_seen_in_the_chart(office: Office) -> None:
    chart = office.view.groups_chart
    chart.say("Sales", Bars((Bar("a", "Cash", -4500.0), Bar("b", "Card", 9000.0)), lying=True))

    assert chart.plot is not None
    colors = [path.brush().color().name() for path in chart.plot._paths]
    assert colors == [style.DARK.warning.lower(), style.DARK.accent.lower()]
    assert [line.value() for line in chart.plot._grid] == [0.0]


def test_in_a_small_window_the_charts_have_the_place_of_the_table(office: Office) -> None:
    view, button = office.view, office.view.reports_bar.turn_button
    at_first = (button.isVisible(), view._charts.isVisible())
    view.set_low(low=True)
    office.resize(855, 456)
    offered = button.text()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    office.settle()

    assert at_first == (False, True)
    assert (offered, button.text()) == ("Charts", "Table")
    assert (view._charts.isVisible(), view.report.isVisible()) == (True, False)
    assert view.groups_chart.height() > 226, "as high as in a large window"
    office.press(Qt.Key.Key_F6)
    assert (view._charts.isVisible(), view.report.isVisible()) == (False, True)
    assert office.window.focusWidget() is view.report.table.grid


def test_figures_that_do_not_answer_the_question_are_pale_until_the_answer(office: Office) -> None:
    office.model.choose_grouping(ReportGrouping.COUNTER)
    asked = office.view._veil.isVisible()
    office.settle()

    assert asked
    assert not office.view._veil.isVisible()


def test_pages_turn_to_the_days_before_and_after(office: Office) -> None:
    office.model.choose_span(SpanChoice.TODAY)
    office.settle()

    office.press(Qt.Key.Key_PageUp)

    assert office.model.choice is SpanChoice.YESTERDAY
    assert "21 Nov" in office.view.reports_bar.days.day.text()


def test_wrong_days_are_said_at_their_field_and_nothing_is_lost(office: Office) -> None:
    office.view.reports_bar.open_own_days()
    dialog = office.window.findChild(SpanDialog)
    assert dialog is not None
    dialog.first.setText("2026-11-20")
    dialog.last.setText("2026-13-01")

    office.press(Qt.Key.Key_Return)
    said = dialog.form.refusal("last")
    typed = dialog.first.text()
    dialog.last.setText("2026-11-10")
    office.press(Qt.Key.Key_Return)
    said_next = dialog.form.refusal("last")
    dialog.last.setText("2026-11-21")
    office.press(Qt.Key.Key_Return)

    assert (said, typed) == ("Type a date like 2026-11-22.", "2026-11-20")
    assert said_next == "The last day is before the first."
    assert not dialog.isVisible()
    assert office.model.short_span_text == "20 Nov \u2013 21 Nov"


def test_an_empty_span_has_words_and_no_charts(office: Office) -> None:
    office.model.choose_days(date(2020, 1, 1), date(2020, 1, 31))
    office.settle()

    assert office.view.report.table._notice.text.startswith("No sales")
    assert not office.view._charts.isVisible()
    assert not office.view._figures.isVisible()
    assert not office.view.reports_bar.export_button.isEnabled()


def test_a_failure_has_a_way_to_try_again(office: Office, till: FakeTill) -> None:
    till.away = True
    office.press(Qt.Key.Key_F5)
    notice = office.view.report.table._notice
    assert "cannot be reached" in notice.text

    till.away = False
    QTest.mouseClick(notice.action, Qt.MouseButton.LeftButton)
    office.settle()

    assert office.view.report.table.rows


def test_saving_asks_for_a_file_without_stopping_the_window(office: Office, tmp_path: Path) -> None:
    office.view._folder = str(tmp_path)
    office.view.ask_file(Format.CSV)
    dialog = office.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "csv"

    path = tmp_path / "mine.csv"
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    office.settle()

    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    assert office.view.messages.text == "Saved as mine.csv."


def test_what_can_be_saved_is_a_menu_away(office: Office) -> None:
    office.press(Qt.Key.Key_E, control=True)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.close()
    assert texts == ["Excel workbook…", "CSV file…", "PDF…", "Print\tCtrl+P"]


def test_the_charts_wear_the_theme_and_speak_the_language(office: Office, qapp: QApplication) -> None:
    plot = office.view.days_chart.plot
    assert plot is not None
    before = plot._paths[0].brush().color().name()

    style.apply_theme(qapp, "light")
    QApplication.processEvents()

    assert before == style.DARK.accent.lower()
    assert plot._paths[0].brush().color().name() == style.LIGHT.accent.lower()


def test_the_chosen_row_stays_in_another_language(office: Office, qapp: QApplication) -> None:
    office.press(Qt.Key.Key_Down)
    table = office.view.report.table
    chosen = table.chosen
    words = translators("zh_CN")
    for each in words:
        qapp.installTranslator(each)
    office.settle()
    said = table.grid.model().headerData(0, Qt.Orientation.Horizontal)
    for each in words:
        qapp.removeTranslator(each)
    office.settle()

    assert said == "影片"
    assert office.view.report.table.chosen is chosen is not None
