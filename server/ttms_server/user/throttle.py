"""How often somebody may try to be somebody: wrong tries are counted in the database, by all server processes together.

Of one account a process looks at one try at a time, so guesses sent at the same moment are counted one by one. Whoever
is not known is counted alike, or the wait would tell who works here. An account is never locked: the longest wait is a
minute, and no other account waits with it.
"""

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar, cast
from weakref import WeakValueDictionary

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import Refusal
from ttms_server.schema import table_of
from ttms_server.user.errors import PasswordWrong, PinWrong, SignInRefused
from ttms_server.user.models import ThrottleRow

T = TypeVar("T")

_WRONG = (SignInRefused, PasswordWrong, PinWrong)
_ACCOUNT_TRIES, _ACCOUNT_MEMORY = 5, timedelta(minutes=15)
_HOST_TRIES, _HOST_MEMORY = 30, timedelta(minutes=1)
_LONGEST_WAIT = 60
_KEPT = timedelta(days=1)

_TABLE = table_of(ThrottleRow)
_looked_at: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@dataclass(frozen=True, slots=True)
class Key:
    """What is counted; of its text only a digest is stored, for people type passwords where names belong."""

    text: str
    free_tries: int
    memory: timedelta

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.text.encode("utf-8", "replace")).hexdigest()


def account(purpose: str, name_key: str) -> Key:
    """Wrong tries at one account: five, then waits of 1, 2, 4 … 60 s, until 15 minutes passed without one."""
    return Key(f"{purpose}:{name_key}", _ACCOUNT_TRIES, _ACCOUNT_MEMORY)


def host(address: str, now: datetime) -> Key:
    """Wrong tries from one machine in this minute, at whatever account: thirty, then waits as above."""
    return Key(f"host:{address}:{now:%Y%m%d%H%M}", _HOST_TRIES, _HOST_MEMORY)


async def attempt(
    database: Database,
    keys: Sequence[Key],
    recognise: Callable[[Session], T],
    *,
    clock: Clock,
    throttled: Callable[[int], Refusal],
) -> T:
    """What `recognise` finds; its refusal of a wrong secret counts for `keys`, the account first.

    Raises:
        Refusal: `throttled` of the seconds to wait, and nothing was looked at; or what `recognise` raises.
    """
    async with _looked_at.setdefault(keys[0].sha256, asyncio.Lock()):
        seconds = await database.read(lambda session: seconds_to_wait(session, keys, clock()))
        if seconds:
            raise throttled(seconds)
        try:
            found = await database.read(recognise)
        except _WRONG:
            await database.write(lambda session: count_wrong(session, keys, clock()))
            raise
        if await database.read(lambda session: _is_counted(session, keys[0])):
            await database.write(lambda session: forgive(session, keys[0]))
        return found


def seconds_to_wait(session: Session, keys: Sequence[Key], now: datetime) -> int:
    """The whole seconds until a try at all of `keys` is looked at; 0 if it is now.

    A wait beyond the longest was written while the clock was ahead, and is none.
    """
    found = _TABLE.c.key_sha256.in_([key.sha256 for key in keys]) & (
        _TABLE.c.not_before <= now + timedelta(seconds=_LONGEST_WAIT)
    )
    latest = max(session.scalars(select(_TABLE.c.not_before).where(found)), default=now)
    return max(0, -((now - latest) // timedelta(seconds=1)))


def count_wrong(session: Session, keys: Sequence[Key], now: datetime) -> None:
    """Count a wrong try; the write comes first, so that of two at once the second sees what the first has counted."""
    session.execute(delete(_TABLE).where(_TABLE.c.last_at < now - _KEPT))
    for key in keys:
        this = _TABLE.c.key_sha256 == key.sha256
        counted = session.execute(update(_TABLE).where(this).values(tries=_TABLE.c.tries + 1))
        if not cast("CursorResult[Any]", counted).rowcount:
            session.execute(insert(_TABLE).values(key_sha256=key.sha256, tries=1, last_at=now, not_before=now))
            continue
        row = session.execute(select(_TABLE).where(this)).one()
        tries = 1 if row.last_at + key.memory <= now else row.tries
        not_before = now + timedelta(seconds=_wait(key, tries))
        session.execute(update(_TABLE).where(this).values(tries=tries, last_at=now, not_before=not_before))


def _wait(key: Key, tries: int) -> int:
    """The seconds after wrong try number `tries`, from 1."""
    beyond = tries - key.free_tries
    return 0 if beyond < 0 else min(_LONGEST_WAIT, 2 ** min(beyond, 10))


def counted(session: Session, key: Key) -> int:
    """How often was counted for `key`."""
    return session.scalar(select(_TABLE.c.tries).where(_TABLE.c.key_sha256 == key.sha256)) or 0


def _is_counted(session: Session, key: Key) -> bool:
    return session.scalar(select(_TABLE.c.tries).where(_TABLE.c.key_sha256 == key.sha256)) is not None


def forgive(session: Session, key: Key) -> None:
    """Count anew from here."""
    session.execute(delete(_TABLE).where(_TABLE.c.key_sha256 == key.sha256))
