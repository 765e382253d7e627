"""What is said of a booking: who books what, when, and of which order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ttms_server.order.models import EntryKind, Tender


@dataclass(frozen=True, slots=True)
class Actor:
    """Who sold, refunded or moved cash, and at which counter."""

    user_id: int
    counter_name: str


@dataclass(frozen=True, slots=True)
class Booking:
    """What is booked: the request that does it, by whom and when; without order and show where only cash is moved."""

    request_id: str
    kind: EntryKind
    actor: Actor
    booked_at: datetime
    order_id: int | None = None
    schedule_id: int | None = None


@dataclass(frozen=True, slots=True)
class SoldTicket:
    """What of a ticket counts: its type, its places, and its price in minor units, all places together."""

    ticket_type: str
    places: int
    price_minor: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A sale or refund as it is booked: money by tender, tickets, and what extras cost together.

    All amounts are positive, for a refund too.
    """

    booking: Booking
    tenders: Sequence[tuple[Tender, int]]
    sold: Sequence[SoldTicket]
    extras_minor: int = 0

    @property
    def sign(self) -> int:
        return 1 if self.booking.kind is EntryKind.SALE else -1
