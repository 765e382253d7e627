"""How the figures of a shift are called, in the language of the window."""

from dataclasses import replace
from datetime import datetime

from ttms_client.payment import Tender
from ttms_client.play import Schedule
from ttms_client.shift import CashDirection, CashMove, Shift, ShiftReport, SoldFigures, ZReport, ZReportSummary
from ttms_desktop.day import CinemaCalendar, full_date_text
from ttms_desktop.money import format_money, signed_money
from ttms_desktop.reasons import reason_text
from ttms_desktop.screens.close_shift.pictures import CountedValue, KeyFigure, PastLine, ReportLine
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name, in_language
from ttms_desktop.words import translate

# From here on it is a note; coins stand in a column of their own.
# In minor units; of the currencies in whose coins and notes the server has drawers counted.
_SMALLEST_NOTE = {
    **dict.fromkeys(("CNY", "MYR", "USD"), 100),
    **dict.fromkeys(("BRL", "SGD"), 200),
    **dict.fromkeys(("AUD", "CAD", "EUR", "GBP", "NZD"), 500),
    **dict.fromkeys(("CHF", "HKD", "INR", "JPY", "KRW", "MOP", "PLN", "VND"), 1000),
    **dict.fromkeys(("MXN", "PHP", "SEK", "THB"), 2000),
    **dict.fromkeys(("DKK", "NOK"), 5000),
    **dict.fromkeys(("CZK", "TWD"), 10_000),
    "IDR": 100_000,
}


def moment_text(moment: datetime, calendar: CinemaCalendar) -> str:
    """A calendar day and time in the cinema's zone: "22 Nov 2026 23:41"."""
    return f"{full_date_text(moment.astimezone(calendar.zone).date())} {calendar.time_text(moment)}"


def counter_text(counter_name: str) -> str:
    return translate("CloseShift", "Counter {name}").format(name=counter_name)


def shift_text(shift: Shift, calendar: CinemaCalendar) -> str:
    """Whose drawer it is and since when."""
    text = translate("CloseShift", "{counter} · opened {moment} by {name}")
    return text.format(
        counter=counter_text(shift.counter_name),
        moment=moment_text(shift.opened_at, calendar),
        name=shift.opened_by,
    )


def closed_text(z_report: ZReport, calendar: CinemaCalendar) -> str:
    text = translate("CloseShift", "{counter} · closed {moment} by {name}")
    return text.format(
        counter=counter_text(z_report.report.shift.counter_name),
        moment=moment_text(z_report.closed_at, calendar),
        name=z_report.closed_by,
    )


def variance_text(variance_minor: int, currency: str) -> str:
    """In words, so that nobody has to read a sign."""
    if variance_minor == 0:
        return translate("CloseShift", "agrees")
    amount = format_money(abs(variance_minor), currency)
    if variance_minor < 0:
        return translate("CloseShift", "{amount} short").format(amount=amount)
    return translate("CloseShift", "{amount} over").format(amount=amount)


def moved_text(direction: CashDirection, amount: str) -> str:
    if direction is CashDirection.IN:
        return translate("CloseShift", "{amount} was put into the drawer.").format(amount=amount)
    return translate("CloseShift", "{amount} was taken out of the drawer.").format(amount=amount)


def made_text(z_report: ZReport, currency: str) -> str:
    """That a shift has ended, and how."""
    text = translate("CloseShift", "The shift is closed: Z report {number}, count {difference}.")
    difference = variance_text(z_report.variance_minor, currency)
    return text.format(number=z_report.z_number, difference=difference)


def variance_tone(variance_minor: int) -> str:
    if variance_minor == 0:
        return "accent"
    return "danger" if variance_minor < 0 else "warning"


def x_figures(report: ShiftReport, currency: str) -> list[KeyFigure]:
    """What stands above an X report; for whoever counts blindly, no money."""
    text = translate("CloseShift", "In the drawer")
    if report.expected_minor is None:
        return [_sales(report), KeyFigure(text, "\u2013", translate("CloseShift", "shown after the count"))]
    expected = format_money(report.expected_minor, currency)
    return [*_taken_figures(report, currency), KeyFigure(text, expected, _float_text(report, currency))]


def z_figures(z_report: ZReport, currency: str) -> list[KeyFigure]:
    """What stands above a Z report: taken, counted, and the difference."""
    report = z_report.report
    figures = _taken_figures(report, currency)[:1]
    if report.expected_minor is not None:
        expected = format_money(report.expected_minor, currency)
        figures.append(KeyFigure(translate("CloseShift", "Expected"), expected, _float_text(report, currency)))
    counted = format_money(z_report.counted_minor, currency)
    figures.append(KeyFigure(translate("CloseShift", "Counted"), counted, z_report.note))
    figures.append(
        KeyFigure(
            translate("CloseShift", "Difference"),
            signed_money(z_report.variance_minor, currency),
            variance_text(z_report.variance_minor, currency),
            variance_tone(z_report.variance_minor),
        )
    )
    return figures


def _float_text(report: ShiftReport, currency: str) -> str:
    text = translate("CloseShift", "with the float of {amount}")
    return text.format(amount=format_money(report.shift.float_minor, currency))


def _taken_figures(report: ShiftReport, currency: str) -> list[KeyFigure]:
    net = format_money(report.net_minor, currency)
    return [KeyFigure(translate("CloseShift", "Revenue"), net, _besides_text(report, currency)), _sales(report)]


def _besides_text(report: ShiftReport, currency: str) -> str:
    """Vouchers are money in the drawer, and no revenue until they are spent: the two make up what was taken."""
    if report.vouchers_minor:
        text = translate("CloseShift", "plus {amount} in vouchers")
        return text.format(amount=format_money(report.vouchers_minor, currency))
    return translate("CloseShift", "{gross} sold, {refunded} refunded").format(
        gross=format_money(report.gross_minor, currency), refunded=format_money(report.refunded_minor, currency)
    )


def _sales(report: ShiftReport) -> KeyFigure:
    counts = translate("CloseShift", "{refunds} refunds · {free} comps").format(
        refunds=report.refunds, free=report.free_tickets
    )
    return KeyFigure(translate("CloseShift", "Sales"), f"{report.sales:,}", counts)


def report_lines(report: ShiftReport, calendar: CinemaCalendar) -> list[ReportLine]:
    """Everything that a shift comes to, group by group, the drawer's cash before what was sold.

    Where the count is blind there is no money but what was moved, and of what was sold only the number.
    """
    types, shows = translate("CloseShift", "Ticket types"), translate("CloseShift", "Shows")
    tenders = _tenders(report)
    sold = [
        *_beside_tickets(report),
        *(_sold(types, each, calendar) for each in report.ticket_types),
        *(_sold(shows, each, calendar) for each in report.shows),
    ]
    moves = _moves(report, calendar)
    if report.is_blind:
        return [*moves, *(replace(line, in_minor=None, out_minor=None) for line in (*tenders, *sold))]
    float_name = translate("CloseShift", "Float")
    first = ReportLine(_cash_group(), float_name, in_minor=report.shift.float_minor)
    return [*tenders, first, *moves, *sold]


def total_line(report: ShiftReport) -> ReportLine | None:
    """What was taken and given back by all means of payment; None where the count is blind."""
    if report.is_blind:
        return None
    return ReportLine(
        translate("CloseShift", "Total"),
        translate("CloseShift", "All means of payment"),
        in_minor=sum(line.taken_minor for line in report.tenders),
        out_minor=sum(line.given_back_minor for line in report.tenders),
    )


def counted_lines(z_report: ZReport, currency: str) -> list[ReportLine]:
    """The coins and notes that were counted, the largest first."""
    group = translate("CloseShift", "Counted")
    return [
        ReportLine(group, value_text(minor, currency), count, in_minor=minor * count)
        for minor, count in z_report.pieces
    ]


def _tenders(report: ShiftReport) -> list[ReportLine]:
    group = translate("CloseShift", "Means of payment")
    return [
        ReportLine(group, tender_text(line.tender), in_minor=line.taken_minor, out_minor=line.given_back_minor)
        for line in report.tenders
    ]


def _beside_tickets(report: ShiftReport) -> list[ReportLine]:
    lines = []
    if report.extras_minor or report.extras_refunded_minor:
        group, name = translate("CloseShift", "Besides tickets"), translate("CloseShift", "Fees and extras")
        lines.append(ReportLine(group, name, in_minor=report.extras_minor, out_minor=report.extras_refunded_minor))
    if report.vouchers_sold:
        group, name = translate("CloseShift", "Besides tickets"), translate("CloseShift", "Vouchers sold")
        lines.append(ReportLine(group, name, report.vouchers_sold, in_minor=report.vouchers_minor))
    return lines


def _sold(group: str, figures: SoldFigures, calendar: CinemaCalendar) -> ReportLine:
    name = in_language(figures.name, figures.name_en)
    if figures.schedule is not None:
        name = _show_text(figures.schedule, calendar)
    return ReportLine(
        group, name, figures.tickets_sold, figures.tickets_refunded, figures.gross_minor, figures.refunded_minor
    )


def _show_text(schedule: Schedule, calendar: CinemaCalendar) -> str:
    """First what tells two shows apart: "22 Nov 19:30 · Metropolis · Hall 2"."""
    return f"{calendar.moment_text(schedule.starts_at)} · {film_title(schedule)} · {hall_name(schedule)}"


def _moves(report: ShiftReport, calendar: CinemaCalendar) -> list[ReportLine]:
    return [_move(_cash_group(), move, calendar) for move in report.cash_moves]


def _cash_group() -> str:
    return translate("CloseShift", "Cash in and out")


def _move(group: str, move: CashMove, calendar: CinemaCalendar) -> ReportLine:
    reason = reason_text(move.reason)
    name = f"{calendar.time_text(move.moved_at)} · {reason} · {move.clerk_name}"
    if not move.amount_minor:
        opened = translate("CloseShift", "Drawer opened: {reason}").format(reason=reason)
        return ReportLine(group, f"{calendar.time_text(move.moved_at)} · {opened} · {move.clerk_name}")
    if move.amount_minor < 0:
        return ReportLine(group, name, out_minor=-move.amount_minor)
    return ReportLine(group, name, in_minor=move.amount_minor)


def tender_text(tender: Tender) -> str:
    texts = {
        Tender.CASH: translate("CloseShift", "Cash"),
        Tender.CARD: translate("CloseShift", "Card"),
        Tender.VOUCHER: translate("CloseShift", "Voucher"),
    }
    return texts.get(tender, translate("CloseShift", "Other"))


def value_text(minor: int, currency: str) -> str:
    """A coin or note as it is called: without zeros behind the point if it is a whole one."""
    text = format_money(minor, currency)
    return text.removesuffix(".00")


def values_to_count(denominations_minor: tuple[int, ...], currency: str) -> list[CountedValue]:
    """What the drawer is counted in, the largest first."""
    note = _SMALLEST_NOTE.get(currency, 500)
    return [
        CountedValue(minor, value_text(minor, currency), is_note=minor >= note)
        for minor in sorted(denominations_minor, reverse=True)
    ]


def past_line(summary: ZReportSummary, currency: str, calendar: CinemaCalendar, now: datetime) -> PastLine:
    """A Z report in the list; the year is told where it is not this one."""
    return PastLine(
        counter_name=summary.counter_name,
        z_number=summary.z_number,
        number_text=f"{summary.counter_name} · {summary.z_number}",
        closed_text=_closed_at_text(summary.closed_at, calendar, now),
        net_text=format_money(summary.net_minor, currency),
        variance_text=signed_money(summary.variance_minor, currency),
        tone="" if summary.variance_minor == 0 else variance_tone(summary.variance_minor),
    )


def _closed_at_text(closed_at: datetime, calendar: CinemaCalendar, now: datetime) -> str:
    is_this_year = closed_at.astimezone(calendar.zone).year == now.astimezone(calendar.zone).year
    return calendar.moment_text(closed_at) if is_this_year else moment_text(closed_at, calendar)
