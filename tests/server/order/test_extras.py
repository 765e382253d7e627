"""Fees and glasses that are sold with tickets: an account of their own, a rule of going back, part of every report."""

from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from support.box_office import expected
from support.hall import Hall, refused
from support.invariants import broken_promises_in
from support.refunds import cancel, refund
from support.shifts import close, x_report
from support.tenders import exchange, offer
from ttms_server import clock
from ttms_server.order.extra import service
from ttms_server.order.extra.lines import ExtraToSell
from ttms_server.order.extra.models import Charged
from ttms_server.order.extra.service import Extra
from ttms_server.order.models import Account
from ttms_server.order.report.days import checked_days
from ttms_server.order.report.repository import ENTRIES, sums_by
from ttms_server.order.report.selection import Basis, Grouping, RowKey, Span, entries_of_row
from ttms_server.order.report.service import get_sales_report
from ttms_server.paging import page_of
from ttms_server.play.films import MOST_PRICE

GLASSES, FEE, SERVICE = ExtraToSell("glasses", 2, 500), ExtraToSell("fee", 2, 100), ExtraToSell("service", 1, 300)


@pytest.fixture
def hall(session: Session) -> Hall:
    offer(session, "glasses", 500)
    offer(session, "fee", 100, Charged.TICKET)
    offer(session, "service", 300, Charged.ORDER, refundable=False)
    return Hall(session, "....")


def accounts(session: Session, order_id: int) -> dict[str, int]:
    query = "SELECT account, SUM(amount_minor) FROM ledger_entries WHERE order_id = :it GROUP BY account"
    return {account: int(amount) for account, amount in session.execute(text(query), {"it": order_id}) if amount}


def test_an_extra_may_cost_as_much_as_a_ticket_which_some_currencies_write_in_long_numbers(hall: Hall) -> None:
    """Glasses for 15 000.00 IDR are cheaper than glasses for one euro."""
    offer(hall.session, "rupiah", 1_500_000)
    offer(hall.session, "dear", MOST_PRICE)

    assert refused(lambda: offer(hall.session, "absurd", MOST_PRICE + 1)).details["field"] == "price_minor"


def test_extras_are_paid_with_the_tickets_and_have_an_account_of_their_own(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, FEE, SERVICE])

    assert order.total_minor == 9000 + 1000 + 200 + 300
    assert accounts(hall.session, order.order_id) == {"cash": 10_500, "revenue": -9000, "extras": -1500}
    assert [(line.code, line.quantity, line.total_minor) for line in order.extras] == [
        ("glasses", 2, 1000),
        ("fee", 2, 200),
        ("service", 1, 300),
    ]
    assert broken_promises_in(hall.session) == {}


def test_fees_go_back_ticket_by_ticket_pieces_with_the_last_and_what_is_not_refundable_never(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, FEE, SERVICE])

    first = refund(hall, order, "A1")
    second = refund(hall, order, "A2")

    assert [first.refund.total_minor, second.refund.total_minor] == [4500 + 100, 4500 + 100 + 1000]
    assert [line.refunded for line in second.order.extras] == [2, 2, 0]
    assert accounts(hall.session, order.order_id) == {"cash": 300, "extras": -300}
    assert broken_promises_in(hall.session) == {}


def test_of_a_cancelled_show_everything_goes_back(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, FEE, SERVICE])
    cancel(hall.session, hall.schedule_id, hall.now)

    assert refund(hall, order, "A1 A2").refund.total_minor == order.total_minor
    assert accounts(hall.session, order.order_id) == {}
    assert broken_promises_in(hall.session) == {}


def test_extras_go_over_to_the_new_order_and_back_with_its_tickets(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, FEE, SERVICE], counter_name="52")

    done = exchange(hall, order, "A1 A2", into="A3 A4", counter_name="52")

    assert (done.refunded.refund.total_minor, done.order.total_minor) == (order.total_minor, order.total_minor)
    assert [(line.code, line.total_minor, line.refunded) for line in done.order.extras] == [
        ("glasses", 1000, 0),
        ("fee", 200, 0),
        ("service", 300, 0),
    ]
    assert accounts(hall.session, order.order_id) == {}
    assert accounts(hall.session, done.order.order_id) == {"cash": 10_500, "revenue": -9000, "extras": -1500}
    figures = x_report(hall.session, "52").figures
    assert (figures.extras.gross_minor, figures.extras.refunded_minor, figures.net_minor) == (3000, 1500, 10_500)
    assert refund(hall, done.order, "A3 A4").refund.total_minor == 9000 + 1000 + 200
    assert accounts(hall.session, done.order.order_id) == {"cash": 300, "extras": -300}
    assert broken_promises_in(hall.session) == {}


def test_of_an_order_that_is_exchanged_in_part_each_extra_goes_with_its_ticket(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, FEE])

    done = exchange(hall, order, "A1", into="A3")

    assert [(line.code, line.quantity) for line in done.order.extras] == [("fee", 1)]
    assert refund(hall, order, "A2").refund.total_minor == 4500 + 1000 + 100
    assert refund(hall, done.order, "A3").refund.total_minor == 4500 + 100
    assert accounts(hall.session, order.order_id) == accounts(hall.session, done.order.order_id) == {}
    assert broken_promises_in(hall.session) == {}


def test_the_extras_of_two_tickets_that_became_one_go_back_with_that_one(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[FEE])

    done = exchange(hall, order, "A1 A2", into="A3")

    assert (done.order.total_minor, done.refunded.refund.total_minor) == (4700, 9200)
    assert refund(hall, done.order, "A3").refund.total_minor == 4700
    assert broken_promises_in(hall.session) == {}


def test_extras_that_an_exchange_left_behind_go_back_without_tickets(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As exchanges were before extras went along."""
    monkeypatch.setattr("ttms_server.order.refund.service.extras_to_move", lambda *_: [])
    order = hall.sell(hall.hold("A1"), "A1", extras=[GLASSES, SERVICE])
    left = exchange(hall, order, "A1", into="A2").refunded.order
    assert left.refundable

    done = refund(hall, order, "")

    assert (done.refund.total_minor, done.refund.ticket_ids, done.order.refundable) == (1000, (), False)
    assert accounts(hall.session, order.order_id) == {"cash": 300, "extras": -300}
    assert broken_promises_in(hall.session) == {}
    assert refused(lambda: refund(hall, order, "")).details["field"] == "ticket_ids"


def test_without_tickets_nothing_is_refunded_that_has_valid_ones(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", extras=[GLASSES])

    assert refused(lambda: refund(hall, order, "")).details["field"] == "ticket_ids"


def test_what_is_not_refundable_goes_back_if_the_new_show_is_cancelled(hall: Hall) -> None:
    tomorrow = Hall(hall.session, "....", starts_at=hall.now + timedelta(days=1))
    order = hall.sell(hall.hold("A1"), "A1", extras=[SERVICE])
    done = exchange(hall, order, "A1", into="A2", of=tomorrow)
    cancel(hall.session, tomorrow.schedule_id, hall.now)

    assert refund(tomorrow, done.order, "A2").refund.total_minor == 4800
    assert broken_promises_in(hall.session) == {}


@pytest.mark.parametrize(
    ("extras", "reason"),
    [
        ([ExtraToSell("popcorn", 1, 500)], "EXTRA_NOT_FOUND"),
        ([ExtraToSell("glasses", 1, 499)], "EXTRA_PRICE_CHANGED"),
        ([ExtraToSell("glasses", 0, 500)], "FIELD_INVALID"),
        ([ExtraToSell("glasses", 101, 500)], "FIELD_INVALID"),
        ([ExtraToSell("fee", 2, 100)], "FIELD_INVALID"),
        ([ExtraToSell("service", 2, 300)], "FIELD_INVALID"),
        ([GLASSES, GLASSES], "FIELD_INVALID"),
    ],
)
def test_an_extra_that_is_none_is_refused(hall: Hall, extras: list[ExtraToSell], reason: str) -> None:
    hold = hall.hold("A1")

    assert refused(lambda: hall.sell(hold, "A1", extras=extras)).reason == reason


def test_orders_keep_the_price_and_the_rule_that_they_were_sold_under(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1"), "A1", extras=[GLASSES])
    changed = Extra("glasses", "Glasses", "", 900, Charged.PIECE, refundable=False, retired=True, version=1)
    service.save_extra(hall.session, changed, now=clock.now())

    assert refund(hall, order, "A1").refund.total_minor == 5500
    assert broken_promises_in(hall.session) == {}
    assert refused(lambda: hall.sell(hall.hold("A2"), "A2", extras=[GLASSES])).reason == "EXTRA_NOT_FOUND"


@pytest.mark.parametrize("code", ["A B!", "3D/2", "_", "a.b", "☂"])
def test_a_code_is_one_word(session: Session, code: str) -> None:
    refusal = refused(partial(offer, session, code, 1))

    assert refusal.details == {"field": "code", "rule": "must hold only letters, digits and dashes"}
    for word in ("3D-glasses", "眼镜", "चश्मा"):
        offer(session, word, 1)


def test_a_code_of_before_can_still_be_changed(session: Session) -> None:
    offer(session, "before", 1)
    session.execute(text("UPDATE extras SET code = 'A B!' WHERE code = 'before'"))

    changed = Extra("A B!", "Fee", "", 200, Charged.TICKET, refundable=True, version=1)

    assert service.save_extra(session, changed, now=clock.now()).price_minor == 200


def test_extras_are_changed_by_whoever_saw_them_last(session: Session) -> None:
    offer(session, "fee", 100)
    seen = Extra("fee", "Fee", "", 200, Charged.TICKET, refundable=True, version=1)

    assert service.save_extra(session, seen, now=clock.now()).version == 2

    assert refused(lambda: service.save_extra(session, seen, now=clock.now())).reason == "CHANGED_MEANWHILE"
    for alike in ("fee", "FEE", "\uff46ee", "f\u200bee", "f e e"):
        assert refused(partial(offer, session, alike, 1)).details == {"name": "fee"}
    unknown = Extra("none", "None", "", 200, Charged.TICKET, refundable=True, version=1)
    assert refused(lambda: service.save_extra(session, unknown, now=clock.now())).reason == "EXTRA_NOT_FOUND"
    listed = service.list_extras(session, page_of(0, "", key_length=1), include_retired=False)
    assert [(extra.code, extra.price_minor) for extra in listed.items if extra.code == "fee"] == [("fee", 200)]


def test_shifts_and_z_reports_count_extras(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, SERVICE], counter_name="51")
    refund(hall, order, "A1 A2", counter_name="51")

    figures = x_report(hall.session, "51").figures

    assert (figures.extras.gross_minor, figures.extras.refunded_minor) == (1300, 1000)
    assert (figures.gross_minor, figures.refunded_minor, figures.expected_minor) == (10_300, 10_000, 300)
    assert close(hall, {300: 1}, counter_name="51").variance_minor == 0
    assert broken_promises_in(hall.session) == {}


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("grouping", [grouping for grouping in Grouping if grouping is not Grouping.TENDER])
def test_every_report_counts_extras_to_the_last_cent(hall: Hall, basis: Basis, grouping: Grouping) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES, FEE, SERVICE], types="adult child")
    refund(hall, order, "A1")
    first = (hall.now - timedelta(days=1)).date()
    span = Span(
        checked_days(first.isoformat(), (first + timedelta(days=2)).isoformat()), basis, ZoneInfo("Asia/Shanghai")
    )

    report = get_sales_report(hall.session, span, grouping, page_of(0, "", key_length=2))

    wanted = expected(hall.session, span.days.first, span.days.last, basis, grouping)
    money = {row.key: (row.figures.sums.gross_minor, row.figures.sums.refunded_minor) for row in report.rows.items}
    assert money == {key: (sums[3], sums[4]) for key, sums in wanted.rows.items()}
    assert (report.total.sums.gross_minor, report.total.sums.refunded_minor) == (wanted.total[3], wanted.total[4])
    tenders = get_sales_report(hall.session, span, Grouping.TENDER, page_of(0, "", key_length=2))
    assert sum(row.figures.sums.net_minor for row in tenders.rows.items) == report.total.sums.net_minor


def test_the_orders_behind_the_extras_of_a_report_are_found(hall: Hall) -> None:
    order = hall.sell(hall.hold("A1 A2"), "A1 A2", extras=[GLASSES])
    conditions = entries_of_row(None, RowKey(Grouping.TICKET_TYPE, Account.EXTRAS.value))

    sums = sums_by(hall.session, ENTRIES.order_id, [*conditions, ENTRIES.order_id == order.order_id])

    assert sums[order.order_id].net_minor == 1000
