"""Halls and the seats in them."""

from dataclasses import dataclass
from enum import Enum


class SeatKind(Enum):
    """What stands at a place."""

    STANDARD = 1
    WHEELCHAIR = 2
    COUPLE = 3
    BROKEN = 4


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat of a layout: grid `row` from the screen and `column` from the left, both from 1.

    A couple seat has two `places` and also takes `column + 1`.
    """

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    kind: SeatKind
    places: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How the seats of a hall stand; grid places without a seat are aisles.

    `curve` is how far the ends of a row stand behind its middle, in hundredths of a seat's height.
    """

    layout_id: int
    row_count: int
    column_count: int
    seats: tuple[Seat, ...]
    curve: int


@dataclass(frozen=True, slots=True)
class Studio:
    """A hall; `place_count` leaves out broken seats."""

    studio_id: int
    name: str
    name_en: str
    place_count: int
