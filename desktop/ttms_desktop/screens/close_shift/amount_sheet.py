"""Counting a drawer whose coins and notes nobody has named: one field for what lies in it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import label
from ttms_desktop.widgets.money_edit import PriceEdit

_FIELD_WIDTH = 220
_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AmountField(PriceEdit):
    """An amount; Enter and down lead on."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if event.key() in _DOWN and event.modifiers() in plain:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class AmountSheet(QWidget):
    """As a `CountSheet`, of one line."""

    changed = Signal()
    left = Signal()

    def __init__(self, currency: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = AmountField(currency)
        self.field.setFixedWidth(_FIELD_WIDTH)
        name = label("strong", self.tr("Total of all notes and coins"))
        name.setBuddy(self.field)
        self.field.setAccessibleName(name.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(style.space(4))
        row.addWidget(name, 1)
        row.addWidget(self.field)
        self.field.changed.connect(self.changed)
        self.field.left.connect(self.left)

    @property
    def counted(self) -> Mapping[int, int]:
        """So many of the smallest unit, if something was typed."""
        return {} if self.field.minor is None else {1: self.field.minor}

    @property
    def total_minor(self) -> int:
        return self.field.minor or 0

    @property
    def unreadable(self) -> str:
        """What was typed, if it is no amount."""
        return self.field.unreadable

    def focus_first(self) -> None:
        self.field.setFocus()

    def focus_last(self) -> None:
        self.field.setFocus()
