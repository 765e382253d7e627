"""A real server on a free port inside the tests' own process, so that a test holds its clock and sees its parts."""

import asyncio
import atexit
import math
import shutil
import tempfile
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from functools import cache
from typing import Any, Self, TypeVar

import grpc

from support.raw_calls import Caller
from ttms_server import clock as system_clock
from ttms_server.app import App, build
from ttms_server.clock import Clock
from ttms_server.config import ServerSettings, Settings
from ttms_server.db import Database

T = TypeVar("T")


@cache
def _state_folder() -> str:
    """Where all servers of a test process keep their files: one key for the tickets of all."""
    folder = tempfile.mkdtemp(prefix="ttms-state-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


class LoopThread:
    """One event loop in a thread; all servers of a test process run on it, as gRPC wants it."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="servers", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What comes of `work`, carried out on the loop."""
        return self.start(work).result(60)

    def start(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        """Carry `work` out on the loop without waiting for it."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class ServerThread:
    """A server over `database`; leaving the `with` block stops it, the database stays open."""

    def __init__(
        self, loop: LoopThread, database: Database, *, clock: Clock = system_clock.now, **sections: Any
    ) -> None:
        self.database = database
        server = ServerSettings("127.0.0.1:0", stop_seconds=2, state_folder=_state_folder())
        self.settings = Settings(**{"server": server, **sections})
        self._loop = loop
        self._clock = clock
        self._health: asyncio.Task[None] | None = None
        self.app: App

    def __enter__(self) -> Self:
        self._loop.run(self._start())
        self.channel = grpc.insecure_channel(self.address, options=[("grpc.use_local_subchannel_pool", 1)])
        self.anybody = Caller(self.channel)
        return self

    def __exit__(self, *_: object) -> None:
        self.channel.close()
        self._loop.run(self._stop())

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.app.port}"

    def stop(self) -> None:
        """As SIGTERM does; a second time does nothing."""
        self._loop.run(self._stop())

    async def _start(self) -> None:
        self.app = build(self.settings, self.database, self._clock)
        await self.app.health.look()
        # Statements that no test made would be counted among those at which a test lets the database fail.
        self.app.health.write_every_seconds = math.inf
        self._health = asyncio.create_task(self.app.health.watch())
        await self.app.server.start()

    async def _stop(self) -> None:
        if self._health is None:
            return
        self._health.cancel()
        with suppress(asyncio.CancelledError):
            await self._health
        self._health = None
        await self.app.watch.close()
        await self.app.outbox.close()
        await self.app.server.stop(self.settings.server.stop_seconds)
        await asyncio.to_thread(self.app.group_commit.close)
