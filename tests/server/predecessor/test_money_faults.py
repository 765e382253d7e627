"""Faults of the system that this one replaces, in orders and money: each is absent here, or cannot occur."""

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.hall import Hall, refused
from support.refunds import caller, refund, refund_ids


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....")


def test_b04_whoever_hears_sold_has_an_order_in_the_same_answer(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2")

    assert [ticket.seat.seat_id for ticket in order.tickets] == hall.seats("A1 A2")
    found = text("SELECT COUNT(*) FROM orders WHERE order_number = :number")
    assert hall.session.scalar(found, {"number": order.order_number}) == 1
    # Whoever comes second hears of the seat, and leaves no order behind.
    assert refused(lambda: hall.hold("A2 A3", by="second")).reason == "SEAT_TAKEN"
    assert (
        hall.session.scalar(text("SELECT COUNT(*) FROM orders WHERE schedule_id = :show"), {"show": hall.schedule_id})
        == 1
    )


def test_b08_a_refund_names_an_order_that_is_there(hall: Hall) -> None:
    who = caller(hall.session, "clerk")

    assert refused(lambda: refund_ids(hall.session, 10**9, [1], who=who, now=hall.now)).reason == "ORDER_NOT_FOUND"


def test_b10_nobody_frees_a_seat_that_somebody_else_sold(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", by="clerk")

    assert refused(lambda: refund(hall, order, "A1", by="second")).reason == "NOT_YOUR_SALE"
    assert hall.picture() == "x..."


def test_b11_a_ticket_is_refunded_once(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")
    refund(hall, order, "A1")

    assert refused(lambda: refund(hall, order, "A1")).reason == "ALREADY_REFUNDED"
    # The seat is free, and whoever buys it next keeps it.
    hall.sell(hall.hold("A1", by="second"), "A1", by="second")
    assert refused(lambda: refund(hall, order, "A1")).reason == "ALREADY_REFUNDED"
    assert hall.picture() == "x..."


def test_b44_what_was_paid_is_money_that_adds_up(hall: Hall) -> None:
    hold = hall.hold("A1 A2")

    assert refused(lambda: hall.sell(hold, "A1 A2", given=[8_999])).reason == "PAYMENT_TOO_SMALL"
    order = hall.sell(hold, "A1 A2", given=[10_000])
    assert [(line.amount_minor, line.given_minor, line.change_minor) for line in order.payments] == [
        (9_000, 10_000, 1_000)
    ]
