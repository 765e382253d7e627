"""The table of a report: what stands in its leading columns, and which figures it shows."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from ttms_client.report import ReportBasis, ReportGrouping, ReportRow
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded
from ttms_desktop.screens.read_reports.pictures import ReportLine, TablePicture
from ttms_desktop.screens.read_reports.spans import weekday_text
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name

translate = QCoreApplication.translate


def table_of(
    loaded: Loaded, calendar: CinemaCalendar, currency: str, today: date, *, narrow: bool = False
) -> TablePicture:
    """Each row, and the total under it."""
    question, report = loaded.question, loaded.report
    shown = _shown_figures(question.grouping, question.span.basis)
    if narrow:
        shown = [name for name in shown if name not in _spared(question.grouping)]
    titles = wording.figure_titles()
    leading = _leading(question.grouping)
    total = wording.figure_texts(report.total, currency)
    return TablePicture(
        grouping=question.grouping,
        leading=leading,
        figures=tuple((name, titles[name]) for name in shown),
        lines=tuple(_line(row, question.grouping, calendar, currency=currency, today=today) for row in report.rows),
        total=(
            translate("ReadReports", "Total"),
            *[""] * (len(leading) - 1),
            *[total[name] for name in shown],
        ),
    )


def _shown_figures(grouping: ReportGrouping, basis: ReportBasis) -> list[str]:
    """A show is one show; and nobody knows the occupancy of a till."""
    shown = ["shows", "sold", "back", "gross", "refunded", "net", "share"]
    if grouping is ReportGrouping.SCHEDULE:
        shown.remove("shows")
    if basis is ReportBasis.BOOKING_DAY:
        shown.remove("share")
    return shown


def _spared(grouping: ReportGrouping) -> tuple[str, ...]:
    """What a narrow table leaves out; shows have more to say before their figures."""
    spared = ("shows", "back")
    return (*spared, "refunded") if grouping is ReportGrouping.SCHEDULE else spared


def _leading(grouping: ReportGrouping) -> tuple[str, ...]:
    if grouping is ReportGrouping.SCHEDULE:
        return (
            translate("ReadReports", "Film"),
            translate("ReadReports", "Date"),
            translate("ReadReports", "Start"),
            translate("ReadReports", "Hall"),
        )
    return (wording.grouping_text(grouping),)


def _line(
    row: ReportRow, grouping: ReportGrouping, calendar: CinemaCalendar, *, currency: str, today: date
) -> ReportLine:
    texts = wording.figure_texts(row.figures, currency)
    if row.schedule is not None:
        show = row.schedule
        day = show.starts_at.astimezone(calendar.zone).date()
        title = film_title(show)
        if show.cancelled_at is not None:
            title = translate("ReadReports", "{film} (cancelled)").format(film=title)
        names = (title, weekday_text(day, today), calendar.time_text(show.starts_at), hall_name(show))
        sorts = (title, show.starts_at, names[2], names[3])
        return ReportLine(row.key, names, sorts, row.figures, texts, muted=show.cancelled_at is not None)
    if grouping is ReportGrouping.DAY:
        name, sort = weekday_text(date.fromisoformat(row.key), today), row.key
    else:
        name = sort = wording.row_name(row, calendar)
    return ReportLine(row.key, (name,), (sort,), row.figures, texts)
