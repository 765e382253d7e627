"""The seats of the hall screen as the seat map draws them."""

from ttms_desktop.screens.edit_halls.pictures import HallPicture
from ttms_desktop.screens.sell_tickets.pictures import SeatPicture
from ttms_desktop.widgets.seat_map_geometry import HallShape, SeatShape, SeatSpot


def shape_of(hall: HallPicture) -> HallShape:
    tints = tuple(category.colour for category in hall.categories)
    return HallShape(hall.row_count, hall.column_count, hall.curve, tuple(_spot(seat) for seat in hall.seats), tints)


def _spot(seat: SeatPicture) -> SeatSpot:
    shape = SeatShape[seat.shape.name]
    return SeatSpot(
        seat.seat_id,
        seat.row,
        seat.column,
        seat.row_label,
        seat.seat_label,
        shape,
        category=seat.category,
        x=seat.x,
        y=seat.y,
        turn=seat.turn,
    )
