"""What the sell screen shows, as plain values: every text is ready to be drawn, in the clerk's language."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import Path

from PySide6.QtGui import QImage


class SeatShape(Enum):
    """What stands at a place of the hall."""

    STANDARD = 1
    WHEELCHAIR = 2
    COUPLE = 3
    BROKEN = 4
    COMPANION = 5


class SeatLook(Enum):
    """What a seat is to this counter now."""

    FREE = 1
    PENDING = 2  # clicked, the server has not answered yet
    MINE = 3
    HELD = 4  # by another counter
    SOLD = 5
    BROKEN = 6
    KEPT = 7  # under a name, or by the house


class SaleState(Enum):
    """Where the sale on the screen stands."""

    CHOOSING = 1
    PAYING = 2  # the sale is on its way
    CHECKING = 3  # no answer came; whether it was sold is being found out


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day that can be chosen."""

    day: date
    text: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShowLine:
    """A show on the board; `key` is the function key that chooses it, or empty."""

    schedule_id: int
    time_text: str
    title: str
    hall: str
    minutes: int
    places_free: int
    places_total: int
    sold_out: bool
    on_sale: bool
    chosen: bool
    key: str
    hall_text: str  # "Hall 2 · 153 min"
    state_text: str  # "211 free", "Sold out", "Sales closed", "Running"


@dataclass(frozen=True, slots=True)
class SeatPicture:
    """A seat: grid `row` from the screen and `column` from the left, both from 1; a couple seat also takes the next.

    `x` and `y`: its middle in hundredths of a seat, `turn` in degrees clockwise; `category` counts from 1, 0 is none.
    """

    seat_id: int
    row: int
    column: int
    row_label: str
    seat_label: str
    shape: SeatShape
    places: int
    category: int = 0
    x: int = 0
    y: int = 0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class CategoryPicture:
    """Seats that belong together: `colour` is "#rrggbb" or empty, `price_text` what a place costs."""

    name: str
    colour: str
    price_text: str = ""


@dataclass(frozen=True, slots=True)
class PricePicture:
    """A ticket type of the show; `key` is the letter that chooses it."""

    ticket_type: str
    name: str
    key: str
    price_minor: int
    price_text: str


@dataclass(frozen=True, slots=True)
class HallPicture:
    """The hall of the chosen show; `curve` in hundredths of a seat's height."""

    schedule_id: int
    title: str  # "Hall 2 · Metropolis · 19:30"
    film: str  # as the title names it
    row_count: int
    column_count: int
    curve: int
    seats: tuple[SeatPicture, ...]
    looks: Mapping[int, SeatLook]
    places_free: int
    places_total: int
    free_text: str  # "211 of 312 left"
    free_short_text: str  # "211 left"
    prices: tuple[PricePicture, ...]
    can_choose: bool  # whether new seats may be clicked
    closed_text: str  # why not; empty while it is sold
    fresh: bool  # False while the live link is being restored
    categories: tuple[CategoryPicture, ...] = ()
    widest_held_text: str = ""  # the room that the legend keeps for what it says of seats that others hold


@dataclass(frozen=True, slots=True)
class CartLine:
    """A seat in the cart and what it is sold as."""

    seat_id: int
    seat_text: str  # "Row H, seat 11"
    places: int
    ticket_type: str
    type_name: str
    key: str
    price_minor: int
    price_text: str
    pending: bool
    type_prices: Mapping[str, str]  # what this seat would cost as each ticket type


@dataclass(frozen=True, slots=True)
class ExtraPicture:
    """Something that is sold with tickets, and how many of it are in this sale."""

    name: str
    price_text: str
    count: int


@dataclass(frozen=True, slots=True)
class PaidLine:
    """A part of the total that was taken: "Card 000123", "¥40.00"."""

    text: str
    amount_text: str


@dataclass(frozen=True, slots=True)
class FoundVoucher:
    """A voucher that was looked up, and how much of what is left it pays."""

    code: str
    balance_minor: int
    pays_minor: int


@dataclass(frozen=True, slots=True)
class CartPicture:
    """The cart; `seconds_left` is None while nothing is held, `left_minor` is what is not paid yet."""

    lines: tuple[CartLine, ...]
    seats_text: str  # of all lines together: "Row H, seats 11, 12"
    places: int
    count_text: str  # "3 tickets"
    total_minor: int
    total_text: str
    currency: str
    seconds_left: int | None
    can_pay: bool
    why_not: str  # why paying is off; empty while it is on
    suggestions: tuple[tuple[int, str], ...]  # likely amounts given: minor units, text
    left_minor: int = 0
    left_text: str = ""
    paid: tuple[PaidLine, ...] = ()
    extras: tuple[ExtraPicture, ...] = ()
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class SaleSummary:
    """A finished sale; `found_later` marks one whose answer was lost and that was found at the next sign-in."""

    order_number: str
    show_text: str  # "Hall 2 · Metropolis · 19:30"
    film: str  # as `show_text` names it
    seats_text: str
    ticket_count: int
    count_text: str
    total_minor: int
    total_text: str
    given_minor: int
    given_text: str
    paid_text: str  # how: "Exact amount in cash", "Voucher ¥10.00 · Card ¥35.00"
    change_minor: int
    change_text: str
    currency: str
    ticket_path: Path | None  # None while the PDF could not be saved
    ticket_picture: QImage = field(default_factory=QImage)  # the first ticket as it looks on paper
    found_later: bool = False
