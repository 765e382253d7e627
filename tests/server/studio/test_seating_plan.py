"""Seating plans as pretix publishes them: read, refused for what is wrong, their seats left where they stand."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.cinema import SmallCinema, count
from support.race import signed_in
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import FieldInvalid, PlanInvalid
from ttms_client.studio import Layout, Seat, SeatCategory, SeatKind, Studio
from ttms_server.db import Database
from ttms_server.studio.plan import drawn, parse_plan
from ttms_server.studio.seating_plan import SeatingPlanInvalid, read_seating_plan

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "hall-5.json"


def seat(label: str, x: float, y: float, category: str = "Stalls") -> dict[str, Any]:
    return {"seat_guid": uuid4().hex, "seat_number": label, "position": {"x": x, "y": y}, "category": category}


def row(label: str, *seats: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"row_number": label, "seats": list(seats), **more}


def zone(x: float, y: float, *rows: dict[str, Any]) -> dict[str, Any]:
    return {"name": "Zone", "position": {"x": x, "y": y}, "rows": list(rows), "areas": []}


# Row A is cut by an aisle as wide as a seat and goes on in another zone; B bends; C is a balcony, far behind.
PLAN = {
    "name": "Great hall",
    "size": {"width": 500, "height": 500},
    "categories": [{"name": "Stalls", "color": "#A0b"}, {"name": "Balcony", "color": "#00FF00"}, {"name": "None"}],
    "zones": [
        zone(
            100,
            50,
            row("A", seat("1", 0, 0), seat("2", 20, 0)),
            row("B", seat("3", 60, 16), seat("1", 0, 16), seat("2", 30, 30), position={"x": 10, "y": 10}),
        ),
        zone(160, 50, row("A", seat("3", 0, 0), seat("4", 20, 0))),
        zone(0, 200, row("C", seat("1", 120, 0, "Balcony"), seat("2", 140, 0, "Balcony"), position={"x": 0, "y": 0})),
    ],
}


@pytest.fixture(scope="module")
def manager(server: ServerThread, cinema: SmallCinema) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "manager", counter_name="9")


def test_zones_rows_and_seats_become_a_hall_on_a_grid() -> None:
    plan = read_seating_plan("\ufeff" + json.dumps(PLAN))

    assert (plan.name, plan.place_count) == ("Great hall", 9)
    assert [(one.name, one.colour) for one in plan.categories] == [
        ("Stalls", "#aa00bb"),
        ("Balcony", "#00ff00"),
        ("None", ""),
    ]
    assert [(one.row_label + one.seat_label, one.row, one.column, one.category) for one in plan.seats] == [
        *(("A1", 1, 1, 1), ("A2", 1, 2, 1), ("A3", 1, 4, 1), ("A4", 1, 5, 1)),
        *(("B1", 2, 1, 1), ("B2", 2, 3, 1), ("B3", 2, 5, 1)),
        *(("C1", 4, 2, 2), ("C2", 4, 3, 2)),
    ]


def test_seats_stand_where_the_file_has_them_in_hundredths_of_a_seat_and_face_as_their_row_runs() -> None:
    hall = read_seating_plan(json.dumps(PLAN))

    at = {one.row_label + one.seat_label: one.position for one in hall.seats}
    assert all(place is not None for place in at.values())
    assert {name: (place.x, place.y) for name, place in at.items() if place} == {
        "A1": (50, 50),
        "A2": (150, 50),
        "A3": (350, 50),
        "A4": (450, 50),
        "B1": (100, 180),
        "B2": (250, 250),
        "B3": (400, 180),
        "C1": (150, 800),
        "C2": (250, 800),
    }
    assert [place.rotation_degrees for name, place in at.items() if place and name[0] == "B"] == [25, 0, -25]


def changed(change: Callable[[dict[str, Any]], object]) -> str:
    plan = deepcopy(PLAN)
    change(plan)
    return json.dumps(plan)


def first_seat(**values: Any) -> Callable[[dict[str, Any]], object]:
    return lambda plan: plan["zones"][0]["rows"][0]["seats"][0].update(values)


def at(x: Any, y: Any) -> Callable[[dict[str, Any]], object]:
    return first_seat(position={"x": x, "y": y})


def many(seats: int, *, rows: int = 1) -> Callable[[dict[str, Any]], object]:
    """So many seats in each of so many rows, their names made of two figures and two letters at most."""
    return lambda plan: plan.update(
        zones=[
            zone(0, 0, *(row(f"{n}", *(seat(f"{i}", 9 * i, 9 * n) for i in range(seats))) for n in range(rows))),
        ]
    )


FAULTS: dict[str, tuple[str, str]] = {
    "cut off": (json.dumps(PLAN)[:-9], "this is no JSON"),
    "a hundred thousand brackets": ('{"zones":' + "[" * 100_000, "this is no JSON that can be read"),
    "too long": ('{"name": "' + "x" * 1_500_000 + '"}', "the file has more than 1500000 characters"),
    "another file": ('{"type": "FeatureCollection"}', "name is missing"),
    "no zones": (changed(lambda plan: plan.update(zones=[])), "the plan has no zones"),
    "zones that are no list": (changed(lambda plan: plan.update(zones={})), "zones is no list"),
    "a zone that is none": (changed(lambda plan: plan.update(zones=[1])), "zones[0] is no object"),
    "no seats": (changed(lambda plan: plan.update(zones=[zone(0, 0, row("A"))])), "the plan has no seats"),
    "no position": (changed(lambda plan: plan["zones"][1].pop("position")), "zones[1].position is missing"),
    "a place that is not": (changed(at(float("nan"), 0)), "zones[0].rows[0].seats[0].position.x is not a number up to"),
    "an endless place": (changed(at(0, float("inf"))), "zones[0].rows[0].seats[0].position.y is not a number up to"),
    "a place beyond all": (changed(at(10**400, 0)), "zones[0].rows[0].seats[0].position.x is not a number up to"),
    "a place of words": (changed(at("1", 0)), "zones[0].rows[0].seats[0].position.x is no number"),
    "a place that is true": (changed(at(True, 0)), "zones[0].rows[0].seats[0].position.x is no number"),
    "an unknown category": (changed(first_seat(category="Loge")), "zones[0].rows[0].seats[0]: there is no category"),
    "a category twice": (changed(lambda plan: plan["categories"].append({"name": "Stalls"})), "categories[3]: there"),
    "no colour": (
        changed(lambda plan: plan["categories"][0].update(color="red")),
        "categories[0]: a category's colour",
    ),
    "a category that nobody sees": (
        changed(lambda plan: plan["categories"][0].update(name="\u3164")),
        "categories[0]: a category has",
    ),
    "a nameless category": (
        changed(lambda plan: plan["categories"][0].update(name=" ")),
        "categories[0]: a category has",
    ),
    "21 categories": (
        changed(lambda plan: plan["categories"].extend({"name": f"{n}"} for n in range(18))),
        "a hall has at most 20 categories",
    ),
    "a seat of another's name": (
        changed(first_seat(seat_number="2")),
        "zones[0].rows[0].seats[1]: there are two seats A 2",
    ),
    "a seat of another's id": (
        changed(lambda plan: [one.update(seat_guid="x") for one in plan["zones"][2]["rows"][0]["seats"]]),
        "zones[2].rows[0].seats[1]: its seat_guid is that of another seat",
    ),
    "two seats in one place": (changed(at(20, 0)), "zones[0].rows[0].seats[1]: another seat stands at the same place"),
    "a long label": (changed(first_seat(seat_number="12345")), "zones[0].rows[0].seats[0]: seat_number is not 1 to 4"),
    "a row without name": (
        changed(lambda plan: plan["zones"][0]["rows"][1].update(row_number="")),
        "zones[0].rows[1]: row",
    ),
    "half a character": (changed(first_seat(seat_guid="\ud800")), "zones[0].rows[0].seats[0].seat_guid is no text"),
    "101 seats in a row": (changed(many(101)), "a row has at most 100 columns"),
    "101 rows": (changed(many(1, rows=101)), "a hall has at most 100 rows"),
}


@pytest.mark.parametrize(("text", "reason"), FAULTS.values(), ids=FAULTS)
def test_each_fault_is_named_with_its_place(text: str, reason: str) -> None:
    with pytest.raises(SeatingPlanInvalid) as refused:
        read_seating_plan(text)

    assert refused.value.reason[: len(reason)] == reason


def test_more_than_10000_seats_are_refused_before_they_are_placed() -> None:
    plan = {**PLAN, "zones": [zone(0, 0, row("A", *[{**seat("1", 0, 0), "seat_guid": ""}] * 10_001))]}

    with pytest.raises(SeatingPlanInvalid, match="a hall has at most 10000 seats"):
        read_seating_plan(json.dumps(plan))


places = st.tuples(st.integers(-40, 40), st.integers(-40, 40))


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(places, st.sampled_from("ABCDE"), min_size=1, max_size=40), st.sampled_from([0.01, 1, 37.5]))
def test_whatever_stands_anywhere_has_a_place_of_its_own_and_is_drawn_as_the_same_hall(
    taken: dict[tuple[int, int], str], scale: float
) -> None:
    labelled = {
        label: [seat(f"{x + 40}{y + 40:02}", x * scale, y * scale) for (x, y), own in taken.items() if own == label]
        for label in sorted(set(taken.values()))
    }
    plan = {**PLAN, "zones": [zone(0, 0, *(row(label, *seats) for label, seats in labelled.items()))]}

    hall = read_seating_plan(json.dumps(plan))

    assert len(hall.seats) == len(taken) == len({(one.row, one.column) for one in hall.seats})
    bare = tuple(replace(one, position=None) for one in hall.seats)
    assert parse_plan(drawn(hall)) == replace(hall, seats=bare, curve=None, name="")


def add(client: Client, plan: str) -> Studio:
    return client.studio.create_studio(name=uuid4().hex, name_en="", curve=9, plan=plan, request_id=new_request_id())


def standing(layout: Layout) -> dict[str, tuple[int, int, int]]:
    def of(one: Seat) -> tuple[int, int, int]:
        return one.x, one.y, one.rotation_degrees

    return {one.row_label + one.seat_label: of(one) for one in layout.seats}


def test_a_hall_of_a_file_keeps_its_places_when_it_is_renamed_or_a_seat_breaks_and_not_when_it_is_bent(
    manager: Client, database: Database
) -> None:
    hall = add(manager, json.dumps(PLAN))
    update = manager.studio.update_studio
    made = manager.studio.get_hall(hall.studio_id)
    assert made.layout == replace(
        manager.studio.preview_plan(json.dumps(PLAN), curve=0), layout_id=made.layout.layout_id
    )
    assert (made.layout.curve, made.layout.categories[0]) == (0, SeatCategory("Stalls", "#aa00bb"))
    assert standing(made.layout)["B1"] == (100, 180, 25)

    hall = update(replace(hall, name_en="Great"), curve=0, plan=made.plan, request_id=new_request_id())
    assert count(database, f"SELECT COUNT(*) FROM layouts WHERE studio_id = {hall.studio_id}") == 1
    hall = update(hall, curve=0, plan=made.plan.replace("oo.oo", "xo.ow"), request_id=new_request_id())
    broken = manager.studio.get_hall(hall.studio_id).layout
    seen = manager.studio.preview_plan(made.plan.replace("oo.oo", "xo.ow"), curve=0, studio_id=hall.studio_id)
    assert replace(seen, layout_id=broken.layout_id) == broken
    assert standing(manager.studio.preview_plan(made.plan, curve=0)) != standing(broken)
    assert [one.kind for one in broken.seats[:4:3]] == [SeatKind.BROKEN, SeatKind.WHEELCHAIR]
    assert standing(broken) == standing(made.layout)
    hall = update(hall, curve=40, only=["curve"], request_id=new_request_id())
    assert standing(manager.studio.get_hall(hall.studio_id).layout)["A1"] != standing(made.layout)["A1"]
    hall = update(hall, plan=json.dumps(PLAN), only=["plan"], request_id=new_request_id())
    again = manager.studio.get_hall(hall.studio_id).layout
    assert replace(again, layout_id=made.layout.layout_id) == made.layout
    manager.studio.delete_studio(hall, request_id=new_request_id())


@pytest.mark.parametrize(("text", "place"), [('{"name": 1,\n}', ("2", "1")), ('{"name": "x"}', None)])
def test_what_is_wrong_with_a_file_is_told_with_line_and_column_if_it_is_no_json(
    manager: Client, text: str, place: tuple[str, str] | None
) -> None:
    with pytest.raises(PlanInvalid) as refused:
        add(manager, text)

    details = refused.value.details
    assert (details.get("line"), details.get("column")) == (place or (None, None))
    assert details["rule"] in ("this is no JSON", "categories is missing")


def test_a_hall_without_a_name_is_called_as_its_file_calls_it(manager: Client) -> None:
    name = uuid4().hex
    plan = json.dumps({**PLAN, "name": f" {name} "})

    hall = manager.studio.create_studio(name="", name_en="", curve=0, plan=plan, request_id=new_request_id())

    assert hall.name == name
    with pytest.raises(FieldInvalid):
        manager.studio.create_studio(name="", name_en="", curve=0, plan="oo", request_id=new_request_id())


def test_the_sample_has_a_hall_with_a_balcony_in_such_a_file() -> None:
    plan = read_seating_plan(SAMPLE.read_text(encoding="utf-8"))

    assert [one.name for one in plan.categories] == ["普通座 / Standard", "贵宾座 / VIP", "楼座 / Balcony"]
    assert plan.place_count == 184
    turned = [one.position.rotation_degrees for one in plan.seats if one.position]
    assert (max(turned) > 20, min(turned) < -20, len(turned)) == (True, True, 184)
