"""Days as the timeline draws them: four halls, and shows in hours after six in the morning."""

from datetime import UTC, datetime, timedelta

from ttms_desktop.widgets.timeline_shapes import Block, BlockLook, HourMark, Lane, TimelineDay, Verdict

BEGIN = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
FREE, TAKEN = Verdict("10:00", ""), Verdict("10:00", "", "Taken", "Free from 12:00")


def at(hours: float) -> datetime:
    return BEGIN + timedelta(hours=hours)


def block(
    block_id: int, lane_id: int, begins: float, *, hours: float = 1.5, look: BlockLook = BlockLook.COMING
) -> Block:
    ends = begins + hours
    return Block(
        block_id,
        lane_id,
        at(begins),
        at(ends),
        at(ends + 0.25),
        "Metropolis",
        "10:00",
        "10:00\u201311:30",
        "0/9",
        0,
        1,
        look,
        "words",
    )


def day(*blocks: Block, lanes: int = 4, hours: int = 24) -> TimelineDay:
    return TimelineDay(
        begins=BEGIN,
        ends=at(hours),
        marks=tuple(HourMark(at(hour), str(hour)) for hour in range(hours + 1)),
        lanes=tuple(Lane(lane, f"Hall {lane}") for lane in range(1, lanes + 1)),
        blocks=blocks,
        opens_at=at(3),
        closes_at=at(19.5),
    )


STANDING = (block(1, 1, 4), block(2, 1, 8), block(3, 2, 4.5), block(4, 4, 9))
