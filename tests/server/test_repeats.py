"""A repeated call gets the answer of the first, byte by byte, wherever and however often it arrives."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from support.cinema import count, found_cinema, opened
from support.contents import row_counts
from support.counter import Counter, new_hall
from support.invariants import broken_promises
from support.mariadb import MariaDb
from support.raw_calls import BY_NAME, Caller
from support.server_thread import LoopThread, ServerThread


@pytest.fixture
def counter(server: ServerThread) -> Counter:
    return Counter(server.anybody, server.database, new_hall(server.database))


def bytes_of(caller: Caller, method: str, fields: dict[str, Any]) -> bytes:
    """The answer as it travels."""
    found = BY_NAME[method]
    call = caller.channel.unary_unary(found.path, bytes, bytes)
    metadata = (("authorization", f"Bearer {caller.token}"),)
    answer: bytes = call(found.request(**fields).SerializeToString(), timeout=30, metadata=metadata)
    return answer


def changing_calls(counter: Counter) -> list[tuple[str, dict[str, Any]]]:
    """One of each: a hold, a sale of a part of it, the rest given back."""
    hold = counter.hold_fields(1, 2, 3)
    sale = counter.sale_fields(hold["request_id"], [1, 2])
    release = {"request_id": str(uuid4()), "schedule_id": counter.schedule_id, "hold_id": hold["request_id"]}
    return [("HoldSeats", hold), ("SellTickets", sale), ("ReleaseSeats", release)]


def test_a_repeat_gets_the_first_answer_even_if_much_has_happened_since(counter: Counter, server: ServerThread) -> None:
    calls = changing_calls(counter)
    first = [bytes_of(counter.call, method, fields) for method, fields in calls]
    rows = row_counts(server.database)
    counter.hold(3)
    rows_then = rows | {table: rows[table] + 1 for table in ("seat_claims", "seat_events", "requests")}

    again = [bytes_of(counter.call, method, fields) for method, fields in calls]

    assert again == first
    assert all(first)
    assert row_counts(server.database) == rows_then


def test_a_sale_sent_eight_times_at_once_is_one_order_and_one_answer(counter: Counter, server: ServerThread) -> None:
    hold_id = counter.hold(1, 2).answer.hold_id
    sale = counter.sale_fields(hold_id, [1, 2])
    with ThreadPoolExecutor(8) as threads:
        answers = set(threads.map(lambda _: bytes_of(counter.call, "SellTickets", sale), range(8)))

    assert len(answers) == 1
    assert count(server.database, f"SELECT COUNT(*) FROM orders WHERE schedule_id = {counter.schedule_id}") == 1
    assert broken_promises(server.database) == {}


@pytest.fixture(scope="module")
def two_servers(loop: LoopThread, mariadb: MariaDb) -> Iterator[tuple[ServerThread, ServerThread]]:
    """Two servers with a database object each on one MariaDB."""
    mariadb.create_database("shared_by_two")
    url = mariadb.url("shared_by_two")
    with opened(url) as one, opened(url) as other:
        found_cinema(one)
        with ServerThread(loop, one) as first, ServerThread(loop, other) as second:
            yield first, second


def test_a_sale_sent_to_two_servers_at_once_is_one_order_and_one_answer(
    two_servers: tuple[ServerThread, ServerThread],
) -> None:
    database = two_servers[0].database
    schedule_id = new_hall(database, plan="o" * 20)
    counters = [Counter(server.anybody, database, schedule_id) for server in two_servers]
    with ThreadPoolExecutor(4) as threads:
        for seat_id in range(1, 21):
            sale = counters[0].sale_fields(counters[0].hold(seat_id).answer.hold_id, [seat_id])
            answers = set(threads.map(lambda to, sale=sale: bytes_of(to.call, "SellTickets", sale), counters * 2))
            assert len(answers) == 1
    assert count(database, f"SELECT COUNT(*) FROM orders WHERE schedule_id = {schedule_id}") == 20
    assert broken_promises(database) == {}


def test_the_first_sales_of_a_counter_on_two_servers_at_once_are_both_numbered(
    two_servers: tuple[ServerThread, ServerThread],
) -> None:
    database = two_servers[0].database
    schedule_id = new_hall(database, plan="o" * 20)
    with ThreadPoolExecutor(2) as threads:
        for number in range(10):
            counters = [Counter(to.anybody, database, schedule_id, name=f"new {number}") for to in two_servers]
            held = [(to, seat, to.hold(seat).answer.hold_id) for seat, to in enumerate(counters, 2 * number + 1)]
            sold = list(threads.map(lambda job: job[0].sell(job[2], job[1]), held))
            assert [outcome.reason for outcome in sold] == ["OK", "OK"]
    assert broken_promises(database) == {}


def test_the_same_id_with_other_content_is_refused_and_changes_nothing(counter: Counter, server: ServerThread) -> None:
    (_, hold), (_, sale), _ = calls = changing_calls(counter)
    for method, fields in calls[:2]:
        assert counter.call(method, **fields).reason == "OK"
    before = row_counts(server.database)

    others = [
        ("HoldSeats", {**hold, "seat_ids": [4]}),
        ("HoldSeats", {**hold, "request_id": sale["request_id"]}),
        ("SellTickets", {**sale, "payments": [{"tender": 1, "given_minor": 10_000}]}),
        ("ReleaseSeats", {"request_id": sale["request_id"], "schedule_id": 1, "hold_id": hold["request_id"]}),
    ]
    for method, fields in others:
        outcome = counter.call(method, **fields)
        assert (outcome.reason, outcome.details) == ("REQUEST_ID_REUSED", {"request_id": fields["request_id"]})

    assert row_counts(server.database) == before


def test_the_request_of_somebody_else_is_refused(counter: Counter, server: ServerThread) -> None:
    hold = counter.hold_fields(1)
    assert counter.call("HoldSeats", **hold).reason == "OK"
    second = Counter(server.anybody, server.database, counter.schedule_id, user_name="second")

    assert second.call("HoldSeats", **hold).reason == "REQUEST_ID_REUSED"


def test_a_refused_request_is_looked_at_anew(counter: Counter) -> None:
    hold_id = counter.hold(1).answer.hold_id
    wish = counter.hold_fields(1, 2)
    assert counter.call("HoldSeats", **wish).reason == "SEAT_TAKEN"

    counter.release(hold_id)

    assert counter.call("HoldSeats", **wish).reason == "OK"


def test_a_sale_that_was_refused_may_be_corrected_under_its_id(counter: Counter, server: ServerThread) -> None:
    sale = counter.sale_fields(counter.hold(1).answer.hold_id, [1])
    too_little = {**sale, "payments": [{"tender": 1, "given_minor": 1}]}

    assert counter.call("SellTickets", **too_little).reason == "PAYMENT_TOO_SMALL"
    assert counter.call("SellTickets", **sale).reason == "OK"
    assert counter.call("SellTickets", **too_little).reason == "REQUEST_ID_REUSED"
    assert broken_promises(server.database) == {}


def test_the_outcome_of_a_sale_is_told_to_whoever_sold_and_to_nobody_else(
    counter: Counter, server: ServerThread
) -> None:
    sale = counter.sale_fields(counter.hold(1).answer.hold_id, [1])
    asked = {"sale_request_id": sale["request_id"]}
    assert not counter.call("GetSaleOutcome", **asked).answer.HasField("order")

    order = counter.call("SellTickets", **sale).answer.order

    second = Counter(server.anybody, server.database, counter.schedule_id, user_name="second")
    assert counter.call("GetSaleOutcome", **asked).answer.order == order
    assert not second.call("GetSaleOutcome", **asked).answer.HasField("order")
    assert not counter.call("GetSaleOutcome", sale_request_id=str(uuid4())).answer.HasField("order")


def test_the_outcome_of_a_voucher_is_told_like_that_of_a_sale(counter: Counter, server: ServerThread) -> None:
    """A counter whose answer was lost in a crash asks by the request's id; asking never sells."""
    wish = {"request_id": str(uuid4()), "amount_minor": 2_000, "payment": {"tender": 1, "given_minor": 5_000}}
    asked = {"sale_request_id": wish["request_id"]}
    assert not counter.call("GetSaleOutcome", **asked).answer.HasField("voucher")

    voucher = counter.call("IssueVoucher", **wish).answer.voucher

    second = Counter(server.anybody, server.database, counter.schedule_id, user_name="second")
    found = counter.call("GetSaleOutcome", **asked).answer
    assert (found.voucher, found.HasField("order")) == (voucher, False)
    assert not second.call("GetSaleOutcome", **asked).answer.HasField("voucher")
