"""What happened, told after the commit to whoever listens in this process: the live maps, the audit log.

Reports need not listen: they read the ledger, which is written in the same transaction as what it tells.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that is durable now: by which request, at which counter, and the shows whose seats it changed."""

    request_id: str
    counter_name: str
    schedule_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsHeld(Event):
    """Seats were held, kept on, handed over or given back; `seat_ids` are those whose hold may last longer now."""

    seat_ids: tuple[int, ...] = ()


class SeatsReserved(Event):
    """Seats were kept under a name, collected or released."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsSold(Event):
    """An order was paid."""

    order_number: str
    total_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsRefunded(Event):
    """Tickets were taken back; a show that was called off names several refunds."""

    refund_numbers: tuple[str, ...]
    total_minor: int
    vouchers_prolonged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsExchanged(Event):
    """Tickets of an order became another order."""

    old_order_number: str
    order_number: str


class ShowMoved(Event):
    """A show is at another time, in another hall, or at another price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCancelled(Event):
    """A show was called off, for a reason that customers may be told."""

    places_sold: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutChanged(Event):
    """A hall has another layout for the shows to come; those that are there keep theirs."""

    studio_id: int
    layout_id: int


Listener = Callable[[Event], None]


class Events:
    """The one path from what was done to whoever wants to know. Used on the event loop only."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` with each event from now on, in the order in which they are told."""
        self._listeners.append(listener)

    def tell(self, event: Event) -> None:
        """It is durable: a listener that fails is logged, and changes nothing of it."""
        for listener in self._listeners:
            try:
                listener(event)
            except Exception:
                log.exception("%s was not heard", type(event).__name__)
