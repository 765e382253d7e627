"""Watchers of a show, and how long a sale takes to reach them: from the sent request to the arrival of the change."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from bench.clients.buying import buy
from bench.clients.caller import Caller, Callers, Tally
from ttms_api.v1.ticket_pb2 import WatchSeatMapRequest


async def run(
    callers: Callers, *, tokens: Sequence[str], seconds: float, show: int, seats: Sequence[int], per_second: float
) -> dict[str, Any]:
    """Sell `seats` one by one; `arrivals` are the seconds until each watcher saw each of them taken."""
    seller, *watching = callers.of(tokens)
    asked: dict[int, float] = {}
    arrivals: list[float] = []
    ready = asyncio.Semaphore(0)
    tasks = [asyncio.create_task(_watch(caller, show, asked, arrivals, ready)) for caller in watching]
    for _ in tasks:
        await ready.acquire()
    tally, began = Tally(), time.perf_counter()
    for number, seat in enumerate(seats[: int(seconds * per_second)]):
        await asyncio.sleep(max(0.0, began + number / per_second - time.perf_counter()))
        asked[seat] = time.perf_counter()
        await buy(tally, seller, show, [seat])
    elapsed = time.perf_counter() - began
    await asyncio.sleep(1)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    return tally.facts(elapsed) | {"arrivals": arrivals, "expected": len(asked) * len(watching)}


async def _watch(
    caller: Caller, show: int, asked: dict[int, float], arrivals: list[float], ready: asyncio.Semaphore
) -> None:
    seen: set[int] = set()
    async for message in caller.stream(caller.ticket.WatchSeatMap, WatchSeatMapRequest(schedule_id=show)):
        if message.HasField("map"):
            ready.release()
            continue
        now = time.perf_counter()
        for seat in message.changes.seats:
            if seat.seat_id in asked and seat.seat_id not in seen:
                seen.add(seat.seat_id)
                arrivals.append(now - asked[seat.seat_id])
