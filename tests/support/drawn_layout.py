"""Layouts of halls, drawn as text."""

from ttms_client.studio import Layout, Seat, SeatKind

_KINDS = {".": SeatKind.STANDARD, "w": SeatKind.WHEELCHAIR, "c": SeatKind.COUPLE, "b": SeatKind.BROKEN}
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def layout_of(picture: str) -> Layout:
    """The layout drawn in lines: `.` standard, `w` wheelchair, `c` couple (two columns), `b` broken, blank aisle."""
    rows = [line.strip("\n") for line in picture.splitlines() if line.strip()]
    seats = [
        _seat(row, column, kind)
        for row, line in enumerate(rows, start=1)
        for column, kind in enumerate(line, start=1)
        if kind in _KINDS
    ]
    return Layout(1, len(rows), max(map(len, rows)), tuple(seats), 0)


def _seat(row: int, column: int, kind: str) -> Seat:
    places = 2 if kind == "c" else 1
    return Seat(row * 100 + column, row, column, _row_label(row), str(column), _KINDS[kind], places)


def _row_label(row: int) -> str:
    round_, letter = divmod(row - 1, len(_LETTERS))
    return _LETTERS[round_ - 1] * bool(round_) + _LETTERS[letter]
