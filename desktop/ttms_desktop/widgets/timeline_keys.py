"""Which block of a timeline an arrow leads to."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import Qt

from ttms_desktop.widgets.timeline_shapes import Block, TimelineDay

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}


def neighbour(day: TimelineDay, block: Block | None, key: Qt.Key) -> Block | None:
    """The block that `key` leads to from `block`, itself if there is no other; None for a key that leads nowhere."""
    if key not in (*_SIDEWAYS, *_ACROSS, *_ENDS) or not day.blocks:
        return None
    if block is None:
        return _ordered(day.blocks)[0]
    if key in _ACROSS:
        return _in_another_lane(day, block, _ACROSS[key])
    lane = _ordered(other for other in day.blocks if other.lane_id == block.lane_id)
    if key in _ENDS:
        return lane[_ENDS[key]]
    place = [other.block_id for other in lane].index(block.block_id) + _SIDEWAYS[key]
    return lane[max(0, min(len(lane) - 1, place))]


def _in_another_lane(day: TimelineDay, block: Block, step: int) -> Block:
    """The one that is nearest in time, in the next lane that has any."""
    ids = [lane.lane_id for lane in day.lanes]
    place = ids.index(block.lane_id) + step
    while 0 <= place < len(ids):
        lane = [other for other in day.blocks if other.lane_id == ids[place]]
        if lane:
            return min(lane, key=lambda other: abs(_middle(other) - _middle(block)))
        place += step
    return block


def _middle(block: Block) -> datetime:
    return block.starts_at + (block.ends_at - block.starts_at) / 2


def _ordered(blocks: Iterable[Block]) -> list[Block]:
    return sorted(blocks, key=lambda block: (block.starts_at, block.block_id))
