"""The history of a seat in a dialog: when, what, who and where."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.find_orders.pictures import HistoryLine
from ttms_desktop.screens.find_orders.seat_history import SeatHistory
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.labels import ElidedLabel, label, rule, wrapped
from ttms_desktop.widgets.picker import Picker

_WHEN_WIDTH, _DEED_WIDTH = 140, 190


class HistoryDialog(Dialog):
    """The seat is chosen above the list; Enter and Esc close it."""

    def __init__(self, model: SeatHistory, parent: QWidget, *, seat_id: int) -> None:
        super().__init__(parent, title="", primary="", width=620)
        self._model = model
        self.say(self.tr("History of a seat"), self.tr("Close"))
        self.leave_button.hide()
        self.seat = Picker()
        self.seat.setAccessibleName(self.tr("Seat"))
        self.seat.offer(model.seats)
        self.content.addWidget(wrapped("muted", model.show_text))
        self.content.addWidget(self.seat)
        self.list = QVBoxLayout()
        self.list.setSpacing(style.space(1))
        self.content.addLayout(self.list)
        self.content.addStretch(1)
        self.confirmed.connect(self.accept)
        self.seat.changed.connect(self._on_seat)
        model.loaded.connect(self._draw)
        self.seat.choose(seat_id)
        self._on_seat()

    def _on_seat(self) -> None:
        if isinstance(self.seat.value, int):
            self._model.look(self.seat.value)

    def _draw(self) -> None:
        while item := self.list.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._model.failure_text:
            self.list.addWidget(wrapped("danger", self._model.failure_text))
        elif not self._model.lines:
            self.list.addWidget(wrapped("muted", self.tr("Nothing has happened to this seat yet.")))
        for line in self._model.lines:
            self.list.addWidget(_Row(line))
            self.list.addWidget(rule())


class _Row(QWidget):
    def __init__(self, line: HistoryLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(style.space(3))
        when, deed = label("muted", line.when), label("strong", line.deed)
        when.setFixedWidth(_WHEN_WIDTH)
        deed.setMinimumWidth(_DEED_WIDTH)
        row.addWidget(when)
        row.addWidget(deed)
        row.addWidget(ElidedLabel("row", line.who), 1)
