"""A client process: told on standard input what to do, it answers with one line of JSON each.

`python -m bench.clients ADDRESS` reads lines like {"work": "sell", "seconds": 10, …}.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from bench.clients import echo, report, rush, seed, sell, watch
from bench.clients.caller import Callers

Work = Callable[..., Awaitable[dict[str, Any]]]

WORKS: Mapping[str, Work] = {
    "echo": echo.run,
    "sell": sell.run,
    "seed": seed.run,
    "rush": rush.run,
    "watch": watch.run,
    "report": report.run,
}


async def main(address: str) -> None:
    """Work until standard input ends."""
    async with Callers(address) as callers:
        while line := await asyncio.to_thread(sys.stdin.readline):
            order: dict[str, Any] = json.loads(line)
            found = await WORKS[order.pop("work")](callers, **order)
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
