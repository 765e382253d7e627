"""Where the seats of a hall stand, which one is under the mouse, and which one is next for the keyboard."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from math import atan, degrees, hypot, radians, tan
from typing import NamedTuple

SEAT_SIDE = 0.84  # of the distance between two seats of a row
SCREEN_ROOM = 50.0  # pixels above the first row
LABEL_ROOM = 26.0  # pixels beside the first and last seat
FOOT_ROOM = 8.0  # pixels below the last row
_CLOSE_ROWS, _WIDE_ROWS = 1.12, 1.65  # distance between two rows, in seat distances
_CELL = 2  # seats and rows in a square of the room


class SeatShape(Enum):
    """What stands at a place."""

    STANDARD = auto()
    WHEELCHAIR = auto()
    COUPLE = auto()
    BROKEN = auto()
    COMPANION = auto()


class Direction(Enum):
    """Where an arrow key points."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


@dataclass(frozen=True, slots=True)
class SeatSpot:
    """A seat on the grid, `row` from the screen and `column` from the left, both from 1; and where it really stands.

    `x` and `y`: its middle in hundredths of a seat; `turn`: degrees clockwise. `category` 0 is none.
    """

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    shape: SeatShape = SeatShape.STANDARD
    category: int = 0
    x: int = 0
    y: int = 0
    turn: int = 0

    @property
    def width(self) -> int:
        """Columns that the seat takes."""
        return 2 if self.shape is SeatShape.COUPLE else 1


class Place(NamedTuple):
    """The middle of a seat, in seats from the left and in rows from the screen, and its turn clockwise in degrees."""

    x: float
    y: float
    turn: float


@dataclass(frozen=True)
class HallShape:
    """All seats of a hall.

    `curve`: how far the ends of the widest row reach round the screen, in hundredths of a seat; it places the seats of
    a hall that comes without positions. `tints`: the colours of the categories from 1, "#rrggbb" or empty.
    """

    row_count: int
    column_count: int
    curve: int
    seats: tuple[SeatSpot, ...]
    tints: tuple[str, ...] = ()

    @cached_property
    def places(self) -> dict[int, Place]:
        """Where the seats stand; worked out once, however often the hall is drawn in another size."""
        if any(seat.x or seat.y for seat in self.seats):
            return {seat.seat_id: Place(seat.x / 100, seat.y / 100, seat.turn) for seat in self.seats}
        return {seat.seat_id: _on_grid(seat, self.column_count, self.curve) for seat in self.seats}

    @cached_property
    def spots(self) -> dict[int, SeatSpot]:
        return {seat.seat_id: seat for seat in self.seats}

    @cached_property
    def rows(self) -> dict[int, list[SeatSpot]]:
        """The seats of each row from the left; rows from the screen."""
        rows: dict[int, list[SeatSpot]] = defaultdict(list)
        for seat in sorted(self.seats, key=lambda seat: (seat.row, seat.column)):
            rows[seat.row].append(seat)
        return dict(rows)

    @cached_property
    def cells(self) -> dict[tuple[int, int], list[int]]:
        """Which seats stand in each square of the room, so that those in a rectangle are found at once."""
        cells: dict[tuple[int, int], list[int]] = defaultdict(list)
        for seat_id, place in self.places.items():
            cells[int(place.x // _CELL), int(place.y // _CELL)].append(seat_id)
        return dict(cells)

    @cached_property
    def cuts(self) -> dict[int, int]:
        """Seats that are drawn alike, but for their looks, have the same number."""
        numbers: dict[tuple[SeatShape, int, float], int] = {}
        places = self.places
        return {
            seat.seat_id: numbers.setdefault((seat.shape, seat.category, places[seat.seat_id].turn), len(numbers))
            for seat in self.seats
        }

    @cached_property
    def shapes(self) -> frozenset[SeatShape]:
        """Everything that stands in it."""
        return frozenset(seat.shape for seat in self.seats)

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The foremost and the last middle of a seat, in rows."""
        depths = [place.y for place in self.places.values()]
        return min(depths, default=0.5), max(depths, default=0.5)


class Box(NamedTuple):
    """A rectangle in pixels, before it is turned about its middle."""

    x: float
    y: float
    width: float
    height: float
    turn: float = 0.0

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class RowLabel:
    """The letter of a row, where the middle of it stands."""

    text: str
    x: float
    y: float


class SeatMapGeometry:
    """The hall drawn with `pitch` pixels from seat to seat and `row_pitch` from row to row."""

    def __init__(self, hall: HallShape, *, pitch: float, row_pitch: float) -> None:
        self.hall = hall
        self.pitch = pitch
        self.row_pitch = row_pitch
        self.width = hall.column_count * pitch + 2 * LABEL_ROOM
        side, (first, last) = SEAT_SIDE * pitch, hall.reach
        self._top = SCREEN_ROOM + side / 2 - first * row_pitch
        self.height = SCREEN_ROOM + (last - first) * row_pitch + side + FOOT_ROOM
        self.boxes = self._all_boxes()

    def _all_boxes(self) -> dict[int, Box]:
        pitch, row_pitch, top = self.pitch, self.row_pitch, self._top
        spots, side, steep = self.hall.spots, SEAT_SIDE * pitch, row_pitch / pitch
        widths = {columns: (columns - 1) * pitch + side for columns in (1, 2)}
        turns: dict[float, float] = {}
        boxes = {}
        for seat_id, (x, y, turn) in self.hall.places.items():
            width = widths[spots[seat_id].width]
            if turn not in turns:
                # Rows further apart than seats make their curve steeper.
                turns[turn] = degrees(atan(tan(radians(turn)) * steep))
            left = LABEL_ROOM + x * pitch - width / 2
            boxes[seat_id] = Box(left, top + y * row_pitch - side / 2, width, side, turns[turn])
        return boxes

    def spot(self, seat_id: int) -> SeatSpot:
        return self.hall.spots[seat_id]

    def in_hall(self, x: float, y: float) -> tuple[float, float]:
        """A point in pixels, in seats and rows."""
        return (x - LABEL_ROOM) / self.pitch, (y - self._top) / self.row_pitch

    def in_pixels(self, across: float, down: float) -> tuple[float, float]:
        """A point in seats and rows, in pixels."""
        return LABEL_ROOM + across * self.pitch, self._top + down * self.row_pitch

    def seat_at(self, x: float, y: float) -> int | None:
        """The seat under a point; broken ones too."""
        return next((seat for seat in self.seats_in(x, y, x, y) if self.boxes[seat].holds(x, y)), None)

    def seats_in(self, left: float, top: float, right: float, bottom: float) -> Iterator[int]:
        """Every seat that may reach into this rectangle, and few others."""
        beside, before = 1.2, hypot(SEAT_SIDE, SEAT_SIDE) / 2 * max(1.0, self.pitch / self.row_pitch)
        (first, front), (last, back) = self.in_hall(left, top), self.in_hall(right, bottom)
        cells = self.hall.cells
        for row in _cells(front - before, back + before):
            for column in _cells(first - beside, last + beside):
                yield from cells.get((column, row), ())

    def row_labels(self) -> list[RowLabel]:
        """The letter of each row, once on either side, where the row would go on."""
        labels = []
        for seats in self.hall.rows.values():
            for seat, side in ((seats[0], -1), (seats[-1], 1)):
                box = self.boxes[seat.seat_id]
                aside = side * (box.width / 2 + LABEL_ROOM / 2)
                y = box.y + box.height / 2 + tan(radians(box.turn)) * aside
                labels.append(RowLabel(seat.row_label, box.middle + aside, y))
        return labels

    def first_seat(self) -> int | None:
        """Where the keyboard starts: the middle of the row two thirds back, as people like to sit."""
        rows = [self._usable(row) for row in self.hall.rows.values()]
        rows = [row for row in rows if row]
        if not rows:
            return None
        row = rows[min(len(rows) - 1, len(rows) * 2 // 3)]
        return min(row, key=lambda seat: abs(self.boxes[seat.seat_id].middle - self.width / 2)).seat_id

    def next_seat(self, seat_id: int, direction: Direction, *, aim: float | None = None) -> int:
        """The seat that an arrow key leads to, over aisles and broken seats; the same one at the edge.

        `aim` is the x at which a walk up or down began, so that short rows do not bend it.
        """
        if direction in (Direction.LEFT, Direction.RIGHT):
            return self._beside(seat_id, 1 if direction is Direction.RIGHT else -1)
        return self._in_next_row(seat_id, 1 if direction is Direction.DOWN else -1, aim)

    def row_end(self, seat_id: int, direction: Direction) -> int:
        """The first or last seat of the row."""
        row = self._usable(self.hall.rows[self.spot(seat_id).row])
        return row[-1 if direction is Direction.RIGHT else 0].seat_id if row else seat_id

    def _beside(self, seat_id: int, step: int) -> int:
        here = self.spot(seat_id)
        row = self._usable(self.hall.rows[here.row])
        ahead = [seat for seat in row if (seat.column - here.column) * step > 0]
        return min(ahead, key=lambda seat: abs(seat.column - here.column)).seat_id if ahead else seat_id

    def _in_next_row(self, seat_id: int, step: int, aim: float | None) -> int:
        here = self.spot(seat_id)
        x = self.boxes[seat_id].middle if aim is None else aim
        ahead = (number for number in self.hall.rows if (number - here.row) * step > 0)
        numbers = sorted(ahead, key=lambda number: number * step)
        for number in numbers:
            row = self._usable(self.hall.rows[number])
            if row:
                return min(row, key=lambda seat: abs(self.boxes[seat.seat_id].middle - x)).seat_id
        return seat_id

    @staticmethod
    def _usable(row: Sequence[SeatSpot]) -> list[SeatSpot]:
        return [seat for seat in row if seat.shape is not SeatShape.BROKEN]


def fitted(
    hall: HallShape, *, width: float, height: float, zoom: float = 1.0, largest: float = 34.0
) -> SeatMapGeometry:
    """The hall as large as it fits into `width` x `height`, rows spread out where there is room; then zoomed."""
    room = height - SCREEN_ROOM - FOOT_ROOM
    first, last = hall.reach
    across = (width - 2 * LABEL_ROOM) / max(hall.column_count, 1)
    pitch = max(min(across, room / ((last - first) * _CLOSE_ROWS + SEAT_SIDE), largest), 1.0)
    spread = (room / pitch - SEAT_SIDE) / max(last - first, 1.0)
    row_pitch = min(max(spread, _CLOSE_ROWS), _WIDE_ROWS)
    return SeatMapGeometry(hall, pitch=pitch * zoom, row_pitch=pitch * row_pitch * zoom)


def _on_grid(seat: SeatSpot, column_count: int, curve: int) -> Place:
    """As the server places it (ttms_server/studio/positions.py): each row is a parabola."""
    x, half = seat.column - 1 + seat.width / 2, max(column_count / 2, 0.5)
    aside = (x - half) / half
    return Place(x, seat.row - 0.5 - curve / 100 * aside**2, round(degrees(atan(-2 * curve / 100 * aside / half))))


def _cells(first: float, last: float) -> range:
    return range(int(first // _CELL), int(last // _CELL) + 1)
