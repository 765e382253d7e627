"""Whose the tokens of calls are, asked of the database for all calls that wait at the same time.

Nothing is remembered: a session that ended is over with the next call. What is saved is a query for each call when
many come at once.
"""

import asyncio
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import NoReturn

from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import Busy, DatabaseGone, DiskFull
from ttms_server.user import repository
from ttms_server.user.repository import OpenedSession
from ttms_server.user.service import Caller, caller_of, digest_of

MOST_AT_ONCE = 200
# How exactly it is known when something was done with a session, where idle ones end.
SEEN_TO = timedelta(minutes=1)
# How long a stream may go on after its session has ended.
LOOK_EVERY_SECONDS = 1.0

_Asked = tuple[str, "asyncio.Future[Caller]"]


class Identities:
    """A queue of tokens and the one task that empties it."""

    def __init__(self, database: Database, clock: Clock, *, idle: timedelta | None = None) -> None:
        self._database = database
        self._clock = clock
        self._idle = idle
        self._waiting: list[_Asked] = []
        self._looking: asyncio.Task[None] | None = None

    async def identify(self, token: str) -> Caller:
        """Whose `token` this is; looked up after it was asked, never before.

        Raises:
            NotSignedIn: nobody was given it.
            SessionExpired: it was given, but the session is over or the account is switched off.
            DatabaseGone, Busy: it cannot be known now.
        """
        loop = asyncio.get_running_loop()
        caller: asyncio.Future[Caller] = loop.create_future()
        self._waiting.append((digest_of(token), caller))
        if self._looking is None:
            self._looking = loop.create_task(self._look())
        return await caller

    async def _look(self) -> None:
        try:
            while self._waiting:
                asked, self._waiting = self._waiting[:MOST_AT_ONCE], self._waiting[MOST_AT_ONCE:]
                await self._answer(asked)
        finally:
            self._looking = None

    async def _answer(self, asked: Sequence[_Asked]) -> None:
        digests = {digest for digest, _ in asked}
        try:
            found = await self._database.read(partial(repository.sessions_of_tokens, digests=digests))
        except Exception as error:  # noqa: BLE001 - whoever waits must hear of it
            for _, caller in asked:
                # Each caller its own: one that is raised in many tasks would carry all their traces.
                _settle(caller, type(error)() if isinstance(error, DatabaseGone | Busy) else error)
            return
        now = self._clock()
        for digest, caller in asked:
            _settle(caller, caller_of(found.get(digest), digest, now=now, idle=self._idle))
        if self._idle is not None:
            await self._mark_seen(found, now)

    async def _mark_seen(self, found: Mapping[str, OpenedSession], now: datetime) -> None:
        """To the minute, so that most calls write nothing."""
        stale = [digest for digest, opened in found.items() if opened.seen_at <= now - SEEN_TO]
        if stale:
            with suppress(DatabaseGone, DiskFull, Busy):  # the next call that stores something says so
                await self._database.write(partial(repository.mark_seen, digests=stale, now=now))

    async def until_over(self, token: str) -> NoReturn:
        """Wait for the end of the session.

        Raises:
            NotSignedIn, SessionExpired: it is over.
        """
        while True:
            await asyncio.sleep(LOOK_EVERY_SECONDS)
            with suppress(DatabaseGone, Busy):
                await self.identify(token)


def _settle(waiting: "asyncio.Future[Caller]", outcome: Caller | Exception) -> None:
    if waiting.done():  # whoever called has hung up
        return
    if isinstance(outcome, Exception):
        waiting.set_exception(outcome)
    else:
        waiting.set_result(outcome)
