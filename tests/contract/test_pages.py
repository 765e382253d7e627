"""Lists are read in pages, whatever somebody asks for."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest
from google.protobuf.timestamp_pb2 import Timestamp
from sqlalchemy.orm import Session

from support.hall import NOW, Hall
from support.raw_calls import METHODS, Caller, Method
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.paging import page_of
from ttms_server.play import film_list, films
from ttms_server.play import service as play_service
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind
from ttms_server.play.show_list import ShowsAsked

LISTS = [method for method in METHODS if method.name.startswith("List")]


@pytest.fixture(scope="module")
def reader(server: ServerThread) -> Caller:
    """Somebody who may see every list."""
    return server.anybody.with_token(token_of(server.database, "admin", now=clock.now()))


def token(*key: object) -> str:
    """A token such as the server makes, for whatever key."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode()


FORGED = {
    "no base64": "§§§",
    "no json": base64.urlsafe_b64encode(b"page 2").decode(),
    "not UTF-8": base64.urlsafe_b64encode(b"\xff\xfe").decode(),
    "a number": base64.urlsafe_b64encode(b"2").decode(),
    "too few parts": token(),
    "too many parts": token("a", "b", "c"),
    "no texts": token(1, 2),
    "brackets without end": base64.urlsafe_b64encode(b"[" * 100_000).decode(),
    "1 MB": "a" * 1_000_000,
}
FORGED_SHOWS = {
    "no moment": token("yesterday", "1"),
    "a moment without zone": token("2026-02-09T10:00:00", "1"),
    "before all calendars": token("0001-01-01T00:00:00+14:00", "1"),
    "no id": token("2026-02-09T10:00:00+00:00", "one"),
    "an id beyond 64 bits": token("2026-02-09T10:00:00+00:00", "9" * 30),
    "an id beyond all bounds": token("2026-02-09T10:00:00+00:00", "9" * 5000),
}


def span(method: Method) -> dict[str, Any]:
    """What a list asks for besides a page: a span that holds every show of the tests, or a seat of the first show."""
    if method.name == "ListSeatEvents":
        return {"schedule_id": 1, "seat_id": 1}
    if method.name == "ListOrdersToRefund":
        return {"schedule_id": 1}
    if method.name == "ListVouchers":
        return {"first_day": "2026-02-09", "last_day": "2026-02-09"}
    if "starts_from" not in method.descriptor.input_type.fields_by_name:
        return {}
    now = int(clock.now().timestamp())
    return {"starts_from": Timestamp(seconds=now - 86400), "starts_before": Timestamp(seconds=now + 86400)}


@pytest.mark.parametrize("method", LISTS, ids=str)
def test_a_negative_page_size_is_refused(reader: Caller, method: Method) -> None:
    outcome = reader(method, page_size=-1)

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "page_size")


@pytest.mark.parametrize("method", LISTS, ids=str)
def test_a_page_size_of_ten_million_is_cut(reader: Caller, method: Method) -> None:
    assert reader(method, page_size=10_000_000, **span(method)).reason == "OK"


def test_a_page_has_at_most_200_items_however_many_are_asked_for(session: Session) -> None:
    # Before whatever films other tests have left.
    for number in range(201):
        films.create_play(session, Play(0, PlayKind.FILM, f"!{number:03}", "", 90, 1927, "", ""))

    first = film_list.list_plays(session, page_of(10_000_000, "", key_length=3))
    rest = film_list.list_plays(session, page_of(10_000_000, first.next_page_token, key_length=3))

    assert [play.title for play in first.items] == [f"!{number:03}" for number in range(200)]
    assert rest.items[0].title == "!200"


def test_all_pages_together_are_the_list(session: Session) -> None:
    halls = [Hall(session, ".", starts_at=NOW + timedelta(hours=number // 2)) for number in range(7)]
    wanted = [hall.schedule_id for hall in halls]
    found: list[int] = []
    token = "begin"
    while token:
        page = page_of(2, "" if token == "begin" else token, key_length=3)
        shows = play_service.list_schedules(session, page, ShowsAsked(NOW, NOW + timedelta(hours=4)))
        found += [show.schedule_id for show in shows.items]
        token = shows.next_page_token

    assert len(set(found)) == len(found)
    # Other tests may have left shows of that day.
    assert [schedule_id for schedule_id in found if schedule_id in wanted] == wanted


@pytest.mark.parametrize("forged", FORGED.values(), ids=FORGED)
@pytest.mark.parametrize("method", LISTS, ids=str)
def test_a_token_that_no_answer_gave_is_refused(reader: Caller, method: Method, forged: str) -> None:
    outcome = reader(method, page_token=forged, **span(method))

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", "page_token")


@pytest.mark.parametrize("forged", FORGED_SHOWS.values(), ids=FORGED_SHOWS)
@pytest.mark.parametrize("name", ["ListSchedules", "ListShowBoard"])
def test_a_token_of_shows_that_is_none_is_refused(reader: Caller, name: str, forged: str) -> None:
    assert reader(name, page_token=forged).details["field"] == "page_token"


@pytest.mark.parametrize("moment", ["yesterday", "2026-02-09T10:00:00", "0001-01-01T00:00:00+14:00"])
@pytest.mark.parametrize(("name", "rest"), [("ListZReports", "11"), ("ListReservations", "1"), ("ListSessions", "1")])
def test_a_token_of_no_moment_is_refused(reader: Caller, name: str, rest: str, moment: str) -> None:
    assert reader(name, page_token=token(moment, *rest)).details["field"] == "page_token"


@pytest.mark.parametrize("number", ["one", "-1", "٣", "9" * 19])
def test_a_token_of_no_event_is_refused(reader: Caller, number: str) -> None:
    outcome = reader("ListSeatEvents", page_token=token(number), schedule_id=1, seat_id=1)

    assert outcome.details["field"] == "page_token"


@pytest.mark.parametrize("name", ["ListPlays", "ListStudios"])
def test_a_token_with_half_a_character_is_refused(reader: Caller, name: str) -> None:
    assert reader(name, page_token=token("\ud800")).details["field"] == "page_token"
