"""The change feed of a process: gathered, bounded, silent while nobody watches, and not blind to other processes."""

import asyncio
import math
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import grpc
import pytest

from support.cinema import SmallCinema, found_cinema, opened
from support.counter import Counter, new_hall
from support.raw_calls import Caller
from support.server_thread import ServerThread
from support.statements import statements
from support.watcher import Watcher as Listener
from ttms_api.v1.ticket_pb2 import SEAT_STATE_FREE
from ttms_server import clock
from ttms_server.config import SellingSettings
from ttms_server.db import Database
from ttms_server.events import SeatsHeld
from ttms_server.ticket import service
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.live import feed
from ttms_server.ticket.live.feed import SeatWatch
from ttms_server.ticket.live.news import MOST_WAITING, Changes, Snapshot, Watcher

PLAN = "\n".join(["o" * 20] * 10)
RULES = SellingSettings(most_seats=100)


@pytest.fixture(autouse=True)
def _only_the_feed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading anew once a second would hide what the feed misses."""
    monkeypatch.setattr(feed, "READ_ANEW_EVERY", math.inf)


@pytest.fixture
def show(database: Database, cinema: SmallCinema) -> int:
    return new_hall(database, plan=PLAN)


def hold(database: Database, show: int, *seats: int) -> None:
    """A commit of which the feed is not told."""
    with database.writing() as session:
        service.hold_seats(
            session,
            schedule_id=show,
            seat_ids=seats,
            holder=Holder(str(uuid4()), 1, "1"),
            adding=False,
            now=clock.now(),
            rules=RULES,
        )


def ring(watch: SeatWatch, show: int) -> None:
    watch.hear(SeatsHeld(request_id="r", counter_name="1", schedule_ids=(show,)))


Turns = AsyncGenerator[Snapshot | Changes]


@asynccontextmanager
async def watching(watch: SeatWatch, show: int) -> AsyncIterator[Turns]:
    """Somebody who has the first map."""
    turns = watch.turns(show)
    try:
        assert isinstance(await anext(turns), Snapshot)
        yield turns
    finally:
        await turns.aclose()


async def next_changes(turns: Turns) -> Changes:
    async with asyncio.timeout(10):
        turn = await anext(turns)
    assert isinstance(turn, Changes)
    return turn


def test_commits_that_come_together_are_one_message(database: Database, show: int) -> None:
    async def run() -> None:
        watch = SeatWatch(database, clock.now)
        async with watching(watch, show) as turns, watching(watch, show) as others:
            for seat in range(1, 31):  # the loop waits meanwhile: nothing can be told between two of them
                hold(database, show, seat)
                ring(watch, show)

            together = await next_changes(turns)
            assert sorted(together.seats) == list(range(1, 31))
            assert await next_changes(others) is together

            hold(database, show, 31)
            ring(watch, show)
            assert list((await next_changes(turns)).seats) == [31]

    asyncio.run(run())


def test_a_watcher_that_does_not_read_is_given_a_snapshot_and_nothing_piles_up(database: Database, show: int) -> None:
    async def run() -> None:
        watch = SeatWatch(database, clock.now)
        async with watching(watch, show) as reading, watching(watch, show) as idle:
            for seat in range(1, 2 * MOST_WAITING):
                hold(database, show, seat)
                ring(watch, show)
                assert list((await next_changes(reading)).seats) == [seat]
                assert max(map(len, watch._shows[show].watchers)) <= MOST_WAITING

            turn = await anext(idle)
            assert isinstance(turn, Snapshot)
            assert sorted(turn.claims) == list(range(1, 2 * MOST_WAITING))

            hold(database, show, 200)
            ring(watch, show)
            assert list((await next_changes(idle)).seats) == [200]

    asyncio.run(run())


def test_what_waits_is_told_in_order_and_all_of_it_while_it_fits() -> None:
    watcher, state = Watcher(), Snapshot({}, 1)
    assert watcher.take(state) is state
    told = [Changes({number: None}) for number in range(MOST_WAITING)]
    for changes in told:
        watcher.tell(changes)
    assert [watcher.take(state) for _ in told] == told
    assert watcher.take(state) is None


def test_while_nobody_watches_nothing_is_asked(database: Database, show: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "READ_ANEW_EVERY", 0.02)

    async def run() -> None:
        watch = SeatWatch(database, clock.now)
        async with watching(watch, show):
            with statements(database) as asked:
                await asyncio.sleep(0.5)
            assert asked
        with statements(database) as asked:
            ring(watch, show)
            await asyncio.sleep(0.5)
        assert asked == []

    asyncio.run(run())


def test_a_commit_of_another_process_arrives_though_nothing_rings(mariadb_url: str) -> None:
    async def run(here: Database, there: Database, show: int) -> None:
        watch = SeatWatch(here, clock.now)
        async with watching(watch, show) as turns:
            for seat in (2, 3):
                await asyncio.to_thread(hold, there, show, seat)
                assert list((await next_changes(turns)).seats) == [seat]

    with opened(mariadb_url) as here, opened(mariadb_url) as there:
        asyncio.run(run(here, there, found_cinema(here).schedule_id))


def test_a_commit_that_comes_later_than_one_with_higher_keys_is_not_missed(mariadb_url: str) -> None:
    async def run(database: Database, show: int) -> None:
        watch = SeatWatch(database, clock.now)
        async with watching(watch, show) as turns:
            with database.open_writing() as slow:
                holder = Holder(str(uuid4()), 1, "1")
                service.hold_seats(
                    slow, schedule_id=show, seat_ids=[2], holder=holder, adding=False, now=clock.now(), rules=RULES
                )
                await asyncio.to_thread(hold, database, show, 3)
                assert list((await next_changes(turns)).seats) == [3]
                slow.commit()
            assert list((await next_changes(turns)).seats) == [2]

    with opened(mariadb_url) as database:
        asyncio.run(run(database, found_cinema(database).schedule_id))


def test_what_is_missed_all_the_same_is_put_right_by_reading_anew(
    database: Database, show: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "READ_ANEW_EVERY", 0.05)
    # As if the history were silent.
    monkeypatch.setattr(feed, "LOOK_BACK", 0.0)
    monkeypatch.setattr("ttms_server.ticket.history.service.events_after", lambda *_unused: [])

    async def run() -> None:
        watch = SeatWatch(database, clock.now)
        async with watching(watch, show) as turns:
            hold(database, show, 7)
            assert list((await next_changes(turns)).seats) == [7]

    asyncio.run(run())


def test_on_the_wire_a_client_that_does_not_read_gets_fewer_messages_and_ends_with_the_truth(
    server: ServerThread, show: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feed, "TOGETHER", 0.001)
    counter = Counter(server.anybody, server.database, show)
    pairs = 80  # 140 kB in all, twice what HTTP/2 lets a server send ahead
    with (
        Listener(counter.call, show) as attentive,
        grpc.insecure_channel(server.address, options=[("grpc.http2.bdp_probe", 0)]) as channel,
    ):
        attentive.map()
        idle = Caller(channel, counter.call.token).stream("WatchSeatMap", schedule_id=show)
        assert not next(idle).map.taken
        for _ in range(pairs):
            held = counter.hold(*range(1, 21))
            assert len(attentive.changes()) == 20
            counter.release(held.answer.hold_id)
            assert len(attentive.changes()) == 20
            assert max(map(len, server.app.watch._shows[show].watchers)) <= MOST_WAITING
        counter.hold(200)

        seen: list[Any] = []
        taken: set[int] = set()
        while 200 not in taken:
            seen.append(next(idle))
            update = seen[-1]
            if update.WhichOneof("update") == "map":
                taken = {seat.seat_id for seat in update.map.taken}
            else:
                states = {seat.seat_id: seat.state for seat in update.changes.seats}
                taken = {seat for seat in taken.union(states) if states.get(seat) != SEAT_STATE_FREE}
        idle.cancel()

    assert taken == {200}
    assert "map" in {update.WhichOneof("update") for update in seen}
    assert len(seen) < 2 * pairs
