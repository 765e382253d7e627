"""Whether this server can sell: grpc.health.v1, told by asking the database to read every second, and to write."""

import asyncio
import logging
import time
from collections.abc import Awaitable
from typing import Any

from grpc_health.v1 import health, health_pb2
from sqlalchemy import text
from sqlalchemy.orm import Session

from ttms_server import clock as system_clock
from ttms_server import notify
from ttms_server.clock import Clock
from ttms_server.db import Database, ping
from ttms_server.errors import Busy, DiskFull, Refusal

log = logging.getLogger(__name__)

# The service that health.v1 is asked for to learn why nothing is sold: it does not serve while the disk is full.
DISK = "ttms.disk"
SERVER_TIME = "ttms-server-time"
_FULL = "has no room left on its disk"
_MOVED = "file was moved or replaced; stop this server, see that the right file is there, and start it again"

ASK_EVERY_SECONDS = 1.0
PATIENCE_SECONDS = 2.0


class _TellsTime(health.aio.HealthServicer):  # type: ignore[misc, name-defined] # set at run time by its module
    """Each answer bears the server's clock, by which counters correct theirs."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    async def Check(self, request: Any, context: Any) -> Any:  # noqa: N802 - gRPC's name
        context.set_trailing_metadata(((SERVER_TIME, str(round(self._clock().timestamp() * 1000))),))
        return await super().Check(request, context)


class Health:
    """Keeps the health service true in both directions; `books` is its name of this very database."""

    write_every_seconds = 3.0

    def __init__(self, database: Database, books: str, clock: Clock = system_clock.now) -> None:
        self.servicer = _TellsTime(clock)
        self._database = database
        self._books = books
        self._problem: str | None = None
        self._wrote_at = 0.0

    async def watch(self) -> None:
        """Ask the database until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(ASK_EVERY_SECONDS)

    async def look(self) -> None:
        """Ask the database once and say what came of it."""
        problem = _MOVED if self._database.is_other_file else ""
        problem = problem or await _problem(self._database.read(ping), "does not answer")
        if not problem and self._must_write():
            problem = await _problem(self._database.write(write), "does not store anything")
            self._wrote_at = time.monotonic()
        await self._say(problem)

    def _must_write(self) -> bool:
        return self._problem != "" or time.monotonic() - self._wrote_at >= self.write_every_seconds

    async def _say(self, problem: str) -> None:
        serving = not problem
        if problem == self._problem:
            return
        if problem:
            log.warning("the database %s: not selling", problem)
        elif self._problem is not None:
            log.warning("the database is well again")
        self._problem = problem
        notify.tell("STATUS=Selling." if serving else f"STATUS=Not selling: the database {problem}.")
        status = health_pb2.HealthCheckResponse
        # The reason first: whoever hears that nothing is sold asks for it.
        await self.servicer.set(DISK, status.NOT_SERVING if problem == _FULL else status.SERVING)
        for name in (self._books, ""):
            await self.servicer.set(name, status.SERVING if serving else status.NOT_SERVING)


def write(session: Session) -> None:
    """The smallest change: SQLite stores it on the disk as any other, MySQL refuses it where it would refuse a sale."""
    session.execute(text("UPDATE alembic_version SET version_num = version_num"))


async def _problem(asked: Awaitable[None], words: str) -> str:
    """`words` if the database did not do what it was asked; empty if it did."""
    try:
        # Not wait_for(): up to Python 3.11 it forgets that it was cancelled if it has its answer at that moment.
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asked
    except Busy:
        return ""  # others write: that is what was asked
    except DiskFull:
        return _FULL
    except (Refusal, TimeoutError):
        return words
    except Exception:
        # Whatever it is: who stops asking would say for ever what was true once.
        log.exception("the database could not be asked")
        return words
    return ""
