"""Sessions: who sees them, who ends them, and that what goes on in one ends with it."""

import time
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from support.cinema import PASSWORD, SmallCinema
from support.raw_calls import Caller
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from support.stepping_clock import SteppingClock
from ttms_client import Client, new_request_id
from ttms_server import clock as system_clock
from ttms_server.config import SessionSettings
from ttms_server.db import Database


def at_counter(server: ServerThread, name: str, counter_name: str) -> Caller:
    return server.anybody.with_token(token_of(server.database, name, now=system_clock.now(), counter_name=counter_name))


def sessions(caller: Caller, user_id: int = 0) -> list[Any]:
    found, token = [], ""
    while True:
        answer = caller("ListSessions", user_id=user_id, page_size=100, page_token=token).answer
        found += answer.sessions
        token = answer.next_page_token
        if not token:
            return found


def test_everybody_sees_the_own_sessions_newest_first(server: ServerThread) -> None:
    here, there = f"h{uuid4().hex[:6]}", f"t{uuid4().hex[:6]}"
    at_counter(server, "second", there)
    me = at_counter(server, "second", here)

    found = sessions(me)

    assert {session.user_name for session in found} == {"second"}
    assert [session.counter_name for session in found][:2] == [here, there]
    assert [session.counter_name for session in found if session.own] == [here]


def test_administrators_see_everybodys_sessions_and_nobody_else_does(server: ServerThread) -> None:
    clerk, admin = at_counter(server, "clerk", "1"), at_counter(server, "admin", "2")
    somebody = clerk("GetCurrentUser").answer.user.user_id

    assert {session.user_name for session in sessions(admin, somebody)} == {"clerk"}
    assert {"clerk", "admin"} <= {session.user_name for session in sessions(admin, -1)}
    assert clerk("ListSessions", user_id=-1).reason == "NO_RIGHT"
    assert at_counter(server, "manager", "3")("ListSessions", user_id=somebody).reason == "NO_RIGHT"


def test_an_ended_session_is_over_at_once(server: ServerThread) -> None:
    counter_name = f"e{uuid4().hex[:6]}"
    lost, me = at_counter(server, "clerk", counter_name), at_counter(server, "clerk", "1")
    [found] = [session for session in sessions(me) if session.counter_name == counter_name]

    for _ in range(2):
        assert me("EndSession", request_id=str(uuid4()), session_id=found.session_id).reason == "OK"

    assert lost("GetCurrentUser").reason == "SESSION_EXPIRED"
    assert counter_name not in {session.counter_name for session in sessions(me)}


def test_nobody_but_an_administrator_ends_somebody_elses_session(server: ServerThread) -> None:
    counter_name = f"o{uuid4().hex[:6]}"
    clerk = at_counter(server, "clerk", counter_name)
    [found] = [session for session in sessions(clerk) if session.own]
    fields = {"request_id": str(uuid4()), "session_id": found.session_id}

    assert at_counter(server, "second", "1")("EndSession", **fields).reason == "SESSION_NOT_FOUND"
    assert clerk("GetCurrentUser").reason == "OK"
    assert at_counter(server, "admin", "1")("EndSession", **fields).reason == "OK"
    assert clerk("GetCurrentUser").reason == "SESSION_EXPIRED"


def test_a_live_map_ends_with_the_session(server: ServerThread, cinema: SmallCinema) -> None:
    watcher = at_counter(server, "clerk", "1")
    stream = watcher.stream("WatchSeatMap", schedule_id=cinema.schedule_id)
    assert next(stream).HasField("map")
    began = time.monotonic()

    watcher("SignOut", request_id=str(uuid4()))

    with pytest.raises(Exception, match="UNAUTHENTICATED"):
        list(stream)
    assert time.monotonic() - began < 5


def test_an_idle_session_ends_and_one_that_is_used_does_not(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    clock = SteppingClock(system_clock.now())
    tokens = [token_of(database, "clerk", now=clock()) for _ in range(2)]
    with ServerThread(loop, database, clock=clock, sessions=SessionSettings(idle_minutes=10)) as server:
        idle, busy = map(server.anybody.with_token, tokens)
        for _ in range(3):
            clock.step(minutes=4)
            assert busy("GetCurrentUser").reason == "OK"

        assert idle("GetCurrentUser").reason == "SESSION_EXPIRED"
        clock.step(minutes=9)
        assert busy("GetCurrentUser").reason == "OK"


def test_who_is_idle_does_not_matter_where_nobody_asks_for_it(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    clock = SteppingClock(system_clock.now())
    token = token_of(database, "clerk", now=clock(), lasting=timedelta(hours=12))
    with ServerThread(loop, database, clock=clock) as server:
        clock.step(hours=11)

        assert server.anybody.with_token(token)("GetCurrentUser").reason == "OK"


def test_signing_in_and_the_health_tell_the_servers_clock(
    loop: LoopThread, database: Database, cinema: SmallCinema
) -> None:
    """So that a counter whose own clock is wrong sells the right day from its first moment."""
    clock = SteppingClock(system_clock.now().replace(microsecond=0))
    with ServerThread(loop, database, clock=clock) as server, Client(server.address) as client:
        clock.step(days=1)
        session = client.user.sign_in("clerk", PASSWORD, counter_name="2", request_id=new_request_id())
        told = clock.now

        clock.step(hours=3)

        assert (session.server_time, client.check_health()) == (told, told + timedelta(hours=3))
