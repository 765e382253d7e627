"""A hall as a picture: screen, row letters, seats, focus ring; only what a rectangle shows of it."""

from collections.abc import Iterable, Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ttms_desktop import style
from ttms_desktop.widgets.seat_glyphs import SeatGlyphs, SeatLook
from ttms_desktop.widgets.seat_map_geometry import Box, SeatMapGeometry, SeatShape

RING_ROOM = 5
_SIDE_FOR_LABEL = 25
_LABEL_HEIGHT = 13


class HallPainter:
    """Paints a geometry; the looks of the seats are the caller's."""

    def __init__(self, geometry: SeatMapGeometry, looks: Mapping[int, SeatLook]) -> None:
        self.geometry = geometry
        self._looks = looks
        self._glyphs = SeatGlyphs()

    def paint_surroundings(self, painter: QPainter, screen_text: str) -> None:
        """The screen and the row letters."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_screen(painter, screen_text)
        self._paint_row_labels(painter)

    def paint_seats(self, painter: QPainter, dirty: QRectF) -> None:
        """Every seat that touches `dirty`."""
        for seat_id, box in self.geometry.boxes.items():
            if _touches(box, dirty):
                self.paint_seat(painter, seat_id, self.look(seat_id))

    def paint_seat(self, painter: QPainter, seat_id: int, look: SeatLook) -> None:
        ratio = _ratio(painter)
        box, spot = self.geometry.boxes[seat_id], self.geometry.spot(seat_id)
        size = QSize(round(box.width * ratio), round(box.height * ratio))
        origin = painter.worldTransform().map(QPointF(box.x, box.y))
        # On whole device pixels, else every outline is blurred differently.
        snapped = QPointF(round(origin.x() * ratio) - 1, round(origin.y() * ratio) - 1) / ratio
        pixmap = self._glyphs.pixmap(spot.shape, look, size=size, ratio=ratio)
        painter.drawPixmap(QPointF(box.x, box.y) + snapped - origin, pixmap)
        if (
            box.height >= _SIDE_FOR_LABEL
            and look is SeatLook.FREE
            and spot.shape in (SeatShape.STANDARD, SeatShape.COUPLE)
        ):
            _seat_label(painter, box, spot.seat_label)

    def look(self, seat_id: int) -> SeatLook:
        return self._looks.get(seat_id, SeatLook.FREE)

    def paint_ring(self, painter: QPainter, seat_id: int) -> None:
        """The focus, 2 px wide, outside the seat."""
        box = self.geometry.boxes[seat_id]
        ring = QRectF(box.x, box.y, box.width, box.height).adjusted(-3, -3, 3, 3)
        corner = min(box.height * 0.24, 7.0) + 3
        painter.setPen(QPen(QColor(style.colors().accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ring, corner, corner)

    def _paint_screen(self, painter: QPainter, text: str) -> None:
        middle = self.geometry.width / 2
        half = self.geometry.hall.column_count * self.geometry.pitch * 0.4
        rise = min(half * 0.06, 14.0)
        arc = QPainterPath(QPointF(middle - half, 3 + rise))
        arc.quadTo(QPointF(middle, 3 - rise), QPointF(middle + half, 3 + rise))
        painter.setPen(QPen(QColor(style.colors().muted), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(arc)
        painter.setFont(style.font(style.Size.SMALL))
        painter.setPen(QColor(style.colors().muted))
        below = QRectF(middle - half, 5 + rise / 2, 2 * half, 20)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, text)

    def _paint_row_labels(self, painter: QPainter) -> None:
        painter.setFont(style.font(style.Size.SMALL if self.geometry.row_pitch >= 16 else style.Size.HINT))
        painter.setPen(QColor(style.colors().muted))
        # Where rows are close together only every second or third letter has room.
        step = 2 * max(1, ceil(_LABEL_HEIGHT / max(self.geometry.row_pitch, 1.0)))
        labels = self.geometry.row_labels()
        for label in [*labels[::step], *labels[1::step]]:
            painter.drawText(QRectF(label.x - 20, label.y - 10, 40, 20), Qt.AlignmentFlag.AlignCenter, label.text)


def dirty_box(boxes: Iterable[Box]) -> QRectF:
    """What must be painted again when these seats change."""
    dirty = QRectF()
    for box in boxes:
        dirty |= QRectF(box.x, box.y, box.width, box.height)
    return dirty.adjusted(-RING_ROOM, -RING_ROOM, RING_ROOM, RING_ROOM)


def _touches(box: Box, dirty: QRectF) -> bool:
    return (
        box.x <= dirty.right()
        and box.x + box.width >= dirty.left()
        and box.y <= dirty.bottom()
        and box.y + box.height >= dirty.top()
    )


def _seat_label(painter: QPainter, box: Box, text: str) -> None:
    painter.setFont(style.font(style.Size.HINT))
    painter.setPen(QColor(style.colors().muted))
    painter.drawText(QRectF(box.x, box.y, box.width, box.height), Qt.AlignmentFlag.AlignCenter, text)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatioF()
