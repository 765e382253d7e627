"""Whatever is wrong with a call, it is refused with its own reason, and nothing is changed."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from support.contents import row_counts
from support.counter import Counter, new_hall
from support.raw_calls import Outcome
from support.server_thread import LoopThread, ServerThread
from support.stepping_clock import SteppingClock
from ttms_server import clock

MUCH = 2**63 - 1
MEGABYTE = "x" * 1_000_000
UNKNOWN = {"schedule_id": 987_654}


class Held:
    """A counter that holds seats 1 and 2; seat 5 is broken, seats 3 and 4 are held by the other counter."""

    def __init__(self, server: ServerThread) -> None:
        self.server = server
        self.schedule_id = new_hall(server.database)
        self.mine = Counter(server.anybody, server.database, self.schedule_id)
        self.theirs = Counter(server.anybody, server.database, self.schedule_id, user_name="second", name="2")
        self.hold_id = self.mine.hold(1, 2).answer.hold_id
        self.other_hold_id = self.theirs.hold(3, 4).answer.hold_id

    def sell(self, **changed: Any) -> Outcome:
        """A good sale of seat 1, but for what is changed."""
        return self.mine.call("SellTickets", **(self.mine.sale_fields(self.hold_id, [1]) | changed))

    def sell_ticket(self, **changed: Any) -> Outcome:
        return self.sell(tickets=[{"seat_id": 1, "ticket_type": "adult", "price_minor": 4500} | changed])

    def pay(self, *payments: dict[str, int]) -> Outcome:
        return self.sell(payments=payments)


@pytest.fixture(scope="module")
def held(server: ServerThread) -> Held:
    return Held(server)


def kept(held: Held) -> dict[str, int]:
    """How many rows each table has; whoever asks first takes a block of ids, whatever comes of it."""
    return {table: rows for table, rows in row_counts(held.server.database).items() if table != "id_blocks"}


@pytest.fixture(autouse=True)
def _nothing_is_changed(held: Held, late: dict[str, int]) -> Iterator[None]:
    before = kept(held)
    yield
    assert kept(held) == before


SEATS: dict[str, tuple[list[int], str, dict[str, str]]] = {
    "outside the hall": ([6, 10], "SEAT_NOT_FOUND", {"seat_id": "10"}),
    "a negative number": ([-1], "SEAT_NOT_FOUND", {"seat_id": "-1"}),
    "the greatest number": ([2**31 - 1], "SEAT_NOT_FOUND", {"seat_id": "2147483647"}),
    "the least number": ([-(2**31)], "SEAT_NOT_FOUND", {"seat_id": "-2147483648"}),
    "broken": ([6, 5], "SEAT_NOT_FOR_SALE", {"seat_id": "5", "row_label": "B", "seat_label": "1"}),
    "twice": ([6, 7, 6], "SEAT_REPEATED", {"seat_id": "6"}),
    "taken": ([6, 3], "SEAT_TAKEN", {"seat_ids": "3", "row_label": "A", "seat_label": "3"}),
    "too many": (list(range(1, 22)), "TOO_MANY_SEATS", {"limit": "20"}),
    "far too many": (list(range(1, 100_001)), "FIELD_INVALID", {"field": "seat_ids"}),
    "none": ([], "FIELD_INVALID", {"field": "seat_ids", "rule": "must name a seat"}),
}


@pytest.mark.parametrize(("seat_ids", "reason", "details"), SEATS.values(), ids=SEATS)
def test_seats_that_cannot_be_held(held: Held, seat_ids: list[int], reason: str, details: dict[str, str]) -> None:
    outcome = held.mine.hold(*seat_ids)

    assert outcome.reason == reason
    assert details.items() <= outcome.details.items()


HOLDS: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown show": (UNKNOWN, "SCHEDULE_NOT_FOUND"),
    "a show with a negative number": ({"schedule_id": -1}, "FIELD_INVALID"),
    "no show": ({"schedule_id": 0}, "FIELD_INVALID"),
    "the greatest number for a show": ({"schedule_id": MUCH}, "SCHEDULE_NOT_FOUND"),
    "the least number for a show": ({"schedule_id": -MUCH - 1}, "FIELD_INVALID"),
    "an unknown hold": ({"hold_id": str(uuid4())}, "HOLD_NOT_FOUND"),
    "a hold of 1 MB": ({"hold_id": MEGABYTE}, "FIELD_INVALID"),
    "a hold that is no UUID": ({"hold_id": "mine"}, "FIELD_INVALID"),
}


@pytest.mark.parametrize(("changed", "reason"), HOLDS.values(), ids=HOLDS)
def test_a_hold_that_cannot_be(held: Held, changed: dict[str, Any], reason: str) -> None:
    assert held.mine.hold(6, **changed).reason == reason


def test_the_hold_of_somebody_else_is_not_added_to(held: Held) -> None:
    assert held.mine.hold(6, hold_id=held.other_hold_id).reason == "HOLD_NOT_FOUND"


def test_a_release_names_a_hold_and_not_a_million_seats(held: Held) -> None:
    assert held.mine.release("").details["field"] == "hold_id"
    assert held.mine.release(MEGABYTE).details["field"] == "hold_id"
    assert held.mine.release(held.hold_id, seat_ids=range(100_000)).details["field"] == "seat_ids"
    assert held.mine.release(held.hold_id, schedule_id=-5).details["field"] == "schedule_id"


LATE = {
    "nearly begun": (timedelta(minutes=9), "SELLING_STOPPED"),
    "begun": (timedelta(0), "SHOW_BEGUN"),
    "over": (timedelta(days=-1), "SHOW_BEGUN"),
}


@pytest.fixture(scope="module")
def late(held: Held) -> dict[str, int]:
    """Shows that nobody can buy a ticket for any more."""
    return {name: new_hall(held.server.database, starts_in=starts_in) for name, (starts_in, _) in LATE.items()}


def test_shows_for_which_it_is_too_late(late: dict[str, int], held: Held) -> None:
    reasons = {name: held.mine.hold(1, schedule_id=schedule_id).reason for name, schedule_id in late.items()}

    assert reasons == {name: reason for name, (_, reason) in LATE.items()}


TICKETS: dict[str, tuple[dict[str, Any], str, dict[str, str]]] = {
    "an unknown type": ({"ticket_type": "dog"}, "TICKET_TYPE_NOT_FOUND", {"ticket_type": "dog"}),
    "no type": ({"ticket_type": ""}, "TICKET_TYPE_NOT_FOUND", {"ticket_type": ""}),
    "a type of 1 MB": ({"ticket_type": MEGABYTE}, "TICKET_TYPE_NOT_FOUND", {"ticket_type": "x" * 16}),
    "a type with a zero byte": ({"ticket_type": "adult\0"}, "TICKET_TYPE_NOT_FOUND", {}),
    "a type in other letters": ({"ticket_type": "Adult"}, "TICKET_TYPE_NOT_FOUND", {}),
    "a negative price": ({"price_minor": -4500}, "PRICE_CHANGED", {"shown_minor": "-4500", "price_minor": "4500"}),
    "a price of nothing": ({"price_minor": 0}, "PRICE_CHANGED", {"shown_minor": "0"}),
    "the greatest price": ({"price_minor": MUCH}, "PRICE_CHANGED", {"shown_minor": str(MUCH)}),
    "a seat outside the hall": ({"seat_id": 99}, "SEAT_NOT_FOUND", {"seat_id": "99"}),
    "a seat with a negative number": ({"seat_id": -1}, "SEAT_NOT_FOUND", {"seat_id": "-1"}),
    "a broken seat": ({"seat_id": 5}, "SEAT_NOT_FOR_SALE", {"seat_id": "5"}),
    "a seat that nobody holds": ({"seat_id": 7}, "HOLD_EXPIRED", {}),
    "a seat that somebody else holds": ({"seat_id": 3}, "HOLD_EXPIRED", {}),
    "half a couple seat": ({"seat_id": 6}, "PRICE_CHANGED", {"price_minor": "9000"}),
}


@pytest.mark.parametrize(("changed", "reason", "details"), TICKETS.values(), ids=TICKETS)
def test_a_ticket_that_cannot_be_sold(
    held: Held, changed: dict[str, Any], reason: str, details: dict[str, str]
) -> None:
    outcome = held.sell_ticket(**changed)

    assert outcome.reason == reason
    assert details.items() <= outcome.details.items()


CASH = 1
PAYMENTS: dict[str, tuple[list[dict[str, int]], str, dict[str, str]]] = {
    "too little": (
        [{"tender": CASH, "given_minor": 4499}],
        "PAYMENT_TOO_SMALL",
        {"total_minor": "4500", "given_minor": "4499"},
    ),
    "nothing": ([{"tender": CASH, "given_minor": 0}], "PAYMENT_TOO_SMALL", {"given_minor": "0"}),
    "negative money": ([{"tender": CASH, "given_minor": -4500}], "AMOUNT_INVALID", {"amount_minor": "-4500"}),
    "the least money": ([{"tender": CASH, "given_minor": -MUCH - 1}], "AMOUNT_INVALID", {}),
    "the greatest money": ([{"tender": CASH, "given_minor": MUCH}], "AMOUNT_INVALID", {"amount_minor": str(MUCH)}),
    "the greatest money twice": ([{"tender": CASH, "given_minor": MUCH}] * 2, "AMOUNT_INVALID", {}),
    "more than 10 000 000.00": ([{"tender": CASH, "given_minor": 1_000_000_001}], "AMOUNT_INVALID", {}),
    "enough and negative": (
        [{"tender": CASH, "given_minor": 9000}, {"tender": CASH, "given_minor": -4500}],
        "AMOUNT_INVALID",
        {},
    ),
    "an unknown tender": ([{"tender": 99, "given_minor": 4500}], "FIELD_INVALID", {"field": "payments.tender"}),
    "a negative tender": ([{"tender": -1, "given_minor": 4500}], "FIELD_INVALID", {"field": "payments.tender"}),
    "no tender": ([{"given_minor": 4500}], "FIELD_INVALID", {"field": "payments.tender"}),
    "no payment": ([], "FIELD_INVALID", {"field": "payments"}),
    "a thousand payments": ([{"tender": CASH, "given_minor": 4500}] * 1000, "FIELD_INVALID", {"field": "payments"}),
}


@pytest.mark.parametrize(("payments", "reason", "details"), PAYMENTS.values(), ids=PAYMENTS)
def test_money_that_cannot_be_taken(
    held: Held, payments: list[dict[str, int]], reason: str, details: dict[str, str]
) -> None:
    outcome = held.pay(*payments)

    assert outcome.reason == reason
    assert details.items() <= outcome.details.items()


SALES: dict[str, tuple[dict[str, Any], str]] = {
    "an unknown show": (UNKNOWN, "SCHEDULE_NOT_FOUND"),
    "a show with a negative number": ({"schedule_id": -1}, "FIELD_INVALID"),
    "an unknown hold": ({"hold_id": str(uuid4())}, "HOLD_EXPIRED"),
    "a hold that is no UUID": ({"hold_id": "'; DROP TABLE orders; --"}, "FIELD_INVALID"),
    "no tickets": ({"tickets": []}, "FIELD_INVALID"),
    "1000 tickets": ({"tickets": [{"seat_id": number} for number in range(1000)]}, "FIELD_INVALID"),
    "a seat twice": ({"tickets": [{"seat_id": 1, "ticket_type": "adult", "price_minor": 4500}] * 2}, "SEAT_REPEATED"),
}


@pytest.mark.parametrize(("changed", "reason"), SALES.values(), ids=SALES)
def test_a_sale_that_cannot_be(held: Held, changed: dict[str, Any], reason: str) -> None:
    assert held.sell(**changed).reason == reason


def test_nobody_pays_for_the_hold_of_somebody_else(held: Held) -> None:
    assert held.theirs.sell(held.hold_id, 1).reason == "HOLD_EXPIRED"
    assert held.mine.sell(held.other_hold_id, 3).reason == "HOLD_EXPIRED"


@pytest.mark.parametrize(
    ("method", "fields", "reason"),
    [
        ("GetStudio", {"studio_id": 987_654}, "STUDIO_NOT_FOUND"),
        ("GetStudio", {"studio_id": MUCH}, "STUDIO_NOT_FOUND"),
        ("GetStudio", {"studio_id": -1}, "FIELD_INVALID"),
        ("GetStudio", {}, "FIELD_INVALID"),
        ("WatchSeatMap", UNKNOWN, "SCHEDULE_NOT_FOUND"),
        ("WatchSeatMap", {"schedule_id": MUCH}, "SCHEDULE_NOT_FOUND"),
        ("WatchSeatMap", {"schedule_id": -1}, "FIELD_INVALID"),
        ("GetSaleOutcome", {"sale_request_id": MEGABYTE}, "FIELD_INVALID"),
        ("GetSaleOutcome", {}, "FIELD_INVALID"),
    ],
)
def test_a_question_about_what_is_not_there(held: Held, method: str, fields: dict[str, Any], reason: str) -> None:
    assert held.mine.call(method, **fields).reason == reason


FIRST, LAST = -62_135_596_800, 253_402_300_799
SPANS: dict[str, tuple[Timestamp, Timestamp, str]] = {
    "before the calendar": (Timestamp(seconds=FIRST - 1), Timestamp(seconds=0), "starts_from"),
    "after the calendar": (Timestamp(seconds=0), Timestamp(seconds=LAST + 1), "starts_before"),
    "far outside": (Timestamp(seconds=-MUCH), Timestamp(seconds=MUCH), "starts_from"),
    "impossible nanoseconds": (Timestamp(nanos=-5), Timestamp(), "starts_from"),
    "the end before the start": (Timestamp(seconds=5), Timestamp(seconds=4), "starts_before"),
    "401 days": (Timestamp(seconds=0), Timestamp(seconds=401 * 86400), "starts_before"),
}


@pytest.mark.parametrize("method", ["ListSchedules", "ListShowBoard"])
@pytest.mark.parametrize(("first", "last", "field"), SPANS.values(), ids=SPANS)
def test_a_span_of_time_that_cannot_be(held: Held, method: str, first: Timestamp, last: Timestamp, field: str) -> None:
    outcome = held.mine.call(method, starts_from=first, starts_before=last)

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", field)


@pytest.mark.parametrize("method", ["ListSchedules", "ListShowBoard"])
@pytest.mark.parametrize("start", [FIRST, -40_000_000_000, 0, LAST - 86400])
def test_a_span_at_the_ends_of_the_calendar_holds_no_shows(held: Held, method: str, start: int) -> None:
    outcome = held.mine.call(
        method, starts_from=Timestamp(seconds=start), starts_before=Timestamp(seconds=start + 86399)
    )

    assert outcome.reason == "OK"
    assert outcome.answer.next_page_token == ""


def test_a_message_that_is_too_large_is_refused_and_the_server_lives(held: Held) -> None:
    assert held.mine.call("GetSaleOutcome", sale_request_id="x" * 3_000_000).reason == "RESOURCE_EXHAUSTED"
    assert held.mine.call("ListStudios").reason == "OK"


def test_a_hold_that_is_over_is_not_paid_for(held: Held, loop: LoopThread) -> None:
    database, later = held.server.database, clock.now() + timedelta(seconds=180)
    with ServerThread(loop, database, clock=SteppingClock(later)) as server:
        mine = server.anybody.with_token(held.mine.call.token)
        outcome = mine("SellTickets", **held.mine.sale_fields(held.hold_id, [1]))

    assert (outcome.reason, outcome.details) == ("HOLD_EXPIRED", {"hold_id": held.hold_id})
