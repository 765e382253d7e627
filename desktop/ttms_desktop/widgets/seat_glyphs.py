"""One seat as a picture: told apart by shape and mark, not by colour alone."""

from dataclasses import dataclass
from enum import Enum, auto
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from ttms_desktop import style
from ttms_desktop.widgets.seat_map_geometry import Box, SeatShape

_LARGE = 15  # pixels


class SeatLook(Enum):
    """What a seat is to this counter now."""

    FREE = auto()
    PENDING = auto()
    MINE = auto()
    HELD = auto()
    SOLD = auto()
    KEPT = auto()  # under a name, or by the house


@dataclass(frozen=True, slots=True)
class Band:
    """The category of a seat: its colour, and as many marks as its number, for who sees no colours."""

    color: str
    marks: int


class Dress(NamedTuple):
    """All that decides how a seat is drawn."""

    shape: SeatShape
    look: SeatLook
    band: Band | None = None


def draw_seat(painter: QPainter, box: QRectF, dress: Dress) -> None:
    """A seat that fills `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if dress.shape is SeatShape.BROKEN:
        _cross(painter, box)
    else:
        _body(painter, box, dress)
        _mark(painter, box, dress)
    painter.restore()


def drawn_seat(dress: Dress, box: Box, ratio: float) -> QPixmap:
    """The turned seat in device pixels, in the middle of a picture whose sides are even numbers."""
    width, height = round(box.width * ratio) / ratio, round(box.height * ratio) / ratio
    turned = QTransform().rotate(box.turn).mapRect(QRectF(-width / 2, -height / 2, width, height))
    pixmap = QPixmap(2 * ceil(turned.width() * ratio / 2 + 1), 2 * ceil(turned.height() * ratio / 2 + 1))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(pixmap.width() / 2, pixmap.height() / 2)
    if not box.turn:
        # On whole device pixels, else every outline is blurred.
        painter.translate(round(width * ratio) % 2 / 2, round(height * ratio) % 2 / 2)
    painter.scale(ratio, ratio)
    painter.rotate(box.turn)
    draw_seat(painter, QRectF(-width / 2, -height / 2, width, height), dress)
    painter.end()
    return pixmap


def _body(painter: QPainter, box: QRectF, dress: Dress) -> None:
    worn, band = style.colors(), dress.band
    outline, fill = {
        SeatLook.FREE: (band.color if band else worn.muted, worn.panel),
        SeatLook.PENDING: (worn.accent, worn.accent_soft),
        SeatLook.MINE: (worn.accent, worn.accent),
        SeatLook.HELD: (worn.warning, worn.warning_soft),
        SeatLook.SOLD: ("", worn.sold),
        SeatLook.KEPT: (worn.muted, worn.background),
    }[dress.look]
    line = 1.5 if box.height() >= _LARGE else 1.2
    painter.setPen(QPen(QColor(outline), line) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    inset = line / 2
    inner = box.adjusted(inset, inset, -inset, -inset)
    corner = min(box.height() * 0.24, 7.0)
    painter.drawRoundedRect(inner, corner, corner)
    inside = QPainterPath()
    inside.addRoundedRect(inner, corner, corner)
    painter.save()
    painter.setClipPath(inside)
    if dress.look is SeatLook.HELD:
        _hatch(painter, inner)
    elif dress.look is SeatLook.KEPT:
        _dots(painter, inner)
    elif dress.look is SeatLook.FREE and band:
        _band(painter, inner, band)
    painter.restore()


def _hatch(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(QColor(style.colors().warning), max(box.height() * 0.08, 1.2)))
    step = max(box.height() * 0.3, 4.0)
    x = box.left() - box.height() + step / 2
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step


def _dots(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.colors().muted))
    step = max(box.height() / 3, 4.0)
    size = max(step * 0.2, 0.8)
    rows, columns = max(round(box.height() / step), 1), max(round(box.width() / step), 1)
    for row in range(rows):
        for column in range(columns):
            across, down = (column + 0.5) / columns, (row + 0.5) / rows
            painter.drawEllipse(box.topLeft() + QPointF(across * box.width(), down * box.height()), size, size)


def _band(painter: QPainter, box: QRectF, band: Band) -> None:
    """A strip along the back of the seat, cut into as many pieces as the number of the category."""
    height = max(box.height() * 0.2, 2.5)
    gap = max(box.height() * 0.1, 1.5)
    piece = (box.width() - gap * (band.marks - 1)) / band.marks
    for number in range(band.marks):
        left = box.left() + number * (piece + gap)
        painter.fillRect(QRectF(left, box.bottom() - height, piece, height), QColor(band.color))


def _mark(painter: QPainter, box: QRectF, dress: Dress) -> None:
    worn, shape, look = style.colors(), dress.shape, dress.look
    ink = worn.muted if look is SeatLook.SOLD else worn.text
    if look is SeatLook.MINE:
        _tick(painter, box, worn.on_accent)
    elif shape is SeatShape.WHEELCHAIR and look is not SeatLook.HELD:
        _wheelchair(painter, box, ink)
    elif shape is SeatShape.COMPANION and look is not SeatLook.HELD:
        _companion(painter, box, ink)
    elif look is SeatLook.SOLD:
        _taken(painter, box, worn.muted, places=2 if shape is SeatShape.COUPLE else 1)
    elif shape is SeatShape.COUPLE and look is SeatLook.FREE:
        _seam(painter, box, worn.muted)
    elif look is SeatLook.PENDING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.accent))
        dot = box.height() * 0.11
        painter.drawEllipse(box.center(), dot, dot)


def _seam(painter: QPainter, box: QRectF, color: str) -> None:
    """Where the two places of a couple seat meet; its number has the middle."""
    painter.setPen(_round_pen(color, 1.2))
    middle, reach = box.center().x(), box.height() * 0.2
    painter.drawLine(QPointF(middle, box.top() + 1), QPointF(middle, box.top() + reach))
    painter.drawLine(QPointF(middle, box.bottom() - reach), QPointF(middle, box.bottom() - 1))


def _taken(painter: QPainter, box: QRectF, color: str, *, places: int) -> None:
    """A dash on each place: the grey of a sold seat alone hardly stands out from the panel."""
    painter.setPen(_round_pen(color, max(box.height() * 0.1, 2.0)))
    reach = QPointF(box.height() * 0.18, 0)
    for place in range(places):
        middle = QPointF(box.left() + box.width() * (place + 0.5) / places, box.center().y())
        painter.drawLine(middle - reach, middle + reach)


def _companion(painter: QPainter, box: QRectF, color: str) -> None:
    """Head and shoulders: somebody beside a wheelchair."""
    side, center = box.height(), box.center()
    painter.setPen(_round_pen(color, max(side * 0.08, 1.2)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(center.x() - 0.24 * side, center.y() + 0.02 * side, 0.48 * side, 0.48 * side), 0, 180 * 16)
    painter.setBrush(QColor(color))
    painter.drawEllipse(center - QPointF(0, 0.17 * side), 0.09 * side, 0.09 * side)


def _tick(painter: QPainter, box: QRectF, color: str) -> None:
    side, center = box.height(), box.center()
    painter.setPen(_round_pen(color, max(side * 0.11, 1.5)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(
        [
            center + QPointF(-0.22 * side, 0.02 * side),
            center + QPointF(-0.06 * side, 0.19 * side),
            center + QPointF(0.23 * side, -0.17 * side),
        ]
    )


def _wheelchair(painter: QPainter, box: QRectF, color: str) -> None:
    side = box.height() * 0.72
    painter.save()
    painter.translate(box.center() - QPointF(side / 2, side / 2))
    painter.scale(side / 24, side / 24)
    painter.setPen(_round_pen(color, 2.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([QPointF(9.5, 7), QPointF(10.3, 14), QPointF(16, 14), QPointF(18.5, 20), QPointF(21, 19)])
    painter.drawLine(QPointF(9.9, 10), QPointF(15, 10))
    painter.drawArc(QRectF(3.6, 10.4, 12, 12), 16 * 110, 16 * 220)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QPointF(9.3, 3), 1.5, 1.5)
    painter.restore()


def _cross(painter: QPainter, box: QRectF) -> None:
    arm, center = box.height() * 0.24, box.center()
    painter.setPen(_round_pen(style.colors().muted, 1.4))
    painter.drawLine(center - QPointF(arm, arm), center + QPointF(arm, arm))
    painter.drawLine(center - QPointF(arm, -arm), center + QPointF(arm, -arm))


def _round_pen(color: str, width: float) -> QPen:
    return QPen(QColor(color), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
