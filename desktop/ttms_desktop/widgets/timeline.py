"""The timeline: blocks chosen by mouse or keys, and dragged to where they may stand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.timeline_canvas import TimelineCanvas
from ttms_desktop.widgets.timeline_geometry import HALLS_WIDTH, RULER_HEIGHT, SNAP
from ttms_desktop.widgets.timeline_ghost import paint_ghost, paint_reason
from ttms_desktop.widgets.timeline_keys import neighbour
from ttms_desktop.widgets.timeline_shapes import Block, BlockLook, Load, Spot, TimelineDay, Verdict

Judge = Callable[[Load, Spot], Verdict]
_EDGE, _SCROLL_STEP, _SCROLL_MILLISECONDS = 28, 14, 30
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AWAY = QPoint(-1, -1)


@dataclass(slots=True)
class _Carried:
    """A load under way; `grip` is how far behind its start it is held."""

    load: Load
    grip: timedelta
    at: QPoint = _AWAY
    spot: Spot | None = None
    verdict: Verdict | None = None


def load_of(block: Block) -> Load:
    """A block that is to be moved."""
    gap, length = block.free_at - block.ends_at, block.ends_at - block.starts_at
    return Load(block.block_id, block.title, length, gap, block.hue, block_id=block.block_id)


class Timeline(TimelineCanvas):
    """Does not know why something may stand somewhere: it asks its judge, and shows the answer while it is dragged."""

    block_chosen = Signal(object)  # block_id or None
    block_activated = Signal(int)
    removal_wanted = Signal(int)
    put = Signal(object, object)  # Load, Spot: dropped where it may stand
    put_refused = Signal(str)  # dropped where it may not; the reason
    carrying_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._judge: Judge = lambda _load, _spot: Verdict("", "")
        self._editable = False
        self._carried: _Carried | None = None
        self._pressed_at: QPoint | None = None
        self._scrolling = QTimer(self, interval=_SCROLL_MILLISECONDS)
        self._scrolling.timeout.connect(self._scroll_on)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)

    def set_judge(self, judge: Judge) -> None:
        """Who says whether a load may stand on a spot."""
        self._judge = judge

    def set_editable(self, editable: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Whether blocks may be dragged."""
        self._editable = editable

    def set_day(self, day: TimelineDay) -> None:
        super().set_day(day)
        self._describe_chosen()

    def choose(self, block_id: int | None) -> None:
        """Put the ring around a block, bring it into view, and say so."""
        if block_id == self._chosen:
            return
        self._chosen = block_id
        self._describe_chosen()
        self.viewport().update()
        self.block_chosen.emit(block_id)

    def _describe_chosen(self) -> None:
        block = self.block(self._chosen) if self._chosen is not None else None
        self.setAccessibleDescription(block.description if block else "")

    # Carrying

    @property
    def is_carrying(self) -> bool:
        return self._carried is not None

    def carry(self, load: Load, *, grip: timedelta = timedelta(0)) -> None:
        """Something has been taken up, here or beside the timeline."""
        QToolTip.hideText()
        self._carried = _Carried(load, grip)
        self.carrying_changed.emit(True)

    def carry_to(self, screen_point: QPoint) -> None:
        """The mouse is there now."""
        if self._carried is not None:
            self._carried.at = self.viewport().mapFromGlobal(screen_point)
            self._weigh()
            self._scroll_at_the_edge()

    def put_down(self) -> None:
        """The mouse was let go."""
        carried, self._carried = self._carried, None
        if carried is None:
            return
        # Told before the end of the carrying, which lets the day change.
        if carried.spot is not None and carried.verdict is not None:
            self._tell(carried.load, carried.spot, carried.verdict)
        self._end_carrying()

    def _tell(self, load: Load, spot: Spot, verdict: Verdict) -> None:
        if verdict.is_free:
            self.put.emit(load, spot)
        else:
            self.put_refused.emit(verdict.reason)

    def cancel_carry(self) -> None:
        """Esc: everything stays where it is."""
        if self._carried is not None:
            self._carried = None
            self._pressed_at = None
            self._end_carrying()

    @property
    def verdict(self) -> Verdict | None:
        """About what is carried, where it is now; None while it is over no lane."""
        return self._carried.verdict if self._carried else None

    def _end_carrying(self) -> None:
        self._scrolling.stop()
        self.viewport().unsetCursor()
        self.viewport().update()
        self.carrying_changed.emit(False)

    def _weigh(self) -> None:
        """Find the spot, and ask whether it is free."""
        carried = self._carried
        assert carried is not None
        inside = self._lanes_room().contains(QPointF(carried.at))
        point = QPointF(carried.at) - self._offset()
        carried.spot = self._geometry.spot_at(point, grip=carried.grip) if inside else None
        carried.verdict = self._judge(carried.load, carried.spot) if carried.spot else None
        refused = carried.verdict is not None and not carried.verdict.is_free
        self.viewport().setCursor(Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.ClosedHandCursor)
        self.viewport().update()

    def _scroll_at_the_edge(self) -> None:
        if self._pull() == QPoint():
            self._scrolling.stop()
        elif not self._scrolling.isActive():
            self._scrolling.start()

    def _pull(self) -> QPoint:
        """Which way to scroll while the load is held at an edge of the lanes."""
        assert self._carried is not None
        at, room = self._carried.at, self._lanes_room().toRect()
        if not room.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).contains(at):
            return QPoint()
        across = (at.x() > room.right() - _EDGE) - (at.x() < room.left() + _EDGE)
        down = (at.y() > room.bottom() - _EDGE) - (at.y() < room.top() + _EDGE)
        return QPoint(across, down) * _SCROLL_STEP

    def _scroll_on(self) -> None:
        if self._carried is None:
            self._scrolling.stop()
            return
        pull = self._pull()
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + pull.x())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + pull.y())
        self._weigh()

    def _paint_carried(self, painter: QPainter) -> None:
        carried = self._carried
        if carried is None or carried.spot is None or carried.verdict is None:
            return
        paint_ghost(painter, self._geometry, carried.load, carried.spot, carried.verdict)
        ghost = self._geometry.ghost_box(carried.spot, carried.load.length)
        paint_reason(painter, self._lanes_room().translated(-self._offset()), ghost, carried.verdict)

    # Mouse

    def block_at(self, point: QPoint) -> Block | None:
        """The block under a point of the viewport."""
        if point.x() < HALLS_WIDTH or point.y() < RULER_HEIGHT:
            return None
        return self._geometry.block_at(QPointF(point) - self._offset())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        at = event.position().toPoint()
        block = self.block_at(at)
        self.choose(block.block_id if block else None)
        self._pressed_at = at if block is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._carried is None and self._pressed_at is not None and self._is_drag(at):
            self._take_up()
        if self._carried is not None:
            self.carry_to(event.globalPosition().toPoint())
        elif self._pressed_at is None:
            self._hover(at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = None
            self.put_down()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        block = self.block_at(event.position().toPoint())
        if block is not None and event.button() == Qt.MouseButton.LeftButton:
            self.block_activated.emit(block.block_id)

    def _is_drag(self, at: QPoint) -> bool:
        assert self._pressed_at is not None
        return self._editable and (at - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()

    def _take_up(self) -> None:
        assert self._pressed_at is not None
        block = self.block_at(self._pressed_at)
        if block is None or block.look is BlockLook.PENDING:
            self._pressed_at = None
            return
        held_at = self._geometry.moment_at(self._pressed_at.x() - self._offset().x())
        self.carry(load_of(block), grip=held_at - block.starts_at)

    def _hover(self, at: QPoint) -> None:
        block = self.block_at(at)
        hovered = block.block_id if block else None
        if hovered != self._hovered:
            self._hovered = hovered
            hand = Qt.CursorShape.OpenHandCursor if self._editable else Qt.CursorShape.PointingHandCursor
            self.viewport().setCursor(hand if block else Qt.CursorShape.ArrowCursor)
            self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.block_at(event.pos())
            area = self.block_rectangle(block.block_id).toRect() if block else QRectF().toRect()
            QToolTip.showText(event.globalPos(), plain_tip(block.description if block else ""), self.viewport(), area)
            return True
        if event.type() == QEvent.Type.Leave and self._hovered is not None:
            self._hovered = None
            self.viewport().update()
        return super().viewportEvent(event)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        chosen = self.block(self._chosen) if self._chosen is not None else None
        if key == Qt.Key.Key_Escape and self.is_carrying:
            self.cancel_carry()
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and chosen is not None and self._editable:
            self._nudge(chosen, key, event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif (found := neighbour(self._day, chosen, key)) is not None:
            self.choose(found.block_id)
            self.bring_into_view(self.block_rectangle(found.block_id))
        elif key in _ENTER and chosen is not None and not event.isAutoRepeat():
            self.block_activated.emit(chosen.block_id)
        elif key == Qt.Key.Key_Delete and chosen is not None and not event.isAutoRepeat():
            self.removal_wanted.emit(chosen.block_id)
        else:
            event.ignore()

    def _nudge(self, block: Block, key: Qt.Key, event: QKeyEvent) -> None:
        """Alt with an arrow: five minutes, or another lane."""
        ids = [lane.lane_id for lane in self._day.lanes]
        place, start = ids.index(block.lane_id), block.starts_at
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            start = self._geometry.snapped(start + (SNAP if key == Qt.Key.Key_Right else -SNAP))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            place += 1 if key == Qt.Key.Key_Down else -1
        else:
            event.ignore()
            return
        if not 0 <= place < len(ids) or block.look is BlockLook.PENDING:
            return
        load, spot = load_of(block), Spot(ids[place], start)
        self._tell(load, spot, self._judge(load, spot))
