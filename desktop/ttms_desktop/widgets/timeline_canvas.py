"""A day of all halls, painted to scale, scrolled and zoomed; halls and hours stay in sight."""

from datetime import datetime

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.timeline_blocks import paint_block, paint_tail
from ttms_desktop.widgets.timeline_frame import (
    now_area,
    paint_halls,
    paint_lanes,
    paint_now_line,
    paint_now_time,
    paint_ruler,
)
from ttms_desktop.widgets.timeline_geometry import (
    HALLS_WIDTH,
    RULER_HEIGHT,
    USUAL_HOURS,
    WHOLE_DAY,
    ZOOMS,
    fitted,
    hours_of,
)
from ttms_desktop.widgets.timeline_shapes import Block, BlockLook, TimelineDay

_STEPS = (WHOLE_DAY, *ZOOMS)


class TimelineCanvas(QAbstractScrollArea):
    """It knows the day, which block is chosen and what time it is, and hears neither mouse nor keys."""

    zoom_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = TimelineDay()
        self._zoom = 1.0
        self._hours = USUAL_HOURS
        self._geometry = fitted(self._day, width=1, height=1, zoom=1.0)
        self._wanted = self._day.begins
        self._now: datetime | None = None
        self._now_text = ""
        self._chosen: int | None = None
        self._hovered: int | None = None
        self._opens_anew = True
        self._painted: object = None
        self._picture = QPixmap()
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setMinimumSize(240, 140)

    # What is shown

    def set_day(self, day: TimelineDay) -> None:
        """Show `day`; what is seen of it begins where it did unless it is another day."""
        self._opens_anew = self._opens_anew or day.begins != self._day.begins
        first = self._first_seen() - self._day.begins
        self._day = day
        self._hours = hours_of(day) or self._hours
        self._arrange()
        if self._opens_anew and day.lanes and day.opens_at is not None:
            self._opens_anew = False
            self.show_moment(day.opens_at)
        else:
            self.show_moment(day.begins + first)

    def say_now(self, now: datetime, text: str) -> None:
        """The line that is now, and its time in words."""
        self._now, self._now_text = now, text
        self.viewport().update()

    @property
    def has_lanes(self) -> bool:
        return bool(self._day.lanes)

    @property
    def has_blocks(self) -> bool:
        return bool(self._day.blocks)

    def show_moment(self, moment: datetime) -> None:
        """Bring a time to the left end, or as near to it as the day goes."""
        self._wanted = moment
        self.horizontalScrollBar().setValue(round(self._geometry.x_of(moment)))

    def _first_seen(self) -> datetime:
        """What is at the left end, or what was wanted there as long as only the room for it is missing."""
        bar = self.horizontalScrollBar()
        if bar.value() == max(0, min(round(self._geometry.x_of(self._wanted)), bar.maximum())):
            return self._wanted
        return self._geometry.moment_at(bar.value())

    def block(self, block_id: int) -> Block | None:
        return next((block for block in self._day.blocks if block.block_id == block_id), None)

    @property
    def chosen(self) -> int | None:
        return self._chosen

    def block_rectangle(self, block_id: int) -> QRectF:
        """Where a block is on the viewport."""
        block = self.block(block_id)
        return QRectF() if block is None else self._geometry.box_of(block).translated(self._offset())

    def point_of(self, lane_id: int, moment: datetime) -> QPoint:
        """Where a time of a lane is on the viewport."""
        middle = self._geometry.lane_top(lane_id) + self._geometry.lane_height / 2
        return (QPointF(self._geometry.x_of(moment), middle) + self._offset()).toPoint()

    # Zoom

    @property
    def can_zoom_in(self) -> bool:
        return self._zoom < _STEPS[-1]

    @property
    def can_zoom_out(self) -> bool:
        return self._zoom > _STEPS[0]

    def zoom_in(self) -> None:
        self._zoom_to(next((step for step in _STEPS if step > self._zoom), self._zoom))

    def zoom_out(self) -> None:
        self._zoom_to(next((step for step in reversed(_STEPS) if step < self._zoom), self._zoom))

    def zoom_to_fit(self) -> None:
        self._zoom_to(1.0)

    def _zoom_to(self, zoom: float, anchor: float | None = None) -> None:
        """The time at `anchor`, a place on the viewport, stays where it is."""
        if zoom == self._zoom:
            return
        at = anchor if anchor is not None else (HALLS_WIDTH + self.viewport().width()) / 2
        moment = self._geometry.moment_at(at - self._offset().x())
        self._zoom = zoom
        self._arrange()
        self.horizontalScrollBar().setValue(round(self._geometry.x_of(moment) - at + HALLS_WIDTH))
        self.zoom_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl zooms; the wheel alone goes up and down if there is anything, else through the day."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = _STEPS if turned.y() > 0 else tuple(reversed(_STEPS))
            beyond = (step for step in steps if (step > self._zoom if turned.y() > 0 else step < self._zoom))
            self._zoom_to(next(beyond, self._zoom), event.position().x())
        elif abs(turned.x()) > abs(turned.y()) or self.verticalScrollBar().maximum() == 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - (turned.x() or turned.y()))
        else:
            super().wheelEvent(event)

    # Where things are

    def _arrange(self) -> None:
        room = self.viewport().size()
        made = self._geometry = fitted(
            self._day, width=room.width(), height=room.height(), zoom=self._zoom, hours=self._hours
        )
        for bar, content, page, step in (
            (self.horizontalScrollBar(), made.width, room.width() - HALLS_WIDTH, made.hour_width),
            (self.verticalScrollBar(), made.height, room.height() - RULER_HEIGHT, made.lane_height),
        ):
            bar.setRange(0, max(0, round(content - page)))
            bar.setPageStep(max(round(page), 1))
            bar.setSingleStep(round(step))
        self.viewport().update()

    def _offset(self) -> QPointF:
        """Where the surface's origin lies on the viewport."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return QPointF(HALLS_WIDTH - across, RULER_HEIGHT - down)

    def _lanes_room(self) -> QRectF:
        """The part of the viewport in which lanes are seen."""
        return QRectF(self.viewport().rect()).adjusted(HALLS_WIDTH, RULER_HEIGHT, 0, 0)

    def bring_into_view(self, area: QRectF) -> None:
        """Scroll until a rectangle of the viewport is seen, as little as possible."""
        room = self._lanes_room().adjusted(8, 4, -8, -4)
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + _needed(area.left(), area.right(), room.left(), room.right()))
        down.setValue(down.value() + _needed(area.top(), area.bottom(), room.top(), room.bottom()))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._standing())
        painter.setClipRect(self._lanes_room())
        painter.translate(self._offset())
        self._paint_carried(painter)
        painter.end()

    def _standing(self) -> QPixmap:
        """All but what is carried, painted anew only if something of it is different: a drag repaints at every move."""
        offset, size, ratio = self._offset(), self.viewport().size(), self.devicePixelRatioF()
        seen = (self._day, self._zoom, offset, size, ratio, self._chosen, self._hovered, self._now_text)
        key = (*seen, self.hasFocus(), style.colors())
        if key != self._painted:
            self._painted = key
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._picture)
            self._paint_standing(painter)
            painter.end()
            self._round_off()
        return self._picture

    def _round_off(self) -> None:
        """The upper corners are those of the card on which it lies."""
        inside, corner = QRectF(self.viewport().rect()), style.Radius.CARD - 1.0
        edge, round_one = QPainterPath(), QPainterPath()
        edge.addRect(inside)
        round_one.addRoundedRect(inside.adjusted(0, 0, 0, 2 * corner), corner, corner)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
        painter.fillPath(edge.subtracted(round_one), Qt.GlobalColor.black)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def _paint_standing(self, painter: QPainter) -> None:
        painter.setClipRect(self._lanes_room())
        painter.translate(self._offset())
        paint_lanes(painter, self._geometry)
        if self._now is not None:
            paint_now_line(painter, self._geometry, self._now)
        self._paint_blocks(painter)
        painter.resetTransform()
        painter.setClipping(False)
        self._paint_frame(painter)

    def _paint_blocks(self, painter: QPainter) -> None:
        blocks, seen = self._day.blocks, self._lanes_room().translated(-self._offset())
        for block in blocks:
            paint_tail(painter, self._geometry, block)
        # The cancelled last: their strip lies below the others.
        for block in sorted(blocks, key=lambda block: (block.look is BlockLook.CANCELLED, block.starts_at)):
            ring = (2 if self.hasFocus() else 1) if block.block_id == self._chosen else 0
            hovered = block.block_id == self._hovered
            paint_block(painter, self._geometry, block, seen=seen, ring=ring, hovered=hovered)

    def _paint_carried(self, painter: QPainter) -> None:
        """What is dragged; the timeline that can be changed paints it."""

    def _paint_frame(self, painter: QPainter) -> None:
        room = self.viewport().size()
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        now = now_area(self._geometry, self._now, text=self._now_text, scrolled=across)
        paint_ruler(painter, self._geometry, width=room.width(), scrolled=across)
        paint_now_time(painter, now, text=self._now_text)
        paint_halls(painter, self._geometry, height=room.height(), scrolled=down)

    def resizeEvent(self, event: QResizeEvent) -> None:
        first = self._first_seen()
        super().resizeEvent(event)
        self._arrange()
        self.show_moment(first)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.LanguageChange):
            self.viewport().update()


def _needed(first: float, last: float, least: float, most: float) -> int:
    """How far to scroll; where not all fits, the beginning is seen."""
    if first < least or last - first > most - least:
        return round(first - least)
    return round(max(0.0, last - most))
