"""A hall as a widget: drawn to shape, zoomed and scrolled, painted again only where something changed."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ttms_desktop.widgets.seat_fade import SeatFade
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatMapGeometry, fitted
from ttms_desktop.widgets.seat_map_painting import HallPainter, dirty_box

ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
_EMPTY = HallShape(0, 0, 0, ())
_DIMMED = 0.45


class HallCanvas(QAbstractScrollArea):
    """It knows what each seat looks like and which one has the focus, and hears neither mouse nor keys."""

    zoom_changed = Signal(int)  # per cent of what fits

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = _EMPTY
        self._looks: dict[int, SeatLook] = {}
        self._painter = HallPainter(SeatMapGeometry(_EMPTY, pitch=1, row_pitch=1), self._looks)
        self._zoom = 1.0
        self._focused: int | None = None
        self._dimmed = False
        self._fade = SeatFade(self, self._repaint_seats)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(160, 120)

    # What is shown

    def set_hall(self, hall: HallShape, looks: Mapping[int, SeatLook]) -> None:
        """Show another hall, or the same one with everything anew; the focus stays where its seat still is."""
        if hall != self._hall:
            self._zoom = 1.0
            self._focused = None
        self._hall = hall
        self._looks = dict(looks)
        self._fade.clear()
        self._arrange()
        if self._focused is None:
            self._focused = self._painter.geometry.first_seat()
        self.zoom_changed.emit(self.zoom)

    def set_looks(self, looks: Mapping[int, SeatLook]) -> None:
        """New looks of some seats; only these are painted again."""
        changed = [seat for seat, look in looks.items() if self.look(seat) is not look and seat in self._boxes]
        for seat in changed:
            if looks[seat] in (SeatLook.HELD, SeatLook.SOLD) and self.look(seat) is SeatLook.FREE:
                self._fade.begin(seat, self.look(seat))
            self._looks[seat] = looks[seat]
        self._repaint_seats(changed)

    def set_dimmed(self, dimmed: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Pale while the picture may be out of date."""
        self._dimmed = dimmed
        self.viewport().update()

    def look(self, seat_id: int) -> SeatLook:
        return self._looks.get(seat_id, SeatLook.FREE)

    @property
    def focused_seat(self) -> int | None:
        return self._focused

    @property
    def _boxes(self) -> Mapping[int, object]:
        return self._painter.geometry.boxes

    def seat_rectangle(self, seat_id: int) -> QRectF:
        """Where a seat is on the viewport."""
        box = self._painter.geometry.boxes[seat_id]
        return QRectF(box.x, box.y, box.width, box.height).translated(self._offset())

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
        ratio = zoom / self._zoom
        spot = at - self._offset()
        self._zoom = zoom
        self._arrange()
        self.horizontalScrollBar().setValue(round(spot.x() * ratio - at.x()))
        self.verticalScrollBar().setValue(round(spot.y() * ratio - at.y()))
        self.zoom_changed.emit(self.zoom)

    def _anchor(self) -> QPointF:
        if self._focused is not None:
            return self.seat_rectangle(self._focused).center()
        return QRectF(self.viewport().rect()).center()

    # Where things are

    def _arrange(self) -> None:
        room = self.viewport().size()
        geometry = fitted(self._hall, width=room.width(), height=room.height(), zoom=self._zoom)
        self._painter = HallPainter(geometry, self._looks)
        for bar, content, page in (
            (self.horizontalScrollBar(), geometry.width, room.width()),
            (self.verticalScrollBar(), geometry.height, room.height()),
        ):
            bar.setRange(0, max(0, round(content - page)) if self._zoom > 1 else 0)
            bar.setPageStep(page)
            bar.setSingleStep(round(geometry.row_pitch) or 1)
        self.viewport().update()

    def _offset(self) -> QPointF:
        room, geometry = self.viewport().size(), self._painter.geometry
        x = max(0.0, (room.width() - geometry.width) / 2) - self.horizontalScrollBar().value()
        y = max(0.0, (room.height() - geometry.height) / 2) - self.verticalScrollBar().value()
        return QPointF(round(x), round(y))

    def _repaint_seats(self, seats: Iterable[int]) -> None:
        boxes = self._painter.geometry.boxes
        for seat in seats:
            self.viewport().update(dirty_box([boxes[seat]]).translated(self._offset()).toAlignedRect())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        offset = self._offset()
        painter.translate(offset)
        painter.setOpacity(_DIMMED if self._dimmed else 1.0)
        dirty = QRectF(event.rect()).translated(-offset)
        if self._hall.seats:
            self._painter.paint_surroundings(painter, self.tr("Screen"))
            self._painter.paint_seats(painter, dirty)
            self._paint_fading(painter)
            if self._focused is not None and self.hasFocus():
                self._painter.paint_ring(painter, self._focused)
        painter.end()

    def _paint_fading(self, painter: QPainter) -> None:
        for seat, old in self._fade.seats.items():
            painter.setOpacity(self._fade.left)
            self._painter.paint_seat(painter, seat, old)
        painter.setOpacity(1.0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.viewport().update()
