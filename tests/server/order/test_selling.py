"""Selling held seats: what it costs, what goes back, how it is booked, and that a refusal leaves nothing behind."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from support.contents import row_counts_of
from support.hall import NOW, Hall, refused
from support.invariants import broken_promises_in
from ttms_server.order import service
from ttms_server.order.models import LedgerEntryRow, PaymentRow, Tender
from ttms_server.order.payment.lines import PaymentLine, PaymentToTake, settle
from ttms_server.order.service import Sale, TicketToSell
from ttms_server.play.service import share_of
from ttms_server.ticket.service import Hold


@pytest.fixture
def hall(session: Session) -> Hall:
    """Two seats and a couple seat, an aisle, a broken seat."""
    return Hall(session, ".. <>\n#....")


def cash(*given: int) -> list[PaymentToTake]:
    return [PaymentToTake(Tender.CASH, amount) for amount in given]


def test_an_order_costs_the_sum_of_its_tickets(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2 B2 B3"), "A1 A2 B2 B3", types="adult child student senior", given=[20_000])

    assert [ticket.price_minor for ticket in order.tickets] == [4500, 2250, 3600, 2700]
    assert order.total_minor == 13_050
    assert order.payments == (PaymentLine(Tender.CASH, 13_050, 20_000, 6_950),)
    assert (order.sold_at, order.counter_name, order.clerk_name, order.currency) == (NOW, "1", "Clerk", "CNY")
    assert hall.picture() == "xx <>\n#xx.."
    assert broken_promises_in(hall.session) == {}


def test_a_couple_seat_costs_two_places(hall: Hall) -> None:
    order = hall.sell(hall.hold("A3"), "A3", types="child")

    assert [(ticket.price_minor, ticket.seat.places) for ticket in order.tickets] == [(4500, 2)]
    assert hall.picture() == ".. xx\n#...."
    assert broken_promises_in(hall.session) == {}


def test_a_part_of_a_hold_may_be_sold(hall: Hall) -> None:
    hold = hall.hold("A1 A2")

    hall.sell(hold, "A2")

    assert hall.picture() == "hx <>\n#...."


def test_a_sale_is_booked_twice_so_that_its_lines_sum_to_0(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", given=[4000, 1000])

    lines = hall.session.execute(
        select(LedgerEntryRow.account, LedgerEntryRow.amount_minor)
        .where(LedgerEntryRow.order_id == order.order_id)
        .order_by(LedgerEntryRow.line_no)
    ).all()
    assert [tuple(line) for line in lines] == [("cash", 4000), ("cash", 500), ("revenue", -4500)]


def test_each_payment_is_stored_with_what_was_given_and_what_went_back(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", given=[4000, 1000])

    lines = hall.session.scalars(select(PaymentRow).where(PaymentRow.order_id == order.order_id)).all()
    assert [(line.line_no, line.amount_minor, line.given_minor, line.change_minor) for line in lines] == [
        (1, 4000, 4000, 0),
        (2, 500, 1000, 500),
    ]


def test_codes_are_unguessable_and_no_two_are_alike(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2 B2 B3 B4"), "A1 A2 B2 B3 B4")

    codes = [ticket.code for ticket in order.tickets]
    assert all(re.fullmatch(r"[2-9A-HJ-NP-Z]{26}", code) for code in codes)
    assert len({code[:8] for code in codes}) == 5


def test_orders_of_a_counter_are_numbered_without_gaps_also_after_refusals(hall: Hall) -> None:
    hold = hall.hold("A1 A2 B2 B3")
    numbers = []
    for name, counter in [("A1", "7"), ("A2", "8"), ("B2", "7"), ("B3", "7")]:
        with hall.session.begin_nested() as part:
            refused(lambda: hall.sell(Hold("0" * 36, (), None), "A1", counter_name="7"))
            part.rollback()
        numbers.append(hall.sell(hold, name, counter_name=counter).order_number)

    assert numbers == ["7-000001", "8-000001", "7-000002", "7-000003"]
    assert broken_promises_in(hall.session) == {}


MUCH = 2**63 - 1
Refusing = Callable[[Hall, Hold], object]
REFUSED: dict[str, tuple[Refusing, str, dict[str, str]]] = {
    "too little money": (
        lambda hall, hold: hall.sell(hold, "A1", given=[4499]),
        "PAYMENT_TOO_SMALL",
        {"total_minor": "4500", "given_minor": "4499"},
    ),
    "too little money in several payments": (
        lambda hall, hold: hall.sell(hold, "A1", given=[1000, 2000]),
        "PAYMENT_TOO_SMALL",
        {"total_minor": "4500", "given_minor": "3000"},
    ),
    "no money": (
        lambda hall, hold: hall.sell(hold, "A1", given=[0]),
        "PAYMENT_TOO_SMALL",
        {"total_minor": "4500", "given_minor": "0"},
    ),
    "negative money": (
        lambda hall, hold: hall.sell(hold, "A1", given=[-4500]),
        "AMOUNT_INVALID",
        {"amount_minor": "-4500", "limit_minor": "1000000000"},
    ),
    "negative money beside enough": (
        lambda hall, hold: hall.sell(hold, "A1", given=[9000, -4500]),
        "AMOUNT_INVALID",
        {"amount_minor": "-4500", "limit_minor": "1000000000"},
    ),
    "absurd money": (
        lambda hall, hold: hall.sell(hold, "A1", given=[1_000_000_001]),
        "AMOUNT_INVALID",
        {"amount_minor": "1000000001", "limit_minor": "1000000000"},
    ),
    "all the money that 64 bits can write": (
        lambda hall, hold: hall.sell(hold, "A1", given=[MUCH, MUCH]),
        "AMOUNT_INVALID",
        {"amount_minor": str(MUCH), "limit_minor": "1000000000"},
    ),
    "a payment after all was paid": (
        lambda hall, hold: hall.sell(hold, "A1", given=[4500, 4500]),
        "AMOUNT_INVALID",
        {"amount_minor": "4500", "limit_minor": "1000000000"},
    ),
    "a payment of nothing beside others": (
        lambda hall, hold: hall.sell(hold, "A1", given=[0, 4500]),
        "AMOUNT_INVALID",
        {"amount_minor": "0", "limit_minor": "1000000000"},
    ),
    "an unknown type": (
        lambda hall, hold: hall.sell(hold, "A1", types="dog"),
        "TICKET_TYPE_NOT_FOUND",
        {"ticket_type": "dog"},
    ),
    "the hold of somebody else": (
        lambda hall, hold: hall.sell(hold, "A1", by="second"),
        "HOLD_EXPIRED",
        {},
    ),
    "a seat that is not of the hold": (lambda hall, hold: hall.sell(hold, "A1 B2"), "HOLD_EXPIRED", {}),
    "a seat that nobody holds": (lambda hall, hold: hall.sell(hold, "B2"), "HOLD_EXPIRED", {}),
    "a seat twice": (lambda hall, hold: hall.sell(hold, "A1 A1"), "SEAT_REPEATED", {"seat_id": "1"}),
    "a broken seat": (
        lambda hall, hold: hall.sell(hold, "A1 B1"),
        "SEAT_NOT_FOR_SALE",
        {"seat_id": "4", "row_label": "B", "seat_label": "1"},
    ),
}


@pytest.mark.parametrize(("sell", "reason", "details"), REFUSED.values(), ids=REFUSED)
def test_a_refused_sale_leaves_nothing_behind(hall: Hall, sell: Refusing, reason: str, details: dict[str, str]) -> None:
    hold = hall.hold("A1 A2")

    assert_refused(hall, lambda: sell(hall, hold), reason, details or {"hold_id": hold.hold_id})

    hall.sell(hold, "A1 A2")
    assert broken_promises_in(hall.session) == {}


def assert_refused(hall: Hall, act: Callable[[], object], reason: str, details: dict[str, str]) -> None:
    """The sale is refused, and once it is rolled back, as by the one who asked for it, all is as it was."""
    before, picture = contents(hall.session), hall.picture()
    with hall.session.begin_nested() as part:
        refusal = refused(act)
        part.rollback()
    assert (refusal.reason, refusal.details) == (reason, details)
    assert contents(hall.session) == before
    assert hall.picture() == picture


def contents(session: Session) -> tuple[Any, ...]:
    claims = session.execute(text("SELECT * FROM seat_claims ORDER BY schedule_id, seat_id")).all()
    numbers = session.execute(text("SELECT * FROM document_numbers ORDER BY series")).all()
    return row_counts_of(session), claims, numbers


@pytest.mark.parametrize("shown", [-1, 0, 4499, 4501, MUCH])
def test_a_price_that_is_not_the_shows_is_refused(hall: Hall, shown: int) -> None:
    hold = hall.hold("A1 A2")
    tickets = [replace(ticket, price_minor=shown) for ticket in hall.tickets("A2")]
    sale = sale_of(hall, hold, [*hall.tickets("A1"), *tickets], cash(90_000))

    assert_refused(
        hall,
        lambda: service.sell_tickets(hall.session, sale, now=hall.now),
        "PRICE_CHANGED",
        {"seat_id": "2", "shown_minor": str(shown), "price_minor": "4500"},
    )


def test_the_price_of_one_place_is_not_enough_for_a_couple_seat(hall: Hall) -> None:
    sale = sale_of(hall, hall.hold("A3"), [TicketToSell(3, "adult", 4500)], cash(9000))

    refusal = refused(lambda: service.sell_tickets(hall.session, sale, now=hall.now))

    assert refusal.details == {"seat_id": "3", "shown_minor": "4500", "price_minor": "9000"}


def sale_of(hall: Hall, hold: Hold, tickets: list[TicketToSell], payments: list[PaymentToTake]) -> Sale:
    return Sale("0" * 36, hall.schedule_id, hall.holder("clerk", hold), "Clerk", tickets, payments, "CNY")


def test_a_hold_that_is_over_is_not_sold_though_nobody_took_its_seats(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    hall.later(seconds=180)

    assert_refused(hall, lambda: hall.sell(hold, "A1 A2"), "HOLD_EXPIRED", {"hold_id": hold.hold_id})


def test_a_hold_is_sold_up_to_its_very_last_moment(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    hall.later(seconds=180, microseconds=-1)

    assert hall.sell(hold, "A1 A2").sold_at == hall.now


def test_a_seat_that_somebody_else_took_after_the_hold_was_over_is_not_sold(hall: Hall) -> None:
    hold = hall.hold("A1 A2")
    hall.later(seconds=180)
    hall.hold("A2", by="second")

    assert_refused(hall, lambda: hall.sell(hold, "A1 A2"), "HOLD_EXPIRED", {"hold_id": hold.hold_id})
    assert hall.picture() == ".h <>\n#...."


def test_a_hold_may_be_paid_after_selling_has_stopped_but_not_after_the_show_has_begun(session: Session) -> None:
    hall = Hall(session, "..")
    hall.later(minutes=109)
    hold = hall.hold("A1 A2")
    hall.later(minutes=2)
    hall.sell(hold, "A1")
    hall.now = NOW.replace(hour=14)

    assert_refused(hall, lambda: hall.sell(hold, "A2"), "SHOW_BEGUN", {})


def test_a_sold_seat_is_not_sold_again(hall: Hall) -> None:
    hold = hall.hold("A1")
    hall.sell(hold, "A1")

    assert_refused(hall, lambda: hall.sell(hold, "A1"), "HOLD_EXPIRED", {"hold_id": hold.hold_id})


def test_an_unknown_show_is_refused(hall: Hall) -> None:
    hold = hall.hold("A1")
    sale = replace(sale_of(hall, hold, hall.tickets("A1"), cash(4500)), schedule_id=987_654)

    refusal = refused(lambda: service.sell_tickets(hall.session, sale, now=hall.now))

    assert (refusal.reason, refusal.details) == ("SCHEDULE_NOT_FOUND", {"schedule_id": "987654"})


def test_nothing_to_pay_is_paid_with_nothing() -> None:
    assert settle(0, cash(0)) == (PaymentLine(Tender.CASH, 0, 0, 0),)
    assert settle(0, cash(500)) == (PaymentLine(Tender.CASH, 0, 500, 500),)


@pytest.mark.parametrize(
    ("price", "percent", "share"),
    [(4500, 50, 2250), (4501, 50, 2251), (1, 50, 1), (1, 49, 0), (999, 80, 799), (0, 80, 0)],
)
def test_half_a_minor_unit_is_rounded_up(price: int, percent: int, share: int) -> None:
    assert share_of(price, percent) == share
