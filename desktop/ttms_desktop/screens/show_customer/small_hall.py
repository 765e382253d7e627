"""The hall for the customer: where the seats are, which are theirs, which are gone; nobody's name, nothing to press."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.pictures import HallPicture
from ttms_desktop.screens.sell_tickets.pictures import SeatLook as PictureLook
from ttms_desktop.widgets.hall_canvas import HallCanvas
from ttms_desktop.widgets.seat_glyphs import SeatLook
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape, SeatSpot

_MINE = (PictureLook.MINE, PictureLook.PENDING)
_FREE = (PictureLook.FREE, PictureLook.BROKEN)  # broken ones are told by their shape


class SmallHall(HallCanvas):
    """Always the whole hall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drawn: HallPicture | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def say(self, hall: HallPicture) -> None:
        """Draw this hall as it is now."""
        looks = {seat_id: _look(look) for seat_id, look in hall.looks.items()}
        if self._drawn is None or self._drawn.seats != hall.seats:
            seats = tuple(
                SeatSpot(
                    seat_id=seat.seat_id,
                    row=seat.row,
                    column=seat.column,
                    row_label=seat.row_label,
                    seat_label=seat.seat_label,
                    shape=SeatShape[seat.shape.name],
                    x=seat.x,
                    y=seat.y,
                    turn=seat.turn,
                )
                for seat in hall.seats
            )
            self.set_hall(HallShape(hall.row_count, hall.column_count, hall.curve, seats), looks)
        else:
            self.set_looks(looks)
        self._drawn = hall


def _look(look: PictureLook) -> SeatLook:
    if look in _MINE:
        return SeatLook.MINE
    return SeatLook.FREE if look in _FREE else SeatLook.SOLD
