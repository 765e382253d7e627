"""The chosen day, large; opens the menu of days."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_TAIL = "▾"


class DayButton(HoverButton):
    """A title that can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.updateGeometry()
        self.update()

    @property
    def seen(self) -> str:
        """What there is room for: "Today" goes before the date is cut."""
        return self.text() if self.width() >= self.sizeHint().width() else self.text().rpartition(" · ")[2]

    def sizeHint(self) -> QSize:
        return QSize(round(width_of(self.text(), style.font(style.Size.TITLE, strong=True))) + 38, 32)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, 32)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn = style.colors()
        area = QRectF(self.rect())
        if self.hovered or self.hasFocus():
            outline = worn.accent if self.hasFocus() else ""
            surface(painter, area, fill=worn.background, outline=outline, line=2, corner=style.Radius.CONTROL)
        inside = area.adjusted(10, 0, -10, 0)
        right = Qt.AlignmentFlag.AlignRight
        line_of_text(painter, inside, _TAIL, font=style.font(style.Size.HINT), color=worn.muted, align=right)
        title = inside.adjusted(0, 0, -16, 0)
        line_of_text(painter, title, self.seen, font=style.font(style.Size.TITLE, strong=True), color=worn.text)
        painter.end()
