"""Taking tickets back: by whom, until when, what goes back, how it is booked, and that a refusal leaves nothing."""

from collections.abc import Callable
from functools import partial

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from support.contents import row_counts_of
from support.hall import NOW, Hall, refused
from support.invariants import broken_promises_in
from support.refunds import caller, cancel, refund, refund_ids
from ttms_server.order.lookup import service as lookup_service
from ttms_server.order.lookup.service import Asker
from ttms_server.order.models import LedgerEntryRow, Tender
from ttms_server.order.payment.lines import PaymentLine, RefundLine, lines_of
from ttms_server.order.service import Order, TicketToSell

SHOW_BEGINS = NOW.replace(hour=14)


@pytest.fixture
def hall(session: Session) -> Hall:
    """Two seats and a couple seat, an aisle, a broken seat; each test sells all of it to one order of the clerk's."""
    return Hall(session, ".. <>\n#....")


@pytest.fixture
def order(hall: Hall) -> Order:
    return hall.sell(hall.hold("A1 A2 A3"), "A1 A2 A3", types="adult child adult", given=[20_000])


def seen(hall: Hall, order: Order, by: str = "clerk") -> Order:
    """The order as somebody finds it now."""
    asker = Asker(caller(hall.session, by), hall.now)
    return lookup_service.get_order(hall.session, lookup_service.find_order(hall.session, order.order_id), asker)


def test_a_refund_gives_back_what_the_tickets_cost_and_frees_their_seats(hall: Hall, order: Order) -> None:
    hall.later(minutes=5)

    done = refund(hall, order, "A2 A3", counter_name="9", reason="ill child")

    assert done.refund.refund_number == "9-R000001"
    assert done.refund.total_minor == 2250 + 9000
    assert done.refund.lines == (RefundLine(Tender.CASH, 11_250),)
    assert done.refund.ticket_ids == (order.tickets[1].ticket_id, order.tickets[2].ticket_id)
    assert (done.refund.reason, done.refund.refunded_at) == ("ill child", hall.now)
    assert (done.refund.counter_name, done.refund.clerk_name) == ("9", "Clerk")
    assert hall.picture() == "x. <>\n#...."
    assert broken_promises_in(hall.session) == {}


def test_the_order_says_which_tickets_were_refunded_when_and_what_was_paid_stays(hall: Hall, order: Order) -> None:
    hall.later(minutes=5)
    done = refund(hall, order, "A2")

    found = seen(hall, order)

    assert found == done.order
    assert [ticket.refunded_at for ticket in found.tickets] == [None, hall.now, None]
    assert found.refunds == (done.refund,)
    assert (found.total_minor, found.payments, found.sold_at) == (order.total_minor, order.payments, NOW)
    assert [ticket.code for ticket in found.tickets] == [ticket.code for ticket in order.tickets]


def test_an_order_is_refunded_piece_by_piece(hall: Hall, order: Order) -> None:
    refund(hall, order, "A3", counter_name="7")
    last = refund(hall, order, "A1 A2", counter_name="7").order

    assert [made.total_minor for made in last.refunds] == [9000, 6750]
    assert [made.refund_number for made in last.refunds] == ["7-R000001", "7-R000002"]
    assert not last.refundable
    assert hall.picture() == ".. <>\n#...."
    assert broken_promises_in(hall.session) == {}


def test_a_refund_is_booked_as_the_reverse_of_a_sale(hall: Hall, order: Order) -> None:
    done = refund(hall, order, "A1 A2 A3", by="manager", counter_name="9")

    columns = (
        LedgerEntryRow.account,
        LedgerEntryRow.ticket_type,
        LedgerEntryRow.ticket_count,
        LedgerEntryRow.place_count,
        LedgerEntryRow.amount_minor,
    )
    lines = hall.session.execute(
        select(*columns)
        .where(LedgerEntryRow.order_id == order.order_id, LedgerEntryRow.kind == "refund")
        .order_by(LedgerEntryRow.line_no)
    ).all()
    assert [tuple(line) for line in lines] == [
        ("cash", None, 0, 0, -15_750),
        ("revenue", "adult", 2, 3, 13_500),
        ("revenue", "child", 1, 1, 2250),
    ]
    assert (done.refund.counter_name, done.refund.clerk_name) == ("9", "Manager")
    assert broken_promises_in(hall.session) == {}


def test_a_seat_that_came_back_is_sold_again_and_that_ticket_refunded_too(hall: Hall, order: Order) -> None:
    refund(hall, order, "A1")
    again = hall.sell(hall.hold("A1", by="second"), "A1", by="second")

    refund(hall, again, "A1", by="second")

    assert hall.picture() == ".x xx\n#...."
    assert [ticket.refunded_at for ticket in seen(hall, order).tickets] == [NOW, None, None]
    assert broken_promises_in(hall.session) == {}


def test_a_ticket_that_cost_nothing_is_refunded_with_nothing(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    hall = Hall(session, "..")
    session.execute(
        text("UPDATE schedule_prices SET price_minor = 0 WHERE schedule_id = :show"), {"show": hall.schedule_id}
    )
    free = [TicketToSell(seat_id, "adult", 0) for seat_id in hall.seats("A1")]
    monkeypatch.setattr(hall, "tickets", lambda _names, _types: free)
    order = hall.sell(hall.hold("A1"), "A1")

    done = refund(hall, order, "A1")

    assert done.refund.lines == (RefundLine(Tender.CASH, 0),)
    assert hall.picture() == ".."
    assert broken_promises_in(session) == {}


def test_refunds_of_a_counter_are_numbered_without_gaps_also_after_refusals(hall: Hall, order: Order) -> None:
    numbers = []
    for name, counter in [("A1", "7"), ("A2", "8"), ("A3", "7")]:
        numbers.append(refund(hall, order, name, counter_name=counter).refund.refund_number)
        with hall.session.begin_nested() as part:
            refused(lambda: refund(hall, order, "A1", counter_name="7"))
            part.rollback()

    assert numbers == ["7-R000001", "8-R000001", "7-R000002"]
    assert broken_promises_in(hall.session) == {}


def test_tickets_are_refunded_up_to_the_very_last_moment_before_the_show(hall: Hall, order: Order) -> None:
    hall.now = SHOW_BEGINS
    assert not seen(hall, order).refundable
    assert_refused(hall, lambda: refund(hall, order, "A1", by="manager"), "SHOW_BEGUN", {})

    hall.later(microseconds=-1)

    assert seen(hall, order).refundable
    assert refund(hall, order, "A1").refund.refunded_at == hall.now


def test_tickets_of_a_cancelled_show_are_refunded_at_any_time_by_any_clerk(hall: Hall, order: Order) -> None:
    cancel(hall.session, hall.schedule_id, NOW)
    hall.later(days=30)

    assert seen(hall, order, by="second").refundable
    refund(hall, order, "A1 A2 A3", by="second")

    assert broken_promises_in(hall.session) == {}


@pytest.mark.parametrize("by", ["clerk", "manager", "admin"])
def test_whoever_sold_it_and_every_manager_may_refund_an_order(hall: Hall, order: Order, by: str) -> None:
    assert seen(hall, order, by=by).refundable

    assert refund(hall, order, "A1", by=by).refund.clerk_name == by.title()


def test_a_clerk_does_not_refund_what_another_clerk_sold(hall: Hall, order: Order) -> None:
    assert not seen(hall, order, by="second").refundable

    assert_refused(hall, lambda: refund(hall, order, "A1", by="second"), "NOT_YOUR_SALE", {})


def test_a_ticket_is_refunded_once_by_whomever(hall: Hall, order: Order) -> None:
    refund(hall, order, "A2", counter_name="7")
    details = {
        "ticket_id": str(order.tickets[1].ticket_id),
        "row_label": "A",
        "seat_label": "2",
        "refund_number": "7-R000001",
    }

    assert_refused(hall, lambda: refund(hall, order, "A2"), "ALREADY_REFUNDED", details)
    assert_refused(hall, lambda: refund(hall, order, "A1 A2 A3", by="manager"), "ALREADY_REFUNDED", details)
    hall.now = SHOW_BEGINS
    assert_refused(hall, lambda: refund(hall, order, "A2"), "ALREADY_REFUNDED", details)


def test_a_ticket_of_another_order_is_refused(hall: Hall, order: Order) -> None:
    other = hall.sell(hall.hold("B2"), "B2").tickets[0].ticket_id
    who = caller(hall.session, "clerk")
    mine = order.tickets[0].ticket_id

    for ticket_id in (other, 0, -1, 2**63 - 1):
        ask = partial(refund_ids, hall.session, order.order_id, [mine, ticket_id], who=who, now=hall.now)
        assert_refused(hall, ask, "TICKET_NOT_FOUND", {"ticket_id": str(ticket_id)})


def test_an_unknown_order_is_refused(hall: Hall) -> None:
    who = caller(hall.session, "clerk")

    assert_refused(
        hall,
        lambda: refund_ids(hall.session, 987_654, [1], who=who, now=hall.now),
        "ORDER_NOT_FOUND",
        {"order": "987654"},
    )


def assert_refused(hall: Hall, act: Callable[[], object], reason: str, details: dict[str, str]) -> None:
    """The refund is refused, and once it is rolled back, as by the one who asked for it, all is as it was."""
    before, picture = row_counts_of(hall.session), hall.picture()
    with hall.session.begin_nested() as part:
        refusal = refused(act)
        part.rollback()
    assert (refusal.reason, refusal.details) == (reason, details)
    assert row_counts_of(hall.session) == before
    assert hall.picture() == picture


def paid(*amounts: int) -> list[PaymentLine]:
    return [PaymentLine(Tender.CASH, amount, amount, 0) for amount in amounts]


def back(amount: int) -> RefundLine:
    return RefundLine(Tender.CASH, amount)


def test_payments_of_one_tender_go_back_in_one_line() -> None:
    assert lines_of(900, paid(400, 600), []) == (back(900),)
    assert lines_of(100, paid(400, 600), [back(600), back(300)]) == (back(100),)
    assert lines_of(0, paid(400), [back(400)]) == (back(0),)


@pytest.mark.parametrize(("total", "before"), [(1001, []), (101, [back(900)])])
def test_more_than_was_paid_never_goes_back(total: int, before: list[RefundLine]) -> None:
    with pytest.raises(AssertionError, match="more than was paid"):
        lines_of(total, paid(400, 600), before)
