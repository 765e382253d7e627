"""What happened, told after the commit to whoever listens in this process: the live maps, the audit log.

Reports need not listen: they read the ledger, which is written in the same transaction as what it tells.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that is durable now: by which request, at which counter, and the shows whose seats it changed."""

    request_id: str
    counter_name: str
    schedule_ids: tuple[int, ...] = ()


class SeatsHeld(Event):
    """Seats were held, kept on, handed over or given back."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketsExchanged(Event):
    """Tickets of an order became another order."""

    old_order_number: str
    order_number: str


class ShowMoved(Event):
    """A show is at another time, in another hall, or at another price."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowCancelled(Event):
    """A show was called off."""

    places_sold: int


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


class ShowBells:
    """A bell per show: rung when seats of it changed."""

    def __init__(self) -> None:
        self._bells: defaultdict[int, set[asyncio.Event]] = defaultdict(set)

    def hear(self, event: Event) -> None:
        for schedule_id in event.schedule_ids:
            for bell in self._bells.get(schedule_id, ()):
                bell.set()

    @contextmanager
    def bell(self, schedule_id: int) -> Iterator[asyncio.Event]:
        """A bell for one show while somebody listens."""
        bell = asyncio.Event()
        self._bells[schedule_id].add(bell)
        try:
            yield bell
        finally:
            self._bells[schedule_id].discard(bell)
            if not self._bells[schedule_id]:
                del self._bells[schedule_id]
