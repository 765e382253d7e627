"""A show goes on sale: every counter wants two seats side by side, until none are left."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from bench.clients.buying import buy
from bench.clients.caller import Caller, Callers, Tally, all_for

PATIENCE_SECONDS = 60


async def run(callers: Callers, *, tokens: Sequence[str], show: int, seats: int) -> dict[str, Any]:
    """What each counter sold: seats with their orders; `sold` names every seat once for each order that has it."""
    hall = _Hall(show, {(seat, seat + 1) for seat in range(1, seats, 2)})
    elapsed = await all_for(PATIENCE_SECONDS, [partial(hall.rush, caller) for caller in callers.of(tokens)])
    return hall.tally.facts(elapsed) | {"sold": hall.sold}


@dataclass
class _Hall:
    show: int
    free: set[tuple[int, int]]
    sold: list[tuple[int, str]] = field(default_factory=list)
    tally: Tally = field(default_factory=Tally)

    async def rush(self, caller: Caller, go_on: Callable[[], bool]) -> None:
        chance = random.Random(caller.number)
        while self.free and go_on():
            pair = chance.choice(sorted(self.free))
            order = await buy(self.tally, caller, self.show, pair)
            if order is not None:
                self.sold.extend((seat, order.order_number) for seat in pair)
            # Sold by this counter or taken by another: either way nobody needs to ask again.
            self.free.discard(pair)
