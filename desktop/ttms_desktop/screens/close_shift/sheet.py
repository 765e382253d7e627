"""An X or Z report as a sheet for paper."""

from dataclasses import dataclass
from datetime import datetime

from ttms_client.shift import ShiftReport, ZReport
from ttms_client.user import Cinema
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.printing.report_sheet import Cell, CellKind, ReportSheet, SheetColumn
from ttms_desktop.screens.close_shift import wording
from ttms_desktop.screens.close_shift.pictures import ReportLine
from ttms_desktop.screens.sell_tickets.wording import in_language
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class Circumstances:
    """Where and when a report is printed."""

    cinema: Cinema
    calendar: CinemaCalendar
    made_at: datetime


def x_sheet(report: ShiftReport, where: Circumstances) -> ReportSheet:
    """What the open shift came to so far; it is marked as no end of a shift."""
    title = translate("CloseShift", "X report: the shift stays open")
    lines = wording.report_lines(report, where.calendar)
    return _sheet(title, wording.shift_text(report.shift, where.calendar), lines, report, where)


def z_sheet(z_report: ZReport, where: Circumstances) -> ReportSheet:
    """The end of a shift: what it came to, what was counted, and where the books of the counter stood."""
    report, currency = z_report.report, where.cinema.currency
    lines = [*wording.report_lines(report, where.calendar), *wording.counted_lines(z_report, currency)]
    group = translate("CloseShift", "Drawer")
    if report.expected_minor is not None:
        lines.append(ReportLine(group, translate("CloseShift", "Expected"), in_minor=report.expected_minor))
    lines.append(ReportLine(group, translate("CloseShift", "Counted"), in_minor=z_report.counted_minor))
    said = wording.variance_text(z_report.variance_minor, currency)
    difference = translate("CloseShift", "Difference") + f" · {said}"
    lines.append(ReportLine(group, difference, in_minor=z_report.variance_minor))
    lines += _ends(z_report)
    title = translate("CloseShift", "Z report {number}").format(number=z_report.z_number)
    return _sheet(title, wording.closed_text(z_report, where.calendar), lines, report, where)


def _ends(z_report: ZReport) -> list[ReportLine]:
    group = translate("CloseShift", "Books")
    lines = [ReportLine(group, translate("CloseShift", "Grand total"), in_minor=z_report.grand_total_minor)]
    if z_report.note:
        lines.append(ReportLine(translate("CloseShift", "Note"), z_report.note))
    chain = translate("CloseShift", "Chain {seq} · {hash}").format(
        seq=z_report.chain_seq, hash=z_report.chain_hash[:24]
    )
    return [*lines, ReportLine(group, chain)]


def _sheet(
    title: str, subtitle: str, lines: list[ReportLine], report: ShiftReport, where: Circumstances
) -> ReportSheet:
    made = wording.moment_text(where.made_at, where.calendar)
    total: tuple[Cell, ...] = (
        translate("CloseShift", "Revenue"),
        None,
        None,
        None,
        report.net_minor,
        None,
    )
    return ReportSheet(
        title=title,
        subtitle=subtitle,
        facts=(
            (translate("CloseShift", "Cinema"), in_language(where.cinema.name, where.cinema.name_en)),
            (translate("CloseShift", "Printed"), made),
        ),
        currency=where.cinema.currency,
        columns=(
            SheetColumn(translate("CloseShift", "Group"), CellKind.TEXT),
            SheetColumn("", CellKind.TEXT),
            SheetColumn(translate("CloseShift", "Count"), CellKind.COUNT),
            SheetColumn(translate("CloseShift", "Back"), CellKind.COUNT),
            SheetColumn(translate("CloseShift", "In"), CellKind.MONEY),
            SheetColumn(translate("CloseShift", "Out"), CellKind.MONEY),
        ),
        rows=tuple((line.group, line.name, line.count, line.back, line.in_minor, line.out_minor) for line in lines),
        total=total,
    )
