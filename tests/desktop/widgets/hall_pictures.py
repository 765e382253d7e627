"""Halls as pictures: "." a seat, "w" for a wheelchair, "CC" for a couple, "x" broken, "_" an aisle."""

from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape, SeatSpot

_SHAPES = {
    ".": SeatShape.STANDARD,
    "w": SeatShape.WHEELCHAIR,
    "C": SeatShape.COUPLE,
    "x": SeatShape.BROKEN,
}


def hall(picture: str, *, curve: int = 0) -> HallShape:
    """Seats are numbered from 1 in reading order; rows are lettered from A."""
    rows = [line.strip() for line in picture.strip().splitlines()]
    seats: list[SeatSpot] = []
    for row, line in enumerate(rows, start=1):
        column = 1
        while column <= len(line):
            sign = line[column - 1]
            if sign != "_":
                shape, number = _SHAPES[sign], len(seats) + 1
                seats.append(SeatSpot(number, row, column, chr(ord("A") + row - 1), str(column), shape))
            column += 2 if sign == "C" else 1
    return HallShape(len(rows), max(len(line) for line in rows), curve, tuple(seats))
