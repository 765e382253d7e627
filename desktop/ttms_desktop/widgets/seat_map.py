"""The seat map: seats chosen by mouse or keys, zoomed, moved, and changed by other counters while it is shown."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip, QWidget

from ttms_desktop.widgets.seat_fade import SeatFade
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import Direction, HallShape, SeatMapGeometry, SeatShape, fitted
from ttms_desktop.widgets.seat_map_painting import HallPainter, dirty_box

_ZOOMS = (1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0)
_HOVER_MILLISECONDS = 250
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_ENDS = {Qt.Key.Key_Home: Direction.LEFT, Qt.Key.Key_End: Direction.RIGHT}
_EMPTY = HallShape(0, 0, 0, ())
_DIMMED = 0.45


class SeatMap(QAbstractScrollArea):
    """A hall to shape; it knows what each seat looks like, not why."""

    seat_activated = Signal(int)
    seat_focused = Signal(int)
    zoom_changed = Signal(int)  # per cent of what fits

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall = _EMPTY
        self._looks: dict[int, SeatLook] = {}
        self._painter = HallPainter(SeatMapGeometry(_EMPTY, pitch=1, row_pitch=1), self._looks)
        self._zoom = 1.0
        self._focused: int | None = None
        self._aim: float | None = None
        self._choosing = True
        self._dimmed = False
        self._describe: Callable[[int], str] = str
        self._pressed_at: QPoint | None = None
        self._dragged_from: QPoint | None = None
        self._hovered: int | None = None
        self._fade = SeatFade(self, self._repaint_seats)
        self._hover_timer = QTimer(self, singleShot=True, interval=_HOVER_MILLISECONDS)
        self._hover_timer.timeout.connect(self._show_hover)
        self._set_up()

    def _set_up(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
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

    def set_describer(self, describe: Callable[[int], str]) -> None:
        """Who says a seat in words, for hovering and for screen readers."""
        self._describe = describe

    def set_choosing(self, choosing: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Whether seats may be clicked."""
        self._choosing = choosing

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
        self._zoom_to(next((step for step in _ZOOMS if step > self._zoom), _ZOOMS[-1]))

    def zoom_out(self) -> None:
        self._zoom_to(next((step for step in reversed(_ZOOMS) if step < self._zoom), _ZOOMS[0]))

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

    def seat_at(self, point: QPoint) -> int | None:
        """The seat under a point of the viewport; broken ones are none."""
        spot = QPointF(point) - self._offset()
        seat = self._painter.geometry.seat_at(spot.x(), spot.y())
        if seat is None or self._painter.geometry.spot(seat).shape is SeatShape.BROKEN:
            return None
        return seat

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

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._focused is None:
            event.ignore()
        elif key in _ARROWS:
            self._walk(_ARROWS[key], jump=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key in _ENDS:
            self.focus_seat(self._painter.geometry.row_end(self._focused, _ENDS[key]))
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._activate(self._focused)
        else:
            event.ignore()

    def _walk(self, direction: Direction, *, jump: bool) -> None:
        assert self._focused is not None
        geometry = self._painter.geometry
        sideways = direction in (Direction.LEFT, Direction.RIGHT)
        aim = None if sideways else self._aim if self._aim is not None else geometry.boxes[self._focused].middle
        seat = geometry.next_seat(self._focused, direction, aim=aim)
        while jump and self.look(seat) is not SeatLook.FREE:
            further = geometry.next_seat(seat, direction, aim=aim)
            if further == seat:
                break
            seat = further
        self.focus_seat(seat)
        self._aim = aim

    def focus_seat(self, seat_id: int) -> None:
        """Move the ring to a seat and bring it into view."""
        before, self._focused, self._aim = self._focused, seat_id, None
        self._repaint_seats([seat for seat in (before, seat_id) if seat is not None])
        self._bring_into_view(seat_id)
        words = self._describe(seat_id)
        self.setAccessibleDescription(words)
        self.seat_focused.emit(seat_id)

    def _bring_into_view(self, seat_id: int) -> None:
        if self._zoom == 1.0:
            return
        here = self.seat_rectangle(seat_id).adjusted(-30, -30, 30, 30)
        room = QRectF(self.viewport().rect())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(min(0.0, here.left()) + max(0.0, here.right() - room.right())))
        down.setValue(down.value() + round(min(0.0, here.top()) + max(0.0, here.bottom() - room.bottom())))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._repaint_focus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._repaint_focus()

    def _repaint_focus(self) -> None:
        if self._focused is not None:
            self._repaint_seats([self._focused])

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = self._dragged_from = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._dragged_from is not None and self._drags(here):
            self._pressed_at = None
            moved = here - self._dragged_from
            self._dragged_from = here
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
        else:
            self._hover(here)

    def _drags(self, here: QPoint) -> bool:
        if self._zoom == 1.0:
            return False
        if self._pressed_at is None:
            return True
        return (here - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_at, self._pressed_at, self._dragged_from = self._pressed_at, None, None
        if pressed_at is None:
            return
        seat = self.seat_at(event.position().toPoint())
        if seat is not None and seat == self.seat_at(pressed_at):
            self.focus_seat(seat)
            self._activate(seat)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def _activate(self, seat_id: int) -> None:
        if self._choosing:
            self.seat_activated.emit(seat_id)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        up = event.angleDelta().y() > 0
        steps = _ZOOMS if up else tuple(reversed(_ZOOMS))
        beyond = (step for step in steps if (step > self._zoom if up else step < self._zoom))
        self._zoom_to(next(beyond, self._zoom), event.position())

    def _hover(self, here: QPoint) -> None:
        seat = self.seat_at(here)
        if seat == self._hovered:
            return
        self._hovered = seat
        shown = QToolTip.isVisible()
        QToolTip.hideText()
        can_click = seat is not None and self._choosing and self.look(seat) in (SeatLook.FREE, SeatLook.MINE)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can_click else Qt.CursorShape.ArrowCursor)
        if seat is not None:
            self._hover_timer.start(0 if shown else _HOVER_MILLISECONDS)

    def _show_hover(self) -> None:
        if self._hovered is None or not self.viewport().underMouse():
            return
        self.show_hover(self._hovered)

    def show_hover(self, seat_id: int) -> None:
        """Say a seat in words beside it."""
        area = self.seat_rectangle(seat_id).toAlignedRect()
        at = self.viewport().mapToGlobal(QPoint(area.center().x(), area.bottom() - 6))
        QToolTip.showText(at, self._describe(seat_id), self.viewport(), area)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return True
        if event.type() == QEvent.Type.Leave:
            self._hovered = None
            self._hover_timer.stop()
        return super().viewportEvent(event)
