"""Reports over ninety days equal what tickets, orders and refunds say, to the last cent; and so do the lists behind."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from support.box_office import DEEDS, OF_TICKETS, expected
from support.campaign import rounds
from support.invariants import broken_promises
from support.season import DAYS, FIRST_DAY, LAST_DAY, Season
from ttms_server.db import Database
from ttms_server.order.listing.service import OrderSummary, OrdersWanted, list_orders
from ttms_server.order.report.days import Days
from ttms_server.order.report.figures import Figures
from ttms_server.order.report.names import ReportRow
from ttms_server.order.report.repository import NOTHING
from ttms_server.order.report.selection import Basis, Grouping, RowKey, Span
from ttms_server.order.report.service import Report, get_sales_report
from ttms_server.paging import page_of

pytestmark = pytest.mark.xdist_group("season")

ONE_DAY = timedelta(days=1)
SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
SPANS = {
    "all": (FIRST_DAY, LAST_DAY),
    "a month": (date(2026, 3, 1), date(2026, 3, 31)),
    "a week": (date(2026, 2, 9), date(2026, 2, 15)),
    "a day": (date(2026, 4, 4), date(2026, 4, 4)),
    "nothing": (date(2028, 1, 1), date(2028, 1, 7)),
}


def span_of(first: date, last: date, basis: Basis, zone: ZoneInfo = SHANGHAI) -> Span:
    return Span(Days(first, last), basis, zone)


def whole_report(database: Database, span: Span, grouping: Grouping, *, page_size: int = 200) -> Report:
    """All pages of a report as one, each in a session of its own as the wire brings it."""
    rows: list[ReportRow] = []
    totals: set[Figures] = set()
    token = ""
    while True:
        with database.snapshot() as session:
            report = get_sales_report(session, span, grouping, page_of(page_size, token, key_length=2))
        rows += report.rows.items
        totals.add(report.total)
        token = report.rows.next_page_token
        if not token:
            [total] = totals
            return Report(type(report.rows)(rows, ""), total)


def whole_list(database: Database, wanted: OrdersWanted, *, page_size: int = 200) -> list[OrderSummary]:
    orders: list[OrderSummary] = []
    token = ""
    while True:
        with database.snapshot() as session:
            found = list_orders(session, wanted, page_of(page_size, token, key_length=1))
        orders += found.items
        token = found.next_page_token
        if not token:
            return orders


def numbers(figures: Figures) -> tuple[int, ...]:
    sums = figures.sums
    assert sums.net_minor == sums.gross_minor - sums.refunded_minor
    return (
        figures.shows,
        sums.tickets_sold,
        sums.tickets_refunded,
        sums.gross_minor,
        sums.refunded_minor,
        sums.places,
        figures.places_offered,
    )


def test_enough_happens_in_the_season(lived: tuple[Database, Season]) -> None:
    database, season = lived

    assert rounds(90, full=365) == DAYS
    assert season.sales > 400
    assert season.refunds > 100
    assert season.expired_holds > 50
    assert season.cancelled_shows > 5
    with database.reading() as session:
        for query, least in {
            "SELECT COUNT(*) FROM tickets JOIN schedules USING (schedule_id) WHERE live = 1 AND cancelled_at <> ''": 3,
            "SELECT COUNT(DISTINCT user_id) FROM orders": 4,
            "SELECT COUNT(DISTINCT counter_name) FROM orders": 3,
            "SELECT COUNT(*) FROM refunds r JOIN orders o USING (order_id) WHERE r.user_id <> o.user_id": 20,
            "SELECT COUNT(*) FROM orders WHERE sold_at LIKE '%T22:00:00.000000Z'": 10,
            "SELECT COUNT(*) FROM orders WHERE sold_at LIKE '%T21:59:59.999999Z'": 10,
            "SELECT COUNT(*) FROM schedules WHERE substr(starts_at, 12, 5) IN ('16:15', '21:59', '22:00')": 50,
            "SELECT COUNT(*) FROM seat_claims WHERE state = 'held'": 10,
        }.items():
            assert (session.scalar(text(query)) or 0) >= least, query


def test_the_season_keeps_every_promise(season: Database) -> None:
    assert broken_promises(season) == {}


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("grouping", OF_TICKETS)
def test_a_report_equals_what_the_tickets_say(season: Database, grouping: Grouping, basis: Basis) -> None:
    for first, last in SPANS.values():
        report = whole_report(season, span_of(first, last, basis), grouping, page_size=23)
        with season.reading() as session:
            wanted = expected(session, first, last, basis, grouping)

        assert {row.key: numbers(row.figures) for row in report.rows.items} == wanted.rows
        assert len(report.rows.items) == len(wanted.rows)
        assert numbers(report.total) == wanted.total


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("grouping", OF_TICKETS)
def test_the_orders_behind_a_row_sum_up_to_it(season: Database, grouping: Grouping, basis: Basis) -> None:
    span = span_of(*SPANS["a month"], basis)
    rows = whole_report(season, span, grouping).rows.items
    for row in rows[:: max(1, len(rows) // 8)]:
        orders = whole_list(season, OrdersWanted(span, RowKey(grouping, row.key)), page_size=25)

        assert sum((order.sums for order in orders), NOTHING) == row.figures.sums
        assert all(order.sums.tickets_sold or order.sums.tickets_refunded for order in orders)
        ids = [order.order_id for order in orders]
        assert ids == sorted(set(ids), reverse=True)


@pytest.mark.parametrize("basis", Basis)
def test_the_orders_behind_a_means_of_payment_sum_up_to_what_it_took(season: Database, basis: Basis) -> None:
    span = span_of(*SPANS["a month"], basis)
    for row in whole_report(season, span, Grouping.TENDER).rows.items:
        orders = whole_list(season, OrdersWanted(span, RowKey(Grouping.TENDER, row.key)), page_size=25)

        assert orders
        assert sum((order.sums for order in orders), NOTHING) == row.figures.sums


@pytest.mark.parametrize("basis", Basis)
def test_what_the_tenders_took_is_what_was_paid_and_given_back(season: Database, basis: Basis) -> None:
    for first, last in SPANS.values():
        span = span_of(first, last, basis)

        report = whole_report(season, span, Grouping.TENDER)

        sums = [row.figures.sums for row in report.rows.items]
        assert sum(tender.net_minor for tender in sums) == report.total.sums.net_minor
        assert sum(tender.gross_minor for tender in sums) == report.total.sums.gross_minor


@pytest.mark.parametrize("basis", Basis)
def test_the_orders_of_a_span_sum_up_to_its_total(season: Database, basis: Basis) -> None:
    for first, last in SPANS.values():
        span = span_of(first, last, basis)

        orders = whole_list(season, OrdersWanted(span))

        total = whole_report(season, span, Grouping.STUDIO).total
        assert sum((order.sums for order in orders), NOTHING) == total.sums


def test_all_orders_sum_up_to_the_ledger(season: Database) -> None:
    orders = whole_list(season, OrdersWanted())

    with season.reading() as session:
        query = "SELECT -SUM(amount_minor), COUNT(DISTINCT order_id) FROM ledger_entries WHERE account = 'revenue'"
        revenue, number = session.execute(text(query)).one()
    assert sum(order.sums.net_minor for order in orders) == revenue
    assert len(orders) == number


@pytest.mark.parametrize("basis", Basis)
def test_days_are_those_of_the_cinema_also_when_its_clocks_change(season: Database, basis: Basis) -> None:
    """In Berlin 2026-03-28 has 23 hours from 06:00 to 06:00."""
    first, last = date(2026, 3, 20), date(2026, 4, 5)
    moment = "d.happened_at" if basis is Basis.BOOKING_DAY else "s.starts_at"
    by_day: dict[str, int] = {}
    with season.reading() as session:
        query = f"SELECT {moment}, d.gross - d.given_back FROM ({DEEDS}) d JOIN schedules s USING (schedule_id)"
        for written, net in session.execute(text(query)):
            happened = datetime.fromisoformat(written) if season.is_sqlite else written.replace(tzinfo=UTC)
            local = happened.astimezone(BERLIN)
            day = local.date() if local.hour >= 6 else local.date() - ONE_DAY
            if first <= day <= last:
                by_day[day.isoformat()] = by_day.get(day.isoformat(), 0) + net

    report = whole_report(season, span_of(first, last, basis, BERLIN), Grouping.DAY)

    assert {row.key: row.figures.sums.net_minor for row in report.rows.items if row.figures.sums != NOTHING} == by_day
    assert len(by_day) > 10


@pytest.mark.parametrize(("basis", "grouping"), list(product(Basis, Grouping)))
def test_rows_stand_in_the_order_of_their_grouping(season: Database, basis: Basis, grouping: Grouping) -> None:
    rows = whole_report(season, span_of(*SPANS["a month"], basis), grouping, page_size=10).rows.items

    if grouping is Grouping.DAY:
        assert [row.key for row in rows] == sorted(row.key for row in rows)
    elif grouping is Grouping.SCHEDULE:
        starts = [row.schedule.starts_at for row in rows if row.schedule]
        assert starts == sorted(starts)
        assert len(starts) == len(rows)
    else:
        nets = [row.figures.sums.net_minor for row in rows]
        assert nets == sorted(nets, reverse=True)
        assert all(row.schedule is None for row in rows)


def test_rows_are_called_as_people_call_them(season: Database) -> None:
    span = span_of(*SPANS["all"], Basis.SHOW_DAY)
    names = {
        grouping: {(row.name, row.name_en) for row in whole_report(season, span, grouping).rows.items}
        for grouping in Grouping
    }

    assert names[Grouping.PLAY] == {("大都会", "Metropolis"), ("日出", "Sunrise"), ("将军号", "The General")}
    assert names[Grouping.SCHEDULE] == names[Grouping.PLAY]
    assert names[Grouping.STUDIO] == {("1 厅", ""), ("2 厅", ""), ("3 厅", "")}
    assert names[Grouping.CLERK] == {("Anna", ""), ("Ben", ""), ("Cleo", ""), ("Mara", "")}
    assert ("儿童", "Child") in names[Grouping.TICKET_TYPE]
    assert ("2026-02-01", "") in names[Grouping.DAY]


def test_cancelled_shows_offer_no_places(season: Database) -> None:
    report = whole_report(season, span_of(*SPANS["all"], Basis.SHOW_DAY), Grouping.SCHEDULE)

    offered = {bool(row.schedule and row.schedule.cancelled_at): set[int]() for row in report.rows.items}
    for row in report.rows.items:
        offered[bool(row.schedule and row.schedule.cancelled_at)].add(row.figures.places_offered)
    assert offered == {True: {0}, False: {13, 11, 6}}
