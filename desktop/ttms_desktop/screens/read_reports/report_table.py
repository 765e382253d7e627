"""The table of the report: leading columns as the grouping has them, figures, and the total."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.pictures import ReportState, TablePicture
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel
from ttms_desktop.widgets.record_table import Column, RecordTable
from ttms_desktop.words import translate


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
        self._shown = picture
        # Not what they are called: in another language the table stays, with the chosen row.
        shape = (picture.grouping, len(picture.leading), [name for name, _ in picture.figures])
        if shape != self._shape:
            self._shape = shape
            self._replace(picture)
        title, hint = self._model.empty_text
        self.table.say_empty(title, hint, icon="reports")
        self.table.show_rows(picture.rows, picture.total if picture.rows else None)

    def _replace(self, picture: TablePicture) -> None:
        had_focus = self.window().focusWidget() is self.table.grid  # also while a dialog is open
        old, self.table = self.table, self._new_table(picture)
        layout = self.layout()
        assert layout is not None
        layout.replaceWidget(old, self.table)
        self.setFocusProxy(self.table)
        if had_focus:
            self.table.show()  # the layout would show it only later, and what is hidden takes no keys
            self.table.setFocus()
        old.hide()
        old.deleteLater()

    def _new_table(self, picture: TablePicture | None) -> RecordTable:
        nothing: Column[Any] = Column(str, str, stretch=1)
        columns = self._columns(picture) if picture else [nothing]
        made = RecordTable(columns, key=self._key)
        made.row_activated.connect(self._on_opened)
        made.retry_wanted.connect(self.retry_wanted)
        return made

    def _columns(self, picture: TablePicture) -> list[Column[Any]]:
        leading = [self._leading(place) for place in range(len(picture.leading))]
        return leading + [self._figure(name) for name, _ in picture.figures]

    def _leading(self, place: int) -> Column[Any]:
        return Column(
            partial(self._leading_title, place),
            lambda row: self._picture.name_of(row, place),
            strong=place == 0,
            stretch=4 if place == 0 else 0,
            width=150 if place == 0 else 0,
            sort=lambda row: self._picture.name_sort(row, place),
            tone=lambda row: self._picture.tone_of(row, ""),
            tip=lambda row: self._picture.name_of(row, 0) if place == 0 else "",
        )

    def _figure(self, name: str) -> Column[Any]:
        return Column(
            partial(self._figure_title, name),
            lambda row: self._picture.figure_of(row, name),
            about=partial(self._about_figure, name),
            right=True,
            strong=name == "net",
            stretch=1,
            sort=lambda row: self._picture.figure_sort(row, name),
            tone=lambda row: self._picture.tone_of(row, name),
        )

    @property
    def _picture(self) -> TablePicture:
        assert self._shown is not None
        return self._shown

    def _key(self, row: Any) -> str:
        return self._picture.key_of(row)

    def _leading_title(self, place: int) -> str:
        leading = self._picture.leading
        return leading[place] if place < len(leading) else ""

    def _figure_title(self, name: str) -> str:
        return dict(self._picture.figures).get(name, "")

    def _about_figure(self, name: str) -> str:
        return wording.figure_tip(name)

    def _on_opened(self, row: Any) -> None:
        self.row_opened.emit(self._picture.key_of(row))
