"""A year that was put into a database in bulk is one that its books prove."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bench import filling
from bench.filling import fill
from support.cinema import found_cinema, opened
from support.invariants import broken_promises
from ttms_server.order.report import service
from ttms_server.order.report.days import Days
from ttms_server.order.report.selection import Basis, Grouping, Span
from ttms_server.paging import Page


def test_a_year_in_bulk_keeps_every_promise_and_is_in_its_report(
    database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "LEAST_SHOWS", 50)
    with opened(database_url) as database:
        found_cinema(database)
        year = fill(database, 500)
        assert broken_promises(database) == {}
        days = Days(date.fromisoformat(year.first_day), date.fromisoformat(year.last_day))
        span = Span(days, Basis.SHOW_DAY, ZoneInfo("Asia/Shanghai"))
        with database.reading() as session:
            report = service.get_sales_report(session, span, Grouping.STUDIO, Page(20, ()))
        assert report.total.shows == 50
        assert report.total.sums.tickets_sold == 500
        assert len(report.rows.items) == filling.HALLS
