"""The seat map: seats chosen by mouse or keys, and changed by other counters while it is shown."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ttms_desktop.widgets.hall_canvas import ZOOMS
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_accessible import SpokenCanvas
from ttms_desktop.widgets.seat_map_geometry import Direction, SeatShape
from ttms_desktop.widgets.seat_map_marks import SeatMark
from ttms_desktop.widgets.seat_map_overview import SeatOverview
from ttms_desktop.widgets.seat_map_stroke import Stroke, between

_HOVER_MILLISECONDS = 250
_NOTCH = 120  # of a wheel, in eighths of a degree
_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}
_ENDS = {Qt.Key.Key_Home: Direction.LEFT, Qt.Key.Key_End: Direction.RIGHT}
_LARGER, _SMALLER, _FIT = (Qt.Key.Key_Plus, Qt.Key.Key_Equal), (Qt.Key.Key_Minus,), (Qt.Key.Key_0,)


class SeatMap(SpokenCanvas):
    """A hall in which seats can be chosen; it does not know why one may be had or not.

    Left button: a seat, several that it is drawn over, with Shift all to the seat before; beside the seats it moves the
    map, as the middle button and the left one with Space do anywhere. The wheel, + and - zoom, 0 shows all.
    """

    seat_activated = Signal(int)
    seats_chosen = Signal(list)  # several at once
    seat_focused = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aim: float | None = None
        self._choosing = True
        self._describe: Callable[[int], str] = str
        self._explain: Callable[[int], str] | None = None
        self._pressed_at: QPoint | None = None
        self._moved_from: QPoint | None = None
        self._stroke: Stroke | None = None
        self._given_marks: Mapping[int, SeatMark] = {}
        self._last_chosen: int | None = None
        self._space_waits = False
        self._wheeled = 0
        self._hovered: int | None = None
        self._hover_timer = QTimer(self, singleShot=True, interval=_HOVER_MILLISECONDS)
        self._hover_timer.timeout.connect(self._show_hover)
        self._overview = SeatOverview(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def set_describer(self, describe: Callable[[int], str], explain: Callable[[int], str] | None = None) -> None:
        """Who says a seat in one line, for screen readers, and in several, for hovering."""
        self._describe, self._explain = describe, explain or describe

    def set_choosing(self, choosing: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Whether seats may be clicked."""
        self._choosing = choosing

    def set_marks(self, marks: Mapping[int, SeatMark]) -> None:
        self._given_marks = marks
        drawn = dict.fromkeys(self._stroke.seats, SeatMark.PREVIEW) if self._stroke else {}
        super().set_marks({**marks, **drawn})

    def set_looks(self, looks: Mapping[int, SeatLook]) -> None:
        super().set_looks(looks)
        if self._focused is not None and self._focused in looks:
            self.setAccessibleDescription(self._describe(self._focused))
            self.tell_change(self._focused)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self._focused is not None:
            self.setAccessibleDescription(self._describe(self._focused))

    def words_of(self, seat_id: int) -> str:
        return self._describe(seat_id)

    def seat_at(self, point: QPoint | QPointF) -> int | None:
        """The seat under a point of the viewport; broken ones are none."""
        spot = QPointF(point) - self._offset()
        seat = self._geometry.seat_at(spot.x(), spot.y())
        if seat is None or self._geometry.spot(seat).shape is SeatShape.BROKEN:
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
            self.focus_seat(self._geometry.row_end(self._focused, _ENDS[key]))
        elif key in (*_LARGER, *_SMALLER, *_FIT):
            (self.zoom_in if key in _LARGER else self.zoom_out if key in _SMALLER else self.zoom_to_fit)()
        elif key == Qt.Key.Key_Space:
            self._press_space(event)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            waited, self._space_waits = self._space_waits, False
            if waited and self._moved_from is None and self._focused is not None:
                self._activate(self._focused)
        else:
            super().keyReleaseEvent(event)

    def _press_space(self, event: QKeyEvent) -> None:
        assert self._focused is not None
        if event.isAutoRepeat():
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._choose_to(self._focused)
        elif self._zoom == 1.0:
            self._activate(self._focused)
        else:
            # It may be held to move the map: what it does is decided when it is let go.
            self._space_waits = True

    def _walk(self, direction: Direction, *, jump: bool) -> None:
        assert self._focused is not None
        geometry = self._geometry
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
        self.setAccessibleDescription(self._describe(seat_id))
        self.tell_focus(seat_id)
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
        self._space_waits = False
        self._repaint_focus()

    def _repaint_focus(self) -> None:
        if self._focused is not None:
            self._repaint_seats([self._focused])

    # Choosing

    def _activate(self, seat_id: int) -> None:
        if self._choosing:
            self._last_chosen = seat_id
            self.seat_activated.emit(seat_id)

    def _choose_to(self, seat_id: int) -> None:
        """From the seat chosen last to this one; only this one in another row."""
        seats = [] if self._last_chosen is None else between(self, self._last_chosen, seat_id)
        if seats and self._choosing:
            self._last_chosen = seat_id
            self.seats_chosen.emit(seats)
        elif self.look(seat_id) is SeatLook.FREE:
            self._activate(seat_id)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        here, left = event.position().toPoint(), event.button() == Qt.MouseButton.LeftButton
        if event.button() == Qt.MouseButton.MiddleButton or (left and (self._space_waits or self._misses(here))):
            self._moved_from = here
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif left:
            self._pressed_at = here

    def _misses(self, here: QPoint) -> bool:
        return self._zoom > 1.0 and self.seat_at(here) is None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        here = event.position().toPoint()
        if self._moved_from is not None:
            moved, self._moved_from, self._space_waits = here - self._moved_from, here, False
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - moved.y())
        elif self._pressed_at is not None:
            self._draw_to(event.position())
        else:
            self._hover(here)

    def _draw_to(self, here: QPointF) -> None:
        assert self._pressed_at is not None
        start = QPointF(self._pressed_at)
        if self._stroke is None:
            far = (here - start).manhattanLength() >= QApplication.startDragDistance()
            first = self.seat_at(self._pressed_at)
            if not far or first is None or self.seat_at(here) == first or not self._choosing:
                return
            QToolTip.hideText()
            self._stroke = Stroke(self, first, start, self.seat_at)
        self._stroke.draw_to(here)
        self.set_marks(self._given_marks)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed_at, stroke = self._pressed_at, self._stroke
        self._pressed_at = self._moved_from = self._stroke = None
        seat = self.seat_at(event.position().toPoint())
        if stroke is not None:
            self.set_marks(self._given_marks)
            self._end_stroke(stroke)
        elif seat is not None and pressed_at is not None and seat == self.seat_at(pressed_at):
            self.focus_seat(seat)
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._choose_to(seat)
            else:
                self._activate(seat)
        self._hover(event.position().toPoint())

    def _end_stroke(self, stroke: Stroke) -> None:
        if stroke.seats:
            self._last_chosen = stroke.seats[-1]
            self.focus_seat(stroke.seats[-1])
            self.seats_chosen.emit(stroke.seats)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms where the mouse is; two fingers, and a wheel with Shift or Alt, move."""
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier or event.pixelDelta().isNull()
        if not zooms or event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not event.angleDelta().y():
            super().wheelEvent(event)
            return
        self._wheeled += event.angleDelta().y()
        if abs(self._wheeled) < _NOTCH:
            return
        up, self._wheeled = self._wheeled > 0, 0
        steps = ZOOMS if up else tuple(reversed(ZOOMS))
        beyond = (step for step in steps if (step > self._zoom if up else step < self._zoom))
        self._zoom_to(next(beyond, self._zoom), event.position())

    # Hovering

    def _hover(self, here: QPoint) -> None:
        seat = self.seat_at(here)
        can_click = seat is not None and self._choosing and self.look(seat) in (SeatLook.FREE, SeatLook.MINE)
        moves = self._zoom > 1.0 and seat is None
        shape = Qt.CursorShape
        self.viewport().setCursor(
            shape.PointingHandCursor if can_click else shape.OpenHandCursor if moves else shape.ArrowCursor
        )
        if seat == self._hovered:
            return
        self._hovered = seat
        shown = QToolTip.isVisible()
        QToolTip.hideText()
        if seat is not None:
            self._hover_timer.start(0 if shown else _HOVER_MILLISECONDS)

    def _show_hover(self) -> None:
        if self._hovered is None or not self.viewport().underMouse():
            return
        self.show_hover(self._hovered)

    def refresh_hover(self) -> None:
        """The countdown in the words that are shown goes on."""
        if QToolTip.isVisible() and not self._hover_timer.isActive():
            self._show_hover()

    def show_hover(self, seat_id: int) -> None:
        """Say a seat in words beside it."""
        area = self.seat_rectangle(seat_id).toAlignedRect()
        at = self.viewport().mapToGlobal(QPoint(area.center().x(), area.bottom() - 6))
        words = (self._explain or self._describe)(seat_id)
        QToolTip.showText(at, plain_tip(words), self.viewport(), area)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            return True
        if event.type() == QEvent.Type.Leave:
            self._hovered = None
            self._hover_timer.stop()
        return super().viewportEvent(event)
