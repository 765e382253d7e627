"""The charts of a report: net takings day by day beside the span before, and the groups that took most."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from ttms_client.report import ReportGrouping, ReportRow, ReportSpan, SalesReport
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded, span_before
from ttms_desktop.screens.read_reports.pictures import BarPicture, BarsPicture
from ttms_desktop.screens.read_reports.spans import days_text, weekday_text

translate = QCoreApplication.translate
_MOST_GROUPS = 7
_ONE_DAY = timedelta(days=1)


def days_chart(loaded: Loaded, currency: str, today: date) -> BarsPicture | None:
    """A bar for each day; None for a single day, or before the days are known."""
    span = loaded.question.span
    if loaded.by_day is None or span.first_day == span.last_day:
        return None
    net = _net_by_day(loaded.by_day)
    days = [span.first_day + number * _ONE_DAY for number in range((span.last_day - span.first_day).days + 1)]
    before = _before(loaded, len(days))
    bars = tuple(_day_bar(day, net.get(day, 0), currency, today) for day in days)
    earlier = span_before(span)
    legend = (
        days_text((span.first_day, span.last_day), today),
        days_text((earlier.first_day, earlier.last_day), today) if earlier is not None and before else "",
    )
    title = translate("ReadReports", "Net takings by day")
    return BarsPicture(title, bars, before, legend, lambda minor: wording.short_money(minor, currency))


def groups_chart(loaded: Loaded, calendar: CinemaCalendar, currency: str) -> BarsPicture | None:
    """The groups with the highest net, and all others in one bar; None for days, which have a chart of their own."""
    if loaded.question.grouping is ReportGrouping.DAY:
        return None
    rows = sorted(loaded.report.rows, key=lambda row: row.figures.net_minor, reverse=True)
    rows = [row for row in rows if row.figures.net_minor]
    most = _MOST_GROUPS if len(rows) > _MOST_GROUPS + 1 else len(rows)
    bars = [_group_bar(row, calendar, currency) for row in rows[:most]]
    others = rows[most:]
    if others:
        name = translate("ReadReports", "{count} others").format(count=len(others))
        net = sum(row.figures.net_minor for row in others)
        bars.append(BarPicture("", name, net, _tip(name, net, currency)))
    title = wording.report_title(loaded.question.grouping)
    return BarsPicture(title, tuple(bars), (), ("", ""), lambda minor: wording.short_money(minor, currency))


def _net_by_day(report: SalesReport) -> dict[date, int]:
    return {date.fromisoformat(row.key): row.figures.net_minor for row in report.rows}


def _before(loaded: Loaded, count: int) -> tuple[int, ...]:
    """Day by day, as many as there are bars; empty where nothing was taken at all."""
    span: ReportSpan | None = span_before(loaded.question.span)
    if loaded.before is None or span is None:
        return ()
    net = _net_by_day(loaded.before)
    days = [span.first_day + number * _ONE_DAY for number in range((span.last_day - span.first_day).days + 1)]
    figures = tuple(net.get(day, 0) for day in days[:count])
    return figures if any(figures) else ()


def _day_bar(day: date, minor: int, currency: str, today: date) -> BarPicture:
    name = weekday_text(day, today)
    return BarPicture(day.isoformat(), str(day.day), minor, _tip(name, minor, currency))


def _group_bar(row: ReportRow, calendar: CinemaCalendar, currency: str) -> BarPicture:
    name = wording.row_name(row, calendar)
    if row.schedule is not None:
        name = f"{calendar.time_text(row.schedule.starts_at)} {wording.film_title(row.schedule)}"
    net = row.figures.net_minor
    return BarPicture(row.key, name, net, _tip(name, net, currency))


def _tip(name: str, minor: int, currency: str) -> str:
    return f"{name}\n{wording.money_text(minor, currency)}"
