"""Somebody who looks at a live map: a thread of its own that keeps what the stream says, and when."""

import queue
import threading
import time
from types import TracebackType
from typing import Any, Self

import grpc

from support.raw_calls import Caller

# Longer than anything that a test waits for.
PATIENCE_SECONDS = 10


class Watcher:
    """A running WatchSeatMap; leaving the `with` block hangs up."""

    def __init__(self, caller: Caller, schedule_id: int) -> None:
        self._stream = caller.stream("WatchSeatMap", schedule_id=schedule_id)
        self._heard: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()

    def hang_up(self) -> None:
        self._stream.cancel()
        self._thread.join(PATIENCE_SECONDS)

    def map(self) -> Any:
        """The first message: the whole map."""
        message = self._next()
        assert message.WhichOneof("update") == "map"
        return message.map

    def changes(self) -> dict[int, tuple[str, str]]:
        """The next change: state and counter by seat."""
        message = self._next()
        assert message.WhichOneof("update") == "changes"
        return {seat.seat_id: (_state(seat), seat.counter_name) for seat in message.changes.seats}

    def end(self) -> grpc.StatusCode:
        """How the stream ended."""
        ended: grpc.StatusCode = self._next()
        return ended

    def is_silent(self, *, for_seconds: float) -> bool:
        """Whether nothing is heard for so long."""
        time.sleep(for_seconds)
        return self._heard.empty()

    def _next(self) -> Any:
        return self._heard.get(timeout=PATIENCE_SECONDS)

    def _listen(self) -> None:
        try:
            for message in self._stream:
                self._heard.put(message)
            self._heard.put(grpc.StatusCode.OK)
        except grpc.RpcError as failure:
            self._heard.put(failure.code())


def _state(seat: Any) -> str:
    name: str = type(seat).DESCRIPTOR.fields_by_name["state"].enum_type.values_by_number[seat.state].name
    return name.removeprefix("SEAT_STATE_").lower()
