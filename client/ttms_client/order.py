"""Selling tickets, and finding out whether a sale happened."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ttms_client.play import Schedule


class Tender(Enum):
    """What is paid with."""

    CASH = 1


@dataclass(frozen=True, slots=True)
class TicketToSell:
    """A held seat, the type it is sold as, and the price on the clerk's screen (minor units, all its places)."""

    seat_id: int
    ticket_type: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class PaymentToTake:
    """What the customer gave, in minor units."""

    tender: Tender
    given_minor: int


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sold ticket; `code` stands in its QR code."""

    ticket_id: int
    seat_id: int
    row_label: str
    seat_label: str
    places: int
    ticket_type: str
    ticket_type_name: str
    ticket_type_name_en: str
    price_minor: int
    code: str


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment as stored: what counted, what was given, what went back, in minor units."""

    tender: Tender
    amount_minor: int
    given_minor: int
    change_minor: int


@dataclass(frozen=True, slots=True)
class Order:
    """A paid order; `order_number` is the one for people."""

    order_id: int
    order_number: str
    schedule: Schedule
    tickets: tuple[Ticket, ...]
    payments: tuple[PaymentLine, ...]
    total_minor: int
    currency: str
    sold_at: datetime
    counter_name: str
    clerk_name: str
