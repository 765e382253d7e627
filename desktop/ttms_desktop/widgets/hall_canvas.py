"""A hall as a widget: drawn to shape, zoomed and moved, painted again only where something changed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ttms_desktop.widgets.seat_fade import SeatFade
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import Box, HallShape, SeatMapGeometry, fitted
from ttms_desktop.widgets.seat_map_marks import Caption, SeatMark, paint_caption, paint_mark, paint_ring
from ttms_desktop.widgets.seat_map_painting import HallPainter, dirty_box
from ttms_desktop.widgets.seat_map_tiles import HallTiles

ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
_EMPTY = HallShape(0, 0, 0, ())
_DIMMED = 0.45
_GONE = (SeatLook.HELD, SeatLook.SOLD, SeatLook.KEPT)


class HallCanvas(QAbstractScrollArea):
    """It knows what each seat looks like and which one has the focus, and hears neither mouse nor keys."""

    zoom_changed = Signal(int)  # per cent of what fits
    looks_changed = Signal(list)  # seat_ids
    moved = Signal()  # another part of the hall is seen, or another hall

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = _EMPTY
        self._looks: dict[int, SeatLook] = {}
        self._zoom = 1.0
        self._focused: int | None = None
        self._dimmed = False
        self._marks: dict[int, SeatMark] = {}
        self._captions: dict[int, Caption] = {}
        self._draw_anew(SeatMapGeometry(_EMPTY, pitch=1, row_pitch=1))
        self._fade = SeatFade(self, self._repaint_seats)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(160, 120)

    # What is shown

    def set_hall(self, hall: HallShape, looks: Mapping[int, SeatLook]) -> None:
        """Show another hall, or the same one with everything anew; the focus stays where its seat still is."""
        if hall is not self._hall and hall != self._hall:
            self._zoom = 1.0
            self._focused = None
            self._marks, self._captions = {}, {}
        self._hall = hall
        self._looks = dict(looks)
        self._fade.clear()
        self._arrange()
        if self._focused is None:
            self._focused = self._geometry.first_seat()
        self.zoom_changed.emit(self.zoom)

    def set_looks(self, looks: Mapping[int, SeatLook]) -> None:
        """New looks of some seats; only these are painted again."""
        boxes = self._geometry.boxes
        changed = [seat for seat, look in looks.items() if self.look(seat) is not look and seat in boxes]
        for seat in changed:
            if looks[seat] in _GONE and self.look(seat) is SeatLook.FREE:
                self._fade.begin(seat, self.look(seat))
            self._looks[seat] = looks[seat]
        self._tiles.renew(changed)
        self._repaint_seats(changed)
        if changed:
            self.looks_changed.emit(changed)

    def set_marks(self, marks: Mapping[int, SeatMark]) -> None:
        """Point these seats out, and no others."""
        changed = {seat for seat, mark in marks.items() if self._marks.get(seat) is not mark}
        changed.update(seat for seat in self._marks if seat not in marks)
        self._marks = dict(marks)
        self._repaint_seats(changed)

    def set_captions(self, captions: Mapping[int, Caption]) -> None:
        """Who holds which seat, and how long still."""
        changed = {seat for seat, caption in captions.items() if self._captions.get(seat) != caption}
        changed.update(seat for seat in self._captions if seat not in captions)
        self._captions = dict(captions)
        self._repaint_seats(changed)

    def set_dimmed(self, dimmed: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Seats are pale while the picture may be out of date; what is written there stays as clear as it is."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self.viewport().update()

    def look(self, seat_id: int) -> SeatLook:
        return self._looks.get(seat_id, SeatLook.FREE)

    @property
    def hall(self) -> HallShape:
        return self._hall

    @property
    def focused_seat(self) -> int | None:
        return self._focused

    @property
    def _geometry(self) -> SeatMapGeometry:
        return self._painter.geometry

    def seat_rectangle(self, seat_id: int) -> QRectF:
        """Where a seat is on the viewport."""
        return _rectangle(self._geometry.boxes[seat_id]).translated(self._offset())

    # Zoom

    @property
    def zoom(self) -> int:
        """Per cent of what fits."""
        return round(self._zoom * 100)

    def zoom_in(self) -> None:
        self._zoom_to(next((step for step in ZOOMS if step > self._zoom), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self._zoom_to(next((step for step in reversed(ZOOMS) if step < self._zoom), ZOOMS[0]))

    def zoom_to_fit(self) -> None:
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float, anchor: QPointF | None = None) -> None:
        if zoom == self._zoom:
            return
        at = anchor or self._anchor()
        spot = at - self._offset()
        kept = self._geometry.in_hall(spot.x(), spot.y())
        self._zoom = zoom
        self._arrange()
        x, y = self._geometry.in_pixels(*kept)
        self.horizontalScrollBar().setValue(round(x - at.x()))
        self.verticalScrollBar().setValue(round(y - at.y()))
        self.zoom_changed.emit(self.zoom)

    def _anchor(self) -> QPointF:
        if self._focused is not None:
            return self.seat_rectangle(self._focused).center()
        return QRectF(self.viewport().rect()).center()

    # Where things are

    def seen(self) -> QRectF:
        """Which part of the hall is on the viewport; of its width and height 1."""
        room, offset, geometry = self.viewport().size(), self._offset(), self._geometry
        wide, high = max(geometry.width, 1.0), max(geometry.height, 1.0)
        seen = QRectF(-offset.x() / wide, -offset.y() / high, room.width() / wide, room.height() / high)
        return seen.intersected(QRectF(0, 0, 1, 1))

    def look_at(self, spot: QPointF) -> None:
        """Bring a point of the hall into the middle; of its width and height 1."""
        room, geometry = self.viewport().size(), self._geometry
        self.horizontalScrollBar().setValue(round(spot.x() * geometry.width - room.width() / 2))
        self.verticalScrollBar().setValue(round(spot.y() * geometry.height - room.height() / 2))

    def _arrange(self) -> None:
        room = self.viewport().size()
        geometry = fitted(self._hall, width=room.width(), height=room.height(), zoom=self._zoom)
        self._draw_anew(geometry)
        for bar, content, page in (
            (self.horizontalScrollBar(), geometry.width, room.width()),
            (self.verticalScrollBar(), geometry.height, room.height()),
        ):
            bar.setRange(0, max(0, round(content - page)) if self._zoom > 1 else 0)
            bar.setPageStep(page)
            bar.setSingleStep(round(geometry.row_pitch) or 1)
        self.viewport().update()
        self.moved.emit()

    def _draw_anew(self, geometry: SeatMapGeometry) -> None:
        self._painter = HallPainter(geometry, self._looks, self.devicePixelRatioF())
        self._tiles = HallTiles(self._painter, self.tr("Screen"))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()
        self.moved.emit()

    def _offset(self) -> QPointF:
        room, geometry, ratio = self.viewport().size(), self._geometry, self._painter.ratio
        x = max(0.0, (room.width() - geometry.width) / 2) - self.horizontalScrollBar().value()
        y = max(0.0, (room.height() - geometry.height) / 2) - self.verticalScrollBar().value()
        # On whole device pixels, so that squares lie side by side.
        return QPointF(round(round(x) * ratio) / ratio, round(round(y) * ratio) / ratio)

    def _repaint_seats(self, seats: Iterable[int]) -> None:
        boxes, offset = self._geometry.boxes, self._offset()
        for seat in seats:
            if seat in boxes:
                self.viewport().update(dirty_box([boxes[seat]]).translated(offset).toAlignedRect())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._painter.ratio != self.devicePixelRatioF():
            self._draw_anew(self._geometry)
        painter = QPainter(self.viewport())
        offset = self._offset()
        painter.translate(offset)
        painter.setOpacity(_DIMMED if self._dimmed else 1.0)
        dirty = QRectF(event.rect()).translated(-offset)
        if self._hall.seats:
            self._tiles.paint(painter, dirty)
            self._paint_fading(painter)
            painter.setOpacity(1.0)
            if self._dimmed:
                self._painter.paint_words(painter, self.tr("Screen"), dirty)
            self._paint_over(painter, dirty)
        painter.end()

    def _paint_over(self, painter: QPainter, dirty: QRectF) -> None:
        boxes = self._geometry.boxes
        for seat, caption in self._captions.items():
            if seat in boxes and dirty.intersects(_rectangle(boxes[seat])):
                paint_caption(painter, boxes[seat], caption)
        for seat, mark in self._marks.items():
            if seat in boxes:
                paint_mark(painter, boxes[seat], mark)
        if self._focused is not None and self.hasFocus():
            paint_ring(painter, boxes[self._focused])

    def _paint_fading(self, painter: QPainter) -> None:
        if not self._fade.seats:
            return
        painter.save()
        painter.setOpacity(self._fade.left)
        painter.scale(1 / self._painter.ratio, 1 / self._painter.ratio)
        for seat, old in self._fade.seats.items():
            self._painter.paint_seat(painter, seat, old)
        painter.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self._draw_anew(self._geometry)
            self.viewport().update()


def _rectangle(box: Box) -> QRectF:
    return QRectF(box.x, box.y, box.width, box.height)
