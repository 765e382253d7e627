"""The measure of everything else: a call that does nothing, through the same server, edge and authentication."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from bench.clients.caller import Caller, Callers, Tally, all_for
from ttms_api.v1.user_pb2 import GetCurrentUserRequest


async def run(callers: Callers, *, tokens: Sequence[str], seconds: float) -> dict[str, Any]:
    """Every caller asks who it is, again and again."""
    tally = Tally()
    elapsed = await all_for(seconds, [partial(_ask, tally, caller) for caller in callers.of(tokens)])
    return tally.facts(elapsed)


async def _ask(tally: Tally, caller: Caller, go_on: Callable[[], bool]) -> None:
    request = GetCurrentUserRequest()
    while go_on():
        await caller(tally, caller.user.GetCurrentUser, request)
