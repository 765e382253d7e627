"""Faults of the system that this one replaces, in finding orders: each is absent here."""

from typing import Any

import pytest

from support.counter import new_hall
from support.refund_counter import RefundCounter
from support.server_thread import ServerThread


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database, plan="o" * 12))


@pytest.fixture
def other(server: ServerThread, counter: RefundCounter) -> RefundCounter:
    """Another clerk at another counter."""
    return RefundCounter(server.anybody, server.database, counter.schedule_id, user_name="second", name="2")


def named(counter: RefundCounter, customer_name: str, *seat_ids: int) -> Any:
    hold_id = counter.hold(*seat_ids).answer.hold_id
    return counter.sell(hold_id, *seat_ids, customer_name=customer_name).answer.order


def found(counter: RefundCounter, **wanted: Any) -> list[int]:
    answer = counter.call("ListOrders", schedule_id=counter.schedule_id, **wanted).answer
    return [order.order_id for order in answer.orders]


def test_b43_a_clerk_finds_any_customers_order_by_number_name_seat_and_code(
    counter: RefundCounter, other: RefundCounter
) -> None:
    order = named(counter, "  王小明 ", 3, 4)
    counter.sold(5)

    assert other.call("GetOrder", order_number=order.order_number).answer.order.order_id == order.order_id
    for ticket in order.tickets:
        assert other.call("GetOrder", ticket_code=ticket.code).answer.order.order_id == order.order_id
        assert found(other, seat=f"{ticket.row_label}{ticket.seat_label}".lower()) == [order.order_id]
    assert found(other, customer="王") == [order.order_id]
    assert other.seen(order).customer_name == order.customer_name == "王小明"


def test_names_are_found_by_their_beginning_in_whatever_case(counter: RefundCounter) -> None:
    ada, adam, eve = (named(counter, name, seat) for seat, name in ((1, "Ada Lovelace"), (2, "ADAM"), (3, "Eve")))

    assert found(counter, customer="ada") == [adam.order_id, ada.order_id]
    assert found(counter, customer=" aDa  love") == [ada.order_id]
    assert found(counter, customer="eve") == [eve.order_id]
    assert found(counter, customer="%") == []


def test_filters_go_together_and_the_oldest_may_come_first(counter: RefundCounter) -> None:
    first, second = named(counter, "Ada", 1), named(counter, "Ada", 2)
    seat = f"{first.tickets[0].row_label}{first.tickets[0].seat_label}"

    assert found(counter, customer="ada", seat=seat) == [first.order_id]
    assert found(counter, oldest_first=True) == [first.order_id, second.order_id]
    page = counter.call("ListOrders", schedule_id=counter.schedule_id, oldest_first=True, page_size=1).answer
    assert found(counter, oldest_first=True, page_size=1, page_token=page.next_page_token) == [second.order_id]


def test_a_seat_that_was_refunded_and_sold_again_is_found_with_both_orders(counter: RefundCounter) -> None:
    first = counter.sold(1)
    counter.refund(first, 0)
    second = counter.sold(1)
    seat = f"{first.tickets[0].row_label}{first.tickets[0].seat_label}"

    assert found(counter, seat=seat) == [second.order_id, first.order_id]
    assert found(counter, seat="Z99") == []


def test_a_seat_is_one_of_a_show(counter: RefundCounter) -> None:
    assert counter.call("ListOrders", seat="A1").details["field"] == "seat"
    assert counter.call("ListOrders", customer="x" * 101).details["field"] == "customer"
    hold_id = counter.hold(1).answer.hold_id
    assert counter.sell(hold_id, 1, customer_name="x" * 101).details["field"] == "customer_name"
