"""What the screen of the drawer shows, as plain values."""

from dataclasses import dataclass
from enum import Enum, auto


class DrawerState(Enum):
    """What is on the screen."""

    WAITING = auto()
    FAILED = auto()
    CLOSED = auto()  # no shift is open
    OPEN = auto()  # what the open shift came to so far
    PAST = auto()  # a Z report


class Way(Enum):
    """What somebody does about a thing that keeps a shift from being closed."""

    GO_TO_SALE = auto()
    GIVE_SEATS_BACK = auto()
    GO_TO_ORDERS = auto()
    GO_TO_DOOR = auto()


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something that must be brought to its end first: what it is, what to do, and the ways there."""

    text: str
    hint: str
    ways: tuple[tuple[Way, str], ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure with its name; `tone` is "", "accent", "warning" or "danger"."""

    caption: str
    figure: str
    below: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A line of an X or Z report; money in minor units, None where the line has no such figure."""

    group: str
    name: str
    count: int | None = None
    back: int | None = None
    in_minor: int | None = None
    out_minor: int | None = None


@dataclass(frozen=True, slots=True)
class CountedValue:
    """A coin or note to be counted, in minor units."""

    minor: int
    text: str
    is_note: bool


@dataclass(frozen=True, slots=True)
class PastLine:
    """A Z report in the list of them; `tone` is that of the difference."""

    counter_name: str
    z_number: int
    number_text: str
    closed_text: str
    net_text: str
    variance_text: str
    tone: str
