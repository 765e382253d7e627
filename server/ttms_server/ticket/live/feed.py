"""The change feed: the one task of a process that looks for changes of the shows that somebody watches.

Its own commits ring it at once. Commits of other processes are found in the history of seats, where each of them adds
rows under a rising key; so is a commit whose caller hung up, which rings nothing. What happens within `TOGETHER` is one
look and one message for each watcher. Once a second every watched show is read anew, which puts right whatever was
missed: a hold that another process prolonged, a transaction that was open for long.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import AsyncGenerator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial

from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import Refusal
from ttms_server.events import Event, SeatsHeld, ShowCancelled, ShowMoved
from ttms_server.ticket.live.look import Found, Wanted, look
from ttms_server.ticket.live.news import Changes, Claims, Snapshot, Watcher
from ttms_server.ticket.service import Claim

log = logging.getLogger(__name__)

# Seconds. So long changes are gathered before a look.
TOGETHER = 0.025
# How often the history is asked for commits of other processes, where there may be some.
ASK_OTHERS_EVERY = 0.05
READ_ANEW_EVERY = 1.0
# Of two open transactions the one with the smaller keys may end later: the history is asked for so long back again.
LOOK_BACK = 0.25
# A database that does not answer is asked so often.
AFTER_FAILURE = 0.5


@dataclass
class _Show:
    """A watched show as last read, who watches it, and what to look at next; `snapshot` is None until it is read."""

    snapshot: Snapshot | None = None
    watchers: set[Watcher] = field(default_factory=set)
    seats: set[int] = field(default_factory=set)
    whole: bool = True


class SeatWatch:
    """Gives each watcher the present claims of a show at once and then its changes.

    Whoever does not keep up never has a backlog: it gets the whole state again. While nobody watches, nothing is asked.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        # SQLite has one process that writes.
        self._has_others = not database.is_sqlite
        self._shows: dict[int, _Show] = {}
        self._rung = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._closed = False
        self._forget_history()

    def hear(self, event: Event) -> None:
        """Something is durable: look at what it may have changed."""
        for schedule_id in event.schedule_ids:
            if show := self._shows.get(schedule_id):
                if isinstance(event, SeatsHeld):
                    show.seats.update(event.seat_ids)
                show.whole |= isinstance(event, ShowMoved | ShowCancelled)
                self._rung.set()

    async def turns(self, schedule_id: int) -> AsyncGenerator[Snapshot | Changes]:
        """The show now and each change of it; ends when the server stops."""
        show = self._shows.setdefault(schedule_id, _Show())
        watcher = Watcher()
        show.watchers.add(watcher)
        self._begin(show)
        watcher.wake()
        try:
            while True:
                await watcher.wait()
                if self._closed:
                    return
                if (turn := watcher.take(show.snapshot)) is not None:
                    yield turn
        finally:
            show.watchers.discard(watcher)
            if not show.watchers:
                self._shows.pop(schedule_id, None)
            if not self._shows and self._task is not None:
                self._task.cancel()
                self._task = None

    async def close(self) -> None:
        """End every watch."""
        self._closed = True
        for show in self._shows.values():
            for watcher in show.watchers:
                watcher.wake()

    def _begin(self, show: _Show) -> None:
        if show.snapshot is None:
            self._rung.set()
        if self._task is None:
            self._forget_history()
            self._task = asyncio.create_task(self._run())

    def _forget_history(self) -> None:
        # (when, the newest event then); what was seen behind the oldest of them.
        self._marks: deque[tuple[float, int]] = deque()
        self._seen: set[int] = set()
        self._read_anew_at = time.monotonic() + READ_ANEW_EVERY

    async def _run(self) -> None:
        while True:
            try:
                await self._look()
            except Refusal as refusal:
                log.warning("the watched shows could not be read: %s", refusal)
                await asyncio.sleep(AFTER_FAILURE)
            except Exception:
                # Whatever it is: without this task every map would stand still and nobody would know.
                log.exception("the watched shows could not be read")
                await asyncio.sleep(AFTER_FAILURE)
            else:
                await self._pause()

    async def _pause(self) -> None:
        """Until there is something to look at."""
        until = self._next_look()
        with suppress(TimeoutError):
            async with asyncio.timeout_at(asyncio.get_running_loop().time() + max(until - time.monotonic(), 0)):
                await self._rung.wait()
        if all(show.snapshot is not None for show in self._shows.values()):
            await asyncio.sleep(TOGETHER)

    def _next_look(self) -> float:
        """When to look though nothing rings: a hold that ends must be seen to end when it does."""
        moments = [self._read_anew_at]
        if self._has_others:
            moments.append(time.monotonic() + ASK_OTHERS_EVERY - TOGETHER)
        ends = [
            claim.held_until
            for show in self._shows.values()
            if show.snapshot is not None
            for claim in show.snapshot.claims.values()
            if claim.held_until is not None
        ]
        if ends:
            moments.append(time.monotonic() + (min(ends) - self._clock()) / timedelta(seconds=1))
        return min(moments)

    async def _look(self) -> None:
        began = time.monotonic()
        wanted = self._wanted(began)
        try:
            found = await self._database.read(partial(look, wanted=wanted))
        except BaseException:
            for schedule_id, asked in self._shows.items():
                asked.seats.update(wanted.seats.get(schedule_id, ()))
                asked.whole |= schedule_id in wanted.wholes
            raise
        self._remember(began, found)
        for schedule_id, snapshot in found.wholes.items():
            self._tell(schedule_id, snapshot)
        for schedule_id, (looked_at, claims) in found.parts.items():
            show = self._shows.get(schedule_id)
            if show is not None and show.snapshot is not None:
                before = show.snapshot.claims
                rest = {seat_id: claim for seat_id, claim in before.items() if seat_id not in looked_at}
                self._tell(schedule_id, Snapshot({**rest, **claims}, show.snapshot.version))

    def _wanted(self, began: float) -> Wanted:
        """Everything that is due; from now on the shows gather anew."""
        self._rung.clear()
        now = self._clock()
        if began >= self._read_anew_at:
            self._read_anew_at = began + READ_ANEW_EVERY
            for show in self._shows.values():
                show.whole = True
        wholes = [schedule_id for schedule_id, show in self._shows.items() if show.whole]
        seats = {schedule_id: show.seats | _ended(show, now) for schedule_id, show in self._shows.items()}
        for show in self._shows.values():
            show.seats, show.whole = set(), False
        return Wanted(self._marks[0][1] if self._marks else None, frozenset(self._seen), seats, wholes, now)

    def _remember(self, began: float, found: Found) -> None:
        self._marks.append((began, found.newest))
        back = LOOK_BACK if self._has_others else 0.0
        while len(self._marks) > 1 and self._marks[1][0] <= began - back:
            self._marks.popleft()
        self._seen = {event_id for event_id in self._seen.union(found.events) if event_id > self._marks[0][1]}

    def _tell(self, schedule_id: int, snapshot: Snapshot) -> None:
        show = self._shows.get(schedule_id)
        if show is None:
            return
        before, show.snapshot = show.snapshot, snapshot
        if before is None or before.version != snapshot.version:
            for watcher in show.watchers:
                watcher.start_anew()
        elif changed := _changes(before.claims, snapshot.claims):
            changes = Changes(changed)
            for watcher in show.watchers:
                watcher.tell(changes)


def _ended(show: _Show, now: datetime) -> set[int]:
    claims = show.snapshot.claims.values() if show.snapshot is not None else ()
    return {claim.seat_id for claim in claims if claim.held_until is not None and claim.held_until <= now}


def _changes(before: Claims, now: Claims) -> dict[int, Claim | None]:
    changed: dict[int, Claim | None] = {
        seat_id: claim for seat_id, claim in now.items() if before.get(seat_id) != claim
    }
    changed.update((seat_id, None) for seat_id in before if seat_id not in now)
    return changed
