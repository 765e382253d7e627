"""Counters that never wait: hold two seats, take the cash, next."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from bench.clients.buying import buy
from bench.clients.caller import Caller, Callers, Tally, all_for

Pairs = Iterator[tuple[int, tuple[int, int]]]


async def run(
    callers: Callers, *, tokens: Sequence[str], seconds: float, shows: Sequence[int], seats: int
) -> dict[str, Any]:
    """Sell free pairs of seats, show after show; every counter takes the next pair."""
    tally = Tally()
    pairs = ((show, (seat, seat + 1)) for show in shows for seat in range(1, seats, 2))
    elapsed = await all_for(seconds, [partial(_sell, tally, pairs, caller) for caller in callers.of(tokens)])
    left = sum(1 for _ in pairs)
    return tally.facts(elapsed) | {"sold_out": left == 0}


async def _sell(tally: Tally, pairs: Pairs, caller: Caller, go_on: Callable[[], bool]) -> None:
    while go_on():
        show, pair = next(pairs, (0, (0, 0)))
        if not show:
            return
        await buy(tally, caller, show, pair)
