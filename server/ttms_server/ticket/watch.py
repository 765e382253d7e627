"""Live seat maps: one reader per watched show, however many counters watch it."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import Refusal
from ttms_server.events import ShowBells
from ttms_server.play import service as play_service
from ttms_server.ticket import service
from ttms_server.ticket.service import Claim

log = logging.getLogger(__name__)

Claims = Mapping[int, Claim]


@dataclass(frozen=True, slots=True)
class Turn:
    """What a watcher gets: who has which seat, and which state of the show itself that is."""

    claims: Claims = field(default_factory=dict)
    version: int = 0


# Changes by other server processes on the same database ring no bell here; they are seen at the next look.
LOOK_EVERY = timedelta(seconds=1)


@dataclass
class _Reel:
    """One show as last read, and who waits for the next."""

    last: Turn = field(default_factory=Turn)
    turned: asyncio.Condition = field(default_factory=asyncio.Condition)
    count: int = 0
    watchers: int = 0
    reader: asyncio.Task[None] | None = None


class SeatWatch:
    """Gives each watcher the present claims of a show at once and again after each change.

    A slow watcher never has a backlog: it gets what is true when it comes back.
    """

    def __init__(self, database: Database, bells: ShowBells, clock: Clock) -> None:
        self._database = database
        self._bells = bells
        self._clock = clock
        self._reels: dict[int, _Reel] = {}
        self._closed = asyncio.Event()

    async def turns(self, schedule_id: int) -> AsyncGenerator[Turn]:
        """The show now and after each change; ends when the server stops."""
        reel = self._reels.setdefault(schedule_id, _Reel())
        reel.watchers += 1
        if reel.reader is None:
            reel.reader = asyncio.create_task(self._read_on(schedule_id, reel))
        try:
            seen = 0
            while not self._closed.is_set():
                async with reel.turned:
                    while reel.count == seen and not self._closed.is_set():
                        await reel.turned.wait()
                    seen = reel.count
                if not self._closed.is_set():
                    yield reel.last
        finally:
            reel.watchers -= 1
            if not reel.watchers:
                reel.reader.cancel()
                self._reels.pop(schedule_id, None)

    async def close(self) -> None:
        """End every watch."""
        self._closed.set()
        for reel in list(self._reels.values()):
            async with reel.turned:
                reel.turned.notify_all()

    async def _read_on(self, schedule_id: int, reel: _Reel) -> None:
        with self._bells.bell(schedule_id) as bell:
            while True:
                bell.clear()
                try:
                    await self._look(schedule_id, reel)
                except Refusal as refusal:
                    log.warning("the map of show %s could not be read: %s", schedule_id, refusal)
                except Exception:
                    # Whatever it is: without a reader every map of this show would stand still and nobody would know.
                    log.exception("the map of show %s could not be read", schedule_id)
                with suppress(TimeoutError):
                    async with asyncio.timeout(self._pause(reel.last.claims).total_seconds()):
                        await bell.wait()

    async def _look(self, schedule_id: int, reel: _Reel) -> None:
        now = self._clock()
        turn = await self._database.read(
            lambda session: Turn(
                service.get_claims(session, schedule_id, now=now), play_service.get_slot(session, schedule_id).version
            )
        )
        if turn == reel.last and reel.count:
            return
        async with reel.turned:
            reel.last = turn
            reel.count += 1
            reel.turned.notify_all()

    def _pause(self, claims: Claims) -> timedelta:
        """Until the next look: a hold that ends must be seen to end when it does."""
        now: datetime = self._clock()
        ends = [claim.held_until - now for claim in claims.values() if claim.held_until is not None]
        return max(min([LOOK_EVERY, *ends]), timedelta(milliseconds=5))
