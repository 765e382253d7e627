"""What a timeline shows: lanes, blocks in them, and what is carried over it; all times are aware and in UTC."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

_NEVER = datetime(2000, 1, 1, tzinfo=UTC)


class BlockLook(Enum):
    """How much a block asks to be looked at."""

    COMING = auto()
    OVER = auto()
    CANCELLED = auto()
    PENDING = auto()  # on its way to the server


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline."""

    lane_id: int
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Something that takes its lane from `starts_at` to `free_at`; what comes after `ends_at` is drawn as its tail.

    `hue` is any number: equal ones have the same colour. `filled` goes from 0 to 1. `description` is said on hover.
    `short_state_text` stands where there is no room for `state_text`; without it nothing does.
    """

    block_id: int
    lane_id: int
    starts_at: datetime
    ends_at: datetime
    free_at: datetime
    title: str
    time_text: str
    span_text: str
    state_text: str
    filled: float
    hue: int
    look: BlockLook = BlockLook.COMING
    description: str = ""
    short_state_text: str = ""


@dataclass(frozen=True, slots=True)
class HourMark:
    """A line of the ruler."""

    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class TimelineDay:
    """One day of all lanes."""

    begins: datetime = _NEVER
    ends: datetime = _NEVER + timedelta(days=1)
    marks: tuple[HourMark, ...] = ()
    lanes: tuple[Lane, ...] = ()
    blocks: tuple[Block, ...] = ()
    # The first and the last moment that should be seen without scrolling; None while it is not known what is on.
    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """What is dragged: a block of the timeline, or something from beside it (`block_id` None)."""

    value: int
    title: str
    length: timedelta
    gap: timedelta
    hue: int
    block_id: int | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it would stand."""

    lane_id: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it may stand there: no `reason`, it may; `hint` says what would help. Both texts say its time there."""

    time_text: str
    span_text: str
    reason: str = ""
    hint: str = ""

    @property
    def is_free(self) -> bool:
        return not self.reason
