"""Choosing one of a few sentences that all are seen, each with the figure key that picks it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.painting import cap, line_of_text, surface

_LINE = 38
_DISC = 18
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceList(QWidget):
    """A field of a form; nothing is chosen until somebody chooses. Arrows, figures and the mouse choose."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[str, ...] = ()
        self._hovered = -1
        self._refused = False
        self.place = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> str:
        """The chosen text; empty while there is none."""
        return self._texts[self.place] if 0 <= self.place < len(self._texts) else ""

    @property
    def is_last(self) -> bool:
        """Whether the last one is chosen."""
        return bool(self._texts) and self.place == len(self._texts) - 1

    def offer(self, texts: Sequence[str]) -> None:
        """These from now on; none of them is chosen."""
        self._texts, self.place = tuple(texts), -1
        self.updateGeometry()
        self.update()

    def choose(self, place: int) -> None:
        """Choose the one at `place`, from 0."""
        if 0 <= place < len(self._texts) and place != self.place:
            self.place = place
            self.setAccessibleDescription(self.value)
            self.update()
            self.changed.emit()

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Mark the field as wrong."""
        self._refused = refused
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, _LINE * len(self._texts) + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.choose(max(0, min(len(self._texts) - 1, self.place + step)))
        elif event.text().isdecimal() and 0 < int(event.text()) <= len(self._texts):
            self.choose(int(event.text()) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.choose(int(event.position().y() - 1) // _LINE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = int(event.position().y() - 1) // _LINE
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, whole = style.colors(), QRectF(self.rect())
        outline = worn.danger if self._refused else worn.accent if self.hasFocus() else worn.sold_text
        line = 2.0 if self._refused or self.hasFocus() else 1.0
        surface(painter, whole, fill=worn.panel, outline=outline, line=line, corner=style.Radius.CONTROL)
        for place, text in enumerate(self._texts):
            self._paint_line(painter, QRectF(1, 1 + place * _LINE, whole.width() - 2, _LINE), place, text)
        painter.end()

    def _paint_line(self, painter: QPainter, area: QRectF, place: int, text: str) -> None:
        worn, chosen = style.colors(), place == self.place
        if chosen or place == self._hovered:
            fill = worn.accent_soft if chosen else worn.background
            surface(painter, area.adjusted(3, 2, -3, -2), fill=fill, corner=style.Radius.CONTROL - 2)
        disc = QRectF(area.left() + 12, area.center().y() - _DISC / 2, _DISC, _DISC)
        ring = worn.accent if chosen else worn.muted
        surface(painter, disc, fill=worn.panel, outline=ring, line=1.5, corner=_DISC / 2)
        if chosen:
            surface(painter, disc.adjusted(5, 5, -5, -5), fill=worn.accent, corner=_DISC / 2)
        words = area.adjusted(12 + _DISC + 10, 0, -46, 0)
        line_of_text(painter, words, text, font=style.font(style.Size.ROW, strong=chosen), color=worn.text)
        ink = worn.text if chosen else worn.muted
        cap(painter, area.right() - 12, area.center().y(), str(place + 1), color=ink, outline=worn.line)
