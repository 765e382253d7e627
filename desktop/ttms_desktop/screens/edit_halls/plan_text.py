"""Halls drawn as text: how large a drawing is, and the same drawing with other rows and columns.

One line a row from the screen: "o" seat, "w" place for a wheelchair, "<>" couple seat, "x" broken seat, "." or space
nothing. What a drawing means, and whether it can be read, the server says.
"""

MOST = 100
_SEAT, _NOTHING = "o", "."


def size_of(plan: str) -> tuple[int, int]:
    """Rows and columns of what is drawn; blank lines above and below do not count."""
    lines = _drawn(plan)
    return len(lines), max(map(len, lines), default=0)


def resized(plan: str, *, rows: int, columns: int) -> str:
    """The same drawing, cut off or filled up with seats at the right and at the back."""
    lines = _drawn(plan)
    before = max(map(len, lines), default=0)
    kept = [_fitted(line.ljust(before, _NOTHING), columns) for line in lines[:rows]]
    return "\n".join([*kept, *[_SEAT * columns] * (rows - len(kept))])


def _drawn(plan: str) -> list[str]:
    lines = [line.rstrip() for line in plan.replace("\r\n", "\n").split("\n")]
    filled = [place for place, line in enumerate(lines) if line]
    return lines[filled[0] : filled[-1] + 1] if filled else []


def _fitted(line: str, columns: int) -> str:
    cut = line[:columns]
    if cut.endswith("<") and line[columns : columns + 1] == ">":
        cut = cut[:-1] + _SEAT  # half a couple seat is one seat
    return cut.ljust(columns, _SEAT)
