"""A field for several lines: a remark, or a hall drawn in letters."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.line_edit import mark

_AROUND = 28  # outline, padding, and the margin of the text itself


class TextArea(QPlainTextEdit):
    """Tab leaves the field; `drawn` has letters of equal width and breaks no line."""

    changed = Signal()

    def __init__(self, *, lines: int = 3, drawn: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        if drawn:
            self.setFont(style.drawing_font())
            self.setProperty("role", "drawing")
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setMinimumHeight(self.height_of(lines))
        self.textChanged.connect(self.changed)

    def height_of(self, lines: int) -> int:
        """With which so many lines are seen without a scroll bar."""
        return self.fontMetrics().lineSpacing() * lines + _AROUND

    @property
    def value(self) -> str:
        """What is typed, as it is."""
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        self.setPlainText(text)

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Mark the field as wrong."""
        mark(self, refused=refused)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()  # the dialog's
        else:
            super().keyPressEvent(event)
