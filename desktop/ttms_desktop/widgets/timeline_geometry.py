"""Where times and lanes are on the timeline: one hour is always as wide as another, whatever the clocks do."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF

from ttms_desktop.widgets.timeline_shapes import Block, BlockLook, Spot, TimelineDay

HALLS_WIDTH = 84.0
RULER_HEIGHT = 34.0
SNAP = timedelta(minutes=5)
ZOOMS = (1.0, 1.5, 2.0, 3.0)
WHOLE_DAY = 0.0
_LEAST_HOUR = 54.0
_FEWEST_HOURS, USUAL_HOURS = 12.0, 16.5
_LEAST_LANE, _MOST_LANE = 60.0, 168.0
_LOW_LANE = 96.0
_STRIP = 21.0
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class TimelineGeometry:
    """Places on the whole surface, whose origin is at the first moment of the first lane."""

    day: TimelineDay
    hour_width: float
    lane_height: float

    @property
    def width(self) -> float:
        return self.x_of(self.day.ends)

    @property
    def height(self) -> float:
        return self.lane_height * len(self.day.lanes)

    def x_of(self, moment: datetime) -> float:
        return (moment - self.day.begins) / _HOUR * self.hour_width

    def moment_at(self, x: float) -> datetime:
        return self.day.begins + _HOUR * (x / self.hour_width)

    def lane_top(self, lane_id: int) -> float:
        ids = [lane.lane_id for lane in self.day.lanes]
        return ids.index(lane_id) * self.lane_height if lane_id in ids else -2 * self.lane_height

    def lane_box(self, lane_id: int) -> QRectF:
        return QRectF(0, self.lane_top(lane_id), self.width, self.lane_height)

    def spot_at(self, point: QPointF, *, grip: timedelta = timedelta(0)) -> Spot | None:
        """Where something would start that is held `grip` after its start: in steps of five minutes."""
        place = int(point.y() // self.lane_height)
        if not 0 <= place < len(self.day.lanes):
            return None
        return Spot(self.day.lanes[place].lane_id, self.snapped(self.moment_at(point.x()) - grip))

    def snapped(self, moment: datetime) -> datetime:
        """The nearest whole five minutes of the day, inside of it."""
        steps = round((moment - self.day.begins) / SNAP)
        return min(max(self.day.begins + steps * SNAP, self.day.begins), self.day.ends - SNAP)

    def box_of(self, block: Block) -> QRectF:
        """Where the block stands without its tail; cancelled ones in a strip at the bottom of the lane."""
        left, right = self.x_of(block.starts_at), self.x_of(block.ends_at)
        top = self.lane_top(block.lane_id)
        if block.look is BlockLook.CANCELLED:
            return QRectF(left, top + self.lane_height - _STRIP - 2, right - left, _STRIP - 2)
        return QRectF(left, top + self._margin(), right - left, self._block_height(block.lane_id))

    def ghost_box(self, spot: Spot, length: timedelta) -> QRectF:
        left, right = self.x_of(spot.starts_at), self.x_of(spot.starts_at + length)
        top = self.lane_top(spot.lane_id) + self._margin()
        return QRectF(left, top, right - left, self._block_height(spot.lane_id))

    def block_at(self, point: QPointF) -> Block | None:
        """The block under a point; one that takes place covers one that does not."""
        found = [block for block in self.day.blocks if self.box_of(block).contains(point)]
        return min(found, key=lambda block: block.look is BlockLook.CANCELLED, default=None)

    def _margin(self) -> float:
        return 5.0 if self.lane_height < _LOW_LANE else 10.0

    def _block_height(self, lane_id: int) -> float:
        margin = self._margin()
        has_strip = any(block.lane_id == lane_id and block.look is BlockLook.CANCELLED for block in self.day.blocks)
        return self.lane_height - 2 * margin - (_STRIP - margin / 2 if has_strip else 0.0)


def hours_of(day: TimelineDay) -> float | None:
    """How many hours of the day should be seen at once; None while that is not known."""
    if day.opens_at is None or day.closes_at is None:
        return None
    return max((day.closes_at - day.opens_at) / _HOUR, _FEWEST_HOURS)


def fitted(
    day: TimelineDay, *, width: float, height: float, zoom: float, hours: float = USUAL_HOURS
) -> TimelineGeometry:
    """The geometry for a viewport; at zoom 1 `hours` are seen if they are readable so, at WHOLE_DAY all of the day."""
    room = max(width - HALLS_WIDTH, 1.0)
    whole = (day.ends - day.begins) / _HOUR
    hour_width = room / whole if zoom == WHOLE_DAY else max(room / hours, _LEAST_HOUR) * zoom
    lane_height = (height - RULER_HEIGHT) / max(len(day.lanes), 1)
    return TimelineGeometry(day, hour_width, min(max(lane_height, _LEAST_LANE), _MOST_LANE))
