"""One figure with its name above and what it is compared with below; pressed to see what is behind it."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_HEIGHT = 96
_LOW = 64
_MARGIN = 16


@dataclass(frozen=True, slots=True)
class Figure:
    """What a card says; `tone` of the comparison is "", "accent", "warning" or "danger"."""

    caption: str
    figure: str
    comparison: str = ""
    tone: str = ""


class FigureCard(HoverButton):
    """A card; as a button it says `clicked`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = Figure("", "")
        self._height = _HEIGHT
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, said: Figure) -> None:
        """Show `said` from now on."""
        self._said = said
        self.setAccessibleName(f"{said.caption}: {said.figure}")
        self.setAccessibleDescription(said.comparison)
        self.updateGeometry()
        self.update()

    def set_low(self, *, low: bool) -> None:
        """Without the comparison, where the window is low."""
        self._height = _LOW if low else _HEIGHT
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(200, self._needed_width()), self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._needed_width(), self._height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, said = style.colors(), self._said
        outline = worn.accent if self.hasFocus() else worn.muted if self.hovered else worn.line
        line = 2.0 if self.hasFocus() else 1.0
        surface(painter, QRectF(self.rect()), fill=worn.panel, outline=outline, line=line, corner=style.Radius.CARD)
        inside = QRectF(self.rect()).adjusted(_MARGIN, 10, -_MARGIN, -10)
        if self._height == _LOW:
            inside.adjust(0, -4, 0, 4)
        caption = QRectF(inside.left(), inside.top(), inside.width(), 20)
        line_of_text(painter, caption, said.caption, font=style.font(style.Size.SECOND), color=worn.muted)
        figure = QRectF(inside.left(), inside.top() + 20, inside.width(), 32)
        line_of_text(painter, figure, said.figure, font=style.font(style.Size.FIGURE, strong=True), color=worn.text)
        if self._height == _HEIGHT:
            below = QRectF(inside.left(), inside.top() + 54, inside.width(), 20)
            ink = getattr(worn, said.tone or "muted")
            line_of_text(painter, below, said.comparison, font=style.font(style.Size.SMALL), color=ink)
        painter.end()

    def _needed_width(self) -> int:
        figure = width_of(self._said.figure, style.font(style.Size.FIGURE, strong=True))
        return round(max(figure, width_of(self._said.caption, style.font(style.Size.SECOND)))) + 2 * _MARGIN + 2
