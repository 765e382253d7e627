"""How reports and lists ask: by index, in few statements however much there is, and all of one moment."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from support.cinema import SmallCinema
from support.hall import NOW, Hall
from support.season import FIRST_DAY, LAST_DAY
from ttms_server.db import Database
from ttms_server.order.listing.service import OrdersWanted, list_orders
from ttms_server.order.report.days import Days
from ttms_server.order.report.selection import Basis, Grouping, RowKey, Span
from ttms_server.order.report.service import get_sales_report
from ttms_server.paging import page_of

Statement = tuple[str, Any]

ZONE = ZoneInfo("Asia/Shanghai")
WEEK = Days(date(2026, 3, 9), date(2026, 3, 15))
SEASON = Days(FIRST_DAY, LAST_DAY)


@contextmanager
def heard(session: Session) -> Iterator[list[Statement]]:
    """The statements of this session, as they go to the database."""
    statements: list[Statement] = []

    def hear(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        statements.append((statement, parameters))

    connection = session.connection()
    event.listen(connection, "before_cursor_execute", hear)
    try:
        yield statements
    finally:
        event.remove(connection, "before_cursor_execute", hear)


def report(days: Days, basis: Basis, grouping: Grouping) -> Callable[[Session], object]:
    page = page_of(0, "", key_length=2)
    return lambda session: get_sales_report(session, Span(days, basis, ZONE), grouping, page)


def listing(size: int = 0, **wanted: Any) -> Callable[[Session], object]:
    return lambda session: list_orders(session, OrdersWanted(**wanted), page_of(size, "", key_length=1))


def statements_of(database: Database, work: Callable[[Session], object]) -> list[Statement]:
    with database.snapshot() as session, heard(session) as statements:
        work(session)
    return statements


QUESTIONS = {
    f"report by {grouping} of the {basis}": report(WEEK, basis, grouping) for basis in Basis for grouping in Grouping
} | {
    "orders of a span of show days": listing(span=Span(WEEK, Basis.SHOW_DAY, ZONE)),
    "orders of a span of booking days": listing(span=Span(WEEK, Basis.BOOKING_DAY, ZONE)),
    "orders of a clerk": listing(span=Span(WEEK, Basis.BOOKING_DAY, ZONE), row=RowKey(Grouping.CLERK, "2")),
    "orders of a film": listing(span=Span(WEEK, Basis.SHOW_DAY, ZONE), row=RowKey(Grouping.PLAY, "1")),
    "orders of a day": listing(span=Span(WEEK, Basis.SHOW_DAY, ZONE), row=RowKey(Grouping.DAY, "2026-03-10")),
    "orders of a show": listing(schedule_id=100),
    "the newest orders": listing(size=10),
    "orders by number": listing(number_prefix="VIP-00001"),
    "orders to refund": listing(only_to_refund=True),
    "orders to refund of a show": listing(only_to_refund=True, schedule_id=100),
}
# The newest first, until a page is full: an index that is read from its end is no search through all.
_READ_FROM_ITS_END = {"the newest orders"}


@pytest.mark.xdist_group("season")
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_searched_for_through_all_orders_or_all_of_the_ledger(season: Database, question: str) -> None:
    statements = statements_of(season, QUESTIONS[question])

    with season.snapshot() as session:
        plans = [_plan(session, *statement) for statement in statements]
    searched = [step for plan in plans for step in plan if _is_search_through_all(step, season, question)]
    assert searched == []
    read = {table for statement, _ in statements for table in re.findall(r"FROM (\w+)", statement)}
    if question.startswith("report"):
        assert "rollups" in read
        assert not read & {"ledger_entries", "tickets", "orders", "refunds"}
    else:
        assert "ledger_entries" in read


@pytest.mark.xdist_group("season")
def test_a_search_through_all_of_the_ledger_is_noticed(season: Database) -> None:
    with season.snapshot() as session:
        [step] = _plan(session, "SELECT SUM(amount_minor) FROM ledger_entries WHERE counter_name = 'VIP'", ())

    assert _is_search_through_all(step, season, "")


def _plan(session: Session, statement: str, parameters: Any) -> list[dict[str, Any]]:
    connection = session.connection()
    explain = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN"
    return [dict(row) for row in connection.exec_driver_sql(f"{explain} {statement}", parameters).mappings()]


def _is_search_through_all(step: dict[str, Any], database: Database, question: str) -> bool:
    if database.is_sqlite:
        found = re.fullmatch(r"SCAN (orders|ledger_entries|tickets|rollups)\b(.*)", step["detail"])
        return found is not None and question not in _READ_FROM_ITS_END
    if step["table"] not in {"orders", "ledger_entries", "tickets", "rollups"}:
        return False
    return step["type"] == "ALL" or (step["type"] == "index" and question not in _READ_FROM_ITS_END)


@pytest.mark.xdist_group("season")
@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("grouping", Grouping)
def test_a_longer_report_takes_no_more_statements(season: Database, grouping: Grouping, basis: Basis) -> None:
    of_a_week = len(statements_of(season, report(WEEK, basis, grouping)))

    assert len(statements_of(season, report(SEASON, basis, grouping))) == of_a_week <= 6


@pytest.mark.xdist_group("season")
def test_a_longer_list_takes_no_more_statements(season: Database) -> None:
    few = len(statements_of(season, listing(size=20)))

    # One for the seats of each layout: the cinema has three.
    assert few <= 12
    assert len(statements_of(season, listing(size=200))) == few


def test_every_statement_of_a_report_sees_the_same_moment(database: Database, cinema: SmallCinema) -> None:
    ask = report(Days(NOW.date(), NOW.date()), Basis.BOOKING_DAY, Grouping.CLERK)
    with database.snapshot() as session:
        before = ask(session)
        with database.writing() as writing:
            hall = Hall(writing, "..")
            hall.sell(hall.hold("A1"), "A1", counter_name="moment")

        assert ask(session) == before
    with database.snapshot() as later:
        assert ask(later) != before
