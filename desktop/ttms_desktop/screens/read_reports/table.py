"""The table of a report: what stands in its leading columns, and which figures it shows."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCollatorSortKey

from ttms_client.report import ReportBasis, ReportFigures, ReportGrouping, ReportRow
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded
from ttms_desktop.screens.read_reports.pictures import TablePicture
from ttms_desktop.screens.read_reports.spans import weekday_text
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name
from ttms_desktop.words import translate

_NEVER = -1.0


def table_of(
    loaded: Loaded, calendar: CinemaCalendar, currency: str, today: date, *, narrow: bool = False
) -> TablePicture:
    """Each row, and the total under it."""
    question, report = loaded.question, loaded.report
    shown = _shown_figures(question.grouping, question.span.basis, narrow=narrow)
    titles = wording.figure_titles(question.span.basis)
    leading = _leading(question.grouping, narrow=narrow)
    words = _Words(question.grouping, calendar, currency, today, narrow)
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
    narrow: bool

    def name(self, row: ReportRow, place: int) -> str:
        if row.schedule is not None:
            return self._show_name(row, place)
        if self.grouping is ReportGrouping.DAY:
            return weekday_text(date.fromisoformat(row.key), self.today)
        return wording.row_name(row, self.grouping, self.calendar)

    def name_sort(self, row: ReportRow, place: int) -> str | datetime | QCollatorSortKey:
        if row.schedule is not None and place == 1:
            return row.schedule.starts_at
        return row.key if self.grouping is ReportGrouping.DAY else reading_key(self.name(row, place))

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
        said = {
            0: lambda: film_title(show),
            1: lambda: weekday_text(starts.date(), self.today),
            2: lambda: self.calendar.time_text(show.starts_at),
            3: lambda: hall_name(show),
        }
        if self.narrow:
            said[1], said[2] = lambda: self.calendar.moment_text(show.starts_at), said[3]
        return said[place]()


def _has_refunds(figures: ReportFigures) -> bool:
    return bool(figures.tickets_refunded or figures.refunded_minor)


def _shown_figures(grouping: ReportGrouping, basis: ReportBasis, *, narrow: bool) -> list[str]:
    """What adds up to the total; money has no tickets, and a narrow table the most important figures.

    Of a show these are what was refunded and what is left of the gross, beside the name of the film.
    """
    unseen = set[str]() if wording.counts_tickets(grouping) else {"sold", "back"}
    if grouping is ReportGrouping.SCHEDULE:
        unseen |= {"shows", "gross"} if narrow else {"shows"}
    if not wording.adds_up_shows(grouping, basis):
        unseen.add("shows")
    if not wording.has_occupancy(grouping, basis):
        unseen.add("share")
    if narrow:
        unseen |= {"shows", "back"}
    return [name for name in wording.figure_titles(basis) if name not in unseen]


def _leading(grouping: ReportGrouping, *, narrow: bool) -> tuple[str, ...]:
    if grouping is ReportGrouping.SCHEDULE and narrow:
        return (
            translate("ReadReports", "Film"),
            translate("ReadReports", "Start"),
            translate("ReadReports", "Hall"),
        )
    if grouping is ReportGrouping.SCHEDULE:
        return (
            translate("ReadReports", "Film"),
            translate("ReadReports", "Date"),
            translate("ReadReports", "Start"),
            translate("ReadReports", "Hall"),
        )
    return (wording.grouping_text(grouping),)
