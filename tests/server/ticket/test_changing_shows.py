"""Moving and cancelling a show of which seats may be held or sold, and what counters see of it."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from threading import Barrier

import pytest

from support.cinema import PLAN, add_show, found_cinema, opened
from support.race import buy, held, signed_in
from support.server_process import ServerProcess
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import (
    ChangedMeanwhile,
    FieldInvalid,
    HoldExpired,
    ScheduleNotFound,
    ScheduleOverlaps,
    ShowCancelled,
    ShowHasSales,
    ShowInPast,
    ShowOver,
    TtmsError,
)
from ttms_client.play import CategoryPrice, Schedule
from ttms_client.studio import SeatCategory
from ttms_client.ticket import SeatMap, SellingState, ShowOnBoard
from ttms_server import clock
from ttms_server.db import Database

ROUNDS = 12


@pytest.fixture(scope="module")
def manager(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "manager", counter_name="9")


@pytest.fixture
def hall_id(manager: Client) -> int:
    """A hall of the test's own: the tests of other files have shows in the cinema's, on any day."""
    name = new_request_id()
    hall = manager.studio.create_studio(name=name, name_en="", curve=0, plan=PLAN, request_id=new_request_id())
    return hall.studio_id


@pytest.fixture
def show(database: Database, hall_id: int, manager: Client) -> Schedule:
    starts_at = clock.now().replace(second=0, microsecond=0) + timedelta(days=10)
    return only(manager, add_show(database, studio_id=hall_id, starts_at=starts_at), starts_at).schedule


def only(client: Client, schedule_id: int, starts_at: datetime) -> ShowOnBoard:
    hour = timedelta(hours=1)
    board = client.ticket.list_show_board(starts_at - hour, starts_at + hour, include_cancelled=True)
    return next(line for line in board if line.schedule.schedule_id == schedule_id)


def move(client: Client, show: Schedule, by: timedelta, *, etag: str = "") -> Schedule:
    return client.ticket.move_schedule(
        show.schedule_id,
        etag=etag or show.etag,
        studio_id=show.studio_id,
        starts_at=show.starts_at + by,
        request_id=new_request_id(),
    )


def cancel(client: Client, show: Schedule, *, etag: str = "", reason: str = "no power") -> int:
    cancelled = client.ticket.cancel_schedule(
        show.schedule_id, etag=etag or show.etag, reason=reason, request_id=new_request_id()
    )
    return cancelled.places_sold


def test_a_show_without_sales_is_moved_and_its_length_stays(manager: Client, show: Schedule) -> None:
    moved = move(manager, show, timedelta(minutes=25))

    assert moved.starts_at - show.starts_at == timedelta(minutes=25)
    assert moved.ends_at - moved.starts_at == show.ends_at - show.starts_at
    assert moved.etag != show.etag


def test_a_show_is_moved_only_from_where_it_was_seen(manager: Client, show: Schedule) -> None:
    move(manager, show, timedelta(minutes=5))

    with pytest.raises(ChangedMeanwhile) as refused:
        move(manager, show, timedelta(minutes=10))

    assert refused.value.details["name"] == show.play_title


def test_a_show_with_a_seat_held_or_sold_stays(manager: Client, show: Schedule) -> None:
    hold = held(manager, show.schedule_id, 2)
    with pytest.raises(ShowHasSales) as refused:
        move(manager, show, timedelta(minutes=5))
    assert refused.value.details["places"] == "1"

    manager.ticket.release_seats(show.schedule_id, hold_id=hold.hold_id, request_id=new_request_id())
    buy(manager, show.schedule_id, 3)
    with pytest.raises(ShowHasSales):
        move(manager, show, timedelta(minutes=5))
    line = only(manager, show.schedule_id, show.starts_at)
    assert (line.schedule.starts_at, line.places_sold) == (show.starts_at, 1)


def test_a_show_is_not_moved_into_the_past_or_onto_another(manager: Client, database: Database, show: Schedule) -> None:
    add_show(database, studio_id=show.studio_id, starts_at=show.starts_at + timedelta(hours=4))

    with pytest.raises(ShowInPast):
        move(manager, show, -timedelta(days=400))
    with pytest.raises(ScheduleOverlaps) as refused:
        move(manager, show, timedelta(hours=3))
    assert refused.value.conflicts[0].other_starts_at == show.starts_at + timedelta(hours=4)


def test_a_cancelled_show_is_not_sold_and_its_holds_are_over(manager: Client, show: Schedule) -> None:
    buy(manager, show.schedule_id, 2)
    held(manager, show.schedule_id, 3)

    assert cancel(manager, show) == 1

    line = only(manager, show.schedule_id, show.starts_at)
    assert (line.selling_state, line.places_sold, line.places_free) == (
        SellingState.CANCELLED,
        1,
        line.places_total - 1,
    )
    assert (line.schedule.cancel_reason, line.schedule.cancelled_at is None) == ("no power", False)
    with pytest.raises(ShowCancelled):
        held(manager, show.schedule_id, 4)
    with pytest.raises(ShowCancelled):
        move(manager, line.schedule, timedelta(minutes=5))
    hour = timedelta(hours=1)
    usual = manager.ticket.list_show_board(show.starts_at - hour, show.starts_at + hour)
    assert show.schedule_id not in [line.schedule.schedule_id for line in usual]


@pytest.mark.parametrize("reason", ["", " ", "\u200b", "r" * 201])
def test_a_show_is_cancelled_with_a_reason_alone(manager: Client, show: Schedule, reason: str) -> None:
    with pytest.raises(FieldInvalid) as refused:
        cancel(manager, show, reason=reason)

    assert refused.value.details["field"] == "reason"
    assert only(manager, show.schedule_id, show.starts_at).selling_state is SellingState.OPEN


def test_cancelling_twice_is_no_error(manager: Client, show: Schedule) -> None:
    cancel(manager, show)

    assert cancel(manager, show) == 0


def test_who_cancels_a_show_that_is_cancelled_is_told_since_when_and_why(manager: Client, show: Schedule) -> None:
    first, second = (
        manager.ticket.cancel_schedule(show.schedule_id, etag=show.etag, reason=reason, request_id=new_request_id())
        for reason in ("no power", "no film")
    )

    assert (first.already_cancelled, second.already_cancelled) == (False, True)
    assert second.schedule.cancel_reason == "no power"
    assert second.schedule.cancelled_at == first.schedule.cancelled_at


def test_a_show_is_cancelled_only_as_it_was_seen_and_until_it_ends(
    manager: Client, database: Database, show: Schedule
) -> None:
    with pytest.raises(ChangedMeanwhile):
        cancel(manager, show, etag="7")
    over = clock.now() - timedelta(days=1)
    old = only(manager, add_show(database, studio_id=show.studio_id, starts_at=over), over)
    with pytest.raises(ShowOver):
        cancel(manager, old.schedule)
    with pytest.raises(ScheduleNotFound):
        manager.ticket.cancel_schedule(10**9, etag="1", reason="", request_id=new_request_id())


def test_whoever_watches_the_map_gets_it_anew(manager: Client, show: Schedule) -> None:
    with manager.ticket.watch_seat_map(show.schedule_id) as stream:
        first = next(stream)
        cancel(manager, show)
        maps = (update for update in stream if isinstance(update, SeatMap))
        second = next(maps)

    assert isinstance(first, SeatMap)
    assert (first.selling_state, second.selling_state) == (SellingState.OPEN, SellingState.CANCELLED)


@contextmanager
def two_counters(database_url: str, folder: Path) -> Iterator[tuple[Client, Client, list[Schedule]]]:
    """A manager, a clerk, and a show for each round."""
    with opened(database_url) as database:
        cinema = found_cinema(database)
        first = clock.now().replace(second=0, microsecond=0) + timedelta(days=1)
        ids = [
            add_show(database, studio_id=cinema.studio_id, starts_at=first + number * timedelta(hours=4))
            for number in range(ROUNDS)
        ]
    with (
        ServerProcess(database_url, folder) as server,
        Client(server.address) as manager,
        Client(server.address) as clerk,
    ):
        signed_in(manager, "manager", counter_name="1")
        signed_in(clerk, "clerk", counter_name="2")
        board = manager.ticket.list_show_board(first, first + timedelta(days=30))
        yield manager, clerk, [line.schedule for line in board if line.schedule.schedule_id in ids]


def together(*acts: object) -> list[str]:
    """What came of each, begun at one moment: "done" or the name of the refusal."""
    start = Barrier(len(acts))

    def run(act: object) -> str:
        start.wait()
        try:
            act()  # type: ignore[operator]
        except TtmsError as error:
            return type(error).__name__
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


@pytest.mark.xdist_group("the whole machine")
def test_a_seat_is_never_held_on_a_show_that_moves_meanwhile(database_url: str, tmp_path: Path) -> None:
    with two_counters(database_url, tmp_path) as (manager, clerk, shows):
        outcomes = [
            together(
                lambda show=show: move(manager, show, timedelta(minutes=30)),
                lambda show=show: held(clerk, show.schedule_id, 2),
            )
            for show in shows
        ]
        starts = [only(manager, show.schedule_id, show.starts_at).schedule.starts_at for show in shows]

    assert all(outcome[1] == "done" for outcome in outcomes)
    # The hold was first and the show stayed, or the show had moved when its seat was held.
    moved = [start != show.starts_at for start, show in zip(starts, shows, strict=True)]
    assert [outcome[0] == "done" for outcome in outcomes] == moved
    assert {outcome[0] for outcome in outcomes} <= {"done", "ShowHasSales"}


@pytest.mark.xdist_group("the whole machine")
def test_a_sale_and_a_cancellation_at_once_agree(database_url: str, tmp_path: Path) -> None:
    with two_counters(database_url, tmp_path) as (manager, clerk, shows):
        waiting = []
        sold = []
        for show in shows:
            outcomes = together(
                lambda show=show: waiting.append(cancel(manager, show)),
                lambda show=show: buy(clerk, show.schedule_id, 2),
            )
            assert outcomes[0] == "done"
            assert outcomes[1] in {"done", ShowCancelled.__name__, HoldExpired.__name__}
            sold.append(int(outcomes[1] == "done"))
        places = [only(manager, show.schedule_id, show.starts_at).places_sold for show in shows]

    assert places == sold == waiting


def test_prices_by_category_reach_the_counter_with_the_show(manager: Client, show: Schedule) -> None:
    name = new_request_id()
    plan = "category: Premium #c8102e\nooo | category=0,1,1"
    hall = manager.studio.create_studio(name=name, name_en="", curve=0, plan=plan, request_id=new_request_id())

    [made] = manager.play.create_schedules(
        show.play_id,
        hall.studio_id,
        starts_at=[show.starts_at],
        price_minor=4501,
        category_prices=[CategoryPrice("Premium", 7001)],
        request_id=new_request_id(),
    )

    assert hall.categories == (SeatCategory("Premium", "#c8102e"),)
    assert made.category_prices == (CategoryPrice("Premium", 7001),)
    end = show.starts_at + timedelta(seconds=1)
    listed = manager.play.list_schedules(show.starts_at, end)
    board = manager.ticket.list_show_board(show.starts_at, end)
    assert [one for one in listed if one.studio_id == hall.studio_id] == [made]
    assert [one.schedule for one in board if one.schedule.studio_id == hall.studio_id] == [made]
    with manager.ticket.watch_seat_map(made.schedule_id) as stream:
        seat_map = next(iter(stream))
    assert isinstance(seat_map, SeatMap)
    assert [[price.minor_of(seat) for seat in seat_map.layout.seats] for price in seat_map.prices[:2]] == [
        [4501, 7001, 7001],
        [2251, 3501, 3501],
    ]
