"""The database goes and comes back: told at once, healed by itself, and what was sold before is still sold."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import grpc
import pytest
from grpc_health.v1 import health_pb2, health_pb2_grpc

from support.cinema import SmallCinema, found_cinema, opened
from support.counter import Counter, new_hall
from support.invariants import broken_promises, lost_orders
from support.mariadb import MariaDb
from support.server_thread import LoopThread, ServerThread
from ttms_server.db import Database

SERVING = health_pb2.HealthCheckResponse.SERVING
NOT_SERVING = health_pb2.HealthCheckResponse.NOT_SERVING


@pytest.fixture(scope="module")
def mortal() -> Iterator[MariaDb]:
    """A MariaDB that a test may kill, if it starts it again."""
    with MariaDb() as server:
        server.create_database("ttms")
        yield server


@pytest.fixture(scope="module")
def counter(mortal: MariaDb, loop: LoopThread) -> Iterator[Counter]:
    """A counter of a server on the mortal database."""
    with opened(mortal.url("ttms")) as database:
        found_cinema(database)
        with ServerThread(loop, database) as server:
            yield Counter(server.anybody, database, new_hall(database, plan="o" * 50))


def health(channel: grpc.Channel) -> int:
    status: int = health_pb2_grpc.HealthStub(channel).Check(health_pb2.HealthCheckRequest(), timeout=5).status
    return status


def seconds_until(true: Callable[[], bool], *, at_most: float = 20) -> float:
    """How long it took until `true`."""
    started = time.monotonic()
    while not true():
        assert time.monotonic() - started < at_most
        time.sleep(0.02)
    return time.monotonic() - started


def test_a_database_that_goes_is_told_within_3_seconds_and_heals_by_itself(counter: Counter, mortal: MariaDb) -> None:
    channel = counter.call.channel
    order = counter.sell(counter.hold(1).answer.hold_id, 1).answer.order
    hold_id = counter.hold(2).answer.hold_id
    sale = counter.sale_fields(hold_id, [2])
    assert health(channel) == SERVING

    mortal.kill()
    for method, fields in [("SellTickets", sale), ("HoldSeats", counter.hold_fields(3)), ("ListPlays", {})]:
        started = time.monotonic()
        assert counter.call(method, **fields).reason == "DATABASE_GONE"
        assert time.monotonic() - started < 3
    assert seconds_until(lambda: health(channel) == NOT_SERVING) < 3

    mortal.start()
    assert seconds_until(lambda: health(channel) == SERVING) < 3
    assert counter.call("SellTickets", **sale).reason == "OK"
    assert counter.call("SellTickets", **counter.sale_fields(hold_id, [2])).reason == "HOLD_EXPIRED"
    with opened(mortal.url("ttms")) as database:
        assert lost_orders(database, [(order.order_number, order.total_minor)]) == []
        assert broken_promises(database) == {}


def test_a_connection_that_somebody_killed_is_not_noticed(counter: Counter, mortal: MariaDb) -> None:
    for seat_id in range(10, 13):
        hold_id = counter.hold(seat_id).answer.hold_id
        mortal.execute("KILL CONNECTION USER tests")
        assert counter.sell(hold_id, seat_id).reason == "OK"


def test_asking_for_the_health_goes_on_after_an_error_that_nobody_expected(
    loop: LoopThread,
    database: Database,
    cinema: SmallCinema,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("ttms_server.health.ASK_EVERY_SECONDS", 0.02)
    with ServerThread(loop, database) as server:
        assert health(server.channel) == SERVING
        monkeypatch.setattr("ttms_server.health.ping", None)
        seconds_until(lambda: health(server.channel) == NOT_SERVING)
        assert "TypeError" in caplog.text
        monkeypatch.undo()
        assert seconds_until(lambda: health(server.channel) == SERVING) < 3


def test_a_stopping_server_says_so_to_whoever_asks_for_its_health(
    loop: LoopThread, database: Database, cinema: SmallCinema, tmp_path: Path
) -> None:
    with ServerThread(loop, database) as server:
        states = health_pb2_grpc.HealthStub(server.channel).Watch(health_pb2.HealthCheckRequest(), timeout=10)
        assert next(states).status == SERVING
        loop.run(server.app.health.servicer.enter_graceful_shutdown())
        assert next(states).status == NOT_SERVING
        states.cancel()
