"""The table of a report: what stands in its leading columns, and which figures it shows."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from ttms_client.report import ReportBasis, ReportFigures, ReportGrouping, ReportRow
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded
from ttms_desktop.screens.read_reports.pictures import TablePicture
from ttms_desktop.screens.read_reports.spans import weekday_text
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name

translate = QCoreApplication.translate
_NEVER = -1.0


def table_of(
    loaded: Loaded, calendar: CinemaCalendar, currency: str, today: date, *, narrow: bool = False
) -> TablePicture:
    """Each row, and the total under it."""
    question, report = loaded.question, loaded.report
    shown = _shown_figures(question.grouping, question.span.basis, narrow=narrow)
    titles = wording.figure_titles()
    leading = _leading(question.grouping)
    words = _Words(question.grouping, calendar, currency, today)
    return TablePicture(
        grouping=question.grouping,
        leading=leading,
        figures=tuple((name, titles[name]) for name in shown),
        rows=report.rows,
        total=(
            translate("ReadReports", "Total"),
            *[""] * (len(leading) - 1),
            *[wording.figure_text(report.total, name, currency) for name in shown],
        ),
        key_of=lambda row: str(row.key),
        name_of=words.name,
        name_sort=words.name_sort,
        figure_of=words.figure,
        figure_sort=words.figure_sort,
        tone_of=words.tone,
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """What is said of a row."""

    grouping: ReportGrouping
    calendar: CinemaCalendar
    currency: str
    today: date

    def name(self, row: ReportRow, place: int) -> str:
        if row.schedule is not None:
            return self._show_name(row, place)
        if self.grouping is ReportGrouping.DAY:
            return weekday_text(date.fromisoformat(row.key), self.today)
        return wording.row_name(row, self.calendar)

    def name_sort(self, row: ReportRow, place: int) -> str | datetime:
        if row.schedule is not None and place == 1:
            return row.schedule.starts_at
        return row.key if self.grouping is ReportGrouping.DAY else self.name(row, place)

    def figure(self, row: ReportRow, name: str) -> str:
        return wording.figure_text(row.figures, name, self.currency)

    def figure_sort(self, row: ReportRow, name: str) -> float:
        figure = wording.figure_of(row.figures, name)
        return _NEVER if figure is None else figure

    def tone(self, row: ReportRow, name: str) -> str:
        """Cancelled shows are said quietly, and so is what is nothing."""
        if row.schedule is not None and row.schedule.cancelled_at is not None:
            return "muted"
        return "muted" if name in ("back", "refunded") and not _has_refunds(row.figures) else ""

    def _show_name(self, row: ReportRow, place: int) -> str:
        show = row.schedule
        assert show is not None
        if place == 0 and show.cancelled_at is not None:
            return translate("ReadReports", "{film} (cancelled)").format(film=film_title(show))
        starts = show.starts_at.astimezone(self.calendar.zone)
        said = (
            lambda: film_title(show),
            lambda: weekday_text(starts.date(), self.today),
            lambda: self.calendar.time_text(show.starts_at),
            lambda: hall_name(show),
        )
        return said[place]()


def _has_refunds(figures: ReportFigures) -> bool:
    return bool(figures.tickets_refunded or figures.refunded_minor)


def _shown_figures(grouping: ReportGrouping, basis: ReportBasis, *, narrow: bool) -> list[str]:
    """A show is one show, a till has no occupancy, money no tickets; a narrow table has the most important figures."""
    unseen = {"sold", "back", "share"} if grouping is ReportGrouping.TENDER else set[str]()
    if grouping is ReportGrouping.SCHEDULE:
        unseen |= {"shows", "refunded"} if narrow else {"shows"}
    if basis is ReportBasis.BOOKING_DAY:
        unseen.add("share")
    if narrow:
        unseen |= {"shows", "back"}
    return [name for name in wording.figure_titles() if name not in unseen]


def _leading(grouping: ReportGrouping) -> tuple[str, ...]:
    if grouping is ReportGrouping.SCHEDULE:
        return (
            translate("ReadReports", "Film"),
            translate("ReadReports", "Date"),
            translate("ReadReports", "Start"),
            translate("ReadReports", "Hall"),
        )
    return (wording.grouping_text(grouping),)
