"""A cancelled show is worked off order by order until nobody waits, each order once, cards with their terminal."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.cinema import count
from support.contents import row_counts
from support.counter import new_hall
from support.invariants import broken_promises
from support.refund_counter import RefundCounter
from support.server_thread import ServerThread
from ttms_server.order.lookup.service import Asker
from ttms_server.order.refund.batch import service
from ttms_server.order.service import Order

ORDERS = 5


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database, plan="o" * 20))


@pytest.fixture
def office(server: ServerThread, counter: RefundCounter) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, counter.schedule_id, user_name="manager", name="91")


def cancel(server: ServerThread, counter: RefundCounter) -> None:
    with server.database.writing() as session:
        query = "UPDATE schedules SET cancelled_at = starts_at, cancel_reason = 'no power' WHERE schedule_id = :show"
        session.execute(text(query), {"show": counter.schedule_id})


def batch(office: RefundCounter, **changed: Any) -> dict[str, Any]:
    show = {"schedule_id": office.schedule_id, "most_orders": 2, "reason": "no power"}
    return {"request_id": str(uuid4())} | show | changed


def sold_by_card(counter: RefundCounter, seat_id: int) -> Any:
    card = {"tender": 2, "given_minor": 4500, "card": {"terminal": "t1", "approval": str(uuid4())}}
    return counter.sell(counter.hold(seat_id).answer.hold_id, seat_id, payments=[card]).answer.order


def test_a_cancelled_show_is_worked_to_zero(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    orders = [counter.sold(2 * number + 1, 2 * number + 2) for number in range(ORDERS)]
    counter.refund(orders[0], 1)
    cancel(server, counter)

    left: list[int] = []
    while not left or left[-1]:
        left.append(office.call("RefundCancelledShow", **batch(office)).answer.orders_left)

    assert left == [3, 1, 0]
    for order in orders:
        assert all(ticket.HasField("refunded_at") for ticket in counter.seen(order).tickets)
    waiting = counter.call("ListOrders", only_to_refund=True, schedule_id=counter.schedule_id).answer
    assert len(waiting.orders) == 0
    assert broken_promises(server.database) == {}


def test_a_batch_that_comes_again_is_carried_out_once(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    for seat in (1, 2, 3):
        counter.sold(seat)
    cancel(server, counter)
    fields = batch(office)
    first = office.call("RefundCancelledShow", **fields).answer
    before = row_counts(server.database)

    assert office.call("RefundCancelledShow", **fields).answer == first

    assert (len(first.refunds), first.orders_left) == (2, 1)
    assert row_counts(server.database) == before


def test_what_was_paid_by_card_waits_for_its_terminal_and_holds_nobody_up(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    by_card, other = sold_by_card(counter, 1), counter.sold(2)
    cancel(server, counter)

    first = office.call("RefundCancelledShow", **batch(office)).answer

    assert [refund.ticket_ids[0] for refund in first.refunds] == [other.tickets[0].ticket_id]
    [waits] = first.at_terminal
    assert (waits.order_id, waits.order_number, waits.amount_minor) == (by_card.order_id, by_card.order_number, 4500)
    slips = [{"order_id": waits.order_id, "card": {"approval": str(uuid4())}}]
    last = office.call("RefundCancelledShow", **batch(office, slips=slips)).answer
    assert (len(last.refunds), last.orders_left) == (1, 0)
    assert broken_promises(server.database) == {}


def test_however_many_orders_wait_for_a_terminal_few_are_looked_at_while_counters_sell(
    server: ServerThread, counter: RefundCounter, office: RefundCounter, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seat in range(1, 7):
        sold_by_card(counter, seat)
    in_cash = counter.sold(7)
    cancel(server, counter)
    looked_at: list[int] = []
    look = service._order

    def looking(session: Session, order_id: int, asker: Asker) -> Order:
        looked_at.append(order_id)
        return look(session, order_id, asker)

    monkeypatch.setattr(service, "_order", looking)

    done = office.call("RefundCancelledShow", **batch(office)).answer

    assert len(looked_at) == 3
    assert (len(done.refunds), len(done.at_terminal), done.orders_left) == (1, 2, 6)
    assert counter.seen(in_cash).tickets[0].HasField("refunded_at")


def test_people_who_were_inside_when_the_show_was_cancelled_get_their_money_back(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    order = counter.sold(1)
    with server.database.writing() as session:
        session.execute(text("UPDATE tickets SET entered = 1 WHERE order_id = :it"), {"it": order.order_id})
    cancel(server, counter)

    done = office.call("RefundCancelledShow", **batch(office)).answer

    assert (len(done.refunds), done.orders_left) == (1, 0)
    assert broken_promises(server.database) == {}


def test_extras_of_a_cancelled_show_go_back_too(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    extra = {"code": uuid4().hex[:16], "name": "订座费", "price_minor": 300, "charged": 3}
    office.call("SaveExtra", request_id=str(uuid4()), extra=extra)
    fee = [{"code": extra["code"], "quantity": 1, "price_minor": 300}]
    card = {"tender": 2, "given_minor": 4800, "card": {"approval": str(uuid4())}}
    hold_id = counter.hold(1).answer.hold_id
    order = counter.sell(hold_id, 1, extras=fee, payments=[card]).answer.order
    cancel(server, counter)

    [waits] = office.call("RefundCancelledShow", **batch(office)).answer.at_terminal
    assert (waits.order_id, waits.amount_minor) == (order.order_id, 4800)
    slips = [{"order_id": order.order_id, "card": {"approval": str(uuid4())}}]
    done = office.call("RefundCancelledShow", **batch(office, slips=slips)).answer

    assert (done.refunds[0].total_minor, done.orders_left) == (4800, 0)
    assert broken_promises(server.database) == {}


def test_a_batch_of_some_orders_passes_over_the_others_and_those_that_are_done(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    first, second, _ = [counter.sold(seat) for seat in (1, 2, 3)]
    cancel(server, counter)
    chosen = batch(office, most_orders=50, order_ids=[second.order_id])

    assert [it.ticket_ids[0] for it in office.call("RefundCancelledShow", **chosen).answer.refunds] == [
        second.tickets[0].ticket_id
    ]

    again = batch(office, most_orders=50, order_ids=[second.order_id, first.order_id])
    done = office.call("RefundCancelledShow", **again).answer
    assert [it.ticket_ids[0] for it in done.refunds] == [first.tickets[0].ticket_id]
    assert done.orders_left == 1
    assert broken_promises(server.database) == {}


def test_what_waits_is_listed_with_what_goes_back_by_which_means(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    in_cash, by_card, done = counter.sold(1, 2), sold_by_card(counter, 3), counter.sold(4)
    counter.refund(done, 0)
    listing = {"schedule_id": counter.schedule_id, "page_size": 1}
    assert not office.call("ListOrdersToRefund", **listing).answer.orders
    cancel(server, counter)
    counter.refund(in_cash, 0)

    first = office.call("ListOrdersToRefund", **listing).answer
    last = office.call("ListOrdersToRefund", **listing, page_token=first.next_page_token).answer

    listed = [*first.orders, *last.orders]
    assert [it.order_number for it in listed] == [in_cash.order_number, by_card.order_number]
    assert [[(line.tender, line.amount_minor) for line in it.lines] for it in listed] == [[(1, 4500)], [(2, 4500)]]
    assert not last.next_page_token
    assert counter.call("ListOrdersToRefund", **listing).reason == "NO_RIGHT"


def test_a_batch_with_a_used_reference_gives_nothing_back(
    server: ServerThread, counter: RefundCounter, office: RefundCounter
) -> None:
    counter.sold(1)
    by_card = sold_by_card(counter, 2)
    cancel(server, counter)
    used = {"terminal": by_card.payments[0].card.terminal, "approval": by_card.payments[0].card.approval}
    before = row_counts(server.database)

    fields = batch(office, slips=[{"order_id": by_card.order_id, "card": used}])

    assert office.call("RefundCancelledShow", **fields).reason == "CARD_SLIP_USED"
    assert row_counts(server.database) == before
    assert (
        count(server.database, f"SELECT COUNT(*) FROM tickets WHERE schedule_id = {counter.schedule_id} AND live") == 2
    )


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({}, "SHOW_NOT_CANCELLED"),
        ({"schedule_id": 10**9}, "SCHEDULE_NOT_FOUND"),
        ({"most_orders": 0}, "FIELD_INVALID"),
        ({"most_orders": 51}, "FIELD_INVALID"),
        ({"reason": " "}, "FIELD_INVALID"),
        ({"slips": [{"order_id": 0, "card": {"approval": "1"}}]}, "FIELD_INVALID"),
        ({"slips": [{"order_id": 1, "card": {}}]}, "FIELD_INVALID"),
        ({"slips": [{"order_id": 1, "card": {"approval": "1"}}] * 51}, "FIELD_INVALID"),
        ({"order_ids": [0]}, "FIELD_INVALID"),
        ({"order_ids": [1] * 51}, "FIELD_INVALID"),
    ],
)
def test_a_batch_that_is_none_is_refused(office: RefundCounter, changed: dict[str, Any], reason: str) -> None:
    assert office.call("RefundCancelledShow", **batch(office, **changed)).reason == reason


def test_clerks_do_not_work_off_shows(counter: RefundCounter) -> None:
    assert counter.call("RefundCancelledShow", **batch(counter)).reason == "NO_RIGHT"
