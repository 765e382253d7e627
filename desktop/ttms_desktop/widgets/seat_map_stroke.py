"""Seats that are chosen in one movement: drawn over with the mouse, or from one to another in a row."""

from collections.abc import Callable

from PySide6.QtCore import QPointF

from ttms_desktop.widgets.hall_canvas import HallCanvas
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import SeatShape

_MINE = (SeatLook.MINE, SeatLook.PENDING)
_STEP = 4.0  # pixels between two looks under a fast mouse


class Stroke:
    """Begun on a free seat it takes free ones, begun on one of this sale it gives such back."""

    def __init__(
        self, canvas: HallCanvas, first: int, start: QPointF, seat_at: Callable[[QPointF], int | None]
    ) -> None:
        self._canvas, self._seat_at = canvas, seat_at
        self._here = start
        self._gives_back = canvas.look(first) in _MINE
        self._last = first
        self.seats: list[int] = []
        self._touch(first)

    def draw_to(self, there: QPointF) -> None:
        """Every seat on the way is touched, however fast the mouse is."""
        way = there - self._here
        steps = max(1, round(max(abs(way.x()), abs(way.y())) / _STEP))
        for step in range(1, steps + 1):
            seat = self._seat_at(self._here + way * (step / steps))
            if seat is not None:
                self._touch(seat)
        self._here = there

    def _touch(self, seat: int) -> None:
        """Within a row all seats up to this one: a hand moves straight, and rows may be curved."""
        on_way = _row_part(self._canvas, self._last, seat)
        self._last = seat
        for one in on_way if on_way.index(seat) else reversed(on_way):
            if one not in self.seats and fits(self._canvas, one, gives_back=self._gives_back):
                self.seats.append(one)


def fits(canvas: HallCanvas, seat: int, *, gives_back: bool) -> bool:
    """Whether a seat can be taken, or given back, together with others."""
    look = canvas.look(seat)
    usable = canvas.hall.spots[seat].shape is not SeatShape.BROKEN
    return usable and (look in _MINE if gives_back else look is SeatLook.FREE)


def between(canvas: HallCanvas, first: int, last: int) -> list[int]:
    """The free seats of a row from one to another; none in different rows."""
    spots = canvas.hall.spots
    if first not in spots or spots[first].row != spots[last].row:
        return []
    return [seat_id for seat_id in _row_part(canvas, first, last) if fits(canvas, seat_id, gives_back=False)]


def _row_part(canvas: HallCanvas, first: int, last: int) -> list[int]:
    """From one seat of a row to another, from the left; the last one alone in different rows."""
    spots = canvas.hall.spots
    if spots[first].row != spots[last].row:
        return [last]
    begin, end = sorted((spots[first].column, spots[last].column))
    return [seat.seat_id for seat in canvas.hall.rows[spots[last].row] if begin <= seat.column <= end]
