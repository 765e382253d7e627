"""One seat as a picture: told apart by shape and mark, not by colour alone."""

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ttms_desktop import style
from ttms_desktop.widgets.seat_map_geometry import SeatShape

_Key = tuple[SeatShape, "SeatLook", QSize, float, style.Colors]


class SeatLook(Enum):
    """What a seat is to this counter now."""

    FREE = auto()
    PENDING = auto()
    MINE = auto()
    HELD = auto()
    SOLD = auto()


class SeatGlyphs:
    """Seats drawn once per size and theme, so that a whole hall is only copied onto the screen."""

    def __init__(self) -> None:
        self._drawn: dict[_Key, QPixmap] = {}

    def pixmap(self, shape: SeatShape, look: SeatLook, *, size: QSize, ratio: float) -> QPixmap:
        """The seat with a margin of one pixel; `size` in device pixels without it."""
        key = (shape, look, size, ratio, style.colors())
        if key not in self._drawn:
            self._drawn[key] = _drawn(shape, look, size, ratio)
        return self._drawn[key]

    def forget(self) -> None:
        self._drawn.clear()


def draw_seat(painter: QPainter, box: QRectF, shape: SeatShape, look: SeatLook) -> None:
    """A seat that fills `box`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if shape is SeatShape.BROKEN:
        _cross(painter, box)
    else:
        _body(painter, box, look)
        _mark(painter, box, shape, look)
    painter.restore()


def _drawn(shape: SeatShape, look: SeatLook, size: QSize, ratio: float) -> QPixmap:
    pixmap = QPixmap(size + QSize(2, 2))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.translate(1, 1)
    painter.scale(ratio, ratio)
    draw_seat(painter, QRectF(0, 0, size.width() / ratio, size.height() / ratio), shape, look)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _body(painter: QPainter, box: QRectF, look: SeatLook) -> None:
    worn = style.colors()
    outline, fill = {
        SeatLook.FREE: (worn.muted, worn.panel),
        SeatLook.PENDING: (worn.accent, worn.accent_soft),
        SeatLook.MINE: (worn.accent, worn.accent),
        SeatLook.HELD: (worn.warning, worn.warning_soft),
        SeatLook.SOLD: ("", worn.sold),
    }[look]
    line = 1.5 if box.height() >= 15 else 1.2
    painter.setPen(QPen(QColor(outline), line) if outline else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    inset = line / 2
    inner = box.adjusted(inset, inset, -inset, -inset)
    corner = min(box.height() * 0.24, 7.0)
    painter.drawRoundedRect(inner, corner, corner)
    if look is SeatLook.HELD:
        _hatch(painter, inner, corner)


def _hatch(painter: QPainter, box: QRectF, corner: float) -> None:
    inside = QPainterPath()
    inside.addRoundedRect(box, corner, corner)
    painter.save()
    painter.setClipPath(inside)
    painter.setPen(QPen(QColor(style.colors().warning), max(box.height() * 0.08, 1.2)))
    step = max(box.height() * 0.3, 4.0)
    x = box.left() - box.height() + step / 2
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step
    painter.restore()


def _mark(painter: QPainter, box: QRectF, shape: SeatShape, look: SeatLook) -> None:
    worn = style.colors()
    if look is SeatLook.MINE:
        _tick(painter, box, worn.on_accent)
    elif shape is SeatShape.WHEELCHAIR and look is not SeatLook.HELD:
        _wheelchair(painter, box, worn.sold_text if look is SeatLook.SOLD else worn.text)
    elif look is SeatLook.PENDING:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(worn.accent))
        dot = box.height() * 0.11
        painter.drawEllipse(box.center(), dot, dot)


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
