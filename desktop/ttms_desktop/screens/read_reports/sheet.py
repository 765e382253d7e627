"""A report as a sheet for files and paper: everything that the server told, also what the screen leaves out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from ttms_client.report import ReportBasis, ReportFigures, ReportGrouping, ReportRow
from ttms_client.user import Cinema
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.printing.report_sheet import Cell, CellKind, ReportSheet, SheetColumn
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded
from ttms_desktop.screens.read_reports.spans import days_text
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name, in_language
from ttms_desktop.words import translate

_Figure = tuple[str, CellKind, Callable[[ReportFigures], Cell]]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when a report was made."""

    cinema: Cinema
    calendar: CinemaCalendar
    made_at: datetime


def sheet_of(loaded: Loaded, where: Circumstances) -> ReportSheet:
    """The figures as they are, with the names of the window's language."""
    question, report = loaded.question, loaded.report
    span = question.span
    figures = _figures(question.grouping, span.basis)
    leading = _leading(question.grouping)
    columns = [SheetColumn(title, kind) for title, kind in leading]
    columns += [SheetColumn(title, kind) for title, kind, _ in figures]
    total: list[Cell] = [translate("ReadReports", "Total"), *[None] * (len(leading) - 1)]
    total += [figure(report.total) for _, _, figure in figures]
    days = days_text((span.first_day, span.last_day), date.min)
    return ReportSheet(
        title=wording.report_title(question.grouping),
        subtitle=f"{days} · {wording.basis_text(span.basis)}",
        facts=_facts(loaded, where),
        currency=where.cinema.currency,
        columns=tuple(columns),
        rows=tuple(
            (*_names(row, question.grouping, where.calendar), *(figure(row.figures) for _, _, figure in figures))
            for row in report.rows
        ),
        total=tuple(total),
    )


def _facts(loaded: Loaded, where: Circumstances) -> tuple[tuple[str, Cell], ...]:
    span = loaded.question.span
    made = where.made_at.astimezone(where.calendar.zone).replace(tzinfo=None)
    return (
        (translate("ReadReports", "Cinema"), in_language(where.cinema.name, where.cinema.name_en)),
        (translate("ReadReports", "First day"), span.first_day),
        (translate("ReadReports", "Last day"), span.last_day),
        (translate("ReadReports", "Basis"), wording.basis_text(span.basis)),
        (translate("ReadReports", "What it shows"), wording.basis_tip(span.basis)),
        (translate("ReadReports", "Currency"), where.cinema.currency),
        (translate("ReadReports", "Created"), made),
    )


def _leading(grouping: ReportGrouping) -> list[tuple[str, CellKind]]:
    if grouping is ReportGrouping.SCHEDULE:
        return [
            (translate("ReadReports", "Film"), CellKind.TEXT),
            (translate("ReadReports", "Date"), CellKind.DAY),
            (translate("ReadReports", "Start"), CellKind.TIME),
            (translate("ReadReports", "Hall"), CellKind.TEXT),
        ]
    kind = CellKind.DAY if grouping is ReportGrouping.DAY else CellKind.TEXT
    return [(wording.grouping_text(grouping), kind)]


def _names(row: ReportRow, grouping: ReportGrouping, calendar: CinemaCalendar) -> list[Cell]:
    if grouping is ReportGrouping.DAY:
        return [date.fromisoformat(row.key)]
    if grouping is ReportGrouping.SCHEDULE and row.schedule is not None:
        starts = row.schedule.starts_at.astimezone(calendar.zone)
        return [film_title(row.schedule), starts.date(), starts.time().replace(tzinfo=None), hall_name(row.schedule)]
    return [wording.row_name(row, grouping, calendar)]


def _figures(grouping: ReportGrouping, basis: ReportBasis) -> list[_Figure]:
    titles = wording.figure_titles(basis)
    figures: list[_Figure] = []
    if grouping is not ReportGrouping.SCHEDULE and wording.adds_up_shows(grouping, basis):
        figures.append((titles["shows"], CellKind.COUNT, lambda each: each.shows))
    if wording.counts_tickets(grouping):
        figures += [
            (titles["sold"], CellKind.COUNT, lambda each: each.tickets_sold),
            (titles["back"], CellKind.COUNT, lambda each: each.tickets_refunded),
        ]
    figures += [
        (titles["gross"], CellKind.MONEY, lambda each: each.gross_minor),
        (titles["refunded"], CellKind.MONEY, lambda each: each.refunded_minor),
        (titles["net"], CellKind.MONEY, lambda each: each.net_minor),
    ]
    if wording.counts_tickets(grouping):
        figures.append((translate("ReadReports", "Places sold"), CellKind.COUNT, lambda each: each.places_sold))
    if wording.has_occupancy(grouping, basis):
        figures += [
            (translate("ReadReports", "Places offered"), CellKind.COUNT, lambda each: each.places_offered),
            (titles["share"], CellKind.SHARE, wording.share_of),
        ]
    return figures
