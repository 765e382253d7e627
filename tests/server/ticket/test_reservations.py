"""Seats that are kept for somebody: under a name or by the house, until shortly before the show."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy.orm import Session

from support.cinema import SmallCinema
from support.counter import Counter, new_hall
from support.hall import NOW, Hall, refused
from support.invariants import broken_promises
from support.reservations import HOUSE, reserve
from support.server_thread import ServerThread
from ttms_server import clock
from ttms_server.check.service import broken_promises as broken_in
from ttms_server.paging import Page
from ttms_server.ticket import programme
from ttms_server.ticket.history import service as history
from ttms_server.ticket.reservation import service
from ttms_server.ticket.reservation.rpc import LONGEST_NAME
from ttms_server.ticket.reservation.service import Desired, Reservation
from ttms_server.ticket.service import Hold

START = NOW + timedelta(hours=2)


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "......")


def collect(hall: Hall, kept: Reservation, names: str = "", *, by: str = "second", manager: bool = False) -> Hold:
    desired = Desired(kept.reservation_id, hall.seats(names), manager)
    return service.collect(hall.session, desired, hall.holder(by), now=hall.now, rules=hall.rules)[1]


def release(hall: Hall, kept: Reservation, names: str = "", *, manager: bool = False) -> tuple[int, ...]:
    desired = Desired(kept.reservation_id, hall.seats(names), manager)
    return service.release(hall.session, desired, hall.holder("second"), now=hall.now)[1]


def listed(hall: Hall, *, name: str = "", size: int = 10, after: tuple[str, ...] = ()) -> list[str]:
    found = service.list_reservations(
        hall.session, Page(size, after), schedule_id=hall.schedule_id, name_contains=name, now=hall.now
    )
    return [reservation.name for reservation in found.items]


def test_reserved_seats_are_nobodys_until_half_an_hour_before_the_show(hall: Hall) -> None:
    kept = reserve(hall, hall.hold("A1 A2"))

    assert (kept.seat_ids, kept.kept_until) == (tuple(hall.seats("A1 A2")), START - timedelta(minutes=30))
    assert kept.seats == "A1, A2"
    assert hall.picture() == "rr...."
    assert hall.board().places_free == 4
    assert refused(lambda: hall.hold("A2")).reason == "SEAT_TAKEN"
    hall.later(minutes=90, microseconds=-1)
    assert hall.picture() == "rr...."
    hall.later(microseconds=1)
    assert (hall.picture(), listed(hall)) == ("......", [])
    assert refused(lambda: collect(hall, kept)).reason == "RESERVATION_NOT_FOUND"
    hall.hold("A2")
    assert broken_in(hall.session) == {}


def test_whoever_comes_gets_the_seats_to_buy_them_some_now_and_the_rest_later(hall: Hall) -> None:
    kept = reserve(hall, hall.hold("A1 A2 A3"))

    some = collect(hall, kept, "A2")

    assert some.held_until == NOW + timedelta(seconds=180)
    hall.sell(some, "A2", by="second")
    assert (hall.picture(), listed(hall)) == ("rxr...", ["Lang"])
    rest = collect(hall, kept)
    assert (hall.picture(), listed(hall)) == ("hxh...", [])
    hall.sell(rest, "A1 A3", by="second")
    assert hall.picture() == "xxx..."
    assert broken_in(hall.session) == {}


def test_released_seats_are_free_at_once(hall: Hall) -> None:
    kept = reserve(hall, hall.hold("A1 A2 A3"), "A1 A2")
    assert hall.picture() == "rrh..."

    assert release(hall, kept, "A1") == tuple(hall.seats("A2"))
    assert release(hall, kept) == ()

    assert (hall.picture(), listed(hall)) == ("..h...", [])
    assert refused(lambda: release(hall, kept)).reason == "RESERVATION_NOT_FOUND"


def test_seats_that_a_reservation_does_not_have_are_refused_and_nothing_changes(hall: Hall) -> None:
    kept = reserve(hall, hall.hold("A1 A2"))
    hall.hold("A3")

    for act in (lambda: collect(hall, kept, "A1 A3"), lambda: release(hall, kept, "A3 A1")):
        assert refused(act).details == {"seat_id": str(hall.seats("A3")[0])}
    assert refused(lambda: collect(hall, kept, "A1 A1")).reason == "SEAT_REPEATED"

    assert hall.picture() == "rrh..."


def test_seats_of_the_house_need_a_manager_to_keep_give_out_and_give_back(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    assert refused(lambda: reserve(hall, hold, kind=HOUSE)).reason == "HOUSE_SEATS"
    kept = reserve(hall, hall.hold("A5", by="manager"), kind=HOUSE, by="manager")
    assert hall.picture() == "hh..o."

    for act in (lambda: collect(hall, kept), lambda: release(hall, kept)):
        assert refused(act).reason == "HOUSE_SEATS"

    hall.later(minutes=105, seconds=-1)
    assert hall.picture() == "....o."
    assert collect(hall, kept, manager=True).seat_ids == tuple(hall.seats("A5"))


@pytest.mark.parametrize(
    ("minutes", "act", "reason"),
    [
        (90, lambda hall: reserve(hall, hall.hold("A1")), "RESERVING_STOPPED"),
        (1, lambda hall: reserve(hall, Hold("00000000-0000-4000-8000-000000000000", (), None)), "HOLD_NOT_FOUND"),
        (1, lambda hall: reserve(hall, hall.hold("A1"), by="second"), "HOLD_NOT_FOUND"),
        (1, lambda hall: reserve(hall, hall.hold("A1"), "A1 A2"), "HOLD_EXPIRED"),
    ],
)
def test_only_seats_of_ones_own_hold_are_kept_and_in_time(
    hall: Hall, minutes: int, act: Callable[[Hall], object], reason: str
) -> None:
    hall.later(minutes=minutes)

    assert refused(lambda: act(hall)).reason == reason


def test_a_hold_that_is_over_is_not_kept(hall: Hall) -> None:
    hold = hall.hold("A1")
    hall.later(seconds=180)

    assert refused(lambda: reserve(hall, hold)).reason == "HOLD_EXPIRED"


def test_a_cancelled_show_keeps_nothing(hall: Hall) -> None:
    kept = reserve(hall, hall.hold("A1"))

    programme.cancel_schedule(hall.session, hall.schedule_id, version=1, reason="no power", now=hall.now)

    assert (hall.picture(), listed(hall)) == ("......", [])
    assert refused(lambda: collect(hall, kept)).reason == "RESERVATION_NOT_FOUND"
    assert broken_in(hall.session) == {}


def test_reservations_are_found_by_name_and_listed_in_pages(hall: Hall) -> None:
    for seat, name in (("A1", "Fritz Lang"), ("A2", "李雷"), ("A3", "fritz%")):
        reserve(hall, hall.hold(seat), name=name)

    assert listed(hall) == ["Fritz Lang", "李雷", "fritz%"]
    assert listed(hall, name="FRITZ") == ["Fritz Lang", "fritz%"]
    assert listed(hall, name="雷") == ["李雷"]
    assert listed(hall, name="%") == ["fritz%"]
    first = service.list_reservations(
        hall.session, Page(2, ()), schedule_id=hall.schedule_id, name_contains="", now=hall.now
    )
    assert [item.name for item in first.items] == ["Fritz Lang", "李雷"]
    assert first.next_page_token
    last = first.items[-1]
    assert listed(hall, after=(last.kept_until.isoformat(), str(last.reservation_id))) == ["fritz%"]


def test_a_name_that_grows_without_its_case_is_kept_and_found(hall: Hall) -> None:
    name = "\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA AND TONOS}" * LONGEST_NAME

    reserve(hall, hall.hold("A1"), name=name)

    assert listed(hall, name=name) == [name]


@pytest.mark.parametrize(
    "after", [("x", "1"), ("2026-05-01", "1"), (NOW.isoformat(), "-1"), (NOW.isoformat(), "9" * 19)]
)
def test_a_page_token_that_no_answer_gave_is_refused(hall: Hall, after: tuple[str, ...]) -> None:
    assert refused(lambda: listed(hall, after=after)).details["field"] == "page_token"


def test_the_history_of_the_seat_tells_who_kept_it_and_who_gave_it_out(hall: Hall) -> None:
    collect(hall, reserve(hall, hall.hold("A1")))

    events = history.get_history(hall.session, hall.schedule_id, hall.seats("A1")[0], Page(10, ()))

    assert [(event.deed, event.person_name) for event in events.items] == [
        ("collected", "Second"),
        ("reserved", "Clerk"),
        ("held", "Clerk"),
    ]


def test_a_reservation_in_ones_words_on_the_wire_and_back(server: ServerThread) -> None:
    counter = Counter(server.anybody, server.database, new_hall(server.database, plan="oooo"))
    hold_id = counter.hold(1, 2).answer.hold_id
    fields = {"schedule_id": counter.schedule_id, "hold_id": hold_id, "kind": 1, "name": " Lang ", "note": "aisle"}

    made = counter.call("ReserveSeats", request_id=str(uuid4()), **fields).answer.reservation

    assert (made.name, made.note, list(made.seat_ids), made.kind) == ("Lang", "aisle", [1, 2], 1)
    found = counter.call("ListReservations", schedule_id=counter.schedule_id).answer.reservations
    assert list(found) == [made]
    collected = counter.call(
        "CollectReservation", request_id=str(uuid4()), reservation_id=made.reservation_id, seat_ids=[2]
    ).answer
    assert (collected.schedule_id, list(collected.hold.seat_ids)) == (counter.schedule_id, [2])
    left = counter.call("ReleaseReservation", request_id=str(uuid4()), reservation_id=made.reservation_id).answer
    assert (left.schedule_id, list(left.seat_ids)) == (counter.schedule_id, [])
    assert broken_promises(server.database) == {}


def test_a_show_with_a_reservation_stays_where_it_is(server: ServerThread, cinema: SmallCinema) -> None:
    counter = Counter(server.anybody, server.database, new_hall(server.database, plan="oo"), user_name="manager")
    hold_id = counter.hold(1).answer.hold_id
    kept = counter.call(
        "ReserveSeats", request_id=str(uuid4()), schedule_id=counter.schedule_id, hold_id=hold_id, kind=2, name="press"
    ).answer
    move = {"schedule_id": counter.schedule_id, "etag": "1", "studio_id": cinema.studio_id}
    moving = move | {"starts_at": {"seconds": int(clock.now().timestamp()) // 60 * 60 + 7200}}

    assert counter.call("MoveSchedule", request_id=str(uuid4()), **moving).reason == "SHOW_HAS_SALES"

    counter.call("ReleaseReservation", request_id=str(uuid4()), reservation_id=kept.reservation.reservation_id)
    assert counter.call("MoveSchedule", request_id=str(uuid4()), **moving).reason != "SHOW_HAS_SALES"


WRONG = [
    ({"kind": 0}, "kind"),
    ({"kind": 9}, "kind"),
    ({"name": ""}, "name"),
    ({"name": "x" * 101}, "name"),
    ({"note": "x" * 201}, "note"),
    ({"hold_id": "h"}, "hold_id"),
    ({"schedule_id": 0}, "schedule_id"),
    ({"seat_ids": list(range(101))}, "seat_ids"),
    ({"approval": {"user_name": "x", "pin": "1"}}, "pin"),
]


@pytest.mark.parametrize(("wrong", "field"), WRONG)
def test_each_absurd_field_is_refused_by_its_name(server: ServerThread, wrong: dict[str, object], field: str) -> None:
    counter = Counter(server.anybody, server.database, 1)
    fields: dict[str, object] = {"schedule_id": 1, "hold_id": str(uuid4())}

    outcome = counter.call("ReserveSeats", request_id=str(uuid4()), **(fields | {"kind": 1, "name": "x"} | wrong))

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", field)
