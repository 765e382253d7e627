"""What covers things that are out of date: they are still seen, pale, and take no clicks."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style

_OPACITY = 176  # of 255


class Veil(QWidget):
    """Lies over a part of its parent, hidden at first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()

    def lie_over(self, area: QRect) -> None:
        """Cover this part of the parent, and whatever stands in it."""
        self.setGeometry(area)
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = QColor(style.colors().background)
        color.setAlpha(_OPACITY)
        painter.fillRect(self.rect(), color)
        painter.end()
