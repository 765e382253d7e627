"""The reports screen: large figures, charts, the table, and what opens, saves and prints them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QStandardPaths
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.read_reports.bar import EXPORT_KEY, ReportsBar
from ttms_desktop.screens.read_reports.pictures import BarsPicture, Format, ReportState
from ttms_desktop.screens.read_reports.report_table import ReportTable
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.screens.screen import Screen
from ttms_desktop.widgets.chart import Bar, Bars, Chart, load_library
from ttms_desktop.widgets.figure_card import Figure, FigureCard
from ttms_desktop.widgets.file_dialogs import UNCHANGED
from ttms_desktop.widgets.message_bar import MessageBar
from ttms_desktop.widgets.veil import Veil

_CARDS = 5
_CHART_HEIGHT, _FREE_HEIGHT = 226, 16_777_215


class ReadReportsView(Screen):
    """Draws what the view model says and tells it what was pressed."""

    def __init__(self, model: ReadReportsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.reports_bar = ReportsBar(model)
        self.set_bar(self.reports_bar)
        self.cards = [FigureCard() for _ in range(_CARDS)]
        self.days_chart, self.groups_chart = Chart(), Chart()
        self.report = ReportTable(model)
        self.messages = MessageBar()
        self._low = self._wants_keys = self._charts_wanted = False
        self._veil = Veil(self)
        self._arrange()
        self._connect()
        self._bind_keys()
        self._retranslate()
        model.prepare(load_library)

    def _arrange(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setSpacing(style.space(3))
        self._figures, self._charts = QWidget(), QWidget()
        for holder, widgets in ((self._figures, self.cards), (self._charts, [self.days_chart, self.groups_chart])):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(style.space(3))
            for widget in widgets:
                row.addWidget(widget, 1)
            column.addWidget(holder, 4 if holder is self._charts else 0)
        charts = self._charts.layout()
        assert isinstance(charts, QHBoxLayout)
        charts.setStretch(0, 3)
        charts.setStretch(1, 2)
        below = QVBoxLayout()
        below.setSpacing(style.space(1))
        below.addWidget(self.report, 1)
        below.addWidget(self.messages)
        column.addLayout(below, 1)
        self.set_low(low=False)

    def enter(self) -> None:
        self._wants_keys = True
        self._model.start()

    def leave(self) -> None:
        self._model.pause()

    def set_low(self, *, low: bool) -> None:
        self._low = low
        edge = 2 if low else 3
        self._column.setContentsMargins(style.space(4), style.space(edge), style.space(4), style.space(2))
        self._column.setSpacing(style.space(edge))
        self._charts.setMinimumHeight(0 if low else _CHART_HEIGHT)
        self._charts.setMaximumHeight(_FREE_HEIGHT if low else _CHART_HEIGHT)
        for card in self.cards:
            card.set_low(low=low)
        self.reports_bar.set_low(low=low)
        self.report.set_narrow(narrow=low)
        self.messages.set_folded(folded=low)
        self._draw()

    # From and to the view model

    def _connect(self) -> None:
        model = self._model
        model.report_changed.connect(self._draw)
        model.prepared.connect(self._on_prepared)
        model.refused.connect(self.messages.refuse)
        model.informed.connect(self.messages.inform)
        self.report.row_opened.connect(self._open_row)
        self.report.retry_wanted.connect(model.refresh)
        self.reports_bar.turn_wanted.connect(self.turn)
        self.groups_chart.bar_opened.connect(self._open_row)
        self.days_chart.bar_opened.connect(self._open_days)
        self.reports_bar.format_chosen.connect(self.ask_file)
        for card in self.cards:
            card.clicked.connect(self._open_all)

    def _draw(self) -> None:
        model = self._model
        for card, figure in zip(self.cards, model.key_figures, strict=False):
            card.say(Figure(figure.caption, figure.figure, figure.comparison, figure.tone))
        shown = model.state is ReportState.SHOWN
        self._figures.setVisible(shown)
        self._draw_charts(model.days_chart if shown else None, model.groups_chart if shown else None)
        self.report.draw()
        self._fold_charts()
        self._cover()
        if shown and self._wants_keys:
            self._wants_keys = False
            self.report.setFocus()

    def _draw_charts(self, days: BarsPicture | None, groups: BarsPicture | None) -> None:
        for chart, picture, lying in ((self.days_chart, days, False), (self.groups_chart, groups, True)):
            chart.setVisible(picture is not None)
            if picture is not None:
                chart.say(picture.title, _bars(picture, lying=lying))

    def _fold_charts(self) -> None:
        """In a low window the charts have the place of the table, or the table has all of it."""
        any_chart = self._model.state is ReportState.SHOWN and not (
            self.days_chart.isHidden() and self.groups_chart.isHidden()
        )
        turned = self._low and self._charts_wanted and any_chart
        self._charts.setVisible(any_chart and (turned or not self._low))
        self.report.setVisible(not turned)
        offer = self.tr("Table") if turned else self.tr("Charts")
        self.reports_bar.say_turn(offer if self._low and any_chart else "")

    def turn(self) -> None:
        """In a low window: the charts instead of the table, or the table again."""
        if self._low:
            self._charts_wanted = not self._charts_wanted
            self._fold_charts()
            (self.reports_bar.turn_button if self.report.isHidden() else self.report).setFocus()

    def _cover(self) -> None:
        """Figures that do not answer what is asked now are pale until the answer."""
        if self._model.is_current:
            self._veil.hide()
        else:
            self._veil.lie_over(self.rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cover()

    def _on_prepared(self) -> None:
        for chart in (self.days_chart, self.groups_chart):
            chart.begin()

    def _open_row(self, key: str) -> None:
        self._open_orders(self._model.orders_of_row(key))

    def _open_days(self, key: str) -> None:
        self._open_orders(self._model.orders_of_days(key))

    def _open_all(self) -> None:
        self._open_orders(self._model.orders_of_all())

    def _open_orders(self, what: object) -> None:
        if what is not None:
            self.screen_wanted.emit("orders", what)

    # Saving

    def ask_file(self, kind: Format) -> None:
        """Where the report is saved; the window goes on working meanwhile."""
        name = self._model.file_name(kind)
        if not name:
            return
        names = {
            Format.XLSX: self.tr("Excel workbooks (*.xlsx)"),
            Format.CSV: self.tr("CSV files (*.csv)"),
            Format.PDF: self.tr("PDF files (*.pdf)"),
        }
        dialog = QFileDialog(self, self.tr("Save the report"), str(Path(self._folder) / name), names[kind])
        dialog.setOptions(UNCHANGED)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.value)
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda chosen: self._save(chosen, kind))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, chosen: str, kind: Format) -> None:
        path = Path(chosen)
        self._folder = str(path.parent)
        self._model.save(path, kind)

    # Keys and words

    def _bind_keys(self) -> None:
        model = self._model
        keys: dict[str, Callable[[], object]] = {
            "Ctrl+D": self.reports_bar.open_spans,
            EXPORT_KEY: self.reports_bar.open_formats,
            "Ctrl+P": model.print,
            "PgUp": model.choose_before,
            "PgDown": model.choose_after,
            "F5": model.refresh,
            "F6": self.turn,
            "Esc": self.messages.clear,
        }
        for key, do in keys.items():
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(do)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.messages.set_hint(
            self.tr("Enter open the orders of a row · PgUp PgDn other dates · Ctrl+D choose dates · Ctrl+P print")
        )
        for card in self.cards:
            card.setToolTip(self.tr("Open its orders"))
        self._model.retranslate()


def _bars(picture: BarsPicture, *, lying: bool) -> Bars:
    return Bars(
        bars=tuple(Bar(bar.key, bar.name, bar.minor, bar.tip, bar.figure) for bar in picture.bars),
        line=tuple(float(minor) for minor in picture.before),
        lying=lying,
        legend=picture.legend,
        axis_text=picture.axis_text,
    )
