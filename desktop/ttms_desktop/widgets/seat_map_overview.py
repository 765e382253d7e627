"""The whole hall in small, in a corner of a map that shows only a part of it; a click there leads there."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hall_canvas import HallCanvas
from ttms_desktop.widgets.painting import surface
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import Box, SeatMapGeometry, SeatShape, fitted

_WIDTH, _HEIGHT, _MARGIN, _INSIDE = 168, 124, 10, 7
_LEAST_ROOM = 200  # pixels of the map's height
_LARGE = (1600, 1200)  # drawn in this size first, where the edges of a map take little of it


class SeatOverview(QWidget):
    """Lies over the map; seats are dots in it, and the part that is seen is framed."""

    def __init__(self, canvas: HallCanvas) -> None:
        super().__init__(canvas.viewport())
        self._canvas = canvas
        self._geometry: SeatMapGeometry | None = None
        self._dots: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()
        canvas.moved.connect(self._on_moved)
        canvas.looks_changed.connect(self._on_looks)

    def _on_moved(self) -> None:
        canvas = self._canvas
        room = canvas.viewport().size()
        shown = canvas.zoom > 100 and room.width() > 2 * _WIDTH and room.height() > _LEAST_ROOM
        if shown and (self._geometry is None or self._geometry.hall is not canvas.hall):
            self._geometry, self._dots = fitted(canvas.hall, width=_LARGE[0], height=_LARGE[1]), None
        if not shown:
            self._dots = None
        elif self._geometry is not None:
            wide, high = self._geometry.width * self._scale, self._geometry.height * self._scale
            size = QSize(round(wide) + 2 * _INSIDE, round(high) + 2 * _INSIDE)
            corner = QPointF(room.width() - size.width() - _MARGIN, room.height() - size.height() - _MARGIN)
            self.setGeometry(QRect(corner.toPoint(), size))
        self.setVisible(shown)
        self.update()

    @property
    def _scale(self) -> float:
        assert self._geometry is not None
        return min(_WIDTH / self._geometry.width, _HEIGHT / self._geometry.height)

    def _on_looks(self, seats: Iterable[int]) -> None:
        if self._dots is None or self._geometry is None:
            return
        painter = self._dot_painter(self._dots)
        for seat in seats:
            self._dot(painter, seat, self._geometry.boxes[seat])
        painter.end()
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._dots = None

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        worn = style.colors()
        painter = QPainter(self)
        painter.setOpacity(0.95)
        surface(painter, QRectF(self.rect()), fill=worn.panel, outline=worn.line, corner=style.Radius.CONTROL)
        painter.setOpacity(1.0)
        painter.drawPixmap(0, 0, self._drawn_dots())
        seen, inside = self._canvas.seen(), self._inside()
        frame = QRectF(
            inside.x() + seen.x() * inside.width(),
            inside.y() + seen.y() * inside.height(),
            seen.width() * inside.width(),
            seen.height() * inside.height(),
        )
        painter.setPen(QPen(QColor(worn.accent), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        painter.end()

    def _inside(self) -> QRectF:
        return QRectF(self.rect()).adjusted(_INSIDE, _INSIDE, -_INSIDE, -_INSIDE)

    def _drawn_dots(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        if self._dots is None or self._dots.devicePixelRatioF() != ratio:
            self._dots = QPixmap(self.size() * ratio)
            self._dots.setDevicePixelRatio(ratio)
            self._dots.fill(Qt.GlobalColor.transparent)
            painter = self._dot_painter(self._dots)
            if self._geometry is not None:
                for seat, box in self._geometry.boxes.items():
                    self._dot(painter, seat, box)
            painter.end()
        return self._dots

    def _dot_painter(self, dots: QPixmap) -> QPainter:
        painter = QPainter(dots)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_INSIDE, _INSIDE)
        painter.scale(self._scale, self._scale)
        return painter

    def _dot(self, painter: QPainter, seat: int, box: Box) -> None:
        worn = style.colors()
        if self._canvas.hall.spots[seat].shape is SeatShape.BROKEN:
            return
        color = {
            SeatLook.FREE: worn.muted,
            SeatLook.MINE: worn.accent,
            SeatLook.PENDING: worn.accent,
            SeatLook.HELD: worn.warning,
            SeatLook.KEPT: worn.sold_text,
            SeatLook.SOLD: worn.sold_text,
        }[self._canvas.look(seat)]
        area = QRectF(box.x, box.y, box.width, box.height)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(area, QColor(color))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._lead(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._lead(event)

    def _lead(self, event: QMouseEvent) -> None:
        inside, here = self._inside(), event.position()
        self._canvas.look_at(
            QPointF((here.x() - inside.x()) / inside.width(), (here.y() - inside.y()) / inside.height())
        )
