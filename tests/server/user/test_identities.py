"""Calls that wait together are looked up together, and each gets its own answer."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from support.cinema import SmallCinema
from support.sessions import token_of
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.errors import DatabaseGone, DiskFull
from ttms_server.user import repository
from ttms_server.user.errors import NotSignedIn, SessionExpired
from ttms_server.user.identities import MOST_AT_ONCE, Identities
from ttms_server.user.service import Caller, digest_of


def test_each_of_many_calls_learns_whose_its_own_token_is(database: Database, cinema: SmallCinema) -> None:
    tokens = [token_of(database, name, now=clock.now()) for name in ("clerk", "manager", "admin")]

    found = identify(database, [*tokens, "nobody's", *tokens])

    names = [caller.user_name if isinstance(caller, Caller) else type(caller) for caller in found]
    assert names == ["clerk", "manager", "admin", NotSignedIn, "clerk", "manager", "admin"]


def test_calls_that_wait_together_cost_one_query(database: Database, cinema: SmallCinema) -> None:
    token = token_of(database, "clerk", now=clock.now())

    with queries(database) as made:
        identify(database, [token] * 50)

    assert len(made) == 1


def test_more_than_fit_into_a_query_are_looked_up_too(database: Database, cinema: SmallCinema) -> None:
    found = identify(database, [f"token {number}" for number in range(2 * MOST_AT_ONCE + 1)])

    assert {type(caller) for caller in found} == {NotSignedIn}


def test_a_session_that_ended_is_over_with_the_next_call(database: Database, cinema: SmallCinema) -> None:
    token = token_of(database, "clerk", now=clock.now())
    assert isinstance(identify(database, [token])[0], Caller)

    with database.writing() as session:
        repository.end_session(session, digest_of(token), clock.now())

    assert isinstance(identify(database, [token])[0], SessionExpired)


def test_without_a_database_every_call_hears_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    async def gone(_work: object) -> None:
        raise DatabaseGone

    monkeypatch.setattr(database, "read", gone)

    found = identify(database, ["one", "two"])

    assert [type(caller) for caller in found] == [DatabaseGone, DatabaseGone]
    assert found[0] is not found[1]


def test_a_full_disk_keeps_no_call_waiting_for_ever(
    database: Database, cinema: SmallCinema, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_of(database, "clerk", now=clock.now() - timedelta(minutes=2))

    async def ask() -> list[Caller]:
        others_wait = asyncio.Event()

        async def full(_work: object) -> None:
            await others_wait.wait()
            raise DiskFull

        monkeypatch.setattr(database, "write", full)
        identities = Identities(database, clock.now, idle=timedelta(hours=1))
        first = await identities.identify(token)
        second = asyncio.create_task(identities.identify(token))
        await asyncio.sleep(0)
        others_wait.set()
        return [first, await asyncio.wait_for(second, 5)]

    assert [caller.user_name for caller in asyncio.run(ask())] == ["clerk", "clerk"]


def identify(database: Database, tokens: Sequence[str]) -> list[Caller | BaseException]:
    """All at once."""

    async def ask() -> list[Caller | BaseException]:
        identities = Identities(database, clock.now)
        return await asyncio.gather(*map(identities.identify, tokens), return_exceptions=True)

    return asyncio.run(ask())


@contextmanager
def queries(database: Database) -> Iterator[list[str]]:
    """What is asked of sessions meanwhile."""
    made: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if "sessions" in statement:
            made.append(statement)

    event.listen(database._reader, "before_cursor_execute", note)
    yield made
    event.remove(database._reader, "before_cursor_execute", note)
