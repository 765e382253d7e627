"""Tickets that are given away: with a reason, and with somebody who answers for it."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.counter import new_hall
from support.hall import Hall, refused
from support.invariants import broken_promises_in
from support.refund_counter import RefundCounter
from support.refunds import refund
from support.server_thread import ServerThread
from support.shifts import x_report
from support.tenders import card, cash, exchange
from ttms_server.order.models import Tender
from ttms_server.play.films import MOST_PRICE


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....")


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database, plan="o" * 12))


def given_away(seat_id: int, reason: str = "press", price_minor: int = 0) -> dict[str, Any]:
    return {"seat_id": seat_id, "ticket_type": "adult", "price_minor": price_minor, "comp_reason": reason}


def test_a_ticket_is_given_away_with_its_reason(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", comp="press", comps_by="manager")

    assert (order.total_minor, order.tickets[0].price_minor, order.tickets[0].comp_reason) == (0, 0, "press")
    query = "SELECT c.reason, u.display_name FROM comps c JOIN users u ON u.user_id = c.user_id WHERE order_id = :it"
    assert hall.session.execute(text(query), {"it": order.order_id}).one() == ("press", "Manager")
    assert broken_promises_in(hall.session) == {}


def test_what_costs_nothing_needs_no_approval_of_a_terminal(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", comp="press", comps_by="manager", payments=[card(0, "A0")])

    assert [(line.tender, line.amount_minor) for line in order.payments] == [(Tender.CARD, 0)]
    assert broken_promises_in(hall.session) == {}


def test_nobody_gives_a_ticket_away_alone(hall: Hall) -> None:
    hold = hall.hold("A1")

    refusal = refused(lambda: hall.sell(hold, "A1", comp="a friend"))

    assert (refusal.reason, refusal.details) == ("APPROVAL_NEEDED", {"amount_minor": "4500", "limit_minor": "0"})


def test_a_comp_gives_nothing_back_and_may_be_exchanged(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", comp="press", comps_by="manager")

    assert refund(hall, order, "A1").refund.total_minor == 0
    assert exchange(hall, order, "A2", into="A3", payments=(cash(4500),)).order.total_minor == 4500
    assert broken_promises_in(hall.session) == {}


def test_a_shift_counts_them_also_beside_tickets_of_their_type_that_were_paid(hall: Hall) -> None:
    hall.sell(hall.hold("A1"), "A1", comp="press", comps_by="manager", counter_name="61")
    hall.sell(hall.hold("A2"), "A2", counter_name="61")

    assert x_report(hall.session, "61").figures.free_tickets == 1


def test_a_manager_gives_away_what_a_clerk_may_not(server: ServerThread, counter: RefundCounter) -> None:
    manager = RefundCounter(server.anybody, server.database, counter.schedule_id, user_name="manager", name="91")
    nothing = [{"tender": 1, "given_minor": 0}]
    tickets = [given_away(1), {"seat_id": 2, "ticket_type": "adult", "price_minor": 4500}]
    hold = counter.hold(1).answer.hold_id
    wrong_pin = {"user_name": "manager", "pin": "9999"}

    assert counter.sell(hold, 1, tickets=tickets[:1], payments=nothing).reason == "APPROVAL_NEEDED"
    refused_pin = counter.sell(hold, 1, tickets=tickets[:1], payments=nothing, approval=wrong_pin)
    assert refused_pin.reason == "APPROVAL_REFUSED"
    counter.release(hold)
    hold = manager.hold(1, 2).answer.hold_id
    wrong_price = [given_away(1, price_minor=4500), tickets[1]]
    assert manager.sell(hold, 1, 2, tickets=wrong_price).reason == "PRICE_CHANGED"
    order = manager.sell(hold, 1, 2, tickets=tickets, payments=[{"tender": 1, "given_minor": 4500}]).answer.order

    assert [ticket.comp_reason for ticket in order.tickets] == ["press", ""]
    assert counter.seen(order).tickets[0].comp_reason == "press"
    assert counter.sell(hold, 1, tickets=[given_away(1, "x" * 201)]).reason == "FIELD_INVALID"


def test_extras_are_offered_by_managers_and_sold_by_everybody(server: ServerThread, counter: RefundCounter) -> None:
    manager = RefundCounter(server.anybody, server.database, counter.schedule_id, user_name="manager", name="91")
    code = uuid4().hex[:16]
    extra = {"code": code, "name": "3D 眼镜", "price_minor": 500, "charged": 1, "refundable": True}
    assert counter.call("SaveExtra", request_id=str(uuid4()), extra=extra).reason == "NO_RIGHT"
    for wrong in ({"charged": 9}, {"code": ""}, {"name": ""}, {"price_minor": -1}, {"price_minor": MOST_PRICE + 1}):
        assert manager.call("SaveExtra", request_id=str(uuid4()), extra=extra | wrong).reason == "FIELD_INVALID"

    saved = manager.call("SaveExtra", request_id=str(uuid4()), extra=extra).answer.extra

    assert saved in counter.call("ListExtras").answer.extras
    sold = {
        "extras": [{"code": code, "quantity": 2, "price_minor": 500}],
        "payments": [{"tender": 1, "given_minor": 5500}],
    }
    order = counter.sell(counter.hold(1).answer.hold_id, 1, **sold).answer.order
    assert (order.total_minor, order.extras[0].quantity) == (5500, 2)
    assert counter.seen(order) == order
    assert counter.refund(order, 0).answer.order.extras[0].refunded == 2
