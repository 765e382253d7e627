"""Seating plans in the JSON format that pretix publishes, read into a hall whose seats stay where the file has them.

https://github.com/pretix/pretix/blob/master/src/pretix/static/seating/seating-plan.schema.json: zones have rows, rows
have seats; each position counts from that of what it is in. Areas, the size and whatever a newer file may have besides
are not looked at. The stage is taken to be above, where y is small.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from math import isfinite
from typing import Any

from ttms_server.letters import is_readable
from ttms_server.studio.plan import HallPlan
from ttms_server.studio.plan_rules import LABEL, LONGEST_CATEGORY, MOST_CATEGORIES, Category
from ttms_server.studio.seating_grid import MOST_SEATS, FileRow, FileSeat, NoGrid, hall_of

LONGEST_TEXT = 1_500_000
LONGEST_NAME = 64
# Further away no screen has a place; below it a distance between two seats is still exact.
_FURTHEST = 1_000_000.0
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


class SeatingPlanInvalid(ValueError):  # noqa: N818 - refusals say what is wrong, families end in Error
    """A seating plan cannot be read; `line` and `column` are 0 where the text is JSON, and `reason` names the place."""

    def __init__(self, reason: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.column = column


def is_seating_plan(text: str) -> bool:
    """Whether the text is such a file: no drawn plan begins with a brace."""
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def read_seating_plan(text: str) -> HallPlan:
    """The hall that the file describes, with its name.

    Raises:
        SeatingPlanInvalid: no JSON, no such plan, or one that cannot be a hall.
    """
    plan = _Part("", _loaded(text))
    name = plan.text("name")
    if not name.isprintable() or len(name) > LONGEST_NAME:
        raise SeatingPlanInvalid(f"name has more than {LONGEST_NAME} characters, or some that cannot be seen")
    categories = _categories(plan)
    rows = list(_rows(plan, {category.name: number for number, category in enumerate(categories, start=1)}))
    _refuse_doubled(rows)
    try:
        return replace(hall_of(rows, categories), name=name.strip())
    except NoGrid as error:
        raise SeatingPlanInvalid(error.reason) from error


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the file, and where it stands, such as "zones[0].rows[2]"."""

    where: str
    content: Any

    def get(self, field: str) -> Any:
        if not isinstance(self.content, dict):
            raise SeatingPlanInvalid(f"{self.where or 'the plan'} is no object")
        if field not in self.content:
            raise SeatingPlanInvalid(f"{self._at(field)} is missing")
        return self.content[field]

    def has(self, field: str) -> bool:
        return isinstance(self.content, dict) and self.content.get(field) is not None

    def text(self, field: str) -> str:
        value = self.get(field)
        if not isinstance(value, str) or not _is_text(value):
            raise SeatingPlanInvalid(f"{self._at(field)} is no text")
        return value

    def parts(self, field: str) -> Iterator["_Part"]:
        values = self.get(field)
        if not isinstance(values, list):
            raise SeatingPlanInvalid(f"{self._at(field)} is no list")
        for number, value in enumerate(values):
            yield _Part(f"{self._at(field)}[{number}]", value)

    def position(self) -> tuple[float, float]:
        place = _Part(self._at("position"), self.get("position"))
        return place._coordinate("x"), place._coordinate("y")

    def _coordinate(self, field: str) -> float:
        value = self.get(field)
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise SeatingPlanInvalid(f"{self._at(field)} is no number")
        # An integer may be too long for a float.
        if not (abs(value) <= _FURTHEST and isfinite(value)):
            raise SeatingPlanInvalid(f"{self._at(field)} is not a number up to {_FURTHEST:.0f}")
        return float(value)

    def _at(self, field: str) -> str:
        return f"{self.where}.{field}" if self.where else field


def _loaded(text: str) -> Any:
    if len(text) > LONGEST_TEXT:
        raise SeatingPlanInvalid(f"the file has more than {LONGEST_TEXT} characters")
    try:
        return json.loads(text.lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        raise SeatingPlanInvalid("this is no JSON", line=error.lineno, column=error.colno) from None
    except (ValueError, RecursionError):
        raise SeatingPlanInvalid("this is no JSON that can be read") from None


def _categories(plan: _Part) -> tuple[Category, ...]:
    found: dict[str, Category] = {}
    for part in plan.parts("categories"):
        name, colour = part.text("name").strip(), part.text("color") if part.has("color") else ""
        if len(name) > LONGEST_CATEGORY or not is_readable(name) or name.startswith("#"):
            raise SeatingPlanInvalid(f"{part.where}: a category has a name of at most {LONGEST_CATEGORY} characters")
        if colour and not _COLOUR.fullmatch(colour):
            raise SeatingPlanInvalid(f"{part.where}: a category's colour is written #rrggbb")
        if name in found:
            raise SeatingPlanInvalid(f"{part.where}: there are two categories {name!r}")
        found[name] = Category(name, _six_digits(colour))
    if len(found) > MOST_CATEGORIES:
        raise SeatingPlanInvalid(f"a hall has at most {MOST_CATEGORIES} categories")
    return tuple(found.values())


def _rows(plan: _Part, categories: dict[str, int]) -> Iterator[FileRow]:
    zones = list(plan.parts("zones"))
    if not zones:
        raise SeatingPlanInvalid("the plan has no zones")
    count = 0
    for zone in zones:
        zone_x, zone_y = zone.position()
        for row in zone.parts("rows"):
            row_x, row_y = row.position() if row.has("position") else (0.0, 0.0)
            label = _label(row, "row_number")
            seats = [_seat(seat, zone_x + row_x, zone_y + row_y, categories) for seat in row.parts("seats")]
            count += len(seats)
            if count > MOST_SEATS:
                raise SeatingPlanInvalid(f"a hall has at most {MOST_SEATS} seats")
            if seats:
                yield FileRow(label, tuple(seats))
    if not count:
        raise SeatingPlanInvalid("the plan has no seats")


def _seat(part: _Part, x: float, y: float, categories: dict[str, int]) -> FileSeat:
    own_x, own_y = part.position()
    category = part.text("category").strip()
    if category not in categories:
        raise SeatingPlanInvalid(f"{part.where}: there is no category {category[:LONGEST_CATEGORY]!r}")
    return FileSeat(
        part.where, part.text("seat_guid"), _label(part, "seat_number"), x + own_x, y + own_y, categories[category]
    )


def _label(part: _Part, field: str) -> str:
    label = part.text(field).strip()
    if not LABEL.fullmatch(label):
        raise SeatingPlanInvalid(f"{part.where}: {field} is not 1 to 4 letters or digits")
    return label


def _refuse_doubled(rows: list[FileRow]) -> None:
    guids: set[str] = set()
    names: set[tuple[str, str]] = set()
    places: set[tuple[float, float]] = set()
    for row, seat in chain.from_iterable(((row, seat) for seat in row.seats) for row in rows):
        name, place = (row.label, seat.label), (seat.x, seat.y)
        if seat.guid in guids:
            raise SeatingPlanInvalid(f"{seat.where}: its seat_guid is that of another seat")
        if name in names:
            raise SeatingPlanInvalid(f"{seat.where}: there are two seats {' '.join(name)}")
        if place in places:
            raise SeatingPlanInvalid(f"{seat.where}: another seat stands at the same place")
        guids.add(seat.guid)
        names.add(name)
        places.add(place)


def _six_digits(colour: str) -> str:
    digits = colour.removeprefix("#").lower()
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    return f"#{digits}" if digits else ""


def _is_text(value: str) -> bool:
    # JSON can write half of a surrogate pair, which no database takes.
    return not any("\ud800" <= character <= "\udfff" for character in value)
