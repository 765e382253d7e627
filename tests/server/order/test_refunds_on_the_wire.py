"""Refunds as counters call them: once however often they are asked, told to watchers, refused with a reason."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest

from support.contents import row_counts
from support.counter import new_hall
from support.faults import SQLITE_BUSY, SQLITE_IOERR, Faults, faults, lost_after, lost_before
from support.invariants import broken_promises
from support.refund_counter import RefundCounter
from support.server_thread import ServerThread
from support.watcher import Watcher


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    show = new_hall(server.database, plan="\n".join(["o" * 20] * 5))
    return RefundCounter(server.anybody, server.database, show)


@pytest.fixture
def other(server: ServerThread, counter: RefundCounter) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, counter.schedule_id, user_name="second", name="2")


@pytest.fixture
def broken(server: ServerThread) -> Iterator[Faults]:
    with faults(server.database) as found:
        yield found


def test_a_refund_is_answered_with_the_order_as_it_is_then(counter: RefundCounter) -> None:
    order = counter.sold(1, 2)

    answer = counter.refund(order, 1, reason="  ill child ").answer

    assert answer.refund.refund_number.startswith("1-R")
    assert [(line.tender, line.amount_minor) for line in answer.refund.lines] == [(1, 4500)]
    assert (answer.refund.total_minor, answer.refund.reason) == (4500, "ill child")
    assert answer.order.refunds[0] == answer.refund
    assert [ticket.HasField("refunded_at") for ticket in answer.order.tickets] == [False, True]
    assert answer.order.tickets[1].refunded_at == answer.refund.refunded_at
    assert answer.order.refundable
    assert counter.seen(order) == answer.order


def test_a_new_sale_is_what_a_look_at_it_says(counter: RefundCounter, other: RefundCounter) -> None:
    order = counter.sold(1, 2)

    assert counter.seen(order) == order
    assert order.refundable
    assert not other.seen(order).refundable


def test_a_refund_that_is_repeated_is_one_refund_and_gets_the_first_answer(
    server: ServerThread, counter: RefundCounter
) -> None:
    order = counter.sold(1, 2)
    fields = counter.refund_fields(order, [0])
    first = counter.call("RefundTickets", **fields).answer
    counter.refund(order, 1)
    before = row_counts(server.database)

    assert counter.call("RefundTickets", **fields).answer == first

    assert row_counts(server.database) == before
    assert broken_promises(server.database) == {}


def test_a_request_with_other_content_is_refused(counter: RefundCounter, other: RefundCounter) -> None:
    order = counter.sold(1, 2)
    fields = counter.refund_fields(order, [0])
    counter.call("RefundTickets", **fields)

    for changed in ({"reason": "else"}, {"ticket_ids": [order.tickets[1].ticket_id]}):
        assert counter.call("RefundTickets", **(fields | changed)).reason == "REQUEST_ID_REUSED"
    assert other.call("RefundTickets", **fields).reason == "REQUEST_ID_REUSED"


def test_what_became_of_a_refund_is_told_to_whoever_asked_for_it(counter: RefundCounter, other: RefundCounter) -> None:
    order = counter.sold(1, 2)
    fields = counter.refund_fields(order, [0])
    question = {"refund_request_id": fields["request_id"]}
    assert not counter.call("GetRefundOutcome", **question).answer.HasField("refund")

    done = counter.call("RefundTickets", **fields).answer

    outcome = counter.call("GetRefundOutcome", **question).answer
    assert (outcome.refund, outcome.order) == (done.refund, done.order)
    assert not other.call("GetRefundOutcome", **question).answer.HasField("refund")
    assert counter.call("GetRefundOutcome", refund_request_id="7").details["field"] == "refund_request_id"
    assert not counter.call("GetSaleOutcome", sale_request_id=fields["request_id"]).answer.HasField("order")


def test_a_refunded_seat_is_seen_to_be_free_at_once_and_can_be_sold(
    counter: RefundCounter, other: RefundCounter
) -> None:
    order = counter.sold(1, 2)
    with Watcher(other.call, counter.schedule_id) as watcher:
        watcher.map()
        counter.refund(order, 0)

        assert set(watcher.changes()) == {1}
    assert other.sold(1).order_number


def test_a_refused_refund_may_come_again(counter: RefundCounter, other: RefundCounter) -> None:
    order = counter.sold(1, 2)
    fields = counter.refund_fields(order, [0, 1])
    assert other.call("RefundTickets", **fields).reason == "NOT_YOUR_SALE"

    assert counter.call("RefundTickets", **fields).reason == "OK"


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "no tickets": ({"ticket_ids": []}, "FIELD_INVALID", "ticket_ids"),
    "too many tickets": ({"ticket_ids": list(range(1, 102))}, "FIELD_INVALID", "ticket_ids"),
    "a ticket twice": ({"ticket_ids": [7, 7]}, "FIELD_INVALID", "ticket_ids"),
    "no reason": ({"reason": ""}, "FIELD_INVALID", "reason"),
    "a reason of spaces": ({"reason": "   "}, "FIELD_INVALID", "reason"),
    "a long reason": ({"reason": "x" * 201}, "FIELD_INVALID", "reason"),
    "a reason of a megabyte": ({"reason": "x" * 1_000_000}, "FIELD_INVALID", "reason"),
    "a reason of two lines": ({"reason": "a\nb"}, "FIELD_INVALID", "reason"),
    "no order": ({"order_id": 0}, "FIELD_INVALID", "order_id"),
    "a negative order": ({"order_id": -1}, "FIELD_INVALID", "order_id"),
    "no request": ({"request_id": ""}, "FIELD_INVALID", "request_id"),
    "an unknown order": ({"order_id": 2**63 - 1}, "ORDER_NOT_FOUND", ""),
    "an unknown ticket": ({"ticket_ids": [2**63 - 1]}, "TICKET_NOT_FOUND", ""),
}


@pytest.mark.parametrize(("changed", "reason", "field"), REFUSED.values(), ids=REFUSED)
def test_a_wrong_refund_is_refused_and_changes_nothing(
    server: ServerThread, counter: RefundCounter, changed: dict[str, Any], reason: str, field: str
) -> None:
    order = counter.sold(1)
    before = row_counts(server.database)

    outcome = counter.refund(order, 0, **changed)

    assert (outcome.reason, outcome.details.get("field", "")) == (reason, field)
    assert row_counts(server.database) == before


def test_a_reason_of_200_characters_is_kept_whole(counter: RefundCounter) -> None:
    reason = "观" * 200

    assert counter.refund(counter.sold(1), 0, reason=reason).answer.refund.reason == reason


def test_a_fault_that_passes_is_not_noticed_at_whatever_statement_it_comes(
    server: ServerThread, counter: RefundCounter, broken: Faults
) -> None:
    orders = [counter.sold(*range(first, first + 10)) for first in range(1, 91, 10)]
    tickets = [(order, number) for number in range(10) for order in orders]
    order, number = tickets.pop()
    broken.at(0, 0)
    counter.refund(order, number)
    statements = range(1, broken.statement + 1)
    for statement in statements:
        order, number = tickets.pop()
        broken.at(statement, SQLITE_BUSY if server.database.is_sqlite else 1213)

        outcome = counter.refund(order, number)

        broken.no_more()
        assert outcome.reason == "OK", statement
    assert len(statements) > 10
    assert broken_promises(server.database) == {}


@pytest.mark.parametrize("lost", [lost_after, lost_before], ids=["stored", "not stored"])
def test_a_refund_whose_commit_is_lost_is_one_refund(
    server: ServerThread, counter: RefundCounter, broken: Faults, lost: Any
) -> None:
    order = counter.sold(1)
    fields = counter.refund_fields(order, [0])
    broken.commits = [lost(SQLITE_IOERR if server.database.is_sqlite else 2013)]

    done = counter.call("RefundTickets", **fields).answer

    assert done.refund.refund_number
    assert counter.call("RefundTickets", **fields).answer == done
    assert broken_promises(server.database) == {}


def test_nobody_refunds_without_signing_in(server: ServerThread, counter: RefundCounter) -> None:
    fields = counter.refund_fields(counter.sold(1), [0])

    assert server.anybody("RefundTickets", **fields).reason == "NOT_SIGNED_IN"
    assert server.anybody("GetRefundOutcome", refund_request_id=str(uuid4())).reason == "NOT_SIGNED_IN"
