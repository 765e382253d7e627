"""What the orders screen shows, as plain values: every text is ready to be drawn, in the clerk's language."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from ttms_desktop.screens.find_orders.refunding import RefundState

__all__ = ["ListState", "OrderLine", "OrderPicture", "RefundPicture", "RefundState", "Shown", "TicketLine"]


class Shown(Enum):
    """Which orders are listed."""

    ALL = 1
    TO_REFUND = 2  # valid tickets of cancelled shows


class ListState(Enum):
    """What is known of the list, or of the chosen order."""

    NOTHING = 1
    WAITING = 2
    SHOWN = 3
    FAILED = 4


@dataclass(frozen=True, slots=True)
class OrderLine:
    """An order in the list; what is not text is there to sort by."""

    order_id: int
    number: str
    sold_at: datetime
    sold_text: str
    title: str
    show_at: datetime
    show_text: str
    hall_text: str
    seats: str
    clerk: str
    net_minor: int
    net_text: str
    cancelled: bool
    refunded: bool


@dataclass(frozen=True, slots=True)
class TicketLine:
    """A ticket of the chosen order; `note` says its type, or when and how it was refunded."""

    ticket_id: int
    seat: str
    note: str
    price_minor: int
    price_text: str
    valid: bool
    code: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that was done with a seat, and by whom."""

    when: str
    deed: str
    who: str


@dataclass(frozen=True, slots=True)
class FactLine:
    """Something about the order with its amount: an extra, a payment, or a refund with its reason."""

    text: str
    amount: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefundPicture:
    """A refund that was made: the amount is what the customer gets now; the seats that can be sold again."""

    amount_text: str
    number: str
    free_seats: str
    vouchers_text: str = ""  # which of them are valid for longer now


@dataclass(frozen=True, slots=True)
class OrderPicture:
    """Everything about the chosen order; `why_not` says why nothing of it can be refunded, empty if it can."""

    order_id: int
    number: str
    state_text: str
    warns: bool
    title: str
    show_text: str
    sold_text: str
    cancelled_text: str
    tickets: tuple[TicketLine, ...]
    extras: tuple[FactLine, ...]
    payments: tuple[FactLine, ...]
    refunds: tuple[FactLine, ...]
    why_not: str
    valid_ids: tuple[int, ...] = field(default=())
    customer_text: str = ""
    # Whoever is signed in may not refund it alone.
    asks_manager: bool = False
