"""A field to search with: says what was typed once the typing pauses."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.widgets.line_edit import LineEdit

_PAUSE_MILLISECONDS = 250
_ICON_SIDE = 16


class SearchEdit(LineEdit):
    """Enter searches at once; Esc empties the field, and is left to the screen when it is empty."""

    searched = Signal(str)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell)
        self.setPlaceholderText(placeholder)
        self.setTextMargins(_ICON_SIDE + 6, 0, 0, 0)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._tell)

    def setPlaceholderText(self, text: str) -> None:
        """What is searched for; a screen reader says it too."""
        super().setPlaceholderText(text)
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        drawn = style.pixmap("search", style.colors().muted, side=_ICON_SIDE, ratio=self.devicePixelRatioF())
        where = QRectF(12, (self.height() - _ICON_SIDE) / 2, _ICON_SIDE, _ICON_SIDE)
        painter.drawPixmap(where.topLeft(), drawn)
        painter.end()

    def _tell(self) -> None:
        self._pause.stop()
        if self.value != self._told:
            self._told = self.value
            self.searched.emit(self.value)
