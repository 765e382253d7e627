"""Which seats of the map are pointed out, and why."""

from collections.abc import Mapping, Sequence

from ttms_desktop.screens.sell_tickets.handing import Offer
from ttms_desktop.screens.sell_tickets.picking import LonelySeats
from ttms_desktop.widgets.seat_map_marks import SeatMark


def marks_of(offers: Sequence[Offer], lonely: LonelySeats | None, typed: Sequence[int]) -> Mapping[int, SeatMark]:
    """What is typed goes first: it is looked at now."""
    marks: dict[int, SeatMark] = {}
    if offers:
        marks |= dict.fromkeys(offers[0].seat_ids, SeatMark.BETTER)
    elif lonely is not None:
        marks |= dict.fromkeys(lonely.instead, SeatMark.BETTER)
        marks |= dict.fromkeys(lonely.alone, SeatMark.ALONE)
    return marks | dict.fromkeys(typed, SeatMark.PREVIEW)
