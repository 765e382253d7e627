"""How halls are called and counted, and their seats as the map wants them."""

from PySide6.QtCore import QLocale

from ttms_client.studio import Layout, Seat, SeatKind, Studio
from ttms_desktop.screens.edit_halls.pictures import HallLine, HallPicture
from ttms_desktop.screens.sell_tickets.pictures import CategoryPicture, SeatPicture, SeatShape
from ttms_desktop.screens.sell_tickets.wording import category_text, in_language
from ttms_desktop.words import translate


def name_of(studio: Studio) -> str:
    return in_language(studio.name, studio.name_en)


def places_text(places: int) -> str:
    return translate("EditHalls", "{places} places").format(places=f"{places:,}")


def line_of(studio: Studio) -> HallLine:
    english = QLocale().language() is QLocale.Language.English
    return HallLine(
        hall_id=studio.studio_id,
        name=name_of(studio),
        other_name=studio.name if english else studio.name_en,
        places=studio.place_count,
        places_text=f"{studio.place_count:,}",
        retired=studio.retired,
        state_text=translate("EditHalls", "Retired") if studio.retired else translate("EditHalls", "In use"),
    )


def picture_of(layout: Layout) -> HallPicture:
    places = sum(seat.places for seat in layout.seats if seat.kind is not SeatKind.BROKEN)
    seats = tuple(_seat(seat) for seat in layout.seats)
    categories = tuple(CategoryPicture(category_text(one.name), one.colour) for one in layout.categories)
    return HallPicture(layout.row_count, layout.column_count, layout.curve, seats, places_text(places), categories)


def _seat(seat: Seat) -> SeatPicture:
    return SeatPicture(
        seat.seat_id,
        seat.row,
        seat.column,
        seat.row_label,
        seat.seat_label,
        SeatShape[seat.kind.name] if seat.kind.name in SeatShape.__members__ else SeatShape.STANDARD,
        seat.places,
        x=seat.x,
        y=seat.y,
        turn=seat.rotation_degrees,
        category=seat.category,
    )
