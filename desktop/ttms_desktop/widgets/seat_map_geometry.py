"""Where the seats of a hall stand, which one is under the mouse, and which one is next for the keyboard."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

SEAT_SIDE = 0.84  # of the distance between two seats of a row
SCREEN_ROOM = 50.0  # pixels above the first row
LABEL_ROOM = 26.0  # pixels beside the first and last seat
FOOT_ROOM = 8.0  # pixels below the last row
_CLOSE_ROWS, _WIDE_ROWS = 1.12, 1.65  # distance between two rows, in seat distances


class SeatShape(Enum):
    """What stands at a place."""

    STANDARD = auto()
    WHEELCHAIR = auto()
    COUPLE = auto()
    BROKEN = auto()


class Direction(Enum):
    """Where an arrow key points."""

    LEFT = auto()
    RIGHT = auto()
    UP = auto()
    DOWN = auto()


@dataclass(frozen=True, slots=True)
class SeatSpot:
    """A seat on the grid: `row` from the screen and `column` from the left, both from 1."""

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    shape: SeatShape = SeatShape.STANDARD

    @property
    def width(self) -> int:
        """Columns that the seat takes."""
        return 2 if self.shape is SeatShape.COUPLE else 1


@dataclass(frozen=True, slots=True)
class HallShape:
    """All seats of a hall.

    `curve`: how far the ends of the widest row reach round the screen, in hundredths of a seat; 0 is straight.
    """

    row_count: int
    column_count: int
    curve: int
    seats: tuple[SeatSpot, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

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
        offsets = _offsets(hall, row_pitch / pitch)
        self._top = SCREEN_ROOM - min(offsets.values(), default=0.0) * pitch
        self.boxes = {seat.seat_id: self._box(seat, offsets[seat.seat_id]) for seat in hall.seats}
        self.height = max((box.y + box.height for box in self.boxes.values()), default=SCREEN_ROOM) + FOOT_ROOM
        self._spots = {seat.seat_id: seat for seat in hall.seats}
        self._rows = _by_row(hall.seats)
        self._columns = _by_column(hall.seats)

    def spot(self, seat_id: int) -> SeatSpot:
        return self._spots[seat_id]

    def seat_at(self, x: float, y: float) -> int | None:
        """The seat under a point; broken ones too."""
        column = int((x - LABEL_ROOM) // self.pitch) + 1
        return next((seat for seat in self._columns.get(column, ()) if self.boxes[seat].holds(x, y)), None)

    def row_labels(self) -> list[RowLabel]:
        """The letter of each row, once on either side."""
        labels = []
        for seats in self._rows.values():
            for seat, side in ((seats[0], -1), (seats[-1], 1)):
                box = self.boxes[seat.seat_id]
                x = box.middle + side * (box.width / 2 + LABEL_ROOM / 2)
                labels.append(RowLabel(seat.row_label, x, box.y + box.height / 2))
        return labels

    def first_seat(self) -> int | None:
        """Where the keyboard starts: the middle of the row two thirds back, as people like to sit."""
        rows = [self._usable(row) for row in self._rows.values()]
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
        row = self._usable(self._rows[self.spot(seat_id).row])
        return row[-1 if direction is Direction.RIGHT else 0].seat_id if row else seat_id

    def _beside(self, seat_id: int, step: int) -> int:
        here = self.spot(seat_id)
        row = self._usable(self._rows[here.row])
        ahead = [seat for seat in row if (seat.column - here.column) * step > 0]
        return min(ahead, key=lambda seat: abs(seat.column - here.column)).seat_id if ahead else seat_id

    def _in_next_row(self, seat_id: int, step: int, aim: float | None) -> int:
        here = self.spot(seat_id)
        x = self.boxes[seat_id].middle if aim is None else aim
        numbers = sorted((number for number in self._rows if (number - here.row) * step > 0), key=lambda n: n * step)
        for number in numbers:
            row = self._usable(self._rows[number])
            if row:
                return min(row, key=lambda seat: abs(self.boxes[seat.seat_id].middle - x)).seat_id
        return seat_id

    @staticmethod
    def _usable(row: Sequence[SeatSpot]) -> list[SeatSpot]:
        return [seat for seat in row if seat.shape is not SeatShape.BROKEN]

    def _box(self, seat: SeatSpot, offset: float) -> Box:
        side = SEAT_SIDE * self.pitch
        width = (seat.width - 1) * self.pitch + side
        middle = LABEL_ROOM + (seat.column - 1 + seat.width / 2) * self.pitch
        return Box(middle - width / 2, self._top + offset * self.pitch, width, side)


def fitted(
    hall: HallShape, *, width: float, height: float, zoom: float = 1.0, largest: float = 34.0
) -> SeatMapGeometry:
    """The hall as large as it fits into `width` x `height`, rows spread out where there is room; then zoomed."""
    room = height - SCREEN_ROOM - FOOT_ROOM
    deep = _depth(hall, _CLOSE_ROWS)
    across = (width - 2 * LABEL_ROOM) / max(hall.column_count, 1)
    pitch = max(min(across, room / deep, largest), 1.0)
    spread = (room / pitch - deep) / max(hall.row_count - 1, 1)
    row_pitch = min(max(_CLOSE_ROWS + spread, _CLOSE_ROWS), _WIDE_ROWS)
    return SeatMapGeometry(hall, pitch=pitch * zoom, row_pitch=pitch * row_pitch * zoom)


def _depth(hall: HallShape, row_pitch: float) -> float:
    """From the foremost edge of a seat to the last one, in seat distances."""
    offsets = _offsets(hall, row_pitch).values()
    return max(offsets, default=0.0) - min(offsets, default=0.0) + SEAT_SIDE


def _offsets(hall: HallShape, row_pitch: float) -> dict[int, float]:
    """How far each seat stands from the middle of the first row, in seat distances; less the nearer to the screen."""
    half = max(hall.column_count / 2, 1.0)
    bend = hall.curve / 100 * SEAT_SIDE
    return {
        seat.seat_id: (seat.row - 1) * row_pitch - bend * (abs(seat.column - 1 + seat.width / 2 - half) / half) ** 2
        for seat in hall.seats
    }


def _by_row(seats: Sequence[SeatSpot]) -> dict[int, list[SeatSpot]]:
    rows: dict[int, list[SeatSpot]] = defaultdict(list)
    for seat in sorted(seats, key=lambda seat: (seat.row, seat.column)):
        rows[seat.row].append(seat)
    return dict(rows)


def _by_column(seats: Sequence[SeatSpot]) -> dict[int, list[int]]:
    columns: dict[int, list[int]] = defaultdict(list)
    for seat in seats:
        for column in range(seat.column, seat.column + seat.width):
            columns[column].append(seat.seat_id)
    return dict(columns)
