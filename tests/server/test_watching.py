"""Live maps: the whole map once, then every change, whoever made it and wherever."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import grpc
import pytest

from support.cinema import SmallCinema, found_cinema, opened
from support.counter import Counter, new_hall
from support.raw_calls import Caller
from support.server_process import ServerProcess
from support.server_thread import LoopThread, ServerThread
from support.watcher import Watcher
from ttms_server import clock
from ttms_server.config import SellingSettings
from ttms_server.db import Database
from ttms_server.ticket import service

PLAN = "oo.oo\nx<>oo"


@pytest.fixture
def counter(server: ServerThread) -> Counter:
    return Counter(server.anybody, server.database, new_hall(server.database, plan=PLAN))


@pytest.fixture
def other(server: ServerThread, counter: Counter) -> Counter:
    """A second counter that sells the same show."""
    return Counter(server.anybody, server.database, counter.schedule_id, user_name="second", name="2")


@pytest.fixture
def hasty(loop: LoopThread, database: Database, cinema: SmallCinema) -> Iterator[Counter]:
    """A counter whose holds last one second."""
    with ServerThread(loop, database, selling=SellingSettings(hold_seconds=1)) as server:
        yield Counter(server.anybody, database, new_hall(database, plan=PLAN))


def test_the_whole_map_comes_first(counter: Counter, other: Counter) -> None:
    other.sell(other.hold(1).answer.hold_id, 1)
    held = other.hold(2).answer
    before = clock.now()

    with Watcher(counter.call, counter.schedule_id) as watcher:
        first = watcher.map()

    assert (first.layout.row_count, first.layout.column_count) == (2, 5)
    assert [(seat.row, seat.column, seat.kind, seat.places) for seat in first.layout.seats] == [
        *((1, column, 1, 1) for column in (1, 2, 4, 5)),
        (2, 1, 4, 1),
        (2, 2, 3, 2),
        *((2, column, 1, 1) for column in (4, 5)),
    ]
    assert [(seat.seat_id, seat.state, seat.counter_name, seat.hold_id) for seat in first.taken] == [
        (1, 3, "", ""),
        (2, 2, "2", held.hold_id),
    ]
    assert first.taken[1].held_until == held.held_until
    assert [(price.ticket_type, price.price_minor) for price in first.prices] == [
        ("adult", 4500),
        ("child", 2250),
        ("student", 3600),
        ("senior", 2700),
    ]
    assert first.selling_state == 1
    assert first.selling_stops_at.seconds == first.schedule.starts_at.seconds - 600
    assert before <= first.server_time.ToDatetime(tzinfo=UTC) <= clock.now()


def test_each_change_is_told_own_ones_and_those_of_others(counter: Counter, other: Counter) -> None:
    with Watcher(counter.call, counter.schedule_id) as watcher:
        assert list(watcher.map().taken) == []

        hold_id = counter.hold(1, 2).answer.hold_id
        assert watcher.changes() == {1: ("held", "1"), 2: ("held", "1")}
        others = other.hold(3).answer.hold_id
        assert watcher.changes() == {3: ("held", "2")}
        other.release(others)
        assert watcher.changes() == {3: ("free", "")}
        counter.sell(hold_id, 1)
        assert watcher.changes() == {1: ("sold", "")}
        counter.release(hold_id)
        assert watcher.changes() == {2: ("free", "")}


def test_a_change_arrives_at_once(counter: Counter, other: Counter) -> None:
    with Watcher(counter.call, counter.schedule_id) as watcher:
        watcher.map()
        for seat_id in (1, 2, 3):
            started = time.monotonic()
            other.hold(seat_id)
            watcher.changes()
            assert time.monotonic() - started < 0.3


def test_what_is_refused_or_in_another_hall_is_no_change(
    counter: Counter, other: Counter, server: ServerThread
) -> None:
    elsewhere = Counter(server.anybody, server.database, new_hall(server.database))
    counter.hold(1)
    with Watcher(counter.call, counter.schedule_id) as watcher:
        watcher.map()
        assert other.hold(1).reason == "SEAT_TAKEN"
        assert elsewhere.hold(1).reason == "OK"
        other.hold(2)
        assert watcher.changes() == {2: ("held", "2")}


def test_a_hold_that_ends_is_seen_to_end_though_nothing_else_happens(hasty: Counter) -> None:
    with Watcher(hasty.call, hasty.schedule_id) as watcher:
        watcher.map()
        until = hasty.hold(1).answer.held_until.ToDatetime(tzinfo=UTC)
        assert watcher.changes() == {1: ("held", "1")}
        # The reader looks every second in any case: from now on not at the moment at which the hold ends.
        time.sleep(0.5)
        hasty.hold(2)
        assert watcher.changes() == {2: ("held", "1")}

        assert watcher.changes() == {1: ("free", "")}
        assert timedelta(0) <= datetime.now(UTC) - until < timedelta(seconds=0.3)


def test_a_hold_that_is_extended_is_told_with_its_new_end(counter: Counter) -> None:
    with Watcher(counter.call, counter.schedule_id) as watcher:
        watcher.map()
        hold_id = counter.hold(1).answer.hold_id
        watcher.changes()
        counter.hold(2, hold_id=hold_id)
        assert watcher.changes() == {1: ("held", "1"), 2: ("held", "1")}


def test_an_unknown_show_is_refused(counter: Counter) -> None:
    assert counter.call("WatchSeatMap", schedule_id=987_654).reason == "SCHEDULE_NOT_FOUND"
    assert counter.call("WatchSeatMap", schedule_id=-1).details["field"] == "schedule_id"


def test_many_watch_one_show_and_leave_nothing_behind_when_they_hang_up(
    server: ServerThread, counter: Counter, other: Counter
) -> None:
    with ExitStack() as stack:
        watchers = [stack.enter_context(Watcher(counter.call, counter.schedule_id)) for _ in range(50)]
        for watcher in watchers:
            watcher.map()
        assert list(server.app.watch._shows) == [counter.schedule_id]

        other.hold(1)
        assert [watcher.changes() for watcher in watchers] == [{1: ("held", "2")}] * 50

        for watcher in watchers[:49]:
            watcher.hang_up()
        other.hold(2)
        assert watchers[49].changes() == {2: ("held", "2")}
    assert_nobody_watches(server)


def assert_nobody_watches(server: ServerThread) -> None:
    """After a moment in which the server hears of it, nothing is left of the feed."""
    give_up = time.monotonic() + 5
    while server.app.watch._shows and time.monotonic() < give_up:
        time.sleep(0.01)
    assert (server.app.watch._shows, server.app.watch._task) == ({}, None)


def test_a_watcher_that_comes_back_to_a_show_gets_its_present_map(server: ServerThread, counter: Counter) -> None:
    for number, seat_id in enumerate((1, 2, 3)):
        with Watcher(counter.call, counter.schedule_id) as watcher:
            assert len(watcher.map().taken) == number
            counter.hold(seat_id)
            assert watcher.changes() == {seat_id: ("held", "1")}
    assert_nobody_watches(server)


def test_a_map_that_could_not_be_read_once_is_read_again(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with Watcher(counter.call, counter.schedule_id) as watcher:
        watcher.map()
        read = service.get_claims
        failed: list[int] = []

        def failing_once(*args: object, **named: object) -> object:
            if not failed:
                failed.append(1)
                raise ZeroDivisionError
            return read(*args, **named)  # type: ignore[arg-type]

        monkeypatch.setattr(service, "get_claims", failing_once)
        counter.hold(1)

        assert watcher.changes() == {1: ("held", "1")}
    assert "ZeroDivisionError" in caplog.text


def test_a_server_that_stops_ends_its_streams(loop: LoopThread, database: Database, cinema: SmallCinema) -> None:
    with ServerThread(loop, database) as server:
        counter = Counter(server.anybody, database, new_hall(database))
        with Watcher(counter.call, counter.schedule_id) as watcher:
            watcher.map()
            started = time.monotonic()
            server.stop()
            assert watcher.end() is grpc.StatusCode.OK
            assert time.monotonic() - started < 1.5


def test_changes_by_another_server_process_arrive_within_a_second(mariadb_url: str, tmp_path: Path) -> None:
    with opened(mariadb_url) as database, ExitStack() as stack:
        schedule_id = found_cinema(database).schedule_id
        folders = [tmp_path / "one", tmp_path / "two"]
        for folder in folders:
            folder.mkdir()
        servers = [stack.enter_context(ServerProcess(mariadb_url, folder)) for folder in folders]
        channels = [stack.enter_context(grpc.insecure_channel(server.address)) for server in servers]
        here, there = (Counter(Caller(channel), database, schedule_id) for channel in channels)
        with Watcher(here.call, schedule_id) as watcher:
            watcher.map()
            for seat_id in (2, 3):
                started = time.monotonic()
                hold = there.hold(seat_id, request_id=str(uuid4()))
                assert watcher.changes() == {seat_id: ("held", "1")}
                assert time.monotonic() - started < 1.5
            assert here.sell(hold.answer.hold_id, 3).reason == "OK"
            assert watcher.changes() == {3: ("sold", "")}
        assert [server.stop() for server in servers] == [0, 0]
