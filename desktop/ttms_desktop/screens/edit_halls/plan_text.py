"""Halls drawn as text: how large a drawing is, and the same drawing with other rows and columns.

One line a row from the screen: "o" seat, "w" place for a wheelchair, "c" companion seat, "<>" couple seat, "x" broken
seat, "." or space nothing; rules after "|" and "category:" lines are kept as they are. What a drawing means, and
whether it can be read, the server says.
"""

MOST = 100
_SEAT, _NOTHING = "o", "."
_CATEGORY = "category:"


def size_of(plan: str) -> tuple[int, int]:
    """Rows and columns of what is drawn; blank lines above and below do not count."""
    rows = [drawing for drawing, _ in _drawn(plan)]
    return len(rows), max(map(len, rows), default=0)


def resized(plan: str, *, rows: int, columns: int) -> str:
    """The same drawing, cut off or filled up with seats at the right and at the back."""
    lines = _drawn(plan)
    before = max((len(drawing) for drawing, _ in lines), default=0)
    kept = [_fitted(drawing.ljust(before, _NOTHING), columns) + rules for drawing, rules in lines[:rows]]
    named = [line for line in _lines(plan) if line.startswith(_CATEGORY)]
    return "\n".join([*named, *kept, *[_SEAT * columns] * (rows - len(kept))])


def _lines(plan: str) -> list[str]:
    return plan.replace("\r\n", "\n").split("\n")


def _drawn(plan: str) -> list[tuple[str, str]]:
    """What is drawn in each row, and the rules behind it with what parts them."""
    lines = [line.partition("|") for line in _lines(plan) if not line.startswith(_CATEGORY)]
    rows = [(drawing.rstrip(), f" {mark}{rules}" if mark else "") for drawing, mark, rules in lines]
    filled = [place for place, row in enumerate(rows) if any(row)]
    return rows[filled[0] : filled[-1] + 1] if filled else []


def _fitted(line: str, columns: int) -> str:
    cut = line[:columns]
    if cut.endswith("<") and line[columns : columns + 1] == ">":
        cut = cut[:-1] + _SEAT  # half a couple seat is one seat
    return cut.ljust(columns, _SEAT)
