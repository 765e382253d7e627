"""What the predecessor answered before it had done it, and did twice because nobody had heard the answer."""

from pathlib import Path
from typing import Any
from uuid import uuid4

import grpc
import pytest

from support.cinema import found_cinema, opened
from support.contents import row_counts
from support.counter import Counter, new_hall
from support.invariants import broken_promises, lost_orders
from support.raw_calls import BY_NAME, METHODS, Caller, Method
from support.refund_counter import RefundCounter
from support.server_process import ServerProcess
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock


def test_b09_what_was_answered_survives_kill_9(database_url: str, tmp_path: Path) -> None:
    with opened(database_url) as database:
        found_cinema(database)
        schedule_id = new_hall(database)
        token = token_of(database, "clerk", now=clock.now())
    with ServerProcess(database_url, tmp_path) as server, grpc.insecure_channel(server.address) as channel:
        call = Caller(channel, token)
        order = _sold(call, schedule_id)
        server.kill()

    with opened(database_url) as database:
        assert lost_orders(database, [(order.order_number, order.total_minor)]) == []
        assert broken_promises(database) == {}


def _sold(call: Caller, schedule_id: int) -> Any:
    """The order of a seat, as the counter was told."""
    hold = {"request_id": str(uuid4()), "schedule_id": schedule_id, "seat_ids": [1]}
    sale = {
        "request_id": str(uuid4()),
        "schedule_id": schedule_id,
        "hold_id": call("HoldSeats", **hold).answer.hold_id,
        "tickets": [{"seat_id": 1, "ticket_type": "adult", "price_minor": 4500}],
        "payments": [{"tender": 1, "given_minor": 5000}],
    }
    return call("SellTickets", **sale).answer.order


@pytest.mark.parametrize("method", [method for method in METHODS if method.changes_something], ids=str)
def test_b50_whatever_changes_something_carries_the_id_of_its_request(method: Method) -> None:
    assert "request_id" in method.descriptor.input_type.fields_by_name


def test_b50_what_is_sent_twice_is_done_once_and_answered_as_the_first_time(server: ServerThread) -> None:
    counter = RefundCounter(server.anybody, server.database, new_hall(server.database), name="B50")
    admin = server.anybody.with_token(token_of(server.database, "admin", now=clock.now()))
    hold = counter.hold_fields(1, 2)
    sale = counter.sale_fields(hold["request_id"], [1, 2])
    calls = [(counter.call, "HoldSeats", hold), (counter.call, "SellTickets", sale)]
    first = [_bytes_of(*call) for call in calls]
    order = counter.call("SellTickets", **sale).answer.order
    later = [
        (counter.call, "RefundTickets", counter.refund_fields(order, [0])),
        (counter.call, "MoveCash", {"request_id": str(uuid4()), "direction": 1, "amount_minor": 10_000, "reason": "r"}),
        (admin, "CreatePlay", {"request_id": str(uuid4()), "play": _film()}),
    ]
    first += [_bytes_of(*call) for call in later]
    before = row_counts(server.database)

    assert [_bytes_of(*call) for call in calls + later] == first
    assert row_counts(server.database) == before
    assert broken_promises(server.database) == {}


def test_b50_the_try_after_a_lost_answer_is_not_told_that_its_own_seat_is_taken(server: ServerThread) -> None:
    counter = Counter(server.anybody, server.database, new_hall(server.database))
    hold = counter.hold_fields(1)
    counter.call("HoldSeats", **hold)

    assert counter.call("HoldSeats", **hold).reason == "OK"
    assert counter.hold(1).reason == "SEAT_TAKEN"


def _film() -> dict[str, Any]:
    return {"kind": 1, "title": f"B50 {uuid4()}", "running_minutes": 90, "year": 1927}


def _bytes_of(caller: Caller, method: str, fields: dict[str, Any]) -> bytes:
    """The answer as it travels."""
    found = BY_NAME[method]
    call = caller.channel.unary_unary(found.path, bytes, bytes)
    metadata = (("authorization", f"Bearer {caller.token}"),)
    answer: bytes = call(found.request(**fields).SerializeToString(), timeout=30, metadata=metadata)
    return answer
