"""What may be written beside a drawn row after `|`, and the lines in front that name categories.

`row=K` names the row, `seats=right` numbers from the right, `first=101` and `step=2` say how, `labels=1,2,2a` names
each seat from the left instead; `category=1` is for the whole row, `category=1,1,0` for each seat. A line such as
`category: Premium #c8102e` names a category and its colour, `curve: 45` says how much the rows bend.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ttms_server.letters import is_readable

MOST_CATEGORIES = 20
MOST_CURVE = 300
CATEGORY_LINE = "category:"
CURVE_LINE = "curve:"

LABEL = re.compile(r"[^\W_]{1,4}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_NUMBER = re.compile(r"[0-9]{1,4}")
LONGEST_CATEGORY = 32


class RuleInvalid(ValueError):  # noqa: N818 - refusals say what is wrong, families end in Error
    """A rule cannot be read; `at` counts from 0 in the text that was given."""

    def __init__(self, at: int, reason: str) -> None:
        super().__init__(reason)
        self.at = at
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Category:
    """Seats that belong together; `colour` is "#rrggbb" or empty."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class RowRules:
    """How the seats of one row are called and which categories they have; empty tuples and None: nothing was said."""

    row: str | None = None
    from_right: bool = False
    first: int = 1
    step: int = 1
    labels: tuple[str, ...] = ()
    categories: tuple[int, ...] = ()

    def labels_of(self, count: int) -> tuple[str, ...]:
        """Labels of so many seats, from the left."""
        if self.labels:
            if len(self.labels) != count:
                raise RuleInvalid(0, f"there are {len(self.labels)} labels for {count} seats")
            return self.labels
        numbers = [str(self.first + self.step * place) for place in range(count)]
        if any(len(number) > 4 for number in numbers):
            raise RuleInvalid(0, "a seat's number has at most 4 digits")
        return tuple(reversed(numbers) if self.from_right else numbers)

    def categories_of(self, count: int) -> tuple[int, ...]:
        """Numbers of the categories of so many seats, from the left."""
        if len(self.categories) in (0, 1):
            return (self.categories or (0,)) * count
        if len(self.categories) != count:
            raise RuleInvalid(0, f"there are {len(self.categories)} categories for {count} seats")
        return self.categories


def read_rules(text: str, *, known: int) -> RowRules:
    """The rules that stand in `text`; there are `known` categories.

    Raises:
        RuleInvalid: an unknown or repeated rule, or one that says nothing that can be.
    """
    found: dict[str, str] = {}
    for word in re.finditer(r"\S+", text):
        name, _, value = word[0].partition("=")
        if name in found:
            raise RuleInvalid(word.start(), f"{name}= stands there twice")
        _refuse_wrong(word.start(), name, value, known=known)
        found[name] = value
    if "labels" in found and found.keys() & {"first", "step", "seats"}:
        raise RuleInvalid(text.index("labels="), "labels= stands without first=, step= and seats=")
    return RowRules(
        row=found.get("row"),
        from_right=found.get("seats") == "right",
        first=int(found.get("first", "1")),
        step=int(found.get("step", "1")),
        labels=tuple(filter(None, found.get("labels", "").split(","))),
        categories=tuple(int(number) for number in found.get("category", "").split(",") if number),
    )


def written_rules(rules: RowRules) -> str:
    """The shortest text of which `read_rules` makes rules of the same meaning."""
    return " ".join(_words(rules))


def read_category(text: str) -> Category:
    """The category that a line names, e.g. `category: Premium #c8102e`.

    Raises:
        RuleInvalid: no name, or an absurd one.
    """
    name, _, colour = text.removeprefix(CATEGORY_LINE).strip().rpartition(" ")
    if not _COLOUR.fullmatch(colour.lower()):
        if colour.startswith("#"):
            raise RuleInvalid(0, "a category's colour is written #rrggbb")
        name, colour = f"{name} {colour}", ""
    name = name.strip()
    if len(name) > LONGEST_CATEGORY or not is_readable(name) or name.startswith("#"):
        raise RuleInvalid(0, f"a category has a name of at most {LONGEST_CATEGORY} characters")
    return Category(name, colour.lower())


def read_curve(text: str) -> int:
    """The curve that a line names, e.g. `curve: 45`, in hundredths of a seat.

    Raises:
        RuleInvalid: no number, or an absurd one.
    """
    number = text.removeprefix(CURVE_LINE).strip()
    if not _NUMBER.fullmatch(number) or int(number) > MOST_CURVE:
        raise RuleInvalid(0, f"a curve is a number from 0 to {MOST_CURVE}")
    return int(number)


def written_category(category: Category) -> str:
    return f"{CATEGORY_LINE} {category.name} {category.colour}".rstrip()


def _refuse_wrong(at: int, name: str, value: str, *, known: int) -> None:
    values = value.split(",")
    if name in ("row", "labels"):
        if not all(map(LABEL.fullmatch, values if name == "labels" else [value])):
            raise RuleInvalid(at, f"{name}= wants 1 to 4 letters or digits for each")
    elif name in ("first", "step"):
        if not _NUMBER.fullmatch(value) or (name == "step" and int(value) == 0):
            raise RuleInvalid(at, f"{name}= wants a number of at most 4 digits")
    elif name == "seats":
        if value not in ("left", "right"):
            raise RuleInvalid(at, "seats= wants left or right")
    elif name == "category":
        if not all(_NUMBER.fullmatch(number) and int(number) <= known for number in values):
            raise RuleInvalid(at, f"category= wants numbers up to {known}, how many categories are named above")
    else:
        raise RuleInvalid(at, f"unknown rule {name!r}; known are row seats first step labels category")


def _words(rules: RowRules) -> Iterator[str]:
    if rules.row is not None:
        yield f"row={rules.row}"
    if rules.labels:
        yield f"labels={','.join(rules.labels)}"
    if any(rules.categories):
        same = len(set(rules.categories)) == 1
        yield f"category={','.join(map(str, rules.categories[:1] if same else rules.categories))}"
