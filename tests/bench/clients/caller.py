"""Callers: sessions that share a few connections, and what each call of theirs took."""

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

import grpc
from google.rpc.error_details_pb2 import ErrorInfo
from grpc_status import rpc_status

from ttms_api.v1.order_pb2_grpc import OrderServiceStub
from ttms_api.v1.ticket_pb2_grpc import TicketServiceStub
from ttms_api.v1.user_pb2_grpc import UserServiceStub

# Enough for HTTP/2's streams; more connections cost the client's processor without loading the server more.
CONNECTIONS = 8
DEADLINE_SECONDS = 30


@dataclass
class Tally:
    """What a piece of work came to: calls by their outcome, and the seconds that each took."""

    outcomes: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)

    def facts(self, elapsed: float) -> dict[str, Any]:
        """As it travels to the process that asked."""
        return {"elapsed": elapsed, "outcomes": dict(self.outcomes), "seconds": self.seconds}


class Caller:
    """A session at a counter of its own."""

    def __init__(self, channel: grpc.aio.Channel, token: str, number: int) -> None:
        self.number = number
        self.user = UserServiceStub(channel)
        self.ticket = TicketServiceStub(channel)
        self.order = OrderServiceStub(channel)
        self._metadata = [("authorization", f"Bearer {token}")]

    async def __call__(self, tally: Tally, method: Any, request: Any) -> Any:
        """The answer, or None for a refusal; counted and timed in `tally`."""
        began = time.perf_counter()
        try:
            answer = await method(request, timeout=DEADLINE_SECONDS, metadata=self._metadata)
        except grpc.aio.AioRpcError as refused:
            answer, outcome = None, _reason(refused)
        else:
            outcome = "OK"
        tally.seconds.append(time.perf_counter() - began)
        tally.outcomes[outcome] += 1
        return answer

    def stream(self, method: Any, request: Any) -> Any:
        return method(request, metadata=self._metadata)


class Callers:
    """Connections to the server, and callers on them by token."""

    def __init__(self, address: str) -> None:
        # Channels that are alike would share one connection.
        self._channels = [grpc.aio.insecure_channel(address, [("ttms", number)]) for number in range(CONNECTIONS)]
        self._known: dict[str, Caller] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.gather(*(channel.close(None) for channel in self._channels))

    def of(self, tokens: Sequence[str]) -> list[Caller]:
        """One caller for each token."""
        for number, token in enumerate(tokens):
            if token not in self._known:
                self._known[token] = Caller(self._channels[number % CONNECTIONS], token, number)
        return [self._known[token] for token in tokens]


async def all_for(seconds: float, loops: Sequence[Callable[[Callable[[], bool]], Awaitable[None]]]) -> float:
    """Let each loop run until its `go_on` says no, `seconds` from now; how long all of them took."""
    began = time.perf_counter()

    def go_on() -> bool:
        return time.perf_counter() - began < seconds

    await asyncio.gather(*(loop(go_on) for loop in loops))
    return time.perf_counter() - began


def _reason(refused: grpc.aio.AioRpcError) -> str:
    status = rpc_status.from_call(refused)  # type: ignore[arg-type] # it reads two methods that both kinds have
    for packed in status.details if status is not None else ():
        info = ErrorInfo()
        if packed.Unpack(info):
            return str(info.reason)
    return str(refused.code().name)
