"""The Z reports of all counters, the newest first."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.close_shift.pictures import PastLine
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.screens.listing import ListState
from ttms_desktop.widgets.labels import label
from ttms_desktop.widgets.record_table import Column, RecordTable


class PastList(QWidget):
    """Enter or a double click puts a report on the screen."""

    report_wanted = Signal(str, int)

    def __init__(self, model: CloseShiftViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._title = label("title")
        self.table = RecordTable(self._columns(), key=lambda line: (line.counter_name, line.z_number))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(2))
        column.addWidget(self._title)
        column.addWidget(self.table, 1)
        self.table.row_activated.connect(self._on_activated)
        self.table.retry_wanted.connect(model.load)
        model.past_changed.connect(self.draw)

    def draw(self) -> None:
        self._title.setText(self.tr("Z reports"))
        model = self._model
        if model.past_state is ListState.WAITING:
            self.table.set_waiting(self.tr("Loading the Z reports…"))
        elif model.past_state is ListState.SHOWN:
            self.table.say_empty(self.tr("No Z report yet"), self.tr("The first one is made when a shift is closed."))
            self.table.show_rows(model.past())
        else:
            self.table.say_failed(model.past_problem, retry=self.tr("Try again"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.draw()

    def _columns(self) -> list[Column[PastLine]]:
        return [
            Column(lambda: self.tr("No."), lambda line: line.number_text, strong=True, width=58, stretch=1),
            Column(lambda: self.tr("Closed"), lambda line: line.closed_text, width=96),
            Column(lambda: self.tr("Revenue"), lambda line: line.net_text, right=True, width=96),
            Column(
                lambda: self.tr("Difference"),
                lambda line: line.variance_text,
                right=True,
                width=84,
                tone=lambda line: line.tone,
            ),
        ]

    def _on_activated(self, line: PastLine) -> None:
        self.report_wanted.emit(line.counter_name, line.z_number)
