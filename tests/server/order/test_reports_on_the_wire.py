"""Reports and lists as the office calls them: what is refused at which field, who may ask, and pages."""

from datetime import timedelta
from typing import Any

import pytest

from support.counter import new_hall
from support.raw_calls import Caller
from support.refund_counter import RefundCounter
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.cinema_days import day_of

PLAY, SCHEDULE, DAY, STUDIO, CLERK, TICKET_TYPE = range(1, 7)
SHOW_DAY, BOOKING_DAY = 1, 2


@pytest.fixture
def counter(server: ServerThread) -> RefundCounter:
    return RefundCounter(server.anybody, server.database, new_hall(server.database))


@pytest.fixture
def manager(server: ServerThread) -> Caller:
    return server.anybody.with_token(token_of(server.database, "manager", now=clock.now()))


@pytest.fixture
def today(server: ServerThread) -> dict[str, Any]:
    """A span of bookings around now."""
    day = day_of(clock.now(), server.settings.cinema.zone)
    last = day + timedelta(days=1)
    return {"first_day": day.isoformat(), "last_day": last.isoformat(), "basis": BOOKING_DAY}


def test_a_report_and_the_orders_behind_its_row_agree(
    counter: RefundCounter, manager: Caller, today: dict[str, Any]
) -> None:
    order = counter.sold(1, 2)
    counter.refund(order, 0)

    report = manager("GetSalesReport", span=today, grouping=SCHEDULE).answer

    [row] = [row for row in report.rows if row.key == str(counter.schedule_id)]
    assert (row.name, row.name_en) == ("大都会", "Metropolis")
    assert row.schedule == order.schedule
    figures = row.figures
    assert (figures.shows, figures.tickets_sold, figures.tickets_refunded) == (1, 2, 1)
    assert (figures.gross_minor, figures.refunded_minor, figures.net_minor) == (9000, 4500, 4500)
    assert (figures.places_sold, figures.places_offered) == (1, 0)
    [listed] = counter.call("ListOrders", span=today, grouping=SCHEDULE, group_key=row.key).answer.orders
    assert (listed.order_number, listed.seats) == (order.order_number, "A2")
    assert (listed.gross_minor, listed.refunded_minor, listed.net_minor) == (9000, 4500, 4500)


def test_a_report_of_show_days_says_how_many_places_were_offered(
    counter: RefundCounter, manager: Caller, today: dict[str, Any]
) -> None:
    counter.sold(1)

    report = manager("GetSalesReport", span=today | {"basis": SHOW_DAY}, grouping=SCHEDULE).answer

    [row] = [row for row in report.rows if row.key == str(counter.schedule_id)]
    # Four seats and a couple seat; the broken one is not offered.
    assert (row.figures.places_sold, row.figures.places_offered) == (1, 8)


def test_the_total_is_on_every_page(counter: RefundCounter, manager: Caller, today: dict[str, Any]) -> None:
    for seat, kind in [(1, "adult"), (2, "child")]:
        hold_id = counter.hold(seat).answer.hold_id
        price = 4500 if kind == "adult" else 2250
        counter.sell(hold_id, seat, tickets=[{"seat_id": seat, "ticket_type": kind, "price_minor": price}])

    pages, token = [], "first"
    while token:
        asked = {} if token == "first" else {"page_token": token}
        pages.append(manager("GetSalesReport", span=today, grouping=TICKET_TYPE, page_size=1, **asked).answer)
        token = pages[-1].next_page_token

    assert {"adult", "child"} <= {page.rows[0].key for page in pages}
    assert all(len(page.rows) == 1 for page in pages)
    for page in pages:
        assert page.total == pages[0].total
    assert pages[0].total.net_minor == sum(page.rows[0].figures.net_minor for page in pages)


SPANS: dict[str, tuple[dict[str, Any], str, dict[str, str]]] = {
    "no first day": ({"first_day": ""}, "FIELD_INVALID", {"field": "span.first_day"}),
    "no day": ({"last_day": "2026-02-30"}, "FIELD_INVALID", {"field": "span.last_day"}),
    "another calendar": ({"first_day": "20260201"}, "FIELD_INVALID", {"field": "span.first_day"}),
    "a week": ({"first_day": "2026-W06-1"}, "FIELD_INVALID", {"field": "span.first_day"}),
    "foreign digits": ({"first_day": "\uff12026-02-01"}, "FIELD_INVALID", {"field": "span.first_day"}),
    "the first year": ({"first_day": "0001-01-01"}, "FIELD_INVALID", {"field": "span.first_day"}),
    "the last year": ({"last_day": "9999-12-31"}, "FIELD_INVALID", {"field": "span.last_day"}),
    "the end before the start": ({"last_day": "2026-01-31"}, "FIELD_INVALID", {"field": "span.last_day"}),
    "fifty years": ({"last_day": "2076-01-31"}, "SPAN_TOO_LONG", {"limit": "400"}),
    "401 days": ({"last_day": "2027-03-08"}, "SPAN_TOO_LONG", {"limit": "400"}),
    "no basis": ({"basis": 0}, "FIELD_INVALID", {"field": "span.basis"}),
    "an unknown basis": ({"basis": 9}, "FIELD_INVALID", {"field": "span.basis"}),
}


@pytest.mark.parametrize(("changed", "reason", "details"), SPANS.values(), ids=SPANS)
def test_a_wrong_span_is_refused_at_its_field(
    manager: Caller, changed: dict[str, Any], reason: str, details: dict[str, str]
) -> None:
    span = {"first_day": "2026-02-01", "last_day": "2026-02-28", "basis": SHOW_DAY} | changed

    for outcome in (manager("GetSalesReport", span=span, grouping=DAY), manager("ListOrders", span=span)):
        assert outcome.reason == reason
        assert details.items() <= outcome.details.items()


def test_400_days_are_not_too_long(manager: Caller) -> None:
    span = {"first_day": "2026-02-01", "last_day": "2027-03-07"}
    for basis in (SHOW_DAY, BOOKING_DAY):
        for grouping in (DAY, SCHEDULE):
            assert manager("GetSalesReport", span=span | {"basis": basis}, grouping=grouping).reason == "OK"


@pytest.mark.parametrize(
    ("method", "changed", "field"),
    [
        ("GetSalesReport", {"grouping": 0}, "grouping"),
        ("GetSalesReport", {"grouping": 99}, "grouping"),
        ("GetSalesReport", {"grouping": DAY, "page_size": -1}, "page_size"),
        ("GetSalesReport", {"grouping": DAY, "page_token": "x"}, "page_token"),
        ("GetSalesReport", {"grouping": DAY, "page_token": "WyJ4IiwgInkiXQ=="}, "page_token"),
        ("ListOrders", {"group_key": "1"}, "grouping"),
        ("ListOrders", {"grouping": PLAY, "group_key": "x"}, "group_key"),
        ("ListOrders", {"grouping": DAY, "group_key": "1999-01-01"}, "group_key"),
        ("ListOrders", {"schedule_id": -1}, "schedule_id"),
        ("ListOrders", {"number_prefix": "x" * 1_000_000}, "number_prefix"),
        ("ListOrders", {"page_size": -1}, "page_size"),
        ("GetOrder", {}, "order_number"),
        ("GetOrder", {"order_id": 0}, "order_id"),
        ("GetOrder", {"order_number": " "}, "order_number"),
        ("GetOrder", {"order_number": "x" * 1_000_000}, "order_number"),
        ("GetOrder", {"ticket_code": "a\x00b"}, "ticket_code"),
    ],
)
def test_nonsense_is_refused_at_its_field(
    manager: Caller, today: dict[str, Any], method: str, changed: dict[str, Any], field: str
) -> None:
    fields = changed if method == "GetOrder" else {"span": today} | changed

    outcome = manager(method, **fields)

    assert (outcome.reason, outcome.details["field"]) == ("FIELD_INVALID", field)


def test_an_order_is_found_by_id_number_and_code(counter: RefundCounter) -> None:
    order = counter.sold(1, 2)
    for by in (
        {"order_id": order.order_id},
        {"order_number": f" {order.order_number.lower()} "},
        {"ticket_code": order.tickets[1].code.lower()},
    ):
        assert counter.call("GetOrder", **by).answer.order == order
    assert counter.call("GetOrder", order_number="1-999999").details == {"order": "1-999999"}


def test_a_clerk_looks_up_orders_but_reads_no_report(counter: RefundCounter, today: dict[str, Any]) -> None:
    assert counter.call("ListOrders").reason == "OK"
    assert counter.call("GetSalesReport", span=today, grouping=DAY).reason == "NO_RIGHT"
