"""The parts of the total that were taken so far, and the key that gives the last of them back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.sell_tickets.pictures import PaidLine
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel, label

_MOST_SHOWN = 3  # the last ones


class PaidLines(QWidget):
    """Seen while anything was taken."""

    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.space(1))
        self._rows: list[tuple[QWidget, ElidedLabel, QLabel]] = []
        for _ in range(_MOST_SHOWN):
            row, text, amount = QWidget(), ElidedLabel("muted"), label("muted")
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(text, 1)
            line.addWidget(amount)
            column.addWidget(row)
            self._rows.append((row, text, amount))
        self.back_button = BusyButton(ButtonKind.QUIET, key="Del")
        self.back_button.clicked.connect(self.back_wanted)
        column.addWidget(self.back_button)

    def say(self, paid: tuple[PaidLine, ...]) -> None:
        shown = paid[-_MOST_SHOWN:]
        for place, (row, text, amount) in enumerate(self._rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                text.setText(shown[place].text)
                amount.setText(shown[place].amount_text)
        self.back_button.setText(self.tr("Undo the last payment"))
        self.setVisible(bool(paid))
