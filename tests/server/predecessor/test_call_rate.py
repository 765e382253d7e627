"""The predecessor's limiter: one bucket for everybody, and refusals that did not move its clock. Both are absent."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.cinema import SmallCinema
from support.raw_calls import Caller
from support.server_thread import LoopThread, ServerThread
from support.sessions import token_of
from ttms_client import Client
from ttms_server import clock
from ttms_server.call_rate import CallRate
from ttms_server.config import LimitSettings
from ttms_server.db import Database
from ttms_server.errors import RateLimited

SECOND = 1_000_000_000
# Who calls, and how long after the call before: nothing, parts of a second, long pauses.
STEPS = st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 3 * SECOND) | st.just(0)), max_size=80)


class Buckets:
    """The textbook: tokens fall in evenly while there is room, and a call takes one."""

    def __init__(self, per_second: int, burst: int) -> None:
        self.interval = SECOND // per_second
        self.room = burst * self.interval
        self.levels: dict[str, tuple[int, int]] = {}

    def takes(self, caller: str, now: int) -> bool:
        level, before = self.levels.get(caller, (self.room, now))
        level = min(self.room, level + now - before)
        taken = level >= self.interval
        self.levels[caller] = (level - self.interval * taken, now)
        return taken


class FrozenRate(CallRate):
    """The predecessor's fault: the time of a refusal is given a second time, with the next call."""

    owed = 0

    def take(self, caller: str) -> None:
        try:
            super().take(caller)
        except RateLimited:
            self._full_at[caller] -= self._interval
            raise


def lets_in(rate: CallRate, caller: str) -> bool:
    try:
        rate.take(caller)
    except RateLimited:
        return False
    return True


def grants(rate: CallRate, now: list[int], steps: list[tuple[str, int]]) -> list[bool]:
    found = []
    for caller, pause in steps:
        now[0] += pause
        found.append(lets_in(rate, caller))
    return found


@given(STEPS, st.integers(1, 7), st.integers(1, 5))
@settings(max_examples=300, deadline=None)
def test_b36_each_caller_gets_what_a_bucket_of_its_own_holds(
    steps: list[tuple[str, int]], per_second: int, burst: int
) -> None:
    now, model, moment = [0], Buckets(per_second, burst), 0
    rate = CallRate(per_second=per_second, burst=burst, nanoseconds=lambda: now[0])
    expected = []
    for caller, pause in steps:
        moment += pause
        expected.append(model.takes(caller, moment))

    assert grants(rate, now, steps) == expected


def granted_of_ten_a_second(kind: type[CallRate]) -> int:
    """For ten seconds, with one a second allowed and two at once."""
    now = [0]
    rate = kind(per_second=1, burst=2, nanoseconds=lambda: now[0])
    return sum(grants(rate, now, [("a", SECOND // 10)] * 101))


def test_b36_refusals_earn_nothing() -> None:
    assert granted_of_ten_a_second(CallRate) == 2 + 10


def test_b36_with_the_fault_it_would_be_seen() -> None:
    assert granted_of_ten_a_second(FrozenRate) > 4 * (2 + 10)


def test_b36_the_wait_that_is_told_is_the_one_that_helps() -> None:
    now = [0]
    rate = CallRate(per_second=1, burst=1, nanoseconds=lambda: now[0])
    rate.take("a")

    with pytest.raises(RateLimited) as refused:
        rate.take("a")
    now[0] += int(refused.value.details["seconds"]) * SECOND

    rate.take("a")


def test_b36_callers_who_went_away_are_forgotten_and_never_more_than_so_many_kept() -> None:
    now = [0]
    rate = CallRate(per_second=1, burst=2, most_callers=100, nanoseconds=lambda: now[0])
    for number in range(1000):
        rate.take(f"{number}")
        assert len(rate) <= 100

    now[0] += 5 * SECOND
    rate.take("somebody")
    assert len(rate) == 1


@pytest.fixture(scope="module")
def strict(loop: LoopThread, database: Database, cinema: SmallCinema) -> Iterator[ServerThread]:
    limits = LimitSettings(calls_per_second=1, calls_at_once=3)
    with ServerThread(loop, database, limits=limits) as server:
        yield server


def at_counter(server: ServerThread, counter_name: str) -> Caller:
    return server.anybody.with_token(token_of(server.database, "clerk", now=clock.now(), counter_name=counter_name))


def call_until_refused(caller: Caller) -> dict[str, str]:
    for _ in range(200):
        outcome = caller("GetCurrentUser")
        if outcome.reason == "RATE_LIMITED":
            return outcome.details
        assert outcome.reason in {"OK", "NOT_SIGNED_IN"}
    raise AssertionError("nobody was refused")


def test_b36_whoever_calls_too_often_waits_alone(strict: ServerThread) -> None:
    greedy, modest = at_counter(strict, "1"), at_counter(strict, "1")

    assert call_until_refused(greedy) == {"seconds": "1"}
    assert modest("GetCurrentUser").reason == "OK"


def test_b36_made_up_tokens_share_the_bucket_of_their_machine(strict: ServerThread) -> None:
    call_until_refused(strict.anybody.with_token("made up"))

    assert strict.anybody.with_token("another")("GetCurrentUser").reason == "RATE_LIMITED"
    assert at_counter(strict, "1")("GetCurrentUser").reason == "OK"


def test_b36_health_and_signing_out_are_never_refused(strict: ServerThread) -> None:
    caller = at_counter(strict, "1")
    call_until_refused(caller)

    with Client(strict.address) as client:
        for _ in range(10):
            client.check_health(5)
    assert caller("SignOut", request_id=str(uuid4())).reason == "OK"
