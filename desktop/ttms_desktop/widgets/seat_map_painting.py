"""A hall as a picture: screen, row letters, seats; only what a rectangle shows of it."""

from collections.abc import Iterable, Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from ttms_desktop import style
from ttms_desktop.widgets.seat_glyphs import Band, Dress, SeatLook, drawn_seat
from ttms_desktop.widgets.seat_map_geometry import SEAT_SIDE, Box, SeatMapGeometry, SeatShape, SeatSpot
from ttms_desktop.widgets.seat_tints import tint

RING_ROOM = 5
_SIDE_FOR_TWO_DIGITS, _SIDE_FOR_MORE = 21, 27
_LABEL_HEIGHT = 13
_SCREEN_DEPTH = 45  # pixels from the top to below the word
_DIGITS = 2
_LOOKS = 16  # more than there are
_NUMBERED = (SeatShape.STANDARD, SeatShape.COUPLE)


class HallPainter:
    """Paints a geometry in device pixels, `ratio` a pixel; the looks of the seats are the caller's."""

    def __init__(self, geometry: SeatMapGeometry, looks: Mapping[int, SeatLook], ratio: float = 1.0) -> None:
        self.geometry = geometry
        self.ratio = ratio
        self._looks = looks
        self._cuts = geometry.hall.cuts
        self._glyphs: dict[int, tuple[QPixmap, int, int]] = {}
        self._numbers: dict[str, QPixmap] = {}
        self._bands = {
            number: Band(tint(number, chosen), number) for number, chosen in enumerate(geometry.hall.tints, start=1)
        }
        longest = max((len(seat.seat_label) for seat in geometry.hall.seats), default=0)
        side = _SIDE_FOR_TWO_DIGITS if longest <= _DIGITS else _SIDE_FOR_MORE
        self._has_numbers = SEAT_SIDE * geometry.pitch >= side

    def paint_surroundings(self, painter: QPainter, screen_text: str, dirty: QRectF) -> None:
        """The screen and the row letters, as far as they touch `dirty`; in pixels."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if dirty.top() < _SCREEN_DEPTH:
            self._paint_screen(painter, screen_text)
        self._paint_row_labels(painter, dirty)

    def paint_words(self, painter: QPainter, screen_text: str, dirty: QRectF) -> None:
        """The surroundings and the numbers of free seats once more, over seats that were painted pale; in pixels."""
        self.paint_surroundings(painter, screen_text, dirty)
        if not self._has_numbers:
            return
        painter.save()
        painter.scale(1 / self.ratio, 1 / self.ratio)
        for seat_id in self.geometry.seats_in(dirty.left(), dirty.top(), dirty.right(), dirty.bottom()):
            if self.look(seat_id) is SeatLook.FREE:
                x, y = self._middle(seat_id)
                self._paint_number(painter, self.geometry.spot(seat_id), x, y)
        painter.restore()

    def paint_seats(self, painter: QPainter, dirty: QRectF) -> None:
        """Every seat that touches `dirty`, a rectangle in pixels; `painter` counts in device pixels."""
        for seat_id in self.geometry.seats_in(dirty.left(), dirty.top(), dirty.right(), dirty.bottom()):
            self.paint_seat(painter, seat_id, self._looks.get(seat_id, SeatLook.FREE))

    def paint_seat(self, painter: QPainter, seat_id: int, look: SeatLook) -> None:
        # Numbers as keys: enums and data classes take as long to find as a seat takes to be copied.
        key = self._cuts[seat_id] * _LOOKS + look._value_
        glyph = self._glyphs.get(key)
        if glyph is None:
            glyph = self._glyphs[key] = self._glyph(seat_id, look)
        x, y = self._middle(seat_id)
        painter.drawPixmap(round(x) - glyph[1], round(y) - glyph[2], glyph[0])
        if self._has_numbers and look is SeatLook.FREE:
            self._paint_number(painter, self.geometry.spot(seat_id), x, y)

    def _middle(self, seat_id: int) -> tuple[float, float]:
        """In device pixels."""
        x, y, width, height, _turn = self.geometry.boxes[seat_id]
        return (x + width / 2) * self.ratio, (y + height / 2) * self.ratio

    def _glyph(self, seat_id: int, look: SeatLook) -> tuple[QPixmap, int, int]:
        """The picture of a seat, and where the middle of it is."""
        spot = self.geometry.spot(seat_id)
        dress = Dress(spot.shape, look, self._bands.get(spot.category))
        pixmap = drawn_seat(dress, self.geometry.boxes[seat_id], self.ratio)
        return pixmap, pixmap.width() // 2, pixmap.height() // 2

    def _paint_number(self, painter: QPainter, spot: SeatSpot, x: float, y: float) -> None:
        if spot.shape in _NUMBERED:
            number = self._number(spot)
            above = self.geometry.pitch * self.ratio * 0.06 if spot.category in self._bands else 0.0
            painter.drawPixmap(round(x - number.width() / 2), round(y - number.height() / 2 - above), number)

    def look(self, seat_id: int) -> SeatLook:
        return self._looks.get(seat_id, SeatLook.FREE)

    def _number(self, spot: SeatSpot) -> QPixmap:
        """A seat's number, drawn once."""
        text = spot.seat_label
        if text not in self._numbers:
            width, height = ceil(self.geometry.pitch * self.ratio * spot.width), ceil(16 * self.ratio)
            pixmap = QPixmap(width, height)
            pixmap.setDevicePixelRatio(self.ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setFont(style.font(style.Size.HINT))
            painter.setPen(QColor(style.colors().muted))
            area = QRectF(0, 0, width / self.ratio, height / self.ratio)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, text)
            painter.end()
            pixmap.setDevicePixelRatio(1.0)
            self._numbers[text] = pixmap
        return self._numbers[text]

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

    def _paint_row_labels(self, painter: QPainter, dirty: QRectF) -> None:
        painter.setFont(style.font(style.Size.SMALL if self.geometry.row_pitch >= 16 else style.Size.HINT))
        painter.setPen(QColor(style.colors().muted))
        # Where rows are close together only every second or third letter has room.
        step = 2 * max(1, ceil(_LABEL_HEIGHT / max(self.geometry.row_pitch, 1.0)))
        labels = self.geometry.row_labels()
        for label in [*labels[::step], *labels[1::step]]:
            area = QRectF(label.x - 20, label.y - 10, 40, 20)
            if area.intersects(dirty):
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, label.text)


def dirty_box(boxes: Iterable[Box]) -> QRectF:
    """What must be painted again when these seats change."""
    dirty = QRectF()
    for box in boxes:
        # As far as a turned couple seat reaches beyond its box.
        beyond = RING_ROOM + abs(box.turn) / 60 * box.width / 2
        dirty |= QRectF(box.x, box.y, box.width, box.height).adjusted(-beyond, -beyond, beyond, beyond)
    return dirty
