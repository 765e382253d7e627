"""The list of halls: found, sorted, paged; and masks that say what of a hall is changed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest

from support.cinema import SmallCinema
from support.raw_calls import Outcome
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_client import Client, new_request_id
from ttms_client.errors import FieldInvalid
from ttms_client.studio import Studio, StudioOrder
from ttms_server import clock
from ttms_server.db import Database

# End of the name, English name, places; added in this order, and b is retired.
CAME = [("b", "Blue ROOM", 3), ("a", "Red room", 5), ("c", "Loge", 5)]
ORDERS = {StudioOrder.NAME: "abc", StudioOrder.MOST_PLACES: "acb", StudioOrder.NEWEST_FIRST: "cab"}


@dataclass
class Halls:
    """Three halls whose names begin alike."""

    server: ServerThread
    name: str
    manager: Client
    token: str

    def ends(self, found: list[Studio]) -> str:
        return "".join(hall.name[-1] for hall in found)

    def raw(self, method: str, **fields: object) -> Outcome:
        return self.server.anybody.with_token(self.token)(method, **fields)

    def one(self, end: str) -> Studio:
        [found] = self.manager.studio.list_studios(text=self.name + end, include_retired=True)
        return found


@pytest.fixture(scope="module")
def halls(server: ServerThread, database: Database, cinema: SmallCinema) -> Iterator[Halls]:
    name, token = f"H{uuid4().hex[:10]}-", token_of(database, "manager", now=clock.now())
    with Client(server.address, token=token) as manager:
        made = Halls(server, name, manager, token)
        for end, english, places in CAME:
            manager.studio.create_studio(
                name=name + end, name_en=f"{english} {name}", curve=0, plan="o" * places, request_id=new_request_id()
            )
        manager.studio.update_studio(
            replace(made.one("b"), retired=True), only=["retired"], request_id=new_request_id()
        )
        yield made


@pytest.mark.parametrize(("order", "ends"), ORDERS.items(), ids=lambda value: getattr(value, "name", value))
def test_halls_are_listed_in_the_order_that_is_asked_for_page_by_page(
    halls: Halls, order: StudioOrder, ends: str
) -> None:
    found, token = "", ""
    asked = {"text": halls.name, "include_retired": True, "order": order.value}
    for _ in range(3):
        page = halls.raw("ListStudios", **asked, page_size=1, page_token=token).answer
        found, token = found + page.studios[0].name[-1], page.next_page_token

    assert (found, token) == (ends, "")
    assert halls.ends(halls.manager.studio.list_studios(text=halls.name, include_retired=True, order=order)) == ends


def test_halls_are_found_by_a_part_of_either_name_and_by_whether_they_are_retired(halls: Halls) -> None:
    list_studios = halls.manager.studio.list_studios

    assert halls.ends(list_studios(text=f"room {halls.name}".upper(), include_retired=True)) == "ab"
    assert halls.ends(list_studios(text=halls.name.lower())) == "ac"
    assert halls.ends(list_studios(text=halls.name, retired=True)) == "b"
    assert halls.ends(list_studios(text=halls.name, retired=False, include_retired=True)) == "ac"
    assert list_studios(text=halls.name + "_") == []


@pytest.mark.parametrize("other", [{"text": "x"}, {"retired": False}, {"order": 1}], ids=str)
def test_a_page_of_one_list_of_halls_is_no_page_of_another(halls: Halls, other: dict[str, object]) -> None:
    asked: dict[str, object] = {"text": halls.name, "include_retired": True}
    token = halls.raw("ListStudios", **asked, page_size=1).answer.next_page_token

    outcome = halls.raw("ListStudios", **(asked | {"page_token": token} | other))

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "page_token")


@pytest.mark.parametrize(("field", "value"), [("text", "x" * 65), ("order", 9)])
def test_no_hall_can_be_asked_for_like_that(halls: Halls, field: str, value: object) -> None:
    assert halls.raw("ListStudios", **{field: value}).details["field"] == field


def test_only_what_the_mask_names_of_a_hall_is_changed_to_empty_as_well(halls: Halls) -> None:
    update, hall = halls.manager.studio.update_studio, halls.one("c")
    wished = replace(hall, name="lost", name_en="", retired=True)

    named = update(wished, plan="?", curve=-1, only=["name_en"], request_id=new_request_id())
    bent = update(named, curve=30, only=["curve"], request_id=new_request_id())
    back = update(replace(bent, name_en=hall.name_en), only=["name_en"], request_id=new_request_id())

    assert replace(named, etag=hall.etag) == replace(hall, name_en="")
    found = halls.manager.studio.get_hall(hall.studio_id)
    assert (found.studio, found.layout.curve, found.plan) == (back, 30, "ooooo")
    redrawn = update(back, plan="curve: 45\noooo.o", only=["plan"], request_id=new_request_id())
    found = halls.manager.studio.get_hall(hall.studio_id)
    assert (found.layout.curve, found.plan) == (45, "oooo.o")
    for paths in ([], ["studio_id"], ["name", "places"]):
        with pytest.raises(FieldInvalid) as refused:
            update(redrawn, only=paths, request_id=new_request_id())
        assert refused.value.details["field"] == "update_mask"
