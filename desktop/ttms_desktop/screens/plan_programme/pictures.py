"""What the schedule screen shows, ready to be drawn: halls, shows, films, and what a drag would mean."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto


class ShowStage(Enum):
    """Where a show stands in its life."""

    COMING = auto()
    RUNNING = auto()
    OVER = auto()
    CANCELLED = auto()
    PENDING = auto()  # asked for, not answered yet


@dataclass(frozen=True, slots=True)
class HallLine:
    """A hall at the left of the timeline."""

    studio_id: int
    name: str
    seats_text: str


@dataclass(frozen=True, slots=True)
class ShowBlock:
    """A show; the hall is taken from `starts_at` to `free_at`, `filled` goes from 0 to 1."""

    schedule_id: int
    studio_id: int
    play_id: int
    starts_at: datetime
    ends_at: datetime
    free_at: datetime
    title: str
    time_text: str
    span_text: str
    sold_text: str
    short_sold_text: str
    filled: float
    stage: ShowStage
    description: str


@dataclass(frozen=True, slots=True)
class FilmLine:
    """A film that can be put on the day."""

    play_id: int
    title: str
    length_text: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether a show may stand somewhere: it may if there is no `reason`; `hint` says what would help."""

    time_text: str
    span_text: str
    reason: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ShowFacts:
    """The chosen show in words, and what may be done with it."""

    schedule_id: int
    title: str
    details: str
    can_sell: bool = False
    can_change: bool = False
    can_cancel: bool = False
    can_refund: bool = False
    can_refund_all: bool = False


@dataclass(frozen=True, slots=True)
class HourText:
    """A line of the ruler."""

    at: datetime
    text: str
