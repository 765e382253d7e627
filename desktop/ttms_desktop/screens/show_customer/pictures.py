"""What the customer is shown, as plain values."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QImage


class Scene(Enum):
    """What is on the customer's screen."""

    PROGRAMME = auto()
    SALE = auto()
    PAID = auto()


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket in the cart: "Row H, seat 11 · Adult", and its price."""

    text: str
    price_text: str


@dataclass(frozen=True, slots=True)
class SalePicture:
    """The sale as it stands."""

    title: str
    show_text: str
    lines: tuple[TicketLine, ...]
    count_text: str
    total_text: str
    paid: tuple[TicketLine, ...] = ()  # what was taken so far, if it is paid in parts
    left_text: str = ""


@dataclass(frozen=True, slots=True)
class PaidPicture:
    """The sale that was just made; `receipt` stands in the QR code."""

    title: str
    seats_text: str
    total_text: str
    given_text: str
    change_text: str
    has_change: bool
    order_number: str
    receipt: str


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """A show of today."""

    schedule_id: int
    time_text: str
    title: str
    hall: str
    state_text: str
    on_sale: bool
    poster: QImage | None = None
