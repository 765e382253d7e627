"""A field of one line, as every field of a form is: it says that it changed, and can be marked as wrong."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.painting import line_of_text, width_of

_MARGIN = 12


def mark(widget: QWidget, *, refused: bool) -> None:
    """Give the field the outline of a wrong one, or take it away."""
    tone = "danger" if refused else ""
    if (widget.property("tone") or "") != tone:
        widget.setProperty("tone", tone)
        style.restyle(widget)


class LineEdit(QLineEdit):
    """Typed text; `set_unit` writes a word behind it that is no part of the text."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = ""
        self._is_fresh = False  # nobody has been in it since it shows this text
        self.setMinimumHeight(style.FIELD_HEIGHT)
        self.textChanged.connect(self._on_text)

    @property
    def value(self) -> str:
        """What is typed, without the blanks around it."""
        return self.text().strip()

    def set_value(self, text: str) -> None:
        """Show `text`, from its beginning where it is longer than the field."""
        self.setText(text)
        if not self.hasFocus():
            self.home(False)
            self._is_fresh = True

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Mark the field as wrong."""
        mark(self, refused=refused)

    def set_unit(self, unit: str) -> None:
        """A word at the right end, such as "min"; empty takes it away."""
        self._unit = unit
        self._leave_room()
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing goes on at the end, unless all is chosen."""
        super().focusInEvent(event)
        if self._is_fresh and not self.hasSelectedText():
            self.end(False)
        self._is_fresh = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._unit:
            painter = QPainter(self)
            area = QRectF(self.rect()).adjusted(_MARGIN, 0, -_MARGIN - self._tail_width(), 0)
            ink = style.colors().muted if self.isEnabled() else style.colors().sold_text
            right = Qt.AlignmentFlag.AlignRight
            line_of_text(painter, area, self._unit, font=style.font(style.Size.SECOND), color=ink, align=right)
            painter.end()

    def _tail_width(self) -> int:
        """Room that a subclass keeps free right of the unit."""
        return 0

    def _leave_room(self) -> None:
        unit = round(width_of(self._unit, style.font(style.Size.SECOND))) + 8 if self._unit else 0
        self.setTextMargins(0, 0, unit + self._tail_width(), 0)

    def _on_text(self) -> None:
        self.changed.emit()
