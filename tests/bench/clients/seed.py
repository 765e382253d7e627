"""The predecessor's own load: every caller buys five seats three times over, then gives each back three times."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import uuid4

from bench.clients.buying import buy
from bench.clients.caller import Caller, Callers, Tally, all_for
from ttms_api.v1.order_pb2 import Order, RefundTicketsRequest

TIMES = 3
# What such a load may be told; anything else is a wrong answer.
EXPECTED = frozenset({"OK", "SEAT_TAKEN", "ALREADY_REFUNDED", "NOT_YOUR_SALE"})


async def run(
    callers: Callers, *, tokens: Sequence[str], seconds: float, show: int, seats: Sequence[int]
) -> dict[str, Any]:
    """All callers want the same seats; the last order of each seat is what everybody tries to refund."""
    load = _Load(show, [*seats] * TIMES)
    elapsed = await all_for(seconds, [partial(load.buy_and_return, caller) for caller in callers.of(tokens)])
    wrong = sum(count for outcome, count in load.tally.outcomes.items() if outcome not in EXPECTED)
    return load.tally.facts(elapsed) | {"wrong": wrong}


@dataclass
class _Load:
    show: int
    seats: Sequence[int]
    last: dict[int, Order] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)

    async def buy_and_return(self, caller: Caller, go_on: Callable[[], bool]) -> None:
        while go_on():
            for seat in self.seats:
                order = await buy(self.tally, caller, self.show, [seat])
                if order is not None:
                    self.last[seat] = order
            for seat in self.seats:
                if seat in self.last:
                    await self._return(caller, self.last[seat])

    async def _return(self, caller: Caller, order: Order) -> None:
        tickets = [ticket.ticket_id for ticket in order.tickets]
        request = RefundTicketsRequest(
            request_id=str(uuid4()), order_id=order.order_id, ticket_ids=tickets, reason="brought back"
        )
        await caller(self.tally, caller.order.RefundTickets, request)
