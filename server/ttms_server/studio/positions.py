"""Where a seat of a drawn hall stands in the room: on its grid place, pulled to the screen by the curve of its row."""

from dataclasses import dataclass
from math import atan, degrees
from typing import Protocol


class GridSeat(Protocol):
    """What of a seat decides where it stands."""

    @property
    def row(self) -> int: ...

    @property
    def column(self) -> int: ...

    @property
    def places(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Position:
    """The middle of a seat in hundredths of a seat, and its turn clockwise in degrees; 0 faces the screen."""

    x: int
    y: int
    rotation_degrees: int


def position_of(seat: GridSeat, *, column_count: int, curve: int) -> Position:
    """A row is a parabola whose ends stand `curve` hundredths of a seat nearer to the screen than its middle."""
    x = seat.column - 1 + seat.places / 2
    half = column_count / 2
    aside = (x - half) / half
    nearer = curve / 100
    turned = degrees(atan(-2 * nearer * aside / half))
    y = seat.row - 0.5 - nearer * aside * aside
    return Position(round(x * 100), round(y * 100), round(turned))
