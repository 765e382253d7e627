"""Exchanging tickets: once, for any other seats, and only the difference changes hands."""

from datetime import timedelta

import pytest
from sqlalchemy.orm import Session

from support.hall import NOW, Hall, refused
from support.invariants import broken_promises_in
from support.refunds import approved_by, refund
from support.shifts import x_report
from support.tenders import card, cash, exchange, issue, slip, voucher
from ttms_server.config import RefundSettings
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import RefundLine


@pytest.fixture
def hall(session: Session) -> Hall:
    return Hall(session, "....\n....")


@pytest.fixture
def tomorrow(session: Session) -> Hall:
    return Hall(session, "<>..", starts_at=NOW + timedelta(days=1))


def test_a_ticket_becomes_one_for_another_seat(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2")

    done = exchange(hall, order, "A1", into="B4")

    assert hall.picture() == ".x..\n...x"
    assert [(line.tender, line.amount_minor) for line in done.order.payments] == [(Tender.CASH, 4500)]
    assert done.refunded.refund.next_order_number == done.order.order_number
    assert broken_promises_in(hall.session) == {}


def test_a_ticket_becomes_one_for_another_show(hall: Hall, tomorrow: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")

    exchange(hall, order, "A1", into="A2", of=tomorrow)

    assert hall.picture() == "....\n...."
    assert tomorrow.picture() == "<>x."


def test_the_dearer_ticket_costs_the_difference(hall: Hall, tomorrow: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", payments=[card(4500)], counter_name="41")

    done = exchange(hall, order, "A1", into="A1", of=tomorrow, payments=(cash(5000),), counter_name="41")

    assert [(line.tender, line.amount_minor, line.change_minor) for line in done.order.payments] == [
        (Tender.CARD, 4500, 0),
        (Tender.CASH, 4500, 500),
    ]
    assert x_report(hall.session, "41").figures.expected_minor == 4500
    assert broken_promises_in(hall.session) == {}


def test_the_difference_is_asked_for(hall: Hall, tomorrow: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")

    refusal = refused(lambda: exchange(hall, order, "A1", into="A1", of=tomorrow))

    assert (refusal.reason, refusal.details) == ("PAYMENT_TOO_SMALL", {"total_minor": "4500", "given_minor": "0"})


def test_for_the_cheaper_ticket_the_difference_goes_back_by_the_means_that_paid_last(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", payments=[cash(1500), card(3000)])
    reference = slip()

    done = exchange(hall, order, "A1", into="A2", types="child", slip=reference)

    assert done.refunded.refund.lines == (
        RefundLine(Tender.CARD, 2250, reference),
        RefundLine(Tender.CARD, 750),
        RefundLine(Tender.CASH, 1500),
    )
    assert broken_promises_in(hall.session) == {}


def test_what_was_exchanged_goes_back_as_it_was_paid_at_first(hall: Hall) -> None:
    bought = issue(hall, 4500)
    order = hall.sell(hall.hold("A1"), "A1", payments=[voucher(4500, bought.code)])
    done = exchange(hall, order, "A1", into="A2")

    back = refund(hall, done.order, "A2")

    assert back.refund.lines == (RefundLine(Tender.VOUCHER, 4500, voucher_code=bought.code),)
    assert broken_promises_in(hall.session) == {}


def test_a_free_ticket_can_be_exchanged(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")
    done = exchange(hall, order, "A1", into="A2")
    again = exchange(hall, done.order, "A2", into="A3", types="child")

    assert [(line.tender, line.amount_minor) for line in again.refunded.refund.lines] == [
        (Tender.CASH, 2250),
        (Tender.CASH, 2250),
    ]
    assert broken_promises_in(hall.session) == {}


def test_a_ticket_is_exchanged_once(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1")
    exchange(hall, order, "A1", into="A2")

    assert refused(lambda: exchange(hall, order, "A1", into="A3")).reason == "ALREADY_REFUNDED"
    assert refused(lambda: refund(hall, order, "A1")).reason == "ALREADY_REFUNDED"


def test_what_a_sale_gave_back_counts_towards_the_limit_through_exchanges(hall: Hall) -> None:
    rules = RefundSettings(clerk_limit_minor=6000)
    order = hall.sell(hall.hold("A1 A2 A3"), "A1 A2 A3")
    became = exchange(hall, order, "A1", into="B1", types="child", rules=rules).order
    exchange(hall, order, "A2", into="B2", rules=rules)

    refusal = refused(lambda: refund(hall, order, "A3", rules=rules))

    assert (refusal.reason, refusal.details["amount_minor"]) == ("APPROVAL_NEEDED", str(2250 + 4500))
    refund(hall, became, "B1", rules=rules)
    assert refused(lambda: exchange(hall, order, "A3", into="B3", types="child", rules=rules)).reason == (
        "APPROVAL_NEEDED"
    )
    assert exchange(hall, order, "A3", into="B4", rules=rules).order.total_minor == 4500


def test_the_rules_of_refunds_hold_for_exchanges(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1", by="second"), "A1", by="second")
    rules = RefundSettings(clerk_limit_minor=1000)

    assert refused(lambda: exchange(hall, order, "A1", into="A2")).reason == "NOT_YOUR_SALE"
    mine = hall.sell(hall.hold("B1"), "B1")
    refusal = refused(lambda: exchange(hall, mine, "B1", into="A3", types="child", rules=rules))
    assert refusal.reason == "APPROVAL_NEEDED"
    manager = approved_by(hall.session, "manager")
    assert exchange(hall, mine, "B1", into="B2", types="child", rules=rules, approver=manager).order.total_minor == 2250
    hall.later(hours=3)
    late = refused(lambda: exchange(hall, order, "A1", into="A4", by="second"))
    assert late.reason == "SHOW_BEGUN"
