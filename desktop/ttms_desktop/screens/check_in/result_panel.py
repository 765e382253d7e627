"""The verdict of the door, to be read from two metres away: colour, a sign, large words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.screens.check_in.pictures import DoorPicture, Verdict
from ttms_desktop.widgets.painting import surface

_SIDES = (112, 80)  # of the sign with the space below it: the largest that has room
_BELOW_SIGN = 16
_CENTER = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_WRAPPED = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class ResultPanel(QWidget):
    """Painted whole in the colour of the verdict."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = DoorPicture(Verdict.READY, "")
        self.setMinimumHeight(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def say(self, said: DoorPicture) -> None:
        self._said = said
        self.setAccessibleName(said.title)
        self.setAccessibleDescription(f"{said.what}\n{said.hint}".strip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, tone = style.colors(), self._said.tone
        fills = {"": worn.panel, "accent": worn.accent, "text": worn.text}
        fills |= {"warning": worn.warning, "danger": worn.danger}
        ink = {"": worn.text, "accent": worn.on_accent}.get(tone, worn.panel)
        outline = worn.line if not tone else ""
        surface(painter, QRectF(self.rect()), fill=fills[tone], outline=outline, corner=style.Radius.CARD)
        self._paint_words(painter, QRectF(self.rect()).adjusted(24, 20, -24, -20), ink)
        painter.end()

    def _paint_words(self, painter: QPainter, area: QRectF, ink: str) -> None:
        said, large = self._said, self._title_font(area.width())
        below = style.font(style.Size.FIGURE, strong=True)
        hint = style.font(style.Size.PRIMARY)
        heights = [
            QFontMetricsF(large).height() + 8,
            _height(said.what, below, area.width()) + 12,
            _height(said.hint, hint, area.width()),
        ]
        side = next((side for side in _SIDES if side + sum(heights) <= area.height()), 0)
        top = area.top() + max(0.0, (area.height() - side - sum(heights)) / 2)
        painter.setPen(QColor(ink))
        if side:
            drawn = side - _BELOW_SIGN
            sign = style.pixmap(_sign(said), ink, side=drawn, ratio=self.devicePixelRatioF())
            painter.drawPixmap(round(area.center().x() - drawn / 2), round(top), sign)
        top += side
        painter.setFont(large)
        painter.drawText(QRectF(area.left(), top, area.width(), heights[0]), _CENTER, said.title)
        top += heights[0]
        for text, font, height in ((said.what, below, heights[1]), (said.hint, hint, heights[2] + 4)):
            painter.setFont(font)
            painter.drawText(QRectF(area.left(), top, area.width(), height), int(_WRAPPED), text)
            top += height

    def _title_font(self, width: float) -> QFont:
        """As large as fits into one line."""
        for size in (style.Size.VERDICT, style.Size.AMOUNT, style.Size.FIGURE):
            font = style.font(size, strong=True)
            if QFontMetricsF(font).horizontalAdvance(self._said.title) <= width:
                return font
        return style.font(style.Size.TIME, strong=True)


def _sign(said: DoorPicture) -> str:
    return {"accent": "informed", "text": "informed", "warning": "offline", "danger": "refused"}.get(
        said.tone, "check-in"
    )


def _height(text: str, font: QFont, width: float) -> float:
    if not text:
        return 0.0
    return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 10_000), int(_WRAPPED), text).height()
