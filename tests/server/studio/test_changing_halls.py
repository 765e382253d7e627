"""Halls: added, changed under shows that keep their seats, retired, deleted only without shows; 1,200 seats."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from support.cinema import SmallCinema, add_show, count
from support.race import buy, signed_in
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import (
    ChangedMeanwhile,
    FieldInvalid,
    NameTaken,
    NoRight,
    PlanInvalid,
    StudioHasShows,
    StudioNotFound,
    TtmsError,
)
from ttms_client.studio import SeatCategory, SeatKind, Studio
from ttms_client.ticket import SeatMap
from ttms_server import clock
from ttms_server.db import Database

PLAN = "woo.oo\n......\n<>.ox."


@pytest.fixture(scope="module")
def manager(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "manager", counter_name="9")


@pytest.fixture
def hall(manager: Client) -> Studio:
    return add(manager, PLAN)


def add(client: Client, plan: str, *, name: str = "", curve: int = 20) -> Studio:
    return client.studio.create_studio(
        name=name or uuid4().hex, name_en="Hall", curve=curve, plan=plan, request_id=new_request_id()
    )


def change(client: Client, hall: Studio, plan: str = PLAN, *, curve: int = 20) -> Studio:
    return client.studio.update_studio(hall, curve=curve, plan=plan, request_id=new_request_id())


def layouts(database: Database, hall: Studio) -> int:
    return count(database, f"SELECT COUNT(*) FROM layouts WHERE studio_id = {hall.studio_id}")


def test_a_drawn_hall_is_read_back_as_it_was_drawn(manager: Client, hall: Studio) -> None:
    found = manager.studio.get_hall(hall.studio_id)

    assert (found.plan, found.layout.curve, found.studio) == (PLAN, 20, hall)
    assert [(seat.row_label + seat.seat_label, seat.kind) for seat in found.layout.seats][-3:] == [
        ("B1", SeatKind.COUPLE),
        ("B2", SeatKind.STANDARD),
        ("B3", SeatKind.BROKEN),
    ]
    assert hall.place_count == 5 + 2 + 1


def test_names_categories_and_places_in_the_room_are_read_back_and_new_ones_are_a_new_layout(
    manager: Client, database: Database
) -> None:
    plan = "category: Premium #c8102e\nowc | row=K labels=5,3,1 category=1,0,1"
    hall = add(manager, plan, curve=50)

    found = manager.studio.get_hall(hall.studio_id)

    assert found.plan == plan
    assert found.layout.categories == (SeatCategory("Premium", "#c8102e"),)
    assert [(seat.row_label + seat.seat_label, seat.category, seat.x) for seat in found.layout.seats] == [
        ("K5", 1, 50),
        ("K3", 0, 150),
        ("K1", 1, 250),
    ]
    assert found.layout.seats[2].kind is SeatKind.COMPANION
    assert found.layout.seats[0].rotation_degrees > 0 > found.layout.seats[2].rotation_degrees
    hall = change(manager, hall, plan, curve=50)
    assert layouts(database, hall) == 1
    hall = change(manager, hall, plan.replace("#c8102e", "#00ff00"), curve=50)
    assert layouts(database, hall) == 2
    manager.studio.delete_studio(hall, request_id=new_request_id())


def test_a_preview_is_the_layout_and_stores_nothing(manager: Client, database: Database, hall: Studio) -> None:
    before = count(database, "SELECT COUNT(*) FROM layouts")

    preview = manager.studio.preview_plan(PLAN, curve=20)

    stored = manager.studio.get_hall(hall.studio_id).layout
    assert replace(preview, layout_id=stored.layout_id) == stored
    assert count(database, "SELECT COUNT(*) FROM layouts") == before


@pytest.mark.parametrize(
    ("plan", "line", "column"),
    [("", 1, 1), ("...\n...", 1, 1), ("oo\no?o", 2, 2), ("o<", 1, 2), ("o" * 101, 1, 101), ("o\n" * 101, 101, 1)],
    ids=["empty", "no seat", "unknown sign", "half a couple seat", "101 columns", "101 rows"],
)
def test_a_plan_that_cannot_be_read_is_refused_where_it_is_wrong(
    manager: Client, database: Database, plan: str, line: int, column: int
) -> None:
    before = count(database, "SELECT COUNT(*) FROM studios")

    for call in (lambda: manager.studio.preview_plan(plan, curve=0), lambda: add(manager, plan)):
        with pytest.raises(PlanInvalid) as refused:
            call()
        assert (refused.value.details["line"], refused.value.details["column"]) == (str(line), str(column))
        assert refused.value.details["rule"]
    assert count(database, "SELECT COUNT(*) FROM studios") == before


@pytest.mark.parametrize(
    ("name", "curve", "field"),
    [("", 0, "name"), ("x" * 65, 0, "name"), ("ok", -1, "curve"), ("ok", 301, "curve")],
)
def test_an_impossible_hall_is_refused_at_its_field(manager: Client, name: str, curve: int, field: str) -> None:
    with pytest.raises(FieldInvalid) as refused:
        manager.studio.create_studio(name=name, name_en="", curve=curve, plan="oo", request_id=new_request_id())

    assert refused.value.details["field"] == field


def test_two_halls_never_have_names_that_are_read_alike(manager: Client) -> None:
    word = uuid4().hex
    hall, other = add(manager, "oo", name=f"Hall {word}"), add(manager, "oo")

    for alike in (hall.name, hall.name.upper(), f"hall\u2003{word}", f"\uff28all {word}"):
        with pytest.raises(NameTaken) as refused:
            add(manager, "oo", name=alike)
        assert refused.value.details["name"] == hall.name
        with pytest.raises(NameTaken):
            change(manager, replace(other, name=alike))
    assert change(manager, replace(hall, name=hall.name.upper())).name == hall.name.upper()


def test_other_names_make_no_new_layout_and_other_seats_do(manager: Client, database: Database, hall: Studio) -> None:
    renamed = change(manager, replace(hall, name_en="Blue hall"))
    assert (renamed.name_en, layouts(database, hall)) == ("Blue hall", 1)

    assert change(manager, renamed, "ooo").place_count == 3
    assert layouts(database, hall) == 2


def test_an_old_state_changes_nothing(manager: Client, hall: Studio) -> None:
    change(manager, replace(hall, name_en="Blue hall"))

    with pytest.raises(ChangedMeanwhile):
        change(manager, replace(hall, name_en="Red hall"))
    with pytest.raises(ChangedMeanwhile):
        manager.studio.delete_studio(hall, request_id=new_request_id())
    assert manager.studio.get_hall(hall.studio_id).studio.name_en == "Blue hall"


def test_a_change_of_seats_leaves_shows_and_tickets_alone(manager: Client, database: Database, hall: Studio) -> None:
    tomorrow = clock.now() + timedelta(days=1)
    before = add_show(database, studio_id=hall.studio_id, starts_at=tomorrow)
    order = buy(manager, before, 6, price_minor=9000)

    change(manager, hall, "oo")

    after = add_show(database, studio_id=hall.studio_id, starts_at=tomorrow + timedelta(hours=4))
    seen = map_of(manager, before).layout
    assert replace(seen, layout_id=0) == manager.studio.preview_plan(PLAN, curve=20)
    assert [status.seat_id for status in map_of(manager, before).taken] == [6]
    assert len(map_of(manager, after).layout.seats) == 2
    assert manager.order.get_order(order.order_id).tickets[0].seat_label == order.tickets[0].seat_label


def map_of(client: Client, schedule_id: int) -> SeatMap:
    with client.ticket.watch_seat_map(schedule_id) as stream:
        found = next(stream)
    assert isinstance(found, SeatMap)
    return found


def test_a_retired_hall_is_listed_only_if_asked_for_and_comes_back(manager: Client, hall: Studio) -> None:
    retired = change(manager, replace(hall, retired=True))

    assert hall.studio_id not in [studio.studio_id for studio in manager.studio.list_studios()]
    assert retired in manager.studio.list_studios(include_retired=True)
    assert not change(manager, replace(retired, retired=False)).retired
    assert hall.studio_id in [studio.studio_id for studio in manager.studio.list_studios()]


def test_a_hall_without_shows_is_deleted_with_its_seats(manager: Client, database: Database, hall: Studio) -> None:
    manager.studio.delete_studio(hall, request_id=new_request_id())

    assert layouts(database, hall) == 0
    with pytest.raises(StudioNotFound):
        manager.studio.get_hall(hall.studio_id)


def test_a_hall_with_a_show_is_not_deleted(manager: Client, database: Database, hall: Studio) -> None:
    add_show(database, studio_id=hall.studio_id, starts_at=clock.now() + timedelta(days=3))

    with pytest.raises(StudioHasShows) as refused:
        manager.studio.delete_studio(hall, request_id=new_request_id())

    assert refused.value.details["studio_name"] == hall.name
    assert manager.studio.get_hall(hall.studio_id).plan == PLAN


def test_a_hall_with_1200_seats_is_made_read_and_changed(manager: Client) -> None:
    plan = "\n".join(["o" * 40] * 30)

    large = add(manager, plan)

    assert large.place_count == 1200
    assert len(manager.studio.get_hall(large.studio_id).layout.seats) == 1200
    assert change(manager, large, plan.replace("o", "x", 1)).place_count == 1199


def test_a_repeat_gets_the_first_answer(manager: Client) -> None:
    request_id, name = new_request_id(), uuid4().hex

    halls = {
        manager.studio.create_studio(name=name, name_en="", curve=0, plan="oo", request_id=request_id).studio_id
        for _ in range(3)
    }

    assert len(halls) == 1


def test_a_clerk_looks_only(server: ServerThread, cinema: SmallCinema, hall: Studio) -> None:
    with Client(server.address) as clerk:
        signed_in(clerk)
        assert clerk.studio.get_hall(cinema.studio_id).studio.studio_id == cinema.studio_id
        for forbidden in (
            lambda: clerk.studio.preview_plan("oo", curve=0),
            lambda: add(clerk, "oo"),
            lambda: change(clerk, hall),
            lambda: clerk.studio.delete_studio(hall, request_id=new_request_id()),
        ):
            with pytest.raises(TtmsError) as refused:
                forbidden()
            assert isinstance(refused.value, NoRight)
