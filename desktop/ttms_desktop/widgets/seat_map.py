"""The seat map: seats chosen by mouse or keys, and changed by other counters while it is shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ttms_desktop.widgets.hall_canvas import ZOOMS, HallCanvas
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import Direction, SeatShape

_HOVER_MILLISECONDS = 250
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_ENDS = {Qt.Key.Key_Home: Direction.LEFT, Qt.Key.Key_End: Direction.RIGHT}


class SeatMap(HallCanvas):
    """A hall in which seats can be chosen; it does not know why one may be had or not."""

    seat_activated = Signal(int)
    seat_focused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aim: float | None = None
        self._choosing = True
        self._describe: Callable[[int], str] = str
        self._pressed_at: QPoint | None = None
        self._dragged_from: QPoint | None = None
        self._hovered: int | None = None
        self._hover_timer = QTimer(self, singleShot=True, interval=_HOVER_MILLISECONDS)
        self._hover_timer.timeout.connect(self._show_hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def set_describer(self, describe: Callable[[int], str]) -> None:
        """Who says a seat in words, for hovering and for screen readers."""
        self._describe = describe

    def set_choosing(self, choosing: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Whether seats may be clicked."""
        self._choosing = choosing

    def seat_at(self, point: QPoint) -> int | None:
        """The seat under a point of the viewport; broken ones are none."""
        spot = QPointF(point) - self._offset()
        seat = self._painter.geometry.seat_at(spot.x(), spot.y())
        if seat is None or self._painter.geometry.spot(seat).shape is SeatShape.BROKEN:
            return None
        return seat

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
        steps = ZOOMS if up else tuple(reversed(ZOOMS))
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
        QToolTip.showText(at, plain_tip(self._describe(seat_id)), self.viewport(), area)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return True
        if event.type() == QEvent.Type.Leave:
            self._hovered = None
            self._hover_timer.stop()
        return super().viewportEvent(event)
