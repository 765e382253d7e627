"""Reports: what is asked, what is shown, what it is compared with, and which orders are behind a figure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import SignalInstance

from desktop.find_orders.fake_till import FakeTill
from support.stepping_runner import SteppingRunner
from ttms_client.errors import NoRight, ServerUnreachable, SessionExpired
from ttms_client.order import OrderFilter
from ttms_client.report import ReportBasis, ReportFigures, ReportGrouping, ReportSpan
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.pictures import ReportState
from ttms_desktop.screens.read_reports.spans import SpanChoice
from ttms_desktop.screens.read_reports.view_model import ReadReportsViewModel

Heard = Callable[[SignalInstance], list[object]]
MONTH = (date(2026, 11, 1), date(2026, 11, 22))


def asked(till: FakeTill) -> list[tuple[object, ...]]:
    return [call for call in till.calls if call[0] == "get_sales_report"]


def test_this_month_by_film_is_seen_first(reports: ReadReportsViewModel, till: FakeTill) -> None:
    assert asked(till)[0] == ("get_sales_report", ReportSpan(*MONTH), ReportGrouping.PLAY)
    assert reports.state is ReportState.SHOWN
    assert reports.span_text == "This month · 1 Nov \u2013 22 Nov"
    table = reports.table()
    assert table is not None
    assert table.leading == ("Film",)
    assert table.name_of(table.rows[0], 0) == "Metropolis"
    assert table.total[0] == "Total"


def test_the_total_is_the_sum_of_the_rows_for_every_grouping(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    totals = set()
    for grouping in ReportGrouping:
        reports.choose_grouping(grouping)
        runner.settle()
        table = reports.table()
        assert table is not None
        place = len(table.leading) + [name for name, _ in table.figures].index("net")
        totals.add((sum(row.figures.net_minor for row in table.rows), table.total[place].replace(",", "")))

    ((net, text),) = totals
    assert f"{net / 100:.2f}" == text


def test_a_means_of_payment_has_no_tickets(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    reports.choose_grouping(ReportGrouping.TENDER)
    runner.settle()

    table = reports.table()
    assert table is not None
    assert [name for name, _ in table.figures] == ["gross", "refunded", "net"]


@pytest.mark.parametrize("basis", ReportBasis)
def test_shows_and_occupancy_are_told_only_where_they_add_up_to_the_total(
    reports: ReadReportsViewModel, runner: SteppingRunner, basis: ReportBasis
) -> None:
    """A show is sold by many clerks; by the date of the sale also on many days."""
    reports.choose_basis(basis)
    told = {}
    for grouping in ReportGrouping:
        reports.choose_grouping(grouping)
        runner.settle()
        table = reports.table()
        assert table is not None
        names = [name for name, _ in table.figures]
        told[grouping] = ("shows" in names, "share" in names)
        if "shows" in names:
            total = table.total[len(table.leading) + names.index("shows")]
            assert total == f"{sum(row.figures.shows for row in table.rows):,}"

    shown = basis is ReportBasis.SHOW_DAY
    of_shows = (True, shown)
    assert told == dict.fromkeys(ReportGrouping, (False, False)) | {
        ReportGrouping.PLAY: of_shows,
        ReportGrouping.STUDIO: of_shows,
        ReportGrouping.DAY: (shown, shown),
        ReportGrouping.SCHEDULE: (False, shown),
    }


def test_what_was_refunded_is_told_of_each_show_in_a_low_window_too(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    reports.choose_grouping(ReportGrouping.SCHEDULE)
    runner.settle()

    table = reports.table(narrow=True)
    assert table is not None
    assert table.leading == ("Film", "Start", "Hall")
    assert [name for name, _ in table.figures] == ["sold", "refunded", "net", "share"]
    assert [table.name_of(table.rows[0], place) for place in range(3)] == ["The General", "1 Nov 14:15", "Hall 1"]


def test_a_counter_is_called_so(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    reports.choose_grouping(ReportGrouping.COUNTER)
    runner.settle()

    table = reports.table()
    assert table is not None
    [row] = table.rows
    opened = reports.orders_of_row(row.key)
    assert opened is not None
    assert table.name_of(row, 0) == "Counter 2"
    assert opened.title == "Counter 2 · 1 Nov \u2013 22 Nov · By show date"


def test_each_figure_is_compared_with_the_span_before(
    reports: ReadReportsViewModel, till: FakeTill, runner: SteppingRunner
) -> None:
    figures = {figure.caption: figure for figure in reports.key_figures}
    now = till.get_sales_report(ReportSpan(*MONTH), ReportGrouping.DAY).total
    before = till.get_sales_report(ReportSpan(date(2026, 10, 10), date(2026, 10, 31)), ReportGrouping.DAY).total

    percent = 100 * (now.net_minor - before.net_minor) / before.net_minor
    sign = "+" if percent > 0 else "\u2212"
    assert figures["Net takings"].comparison == f"{sign}{abs(percent):.1f}% vs 10 Oct \u2013 31 Oct"
    assert figures["Net takings"].figure == f"¥{now.net_minor / 100:,.2f}"
    assert set(figures) == {"Net takings", "Gross takings", "Tickets sold", "Refunded · 24 tickets", "Occupancy"}


def test_more_refunds_are_no_good_news(reports: ReadReportsViewModel) -> None:
    loaded = reports._loaded
    assert loaded is not None
    assert loaded.before is not None
    worse = ReportFigures(gross_minor=2000, refunded_minor=200, net_minor=1800, tickets_sold=20)
    was = replace(loaded.before, total=replace(worse, refunded_minor=100, net_minor=900))
    reports._loaded = replace(loaded, report=replace(loaded.report, total=worse), before=was)

    tones = {figure.caption: figure.tone for figure in reports.key_figures}

    assert tones["Net takings"] == "accent"
    assert tones["Refunded · 0 tickets"] == "warning"
    assert tones["Tickets sold"] == ""


def test_by_booking_day_there_is_an_average_instead_of_an_occupancy(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    reports.choose_basis(ReportBasis.BOOKING_DAY)
    runner.settle()

    assert reports.key_figures[-1].caption == "Average per ticket"
    table = reports.table()
    assert table is not None
    assert "share" not in dict(table.figures)


def test_the_days_are_not_asked_for_again_when_only_the_grouping_changes(
    reports: ReadReportsViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    till.calls.clear()

    reports.choose_grouping(ReportGrouping.STUDIO)
    runner.settle()

    assert asked(till) == [("get_sales_report", ReportSpan(*MONTH), ReportGrouping.STUDIO)]
    assert reports.days_chart is not None


def test_an_older_answer_never_replaces_a_newer_one(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    reports.choose_grouping(ReportGrouping.CLERK)
    reports.choose_grouping(ReportGrouping.STUDIO)
    older, newer = runner.waiting
    runner.waiting = []

    newer()
    older()

    table = reports.table()
    assert table is not None
    assert table.grouping is ReportGrouping.STUDIO


def test_an_answer_that_takes_long_is_waited_for_without_the_old_figures(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    reports.choose_span(SpanChoice.LAST_MONTH)
    at_first = reports.state
    reports._patience.timeout.emit()

    assert (at_first, reports.state) == (ReportState.SHOWN, ReportState.WAITING)
    assert reports.is_current
    assert reports.key_figures == []
    assert not reports.can_export


def test_until_the_answer_the_old_figures_count_as_old_and_cannot_be_saved(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    told: list[bool] = []
    reports.report_changed.connect(lambda: told.append(reports.is_current))

    reports.refresh()
    asked_again = (reports.is_current, reports.can_export)
    runner.settle()
    reports.choose_grouping(ReportGrouping.COUNTER)
    asked_anew = (reports.is_current, reports.can_export)
    runner.settle()

    assert asked_again == (True, True), "the same question: what is seen is a moment old"
    assert asked_anew == (False, False)
    assert False in told
    assert (reports.is_current, reports.can_export, told[-1]) == (True, True, True)


def test_a_span_without_anything_is_said_in_words(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    assert reports.choose_days(date(2020, 1, 1), date(2020, 1, 31)) == {}
    runner.settle()

    assert reports.state is ReportState.EMPTY
    assert reports.empty_text[0] == "No sales: 1 Jan 2020 \u2013 31 Jan 2020"
    assert reports.days_chart is None
    assert reports.groups_chart is None


def test_days_that_no_report_can_have_change_nothing(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    problems = reports.choose_days(date(2026, 11, 22), date(2026, 11, 1))

    assert problems == {"last": "The last day is before the first."}
    assert not runner.waiting
    assert reports.days == MONTH


def test_the_span_before_and_after_are_one_key_away(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    reports.choose_span(SpanChoice.TODAY)
    reports.choose_before()
    assert reports.choice is SpanChoice.YESTERDAY

    reports.choose_before()
    assert reports.choice is None
    assert reports.short_span_text == "20 Nov"

    reports.choose_after()
    reports.choose_after()
    assert reports.choice is SpanChoice.TODAY


def test_a_lost_server_is_said_and_asked_again_by_itself(
    reports: ReadReportsViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    till.unwell["get_sales_report"] = [ServerUnreachable("away")]
    reports.refresh()
    runner.settle()
    failed = reports.state
    assert "cannot be reached" in reports.failure_text

    reports._again.timeout.emit()
    runner.settle()

    assert (failed, reports.state) == (ReportState.FAILED, ReportState.SHOWN)


def test_the_report_stands_if_only_the_span_before_cannot_be_had(
    reports: ReadReportsViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    reports.choose_span(SpanChoice.LAST_7_DAYS)
    runner.step()
    till.away = True
    runner.settle()

    assert reports.state is ReportState.SHOWN
    assert reports.key_figures[0].comparison == ""


def test_who_may_not_read_reports_is_told_so(
    reports: ReadReportsViewModel, runner: SteppingRunner, till: FakeTill
) -> None:
    till.unwell["get_sales_report"] = [NoRight("x", {"role": "CLERK"})]

    reports.refresh()
    runner.settle()

    assert reports.failure_text == "You may not do this. Ask a manager."
    assert not reports._again.isActive()


def test_a_session_that_is_over_leads_to_the_sign_in(
    reports: ReadReportsViewModel, runner: SteppingRunner, till: FakeTill, heard: Heard
) -> None:
    needed = heard(reports.sign_in_needed)
    till.unwell["get_sales_report"] = [SessionExpired("x")]

    reports.refresh()
    runner.settle()

    assert len(needed) == 1


@pytest.mark.parametrize("grouping", ReportGrouping)
@pytest.mark.parametrize("basis", ReportBasis)
def test_the_orders_behind_a_row_add_up_to_its_figures(
    reports: ReadReportsViewModel, runner: SteppingRunner, till: FakeTill, grouping: ReportGrouping, basis: ReportBasis
) -> None:
    reports.choose_basis(basis)
    reports.choose_grouping(grouping)
    runner.settle()
    table = reports.table()
    assert table is not None
    line = table.rows[0]

    opened = reports.orders_of_row(line.key)

    assert opened is not None
    assert opened.wanted is not None
    found = till.list_orders(opened.wanted, page_size=10_000).orders
    assert sum(order.net_minor for order in found) == line.figures.net_minor
    assert sum(order.tickets_sold for order in found) == line.figures.tickets_sold


def test_the_orders_behind_the_large_figures_are_all_of_the_span(reports: ReadReportsViewModel) -> None:
    opened = reports.orders_of_all()

    assert opened is not None
    assert opened.wanted == OrderFilter(span=ReportSpan(*MONTH))
    assert opened.title == "1 Nov \u2013 22 Nov · By show date"
    assert reports.orders_of_row("no such key") is None


def test_there_is_a_bar_for_each_day_and_a_line_for_the_days_before(
    reports: ReadReportsViewModel, till: FakeTill
) -> None:
    chart = reports.days_chart

    assert chart is not None
    assert len(chart.bars) == len(chart.before) == 22
    assert [bar.name for bar in chart.bars[:2]] == ["1 Nov", "2"]
    opened = reports.orders_of_days(chart.bars[2].key)
    assert opened is not None
    assert opened.wanted == OrderFilter(span=ReportSpan(date(2026, 11, 3), date(2026, 11, 3)))


def test_days_that_begin_within_a_month_say_which_month_it_is(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    reports.choose_days(date(2026, 10, 29), date(2026, 11, 3))
    runner.settle()

    chart = reports.days_chart

    assert chart is not None
    assert [bar.name for bar in chart.bars] == ["29 Oct", "30", "31", "1 Nov", "2", "3"]


def test_of_many_days_there_is_a_bar_for_each_month(reports: ReadReportsViewModel, runner: SteppingRunner) -> None:
    reports.choose_days(date(2025, 11, 10), date(2026, 11, 22))
    runner.settle()

    chart = reports.days_chart

    assert chart is not None
    assert chart.title == "Net takings by month"
    assert [bar.name for bar in chart.bars[:3]] == ["Nov", "Dec", "Jan 2026"]
    assert chart.bars[0].key == "2025-11-10 2025-11-30"
    assert reports._loaded is not None
    assert sum(bar.minor for bar in chart.bars) == reports._loaded.report.total.net_minor


def test_small_groups_stand_together_and_nothing_is_lost(reports: ReadReportsViewModel) -> None:
    chart = reports.groups_chart

    assert chart is not None
    assert reports._loaded is not None
    net = reports._loaded.report.total.net_minor
    assert sum(bar.minor for bar in chart.bars) == net
    assert len(chart.bars) == 8
    assert chart.bars[-1].key == ""
    assert chart.bars[-1].name == "3 others"


def test_a_day_without_money_has_a_bar_of_its_own_all_the_same(
    reports: ReadReportsViewModel, runner: SteppingRunner
) -> None:
    today = reports.today
    reports.choose_days(today, today + timedelta(days=9))
    runner.settle()

    chart = reports.days_chart

    assert chart is not None
    assert len(chart.bars) == 10
    assert chart.bars[-1].minor == 0


@pytest.mark.parametrize(("share", "text"), [(0.0314, "3.1%"), (-0.02, "\u22122.0%"), (-0.00008, "0.0%"), (None, "")])
def test_an_occupancy_that_rounds_to_nothing_has_no_sign(share: float | None, text: str) -> None:
    assert wording.share_text(share) == text
