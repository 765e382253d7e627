"""A hall drawn as text, one line a row from the screen, read into numbered seats.

`o` seat, `w` place for a wheelchair, `<>` couple seat (one wide seat for two), `x` broken seat, `.` or space nothing.
A line without any seat is a cross aisle. Spaces at the end of a line and blank lines above and below do not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ttms_server.studio.seat_kind import SeatKind

MOST_ROWS = 100
MOST_COLUMNS = 100
# I and O are taken for 1 and 0 on a ticket.
ROW_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

_COUPLE = "<>"
_NOTHING = ". "
_KINDS = {"o": SeatKind.STANDARD, "w": SeatKind.WHEELCHAIR, "x": SeatKind.BROKEN}
_CHARACTERS = {kind: character for character, kind in _KINDS.items()}


class PlanInvalid(ValueError):  # noqa: N818 - refusals say what is wrong, families end in Error
    """A plan cannot be read; `line` and `column` count from 1 in the text as it was given."""

    def __init__(self, line: int, column: int, reason: str) -> None:
        super().__init__(f"Line {line}, column {column}: {reason}.")
        self.line = line
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PlannedSeat:
    """A seat: grid `row` from the screen and `column` from the left, both from 1; `places` people sit on it."""

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    kind: SeatKind
    places: int


@dataclass(frozen=True, slots=True)
class HallPlan:
    """A hall on a grid; grid places without a seat are aisles, and `seats` stand in reading order."""

    row_count: int
    column_count: int
    seats: tuple[PlannedSeat, ...]

    @property
    def place_count(self) -> int:
        """Places that can be sold."""
        return sum(seat.places for seat in self.seats if seat.kind is not SeatKind.BROKEN)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str


def parse_plan(text: str) -> HallPlan:
    """The hall that `text` draws.

    Raises:
        PlanInvalid: an unknown character, half a couple seat, no seat at all, or too large.
    """
    lines = _drawn_lines(text)
    seats: list[PlannedSeat] = []
    labelled = 0
    for row, line in enumerate(lines, start=1):
        found = list(_seats_of(line))
        label = row_label(labelled)
        for number, (column, kind) in enumerate(found, start=1):
            places = 2 if kind is SeatKind.COUPLE else 1
            seats.append(PlannedSeat(len(seats) + 1, row, column, label, str(number), kind, places))
        labelled += bool(found)
    if not seats:
        raise PlanInvalid(1, 1, "the plan has no seats")
    return HallPlan(len(lines), max(len(line.text) for line in lines), tuple(seats))


def drawn(plan: HallPlan) -> str:
    """The text of which `parse_plan` makes exactly this plan."""
    grid = [[_NOTHING[0]] * plan.column_count for _ in range(plan.row_count)]
    for seat in plan.seats:
        character = _COUPLE if seat.kind is SeatKind.COUPLE else _CHARACTERS[seat.kind]
        grid[seat.row - 1][seat.column - 1 : seat.column - 1 + len(character)] = character
    return "\n".join("".join(row) for row in grid)


def row_label(index: int) -> str:
    """Label of the row with this index from 0: A to Z without I and O, then AA, AB and so on."""
    label = ""
    left = index + 1
    while left:
        left, letter = divmod(left - 1, len(ROW_LETTERS))
        label = ROW_LETTERS[letter] + label
    return label


def _drawn_lines(text: str) -> list[_Line]:
    # Not splitlines(): it also breaks at characters that no editor shows as a new line.
    rows = text.replace("\r\n", "\n").split("\n")
    lines = [_Line(number, row.rstrip(" ")) for number, row in enumerate(rows, start=1)]
    drawn = [index for index, line in enumerate(lines) if line.text]
    lines = lines[drawn[0] : drawn[-1] + 1] if drawn else []
    if len(lines) > MOST_ROWS:
        raise PlanInvalid(lines[MOST_ROWS].number, 1, f"a hall has at most {MOST_ROWS} rows")
    for line in lines:
        if len(line.text) > MOST_COLUMNS:
            raise PlanInvalid(line.number, MOST_COLUMNS + 1, f"a row has at most {MOST_COLUMNS} columns")
    return lines


def _seats_of(line: _Line) -> Iterator[tuple[int, SeatKind]]:
    """Column and kind of each seat of a row."""
    at = 0
    while at < len(line.text):
        if line.text.startswith(_COUPLE, at):
            yield at + 1, SeatKind.COUPLE
            at += len(_COUPLE)
            continue
        if line.text[at] not in _NOTHING:
            yield at + 1, _kind_at(line, at)
        at += 1


def _kind_at(line: _Line, at: int) -> SeatKind:
    character = line.text[at]
    if character == "<":
        raise PlanInvalid(line.number, at + 1, "a couple seat is written <>, but > is missing after <")
    if character == ">":
        raise PlanInvalid(line.number, at + 1, "a couple seat is written <>, but < is missing before >")
    if character not in _KINDS:
        raise PlanInvalid(line.number, at + 1, f"unknown character {character!r}; known are o w <> x . and space")
    return _KINDS[character]
