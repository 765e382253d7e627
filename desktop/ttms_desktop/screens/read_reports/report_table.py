"""The table of the report: leading columns as the grouping has them, figures, and the total."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop.screens.read_reports.pictures import ReportLine, ReportState, TablePicture
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.widgets.record_table import Column, RecordTable

translate = QCoreApplication.translate
_SORTS = {
    "shows": "shows",
    "sold": "tickets_sold",
    "back": "tickets_refunded",
    "gross": "gross_minor",
    "refunded": "refunded_minor",
    "net": "net_minor",
}


class ReportTable(QWidget):
    """Made anew when the report has other columns."""

    row_opened = Signal(str)
    retry_wanted = Signal()

    def __init__(self, model: ReadReportsViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._shape: object = None
        self._narrow = False
        self._shown: TablePicture | None = None
        self._titles: dict[str, str] = {}
        self.table = self._new_table(None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)

    def set_narrow(self, *, narrow: bool) -> None:
        """All figures, or the most important ones."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.draw()

    def draw(self) -> None:
        """What the model knows now."""
        model = self._model
        if model.state is ReportState.WAITING:
            self.table.set_waiting()
        elif model.state is ReportState.FAILED:
            self.table.say_failed(model.failure_text, retry=translate("ReadReports", "Try again"))
        else:
            self._show(model.table(narrow=self._narrow))

    def _show(self, picture: TablePicture | None) -> None:
        if picture is None:
            return
        self._shown, self._titles = picture, dict(picture.figures)
        shape = (picture.grouping, tuple(self._titles))
        if shape != self._shape:
            self._shape = shape
            self._replace(picture)
        title, hint = self._model.empty_text
        self.table.say_empty(title, hint, icon="reports")
        self.table.show_rows(picture.lines, picture.total if picture.lines else None)

    def _replace(self, picture: TablePicture) -> None:
        had_focus = self.table.grid.hasFocus()
        old, self.table = self.table, self._new_table(picture)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, self.table)
        old.hide()
        old.deleteLater()
        self.setFocusProxy(self.table)
        if had_focus:
            self.table.setFocus()

    def _new_table(self, picture: TablePicture | None) -> RecordTable:
        nothing: Column[ReportLine] = Column(str, lambda line: line.key, stretch=1)
        columns = self._columns(picture) if picture else [nothing]
        made = RecordTable(columns, key=lambda line: line.key)
        made.row_activated.connect(self._on_opened)
        made.retry_wanted.connect(self.retry_wanted)
        return made

    def _columns(self, picture: TablePicture) -> list[Column[ReportLine]]:
        leading = [self._leading(place) for place in range(len(picture.leading))]
        return leading + [self._figure(name) for name, _ in picture.figures]

    def _leading(self, place: int) -> Column[ReportLine]:
        return Column(
            partial(self._leading_title, place),
            lambda line: line.names[place],
            strong=place == 0,
            stretch=4 if place == 0 else 0,
            width=150 if place == 0 else 0,
            sort=lambda line: line.sorts[place],
            tone=lambda line: "muted" if line.muted else "",
            tip=lambda line: line.names[place] if place == 0 else "",
        )

    def _figure(self, name: str) -> Column[ReportLine]:
        return Column(
            partial(self._figure_title, name),
            lambda line: line.texts[name],
            right=True,
            strong=name == "net",
            stretch=1,
            sort=lambda line: _sort_key(line, name),
            tone=lambda line: _tone(line, name),
        )

    def _leading_title(self, place: int) -> str:
        leading = self._shown.leading if self._shown else ()
        return leading[place] if place < len(leading) else ""

    def _figure_title(self, name: str) -> str:
        return self._titles.get(name, "")

    def _on_opened(self, line: ReportLine) -> None:
        self.row_opened.emit(line.key)


def _sort_key(line: ReportLine, name: str) -> float:
    if name == "share":
        offered = line.figures.places_offered
        return line.figures.places_sold / offered if offered else -1.0
    figure: int = getattr(line.figures, _SORTS[name])
    return figure


def _tone(line: ReportLine, name: str) -> str:
    """What is nothing is said quietly."""
    if name in ("back", "refunded") and not line.figures.tickets_refunded:
        return "muted"
    return "muted" if line.muted else ""
