"""What the door shows, as plain values."""

from dataclasses import dataclass
from enum import Enum, auto


class Verdict(Enum):
    """What is said to whoever stands at the door."""

    READY = auto()
    WAITING = auto()
    VALID = auto()
    LET_OUT = auto()
    ALREADY_USED = auto()
    REFUNDED = auto()
    WRONG_SHOW = auto()
    WRONG_DAY = auto()
    CANCELLED = auto()
    NOT_INSIDE = auto()
    UNKNOWN = auto()
    FORGED = auto()
    UNDECIDED = auto()  # nobody can tell without the server; that is no "invalid"


class Way(Enum):
    """Through the door."""

    IN = "in"
    OUT = "out"


GOOD = frozenset({Verdict.VALID, Verdict.LET_OUT})
CALM = frozenset({Verdict.READY, Verdict.WAITING})


@dataclass(frozen=True, slots=True)
class DoorPicture:
    """The result: one word or two in large, what it is about, and what to do; `alone` is decided without the server.

    `ticket` is the same as `what` in a few words, for a list.
    """

    verdict: Verdict
    title: str
    what: str = ""
    hint: str = ""
    alone: bool = False
    ticket: str = ""

    @property
    def tone(self) -> str:
        """Of the colour: "", "accent" for in, "text" for out, "warning" or "danger"."""
        if self.verdict in CALM:
            return ""
        if self.verdict in GOOD:
            return "text" if self.verdict is Verdict.LET_OUT else "accent"
        return "warning" if self.verdict is Verdict.UNDECIDED else "danger"


@dataclass(frozen=True, slots=True)
class ScanLine:
    """A scan that was made here."""

    number: int
    time_text: str
    result: str
    ticket: str  # "Row H, seat 11 · 19:30"
    what: str  # all that is known of it
    tone: str


@dataclass(frozen=True, slots=True)
class ShowChoice:
    """A show that may be let in; 0 is every show of the day."""

    schedule_id: int
    text: str
