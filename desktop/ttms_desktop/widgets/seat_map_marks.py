"""What is drawn over the seats of a map: the focus, seats pointed out, who holds them and how long."""

from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ttms_desktop import style
from ttms_desktop.widgets.seat_map_geometry import SEAT_SIDE, Box

_ROOM_FOR_NAME, _ROOM_FOR_BOTH = 22.0, 34.0  # pixels of a seat's side
_LINE = 13.0
_WIDTH, _MOST_BEYOND = 2.0, 4.0  # pixels of a ring: how wide, and how far outside its seat it may reach
_SET_OFF, _SMALL_SET_OFF, _SMALL = 2.0, 1.0, 16.0  # from what it is round; less where the seat's side is small
_APART, _CLEAR = 0.75, 1.25  # from the middle between two seats, and from the seat beside


class SeatMark(Enum):
    """Why a seat is pointed out."""

    PREVIEW = auto()  # would be taken
    ALONE = auto()  # would be left alone
    BETTER = auto()  # would leave nobody alone


class Caption(NamedTuple):
    """Who holds a seat, and until when it is held."""

    name: str
    countdown: str = ""


def paint_ring(painter: QPainter, box: Box) -> None:
    """The focus, 2 px wide, round the seat; it leaves the seats beside it as they are."""
    # There is only one, so that it may have the whole gap.
    _paint_line(painter, box, QColor(style.colors().accent), beyond=max(2 * _half_gap(box) - _CLEAR, _own_room(box)))
    painter.restore()


def paint_mark(painter: QPainter, box: Box, mark: SeatMark) -> None:
    """A broken line round the seat, told apart by its pattern too."""
    worn = style.colors()
    color, pattern = {
        SeatMark.PREVIEW: (worn.accent, Qt.PenStyle.DashLine),
        SeatMark.BETTER: (worn.accent, Qt.PenStyle.DashLine),
        SeatMark.ALONE: (worn.warning, Qt.PenStyle.DotLine),
    }[mark]
    ring = _paint_line(painter, box, QColor(color), pattern, beyond=_own_room(box))
    if mark is SeatMark.ALONE:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.warning))
        painter.drawEllipse(ring.center(), box.height * 0.3, box.height * 0.3)
        painter.setPen(QColor(worn.panel))
        painter.setFont(style.font(style.Size.HINT))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, "!")
    elif mark is SeatMark.PREVIEW:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(color))
        painter.drawEllipse(ring.center(), box.height * 0.16, box.height * 0.16)
    painter.restore()


def paint_caption(painter: QPainter, box: Box, caption: Caption) -> None:
    """Who holds the seat, where there is room for it, and the time that is left, where there is more."""
    if box.height < _ROOM_FOR_NAME:
        return
    worn = style.colors()
    lines = [caption.name, caption.countdown] if box.height >= _ROOM_FOR_BOTH and caption.countdown else [caption.name]
    font = style.font(style.Size.HINT)
    wide = min(max(QFontMetricsF(font).horizontalAdvance(line) for line in lines) + 6, box.width - 2)
    center = QPointF(box.middle, box.y + box.height / 2)
    area = QRectF(center.x() - wide / 2, center.y() - _LINE * len(lines) / 2 - 1, wide, _LINE * len(lines) + 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(worn.warning_soft))
    painter.drawRoundedRect(area, 3, 3)
    painter.setFont(font)
    painter.setPen(QColor(worn.warning))
    for number, line in enumerate(lines):
        place = QRectF(area.left(), area.top() + 1 + number * _LINE, area.width(), _LINE)
        text = QFontMetricsF(font).elidedText(line, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)


def _half_gap(box: Box) -> float:
    """From the seat to the middle between it and the next one, in pixels."""
    return box.height * (1 / SEAT_SIDE - 1) / 2


def _own_room(box: Box) -> float:
    """How far outside a seat a line may reach without touching that round the next one."""
    return _half_gap(box) - _APART


def _paint_line(
    painter: QPainter, box: Box, color: QColor, pattern: Qt.PenStyle = Qt.PenStyle.SolidLine, *, beyond: float
) -> QRectF:
    """Round a seat, as far `beyond` it at most, and set off from what the seat looks like; where it is.

    The painter is turned with the seat, until it is restored.
    """
    middle = min(beyond, _MOST_BEYOND) - _WIDTH / 2
    set_off = _SET_OFF if box.height >= _SMALL else _SMALL_SET_OFF
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.middle, box.y + box.height / 2)
    painter.rotate(box.turn)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(style.colors().panel), _WIDTH + set_off))
    _draw(painter, box, middle - set_off / 2)
    painter.setPen(QPen(color, _WIDTH, pattern))
    return _draw(painter, box, middle)


def _draw(painter: QPainter, box: Box, beyond: float) -> QRectF:
    ring = QRectF(-box.width / 2, -box.height / 2, box.width, box.height).adjusted(-beyond, -beyond, beyond, beyond)
    corner = max(min(box.height * 0.24, 7.0) + beyond, 1.0)
    painter.drawRoundedRect(ring, corner, corner)
    return ring
