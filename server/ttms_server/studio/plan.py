"""A hall drawn as text, one line a row from the screen, read into numbered seats.

`o` seat, `w` place for a wheelchair, `<>` couple seat (one wide seat for two), `c` companion seat, `x` broken seat, `.`
or space nothing; what may stand after `|` and in lines of categories says `plan_rules.py`. A line without any seat is a
cross aisle. Spaces at the end of a line and blank lines above and below do not count.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ttms_server.studio.plan_rules import (
    CATEGORY_LINE,
    CURVE_LINE,
    MOST_CATEGORIES,
    Category,
    RowRules,
    RuleInvalid,
    read_category,
    read_curve,
    read_rules,
    written_category,
    written_rules,
)
from ttms_server.studio.positions import Position
from ttms_server.studio.seat_kind import SeatKind

MOST_ROWS = 100
MOST_COLUMNS = 100
# I and O are taken for 1 and 0 on a ticket.
ROW_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

_COUPLE = "<>"
_NOTHING = ". "
_KINDS = {"o": SeatKind.STANDARD, "w": SeatKind.WHEELCHAIR, "c": SeatKind.COMPANION, "x": SeatKind.BROKEN}
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
    category: int = 0
    # Where it stands, if that does not follow from its place on the grid.
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class HallPlan:
    """A hall on a grid; grid places without a seat are aisles, and `seats` stand in reading order."""

    row_count: int
    column_count: int
    seats: tuple[PlannedSeat, ...]
    categories: tuple[Category, ...] = ()
    # What the text says of the curve; None: nothing.
    curve: int | None = None
    # What the text calls the hall; empty: nothing.
    name: str = ""

    def curve_or(self, otherwise: int) -> int:
        """The curve that the plan asks for, else the one that stands beside it."""
        return otherwise if self.curve is None else self.curve

    @property
    def place_count(self) -> int:
        """Places that can be sold."""
        return sum(seat.places for seat in self.seats if seat.kind is not SeatKind.BROKEN)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    # What stands after "|", and where it begins.
    rules: str = ""
    rules_at: int = 0


def parse_plan(text: str) -> HallPlan:
    """The hall that `text` draws.

    Raises:
        PlanInvalid: an unknown character or rule, half a couple seat, two seats of one name, no seat, or too large.
    """
    # Not splitlines(): it also breaks at characters that no editor shows as a new line.
    rows = [_line(number, row) for number, row in enumerate(text.replace("\r\n", "\n").split("\n"), start=1)]
    named = [line for line in rows if line.text.startswith(CATEGORY_LINE)]
    categories = _categories(named)
    bent = [line for line in rows if line.text.startswith(CURVE_LINE)]
    curve = _curve(bent)
    lines = _drawn_lines([line for line in rows if line not in named and line not in bent])
    seats: list[PlannedSeat] = []
    labelled = 0
    for row, line in enumerate(lines, start=1):
        found = _seats_of_row(line, row, row_label(labelled), len(categories))
        seats += [replace(seat, seat_id=len(seats) + place) for place, seat in enumerate(found, start=1)]
        labelled += bool(found)
    if not seats:
        raise PlanInvalid(1, 1, "the plan has no seats")
    _refuse_two_of_a_name(seats, lines)
    return HallPlan(len(lines), max(len(line.text) for line in lines), tuple(seats), categories, curve)


def drawn(plan: HallPlan) -> str:
    """The text of which `parse_plan` makes exactly this plan, but for its curve and stored positions."""
    grid = [[_NOTHING[0]] * plan.column_count for _ in range(plan.row_count)]
    rows: list[list[PlannedSeat]] = [[] for _ in range(plan.row_count)]
    for seat in plan.seats:
        character = _COUPLE if seat.kind is SeatKind.COUPLE else _CHARACTERS[seat.kind]
        grid[seat.row - 1][seat.column - 1 : seat.column - 1 + len(character)] = character
        rows[seat.row - 1].append(seat)
    lines = [written_category(category) for category in plan.categories]
    labelled = 0
    for characters, seats in zip(grid, rows, strict=True):
        rules = written_rules(_rules_of(seats, row_label(labelled)))
        lines.append("".join(characters) + (f" | {rules}" if rules else ""))
        labelled += bool(seats)
    return "\n".join(lines)


def _rules_of(seats: list[PlannedSeat], usual: str) -> RowRules:
    if not seats:
        return RowRules()
    labels = tuple(seat.seat_label for seat in seats)
    return RowRules(
        row=None if seats[0].row_label == usual else seats[0].row_label,
        labels=() if labels == RowRules().labels_of(len(seats)) else labels,
        categories=tuple(seat.category for seat in seats),
    )


def _line(number: int, text: str) -> _Line:
    if text.startswith((CATEGORY_LINE, CURVE_LINE)):
        return _Line(number, text)
    drawing, mark, rules = text.partition("|")
    return _Line(number, drawing.rstrip(" "), rules, len(drawing) + len(mark))


def _categories(lines: list[_Line]) -> tuple[Category, ...]:
    found: list[Category] = []
    for line in lines:
        try:
            category = read_category(line.text)
        except RuleInvalid as error:
            raise PlanInvalid(line.number, 1, error.reason) from error
        if category.name in {one.name for one in found}:
            raise PlanInvalid(line.number, 1, f"there are two categories {category.name!r}")
        found.append(category)
    if len(found) > MOST_CATEGORIES:
        raise PlanInvalid(lines[MOST_CATEGORIES].number, 1, f"a hall has at most {MOST_CATEGORIES} categories")
    return tuple(found)


def _curve(lines: list[_Line]) -> int | None:
    if len(lines) > 1:
        raise PlanInvalid(lines[1].number, 1, "the curve stands there twice")
    try:
        return read_curve(lines[0].text) if lines else None
    except RuleInvalid as error:
        raise PlanInvalid(lines[0].number, 1, error.reason) from error


def _seats_of_row(line: _Line, row: int, usual: str, categories: int) -> list[PlannedSeat]:
    """The seats of a row, not yet numbered."""
    found = list(_seats_of(line))
    if line.rules.strip() and not found:
        raise PlanInvalid(line.number, line.rules_at + 1, "a row without seats has no rules")
    try:
        rules = read_rules(line.rules, known=categories)
        labels, groups = rules.labels_of(len(found)), rules.categories_of(len(found))
    except RuleInvalid as error:
        raise PlanInvalid(line.number, line.rules_at + error.at + 1, error.reason) from error
    return [
        PlannedSeat(0, row, column, rules.row or usual, label, kind, 2 if kind is SeatKind.COUPLE else 1, group)
        for (column, kind), label, group in zip(found, labels, groups, strict=True)
    ]


def _refuse_two_of_a_name(seats: list[PlannedSeat], lines: list[_Line]) -> None:
    names: set[tuple[str, str]] = set()
    for seat in seats:
        name = (seat.row_label, seat.seat_label)
        if name in names:
            raise PlanInvalid(lines[seat.row - 1].number, seat.column, f"there are two seats {' '.join(name)}")
        names.add(name)


def row_label(index: int) -> str:
    """Label of the row with this index from 0: A to Z without I and O, then AA, AB and so on."""
    label = ""
    left = index + 1
    while left:
        left, letter = divmod(left - 1, len(ROW_LETTERS))
        label = ROW_LETTERS[letter] + label
    return label


def _drawn_lines(lines: list[_Line]) -> list[_Line]:
    drawn = [index for index, line in enumerate(lines) if line.text or line.rules]
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
        raise PlanInvalid(line.number, at + 1, f"unknown character {character!r}; known are o w c <> x . and space")
    return _KINDS[character]
