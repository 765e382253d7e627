"""The drawn hall kept in squares, so that moving it copies pictures and a changed seat is drawn alone."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from ttms_desktop.widgets.seat_map_painting import HallPainter, dirty_box

_SIDE = 512  # device pixels
_MOST = 48  # squares: a large screen at 200 % with what was seen just before

_Square = tuple[int, int]


class HallTiles:
    """Squares are drawn when they are first seen, and forgotten when too many are kept."""

    def __init__(self, hall: HallPainter, screen_text: str) -> None:
        self._hall = hall
        self._screen_text = screen_text
        self._drawn: dict[_Square, QPixmap] = {}

    def paint(self, painter: QPainter, dirty: QRectF) -> None:
        """Copy what `dirty` shows, a rectangle of the hall in pixels; `painter` is moved to the hall's corner."""
        ratio = self._hall.ratio
        for square in _squares(dirty, ratio):
            painter.drawPixmap(QPointF(square[0] * _SIDE / ratio, square[1] * _SIDE / ratio), self._square(square))

    def renew(self, seats: Iterable[int]) -> None:
        """These seats have changed."""
        for seat in seats:
            dirty = dirty_box([self._hall.geometry.boxes[seat]])
            for square in _squares(dirty, self._hall.ratio):
                if square in self._drawn:
                    self._draw(square, self._drawn[square], dirty)

    def _square(self, square: _Square) -> QPixmap:
        found = self._drawn.pop(square, None)
        if found is None:
            found = QPixmap(_SIDE, _SIDE)
            found.fill(Qt.GlobalColor.transparent)
            found.setDevicePixelRatio(self._hall.ratio)
            side = _SIDE / self._hall.ratio
            self._draw(square, found, QRectF(square[0] * side, square[1] * side, side, side))
        self._drawn[square] = found  # the last one seen is the last one forgotten
        if len(self._drawn) > _MOST:
            del self._drawn[next(iter(self._drawn))]
        return found

    def _draw(self, square: _Square, into: QPixmap, dirty: QRectF) -> None:
        ratio = self._hall.ratio
        area = _whole_pixels(dirty, ratio)
        into.setDevicePixelRatio(1.0)
        painter = QPainter(into)
        painter.translate(-square[0] * _SIDE, -square[1] * _SIDE)
        painter.setClipRect(area)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(area, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        self._hall.paint_seats(painter, dirty)
        painter.scale(ratio, ratio)
        self._hall.paint_surroundings(painter, self._screen_text, dirty)
        painter.end()
        into.setDevicePixelRatio(ratio)


def _squares(dirty: QRectF, ratio: float) -> list[_Square]:
    area = _whole_pixels(dirty, ratio)
    columns = range(max(area.left(), 0) // _SIDE, area.right() // _SIDE + 1)
    rows = range(max(area.top(), 0) // _SIDE, area.bottom() // _SIDE + 1)
    return [(column, row) for row in rows for column in columns]


def _whole_pixels(area: QRectF, ratio: float) -> QRect:
    return QRectF(area.x() * ratio, area.y() * ratio, area.width() * ratio, area.height() * ratio).toAlignedRect()
