"""Where the seats of a seating plan are on the grid of a hall, and where they stand in hundredths of a seat.

The grid decides who sits beside whom: two seats of a row are neighbours unless there is room for another one between
them. Rows go by how far their seats are from the screen on average; a row that an aisle cuts into several rows of the
file, under one name, is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import atan2, degrees, hypot
from statistics import fmean, median, median_low

from ttms_server.studio.plan import MOST_COLUMNS, MOST_ROWS, HallPlan, PlannedSeat
from ttms_server.studio.plan_rules import Category
from ttms_server.studio.positions import Position
from ttms_server.studio.seat_kind import SeatKind

MOST_SEATS = MOST_ROWS * MOST_COLUMNS
# A wider gap between two rows says no more than that there is one.
_WIDEST_GAP = 2


class NoGrid(ValueError):  # noqa: N818 - refusals say what is wrong, families end in Error
    """The seats fit on no grid."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class FileSeat:
    """A seat as the file has it; `where` says where in the file, x and y count from the plan's corner."""

    where: str
    guid: str
    label: str
    x: float
    y: float
    category: int


@dataclass(frozen=True, slots=True)
class FileRow:
    """Seats under one name of a row."""

    label: str
    seats: tuple[FileSeat, ...]


@dataclass(slots=True)
class _Row:
    """A row of the hall, its seats from the left, each with its column, counted from anywhere."""

    label: str
    seats: list[FileSeat]
    columns: list[int] = field(default_factory=list)

    @property
    def depth(self) -> float:
        return fmean(seat.y for seat in self.seats)


def hall_of(rows: Sequence[FileRow], categories: tuple[Category, ...]) -> HallPlan:
    """The hall that these rows make.

    Raises:
        NoGrid: more rows or columns than a hall has.
    """
    found = _merged([_Row(row.label, sorted(row.seats, key=lambda seat: (seat.x, seat.y))) for row in rows])
    pitch = _pitch(found)
    left, front = min(seat.x for row in found for seat in row.seats), min(seat.y for row in found for seat in row.seats)
    first, width = _place(found, pitch, left)
    numbers = _row_numbers(found)
    seats: list[PlannedSeat] = []
    for number, row in zip(numbers, found, strict=True):
        turns = _turns(row.seats)
        for seat, column, turn in zip(row.seats, row.columns, turns, strict=True):
            position = Position(
                round((seat.x - left) / pitch * 100) + 50, round((seat.y - front) / pitch * 100) + 50, turn
            )
            grid = (len(seats) + 1, number, column - first + 1)
            seats.append(PlannedSeat(*grid, row.label, seat.label, SeatKind.STANDARD, 1, seat.category, position))
    return HallPlan(numbers[-1], width, tuple(seats), categories, curve=0)


def _place(rows: Sequence[_Row], pitch: float, left: float) -> tuple[int, int]:
    """Give each seat its column; the first one that is taken, and how many there are from it on.

    Raises:
        NoGrid: more columns than a hall has.
    """
    for row in rows:
        row.columns = _columns(row.seats, pitch, left)
    if _width(rows) > MOST_COLUMNS:
        # The gaps are no aisles: the seats of each row stand side by side in the middle of the hall.
        for row in rows:
            row.columns = list(range(-(len(row.seats) // 2), len(row.seats) - len(row.seats) // 2))
    if _width(rows) > MOST_COLUMNS:
        raise NoGrid(f"a row has at most {MOST_COLUMNS} columns")
    return min(row.columns[0] for row in rows), _width(rows)


def _width(rows: Sequence[_Row]) -> int:
    return max(row.columns[-1] for row in rows) - min(row.columns[0] for row in rows) + 1


def _merged(rows: list[_Row]) -> list[_Row]:
    """The rows by their depth; parts of one name that stand beside each other are one row."""
    pitch = _pitch(rows)
    found: list[_Row] = []
    for row in sorted(rows, key=lambda row: row.depth):
        same = next((other for other in found if other.label == row.label and _beside(other, row, pitch)), None)
        if same is None:
            found.append(row)
        else:
            same.seats = sorted([*same.seats, *row.seats], key=lambda seat: (seat.x, seat.y))
    return sorted(found, key=lambda row: row.depth)


def _beside(one: _Row, other: _Row, pitch: float) -> bool:
    left, right = sorted([one, other], key=lambda row: row.seats[0].x)
    apart = right.seats[0].x > left.seats[-1].x
    nearer = max(min(seat.y for seat in row.seats) for row in (one, other))
    further = min(max(seat.y for seat in row.seats) for row in (one, other))
    return apart and nearer - further < pitch / 2


def _pitch(rows: Sequence[_Row]) -> float:
    """How far neighbours stand from each other as a rule; what the file counts in may be anything."""
    steps = [_distance(*pair) for row in rows for pair in pairwise(row.seats)]
    depths = sorted(row.depth for row in rows)
    return median_low(steps) if steps else median([b - a for a, b in pairwise(depths) if b > a] or [1.0])


def _columns(seats: Sequence[FileSeat], pitch: float, left: float) -> list[int]:
    steps = [max(1, round(_distance(*pair) / pitch)) for pair in pairwise(seats)]
    middle = (seats[0].x + seats[-1].x) / 2
    columns = [round((middle - left) / pitch - sum(steps) / 2)]
    for step in steps:
        columns.append(columns[-1] + step)
    return columns


def _row_numbers(rows: Sequence[_Row]) -> list[int]:
    """From 1; a gap that is wider than others leaves a cross aisle, if the hall does not get too long by it."""
    gaps = [after.depth - before.depth for before, after in pairwise(rows)]
    usual = median(gaps) if gaps else 1.0
    numbers = [1]
    for gap in gaps:
        numbers.append(numbers[-1] + min(_WIDEST_GAP, max(1, round(gap / usual) if usual > 0 else 1)))
    if numbers[-1] > MOST_ROWS:
        numbers = list(range(1, len(rows) + 1))
    if numbers[-1] > MOST_ROWS:
        raise NoGrid(f"a hall has at most {MOST_ROWS} rows")
    return numbers


def _turns(seats: Sequence[FileSeat]) -> list[int]:
    """Each seat faces as the row runs: along the line from the neighbour at its left to that at its right."""
    if len(seats) == 1:
        return [0]
    ends = zip([seats[0], *seats[:-1]], [*seats[1:], seats[-1]], strict=True)
    return [round(degrees(atan2(right.y - left.y, right.x - left.x))) for left, right in ends]


def _distance(one: FileSeat, other: FileSeat) -> float:
    return hypot(other.x - one.x, other.y - one.y)
