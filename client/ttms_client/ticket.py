"""The show board, the seats of a show, and holding them."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ttms_client.play import Schedule
from ttms_client.studio import Layout


class SellingState(Enum):
    """Whether a show is sold now."""

    OPEN = 1
    STOPPED = 2
    BEGUN = 3


class SeatState(Enum):
    """What a seat of a show is now."""

    FREE = 1
    HELD = 2
    SOLD = 3


@dataclass(frozen=True, slots=True)
class ShowOnBoard:
    """A show with what is left of it."""

    schedule: Schedule
    places_total: int
    places_free: int
    selling_state: SellingState
    selling_stops_at: datetime


@dataclass(frozen=True, slots=True)
class SeatStatus:
    """A seat's state; the last three fields only while it is held."""

    seat_id: int
    state: SeatState
    counter_name: str = ""
    hold_id: str = ""
    held_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TicketPrice:
    """What a ticket of one type costs for one show: minor units per place; `key` chooses it at the counter."""

    ticket_type: str
    name: str
    name_en: str
    price_minor: int
    key: str


@dataclass(frozen=True, slots=True)
class SeatMap:
    """A show's whole map; seats that are not in `taken` are free."""

    schedule: Schedule
    layout: Layout
    taken: tuple[SeatStatus, ...]
    prices: tuple[TicketPrice, ...]
    selling_state: SellingState
    selling_stops_at: datetime
    server_time: datetime


@dataclass(frozen=True, slots=True)
class SeatChanges:
    """The new state of each seat that changed."""

    seats: tuple[SeatStatus, ...]
    server_time: datetime


@dataclass(frozen=True, slots=True)
class Hold:
    """The seats that a hold has, and when all of them are free again; `held_until` is None for an empty hold."""

    hold_id: str
    seat_ids: tuple[int, ...]
    held_until: datetime | None
    server_time: datetime
