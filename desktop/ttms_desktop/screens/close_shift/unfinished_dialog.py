"""What keeps a shift from being closed, each with the ways to its end."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.close_shift.pictures import OpenItem, Way
from ttms_desktop.screens.close_shift.view_model import CloseShiftViewModel
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.labels import wrapped


class UnfinishedDialog(Dialog):
    """Enter looks again and goes on to the count as soon as nothing is open any more."""

    way_chosen = Signal(object)  # Way

    def __init__(self, model: CloseShiftViewModel, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=560)
        self._model = model
        self.lines: list[QFrame] = []
        self.say(self.tr("Not yet: something is still open"), self.tr("Check again"))
        text = self.tr("Until this is finished the shift stays open; nothing is lost.")
        self.content.addWidget(wrapped("muted", text))
        self.confirmed.connect(self.look_again)
        self._draw(model.open_items())
        self.primary.setFocus()

    def look_again(self) -> None:
        """Say what is still open, or close because nothing is."""
        items = self._model.open_items()
        if items:
            self._draw(items)
        else:
            self.accept()

    def _draw(self, items: list[OpenItem]) -> None:
        for line in self.lines:
            line.deleteLater()
        self.lines = [self._line(item) for item in items]
        for line in self.lines:
            self.content.addWidget(line)

    def _line(self, item: OpenItem) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(style.space(3), style.space(2), style.space(3), style.space(2))
        column.setSpacing(style.space(1))
        column.addWidget(wrapped("strong", item.text))
        column.addWidget(wrapped("muted", item.hint))
        row = QHBoxLayout()
        row.setSpacing(style.space(2))
        for way, text in item.ways:
            button = BusyButton()
            button.setText(text)
            button.clicked.connect(partial(self._on_way, way))
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return card

    def _on_way(self, way: Way) -> None:
        if way is Way.GIVE_SEATS_BACK:
            self._model.give_seats_back()
            self.look_again()
            return
        self.reject()
        self.way_chosen.emit(way)
