"""What the predecessor lost of its money: here a sale and its refund both stay, and figures are the ledger's sums."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from support.box_office import OF_TICKETS, expected
from support.hall import Hall
from support.refunds import refund
from ttms_server.order.report.days import Days
from ttms_server.order.report.figures import Figures
from ttms_server.order.report.selection import Basis, Grouping, Span
from ttms_server.order.report.service import get_sales_report
from ttms_server.paging import page_of

# No other test has shows on this day, so whatever the report counts was done here.
DAY = date(2026, 7, 14)
EVENING = datetime(2026, 7, 14, 12, tzinfo=UTC)
REVENUE = "SELECT -SUM(amount_minor) FROM ledger_entries WHERE account = 'revenue' AND schedule_id = :show"


def test_b12_a_refund_stands_beside_its_sale_and_neither_can_be_changed_or_removed(session: Session) -> None:
    hall = Hall(session, "...")
    order = hall.sell(hall.hold("A1 A2"), "A1 A2")
    hall.later(minutes=5)
    refund(hall, order, "A2", by="manager", reason="changed plans")

    lines = "SELECT kind, amount_minor FROM ledger_entries WHERE order_id = :id AND account = 'revenue' ORDER BY kind"
    assert [tuple(row) for row in session.execute(text(lines), {"id": order.order_id})] == [
        ("refund", 4500),
        ("sale", -9000),
    ]
    taken_back = "SELECT total_minor, reason, user_id FROM refunds WHERE order_id = :id"
    [row] = session.execute(text(taken_back), {"id": order.order_id})
    assert tuple(row) == (4500, "changed plans", hall.user_id("manager"))
    sold = "SELECT total_minor, user_id FROM orders WHERE order_id = :id"
    assert tuple(session.execute(text(sold), {"id": order.order_id}).one()) == (9000, hall.user_id("clerk"))


@pytest.mark.parametrize("change", ["UPDATE ledger_entries SET amount_minor = 0", "DELETE FROM ledger_entries"])
def test_b12_the_database_itself_refuses_to_change_the_ledger(session: Session, change: str) -> None:
    hall = Hall(session, ".")
    hall.sell(hall.hold("A1"), "A1")

    with pytest.raises(DBAPIError, match="the ledger only grows"):
        session.execute(text(change))

    assert session.scalar(text(REVENUE), {"show": hall.schedule_id}) == 4500


@pytest.mark.parametrize("grouping", OF_TICKETS)
def test_b13_a_report_is_the_sum_of_the_ledger_and_counts_neither_unpaid_nor_refunded_seats(
    session: Session, grouping: Grouping
) -> None:
    hall = Hall(session, "......", starts_at=EVENING)
    order = hall.sell(hall.hold("A1 A2 A3"), "A1 A2 A3", types="adult child adult")
    refund(hall, order, "A3")
    hall.hold("A4 A5")

    report = get_sales_report(
        session,
        Span(Days(DAY, DAY), Basis.SHOW_DAY, ZoneInfo("Asia/Shanghai")),
        grouping,
        page_of(200, "", key_length=2),
    )

    independent = expected(session, DAY, DAY, Basis.SHOW_DAY, grouping)
    assert {row.key: _numbers(row.figures) for row in report.rows.items} == independent.rows
    # One show; three sold, one of them refunded; 45.00 + 22.50 + 45.00, of which 45.00 went back; two of six places.
    assert _numbers(report.total) == independent.total == (1, 3, 1, 11_250, 4500, 2, 6)
    assert report.total.sums.net_minor == session.scalar(text(REVENUE), {"show": hall.schedule_id}) == 6750


def _numbers(figures: Figures) -> tuple[int, ...]:
    sums = figures.sums
    return (
        figures.shows,
        sums.tickets_sold,
        sums.tickets_refunded,
        sums.gross_minor,
        sums.refunded_minor,
        sums.places,
        figures.places_offered,
    )
