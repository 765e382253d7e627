"""What the predecessor lost between its parts: here the database is all there is, and its failures are told."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

import grimp
import pytest
from sqlalchemy import event, text

from support.counter import Counter, new_hall
from support.faults import SQLITE_IOERR, raise_error
from support.invariants import broken_promises
from support.raw_calls import METHODS, Caller, Method, Outcome
from support.refund_counter import RefundCounter
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.db import Database

BROKERS = {"aio_pika", "aiokafka", "celery", "confluent_kafka", "kafka", "kombu", "nats", "pika", "redis", "rq", "zmq"}
DONE = """
    SELECT (SELECT COUNT(*) FROM orders WHERE request_id = :id), (SELECT COUNT(*) FROM tickets WHERE order_id = :order),
      (SELECT COUNT(*) FROM payments WHERE order_id = :order), (SELECT SUM(amount_minor) FROM ledger_entries
      WHERE request_id = :id), (SELECT COUNT(*) FROM requests WHERE request_id = :id AND answer IS NOT NULL)
"""


def test_b41_there_is_no_broker_that_could_lose_a_message() -> None:
    graph = grimp.build_graph("ttms_server", include_external_packages=True)
    imported = {module.split(".")[0] for module in graph.modules}

    assert {"sqlalchemy", "grpc"} <= imported
    assert imported & BROKERS == set()


def test_b41_a_sale_that_is_answered_leaves_nothing_to_be_done_later(server: ServerThread) -> None:
    counter = Counter(server.anybody, server.database, new_hall(server.database))
    sale = counter.sale_fields(counter.hold(1).answer.hold_id, [1])

    order = counter.call("SellTickets", **sale).answer.order

    with server.database.reading() as session:
        found = session.execute(text(DONE), {"id": sale["request_id"], "order": order.order_id}).one()
    assert tuple(found) == (1, 1, 1, 0, 1)


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database))


def test_b42_whatever_is_called_while_the_database_fails_is_answered_with_a_reason(
    server: ServerThread, counter: RefundCounter
) -> None:
    admin = server.anybody.with_token(token_of(server.database, "admin", now=clock.now()))
    deep = _calls_that_reach_the_database(counter)
    with _database_failing_after_sign_in(server.database):
        outcomes = _all_at_once([(counter.call, method, fields) for method, fields in deep.items()])
        shallow = _all_at_once([(admin, method, {}) for method in METHODS])

    assert {name: outcome.reason for name, outcome in outcomes.items()} == dict.fromkeys(deep, "DATABASE_GONE")
    # Who calls was read before, so that one call has its answer; others end at a field or a plan that is not there.
    assert [name for name, outcome in shallow.items() if outcome.reason == "OK"] == ["GetCurrentUser"]
    assert {outcome.reason for outcome in shallow.values()} & {"INTERNAL", "UNKNOWN", "DEADLINE_EXCEEDED"} == set()


def test_b42_a_call_that_failed_keeps_no_seat_and_no_lock(server: ServerThread, counter: RefundCounter) -> None:
    hold = counter.hold_fields(1, 2)
    with _database_failing_after_sign_in(server.database):
        assert counter.call("HoldSeats", **hold).reason == "DATABASE_GONE"

    assert counter.sell(counter.hold(1, 2).answer.hold_id, 1, 2).reason == "OK"
    assert broken_promises(server.database) == {}


def _calls_that_reach_the_database(counter: RefundCounter) -> dict[str, dict[str, Any]]:
    """Good requests, as a counter makes them."""
    order = counter.sold(1, 2)
    hold_id = counter.hold(3).answer.hold_id
    today = clock.now().date().isoformat()
    span = {"first_day": today, "last_day": today, "basis": 1}
    release = {"request_id": str(uuid4()), "schedule_id": counter.schedule_id, "hold_id": hold_id}
    return {
        "HoldSeats": counter.hold_fields(4),
        "SellTickets": counter.sale_fields(hold_id, [3]),
        "ReleaseSeats": release,
        "RefundTickets": counter.refund_fields(order, [0]),
        "GetSaleOutcome": {"sale_request_id": str(uuid4())},
        "GetOrder": {"order_id": order.order_id},
        "ListOrders": {"span": span},
        "ListPlays": {},
        "ListStudios": {},
        "GetShiftReport": {},
        "WatchSeatMap": {"schedule_id": counter.schedule_id},
    }


def _all_at_once(calls: list[tuple[Caller, Method | str, dict[str, Any]]]) -> dict[str, Outcome]:
    """What came of each: together they are as patient as one."""
    with ThreadPoolExecutor(len(calls)) as threads:
        outcomes = list(threads.map(lambda call: call[0](call[1], **call[2]), calls))
    return {str(method): outcome for (_, method, _), outcome in zip(calls, outcomes, strict=True)}


@contextmanager
def _database_failing_after_sign_in(database: Database) -> Iterator[None]:
    """Every statement fails but the one that tells who calls, so that each call fails in its own work."""
    error = SQLITE_IOERR if database.is_sqlite else 1290

    def fail(cursor: Any, statement: str, parameters: Any, context: Any) -> None:
        if "sessions.token_sha256 IN" not in statement and not statement.startswith("BEGIN"):
            raise_error(error, cursor.connection)

    engines = {database.engine, database._reports} | ({database._reader} if database.is_sqlite else set())
    for engine in engines:
        event.listen(engine, "do_execute", fail)
    try:
        yield
    finally:
        for engine in engines:
            event.remove(engine, "do_execute", fail)
