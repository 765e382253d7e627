"""Faults of the predecessor in halls, films and shows: each is absent here, or cannot occur."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import SmallCinema, add_show, count
from support.hall import Hall
from support.race import buy, held, signed_in
from support.raw_calls import METHODS, Caller
from support.refunds import cancel, refund
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_client import Client, new_request_id
from ttms_client.errors import (
    FieldInvalid,
    OutsideRun,
    PlanInvalid,
    PlayHasShows,
    ScheduleNotFound,
    ScheduleOverlaps,
    ShowHasSales,
    ShowInPast,
    TtmsError,
)
from ttms_client.play import Play, Schedule
from ttms_client.studio import Studio
from ttms_client.ticket import SeatMap
from ttms_server import clock
from ttms_server.cinema_days import day_of
from ttms_server.db import Database
from ttms_server.play import films, programme
from ttms_server.play.films import Play as StoredPlay
from ttms_server.play.models import PlayKind, ScheduleRow
from ttms_server.play.programme import ProgrammeRules, Slots
from ttms_server.studio import service as studio_service
from ttms_server.studio.plan import parse_plan

# 44 intervals, as in the enumeration of the fault: 1,936 pairs.
STARTS, LENGTHS = range(11), range(1, 5)
INTERVALS = list(product(STARTS, LENGTHS))
UNIT = timedelta(minutes=5)
BEGIN = datetime(2026, 3, 2, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def manager(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "manager", counter_name="9")


@pytest.fixture
def raw(server: ServerThread) -> Caller:
    return server.anybody.with_token(token_of(server.database, "manager", now=clock.now()))


@pytest.fixture
def hall(manager: Client) -> Studio:
    return new_hall(manager, "oooo")


@pytest.fixture
def film(manager: Client) -> Play:
    return new_film(manager)


def new_hall(client: Client, plan: str) -> Studio:
    return client.studio.create_studio(name=uuid4().hex, name_en="", curve=0, plan=plan, request_id=new_request_id())


def new_film(client: Client, **facts: Any) -> Play:
    play = Play(0, uuid4().hex, "", 90, 1927, "", "", price_minor=4500)
    return client.play.create_play(replace(play, **facts), request_id=new_request_id())


def put_on(client: Client, film: Play, hall: Studio, *starts_at: datetime) -> list[Schedule]:
    return client.play.create_schedules(
        film.play_id, hall.studio_id, starts_at=starts_at, price_minor=4500, request_id=new_request_id()
    )


def tomorrow(**later: float) -> datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=1, **later)


def reason_of(act: object) -> str:
    assert callable(act)
    try:
        act()
    except TtmsError as error:
        return type(error).__name__
    return ""


def test_b15_of_1936_pairs_of_intervals_no_overlap_is_missed_and_none_is_false(session: Session) -> None:
    hall = studio_service.create_studio(session, name=uuid4().hex, name_en="", curve=0, plan=parse_plan("oo"))
    stored, asked = (
        films.create_play(session, StoredPlay(0, PlayKind.FILM, uuid4().hex, "", 90, 1927, "", "")) for _ in range(2)
    )
    # Each stored interval has a day of its own, and is asked about with every other one.
    days = {interval: BEGIN + number * timedelta(days=1) for number, interval in enumerate(INTERVALS)}
    for (start, length), day in days.items():
        begins = day + start * UNIT
        row = ScheduleRow(
            play_id=stored.play_id,
            studio_id=hall.studio_id,
            layout_id=hall.layout_id,
            starts_at=begins,
            ends_at=begins + length * UNIT,
        )
        session.add(row)
    session.flush()
    rules = ProgrammeRules(timedelta(0), ZoneInfo("UTC"))

    missed: list[object] = []
    false: list[object] = []
    overlaps = 0
    for ((start, length), day), asked_length in product(days.items(), LENGTHS):
        slots = Slots(asked, hall, tuple(day + begin * UNIT for begin in STARTS), asked_length * UNIT)
        found = programme.find_conflicts(session, slots, rules, now=None)
        said = {conflict.starts_at for conflict in found if conflict.play_title == stored.title}
        for asked_start in STARTS:
            real = max(start, asked_start) < min(start + length, asked_start + asked_length)
            overlaps += real
            if real != (day + asked_start * UNIT in said):
                (missed if real else false).append(((start, length), (asked_start, asked_length)))

    assert len(INTERVALS) ** 2 == 1936
    assert (len(missed), len(false)) == (0, 0)
    assert overlaps > 232  # so many the predecessor missed


@pytest.mark.parametrize("starts_at", [Timestamp(seconds=2**60), Timestamp(seconds=1, nanos=2**30), Timestamp()])
def test_b16_a_time_that_is_none_is_refused_where_it_comes_in(
    raw: Caller, film: Play, hall: Studio, starts_at: Timestamp
) -> None:
    fields = {"play_id": film.play_id, "studio_id": hall.studio_id, "price_minor": 4500}

    outcome = raw("CreateSchedules", request_id=new_request_id(), starts_at=[starts_at], **fields)

    assert outcome.reason in {"FIELD_INVALID", "SHOW_IN_PAST"}


@pytest.mark.parametrize("minutes", [0, -90, 100_000])
def test_b16_a_length_that_is_none_is_refused(manager: Client, minutes: int) -> None:
    with pytest.raises(FieldInvalid):
        new_film(manager, running_minutes=minutes)


def test_b17_an_edit_is_not_in_its_own_way_and_an_unknown_show_is_not_found(
    manager: Client, film: Play, hall: Studio
) -> None:
    [show] = put_on(manager, film, hall, tomorrow())

    def move(schedule_id: int, etag: str, by: timedelta) -> Schedule:
        return manager.ticket.move_schedule(
            schedule_id,
            etag=etag,
            studio_id=hall.studio_id,
            starts_at=show.starts_at + by,
            request_id=new_request_id(),
        )

    same = move(show.schedule_id, show.etag, timedelta(0))
    assert move(show.schedule_id, same.etag, timedelta(minutes=30)).starts_at == show.starts_at + timedelta(minutes=30)
    with pytest.raises(ScheduleNotFound):
        move(999_999, "1", timedelta(0))


def test_b18_a_show_with_tickets_keeps_its_hall_its_seats_and_its_price(
    manager: Client, film: Play, hall: Studio
) -> None:
    [show] = put_on(manager, film, hall, tomorrow())
    order = buy(manager, show.schedule_id, 1)
    other = new_hall(manager, "oo")

    with pytest.raises(ShowHasSales):
        manager.ticket.move_schedule(
            show.schedule_id,
            etag=show.etag,
            studio_id=other.studio_id,
            starts_at=show.starts_at,
            request_id=new_request_id(),
        )

    assert manager.order.get_order(order.order_id) == order


def test_b19_a_cancelled_show_opens_its_refunds(session: Session) -> None:
    hall = Hall(session, "..")
    order = hall.sell(hall.hold("A1"), "A1")
    hall.later(hours=3)
    cancel(session, hall.schedule_id, hall.now)

    assert refund(hall, order, "A1").refund.total_minor == 4500
    # There is no way to delete a show at all.
    assert [method.name for method in METHODS if method.name.startswith("Delete")] == ["DeleteStudio", "DeletePlay"]


def test_b20_of_two_who_want_a_slot_one_gets_it_and_no_connection_is_lost(
    manager: Client, database: Database, film: Play, hall: Studio
) -> None:
    """At once, with the twin without protection: tests/end_to_end/test_one_slot_has_one_show.py."""
    put_on(manager, film, hall, tomorrow())

    for _ in range(30):
        with pytest.raises(ScheduleOverlaps):
            put_on(manager, film, hall, tomorrow())

    assert database.engine.pool.checkedout() == 0  # type: ignore[attr-defined] # of the pools that we use
    assert count(database, f"SELECT COUNT(*) FROM schedules WHERE studio_id = {hall.studio_id}") == 1


def test_b21_every_seat_of_a_hall_of_1200_is_for_sale(manager: Client, film: Play) -> None:
    hall = new_hall(manager, "\n".join(["o" * 40] * 30))
    [show] = put_on(manager, film, hall, tomorrow())

    assert buy(manager, show.schedule_id, 1200).tickets[0].seat_id == 1200
    with manager.ticket.watch_seat_map(show.schedule_id) as updates:
        first = next(updates)
        assert isinstance(first, SeatMap)
        assert len(first.layout.seats) == 1200


def test_b22_sold_seats_keep_the_layout_they_were_sold_in(manager: Client, film: Play, hall: Studio) -> None:
    [show] = put_on(manager, film, hall, tomorrow())
    order = buy(manager, show.schedule_id, 4)

    manager.studio.update_studio(hall, curve=0, plan="oo", request_id=new_request_id())

    assert manager.order.get_order(order.order_id).tickets[0].seat_label == "4"
    assert buy(manager, show.schedule_id, 3).tickets[0].seat_label == "3"


def test_b23_a_hall_without_usable_seats_is_listed_and_a_film_with_shows_stays(
    manager: Client, film: Play, hall: Studio
) -> None:
    broken = new_hall(manager, "xx")
    put_on(manager, film, hall, tomorrow())

    assert broken in manager.studio.list_studios()
    assert manager.studio.get_hall(broken.studio_id).studio.place_count == 0
    with pytest.raises(PlayHasShows):
        manager.play.delete_play(film, request_id=new_request_id())


def test_b25_zero_and_empty_are_values_like_others(manager: Client) -> None:
    film = new_film(manager, title_en="English", director="Lang", area="DE", price_minor=4500)

    changed = manager.play.update_play(
        replace(film, title_en="", director="", area="", price_minor=0), request_id=new_request_id()
    )

    [found] = [play for play in manager.play.list_plays() if play.play_id == film.play_id]
    assert found == changed
    assert (found.title_en, found.director, found.area, found.price_minor) == ("", "", "", 0)


def test_b28_no_call_sets_the_state_or_the_price_of_a_ticket() -> None:
    """By design: tickets change by selling, refunding, exchanging and scanning, and prices are those of the show."""
    touching = {
        method.name
        for method in METHODS
        if method.changes_something
        and {"ticket_ids", "ticket_id", "order_id", "seat_ids"} & set(method.descriptor.input_type.fields_by_name)
    }
    states = {
        f"{method.name}.{field.name}"
        for method in METHODS
        for field in method.descriptor.input_type.fields
        if field.name in {"state", "status", "live", "entered", "refunded_at"}
    }

    assert touching >= {"HoldSeats", "ReleaseSeats", "RefundTickets", "ExchangeTickets", "ReprintTickets"}
    assert not {name for name in touching if name.startswith(("Update", "Set", "Change"))}
    assert states == set()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), "2026-03-28"),  # 00:30 in Berlin, the night the clocks go forward
        (datetime(2026, 3, 29, 3, 59, tzinfo=UTC), "2026-03-28"),  # 05:59 by the new clock
        (datetime(2026, 3, 29, 4, 0, tzinfo=UTC), "2026-03-29"),
        (datetime(2026, 10, 25, 4, 59, tzinfo=UTC), "2026-10-24"),  # 05:59, the clocks went back
        (datetime(2026, 10, 25, 5, 0, tzinfo=UTC), "2026-10-25"),
    ],
)
def test_b39_days_are_those_of_the_cinemas_clocks_also_when_they_change(moment: datetime, day: str) -> None:
    assert day_of(moment, ZoneInfo("Europe/Berlin")).isoformat() == day


def test_b39_a_moment_comes_back_as_it_was_given(manager: Client, film: Play, hall: Studio) -> None:
    starts_at = tomorrow(hours=5)
    [show] = put_on(manager, film, hall, starts_at)

    assert show.starts_at == starts_at
    assert show.starts_at.utcoffset() == timedelta(0)


@pytest.mark.parametrize("plan", ["", "....", "o" * 101, "\n".join(["o"] * 101), "o>", "-5", "o\x00o"])
def test_b52_an_impossible_hall_is_refused_and_no_seat_is_lost(
    manager: Client, database: Database, hall: Studio, plan: str
) -> None:
    before = count(database, "SELECT COUNT(*) FROM seats")

    with pytest.raises((PlanInvalid, FieldInvalid)):
        manager.studio.update_studio(hall, curve=0, plan=plan, request_id=new_request_id())
    with pytest.raises((PlanInvalid, FieldInvalid)):
        new_hall(manager, plan)

    assert count(database, "SELECT COUNT(*) FROM seats") == before


@pytest.mark.parametrize("curve", [-5, -1, 301, 2**31 - 1])
def test_b52_an_impossible_curve_is_refused(manager: Client, hall: Studio, curve: int) -> None:
    with pytest.raises(FieldInvalid):
        manager.studio.update_studio(hall, curve=curve, plan="oo", request_id=new_request_id())


@pytest.mark.parametrize("seat_id", [0, -1, -(2**31), 2**31 - 1])
def test_b52_a_seat_that_no_hall_has_is_not_held(raw: Caller, cinema: SmallCinema, seat_id: int) -> None:
    outcome = raw("HoldSeats", request_id=new_request_id(), schedule_id=cinema.schedule_id, seat_ids=[seat_id])

    assert outcome.reason == "SEAT_NOT_FOUND"


def test_b53_a_show_is_neither_in_the_past_nor_outside_of_the_films_run(manager: Client, hall: Studio) -> None:
    until = (clock.now() + timedelta(days=5)).date()
    film = new_film(manager, runs_from=clock.now().date() - timedelta(days=5), runs_until=until)

    assert reason_of(lambda: put_on(manager, film, hall, tomorrow() - timedelta(days=3))) == ShowInPast.__name__
    assert reason_of(lambda: put_on(manager, film, hall, tomorrow() + timedelta(days=30))) == OutsideRun.__name__


def test_b54_a_seat_reads_as_taken_only_if_somebody_has_it(
    server: ServerThread, raw: Caller, database: Database, cinema: SmallCinema
) -> None:
    """While the database fails nothing says "taken": tests/server/predecessor/test_outside.py, test_b42_…."""
    show = add_show(database, studio_id=cinema.studio_id, starts_at=clock.now() + timedelta(days=900))
    with Client(server.address) as client:
        held(signed_in(client, "clerk"), show, 1)
        outcomes = {
            seat_id: raw("HoldSeats", request_id=new_request_id(), schedule_id=show, seat_ids=[seat_id]).reason
            for seat_id in (1, 2)
        }

    assert outcomes == {1: "SEAT_TAKEN", 2: "OK"}
    with database.reading() as session:
        states = session.execute(text(f"SELECT seat_id FROM seat_claims WHERE schedule_id = {show}")).scalars().all()
    assert sorted(states) == [1, 2]
