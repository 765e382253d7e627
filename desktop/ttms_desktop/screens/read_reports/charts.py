"""The charts of a report: net takings day by day beside the span before, and the groups that took most."""

from datetime import date, timedelta

from ttms_client.report import ReportGrouping, ReportRow, ReportSpan, SalesReport
from ttms_desktop.day import CinemaCalendar, short_date_text
from ttms_desktop.money import format_money
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded, span_before
from ttms_desktop.screens.read_reports.pictures import BarPicture, BarsPicture
from ttms_desktop.screens.read_reports.spans import Days, days_text, month_text, weekday_text
from ttms_desktop.screens.sell_tickets.wording import film_title
from ttms_desktop.words import translate

_MOST_GROUPS = 7
_MOST_DAYS = 92
_ONE_DAY = timedelta(days=1)


def days_chart(loaded: Loaded, currency: str, today: date) -> BarsPicture | None:
    """A bar for each day or, of many days, for each month; None for one day, or while there is nothing to see."""
    span = loaded.question.span
    if loaded.by_day is None or span.first_day == span.last_day:
        return None
    net = _net_by_day(loaded.by_day)
    if not any(net.values()):
        return None
    parts = _parts((span.first_day, span.last_day))
    earlier = span_before(span)
    before = _before(loaded, span, parts) if earlier is not None else ()
    bars = tuple(_bar(part, _sum(net, part), currency, today, is_first=part == parts[0]) for part in parts)
    legend = (
        days_text((span.first_day, span.last_day), today),
        days_text((earlier.first_day, earlier.last_day), today) if earlier is not None and before else "",
    )
    in_months = len(parts) < (span.last_day - span.first_day).days + 1
    by_month, by_day = translate("ReadReports", "Net takings by month"), translate("ReadReports", "Net takings by day")
    title = by_month if in_months else by_day
    return BarsPicture(title, bars, before, legend, lambda minor: wording.short_money(minor, currency))


def groups_chart(loaded: Loaded, calendar: CinemaCalendar, currency: str) -> BarsPicture | None:
    """The groups with the highest net, and all others in one bar; None for days, which have their own chart."""
    if loaded.question.grouping is ReportGrouping.DAY:
        return None
    rows = sorted(loaded.report.rows, key=lambda row: row.figures.net_minor, reverse=True)
    rows = [row for row in rows if row.figures.net_minor]
    if not rows:
        return None
    most = _MOST_GROUPS if len(rows) > _MOST_GROUPS + 1 else len(rows)
    grouping = loaded.question.grouping
    bars = [_group_bar(row, grouping, calendar, currency) for row in rows[:most]]
    others = rows[most:]
    if others:
        name = translate("ReadReports", "{count} others").format(count=len(others))
        net = sum(row.figures.net_minor for row in others)
        bars.append(BarPicture("", name, net, _tip(name, net, currency), wording.whole_money(net, currency)))
    title = wording.chart_title(grouping)
    return BarsPicture(title, tuple(bars), (), ("", ""), lambda minor: wording.short_money(minor, currency))


def _net_by_day(report: SalesReport) -> dict[date, int]:
    return {date.fromisoformat(row.key): row.figures.net_minor for row in report.rows}


def _parts(days: Days) -> list[Days]:
    """Days, or months where there are too many days to tell them apart."""
    first, last = days
    each = [first + number * _ONE_DAY for number in range((last - first).days + 1)]
    if len(each) <= _MOST_DAYS:
        return [(day, day) for day in each]
    begins = [day for day in each if day == first or day.day == 1]
    return [(begin, min(_end_of_month(begin), last)) for begin in begins]


def _end_of_month(day: date) -> date:
    return (day.replace(day=1) + 31 * _ONE_DAY).replace(day=1) - _ONE_DAY


def _before(loaded: Loaded, span: ReportSpan, parts: list[Days]) -> tuple[int, ...]:
    """What was taken in the span before, part by part; empty where that is nothing at all."""
    earlier = span_before(span)
    if loaded.before is None or earlier is None:
        return ()
    net = _net_by_day(loaded.before)
    back = span.first_day - earlier.first_day
    figures = tuple(_sum(net, (first - back, min(last - back, earlier.last_day))) for first, last in parts)
    return figures if any(figures) else ()


def _sum(net: dict[date, int], part: Days) -> int:
    first, last = part
    return sum(net.get(first + number * _ONE_DAY, 0) for number in range((last - first).days + 1))


def _bar(part: Days, minor: int, currency: str, today: date, *, is_first: bool) -> BarPicture:
    """The first day, and each first day of a month, say of which month they are."""
    first, last = part
    key = f"{first.isoformat()} {last.isoformat()}"
    if first == last:
        name = short_date_text(first) if is_first or first.day == 1 else str(first.day)
        return BarPicture(key, name, minor, _tip(weekday_text(first, today), minor, currency))
    return BarPicture(key, month_text(first), minor, _tip(days_text(part, today), minor, currency))


def _group_bar(row: ReportRow, grouping: ReportGrouping, calendar: CinemaCalendar, currency: str) -> BarPicture:
    name = wording.row_name(row, grouping, calendar)
    if row.schedule is not None:
        starts_at = row.schedule.starts_at
        day = short_date_text(calendar.day_of(starts_at))
        name = f"{day} {calendar.time_text(starts_at)} {film_title(row.schedule)}"
    net = row.figures.net_minor
    return BarPicture(row.key, name, net, _tip(name, net, currency), wording.whole_money(net, currency))


def _tip(name: str, minor: int, currency: str) -> str:
    return f"{name}\n{format_money(minor, currency)}"
