"""What is carried, under the mouse, as long as it is over no lane."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.widgets.painting import line_of_text, surface, width_of
from ttms_desktop.widgets.timeline_hues import hue_color

_HEIGHT = 34
_MOST = 220
_AWAY = QPoint(10, 12)


class TimelineChip(QWidget):
    """Follows the mouse; no press is meant for it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text, self._hue = "", 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, text: str, hue: int) -> None:
        """What is carried."""
        self._text, self._hue = text, hue
        wanted = round(width_of(text, style.font(style.Size.ROW, strong=True))) + 34
        self.setFixedSize(min(wanted, _MOST), _HEIGHT)

    def follow(self, at: QPoint, *, shown: bool) -> None:
        """The mouse is there; nothing is shown where the timeline draws what is carried."""
        self.setVisible(shown)
        if shown:
            self.move(at + _AWAY)
            self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, area = style.colors(), QRectF(self.rect())
        surface(painter, area, fill=worn.panel, outline=worn.muted, corner=style.Radius.CONTROL)
        painter.fillRect(QRectF(8, 8, 4, _HEIGHT - 16), hue_color(self._hue))
        font = style.font(style.Size.ROW, strong=True)
        line_of_text(painter, area.adjusted(20, 0, -8, 0), self._text, font=font, color=worn.text)
        painter.end()
