"""The large figures over a report, each beside what it was in the span before."""

from collections.abc import Callable
from datetime import date

from ttms_client.report import ReportFigures
from ttms_desktop.money import MINUS, format_money
from ttms_desktop.screens.read_reports import wording
from ttms_desktop.screens.read_reports.loading import Loaded, span_before
from ttms_desktop.screens.read_reports.pictures import KeyFigure
from ttms_desktop.screens.read_reports.spans import days_text
from ttms_desktop.words import translate


def key_figures(loaded: Loaded, currency: str, today: date) -> list[KeyFigure]:
    """Net, gross, refunded, tickets, and occupancy or, where that means nothing, the average price."""
    now = loaded.report.total
    before = loaded.before.total if loaded.before is not None else None
    span = span_before(loaded.question.span)
    named = days_text((span.first_day, span.last_day), today) if span is not None else ""

    def compared(figure: Callable[[ReportFigures], int], *, good: bool = True) -> tuple[str, str]:
        return _change(figure(now), figure(before), named, good=good) if before is not None else ("", "")

    return [
        KeyFigure(
            translate("ReadReports", "Net takings"),
            format_money(now.net_minor, currency),
            *compared(lambda figures: figures.net_minor),
        ),
        KeyFigure(
            translate("ReadReports", "Gross takings"),
            format_money(now.gross_minor, currency),
            *compared(lambda figures: figures.gross_minor),
        ),
        KeyFigure(
            translate("ReadReports", "Tickets sold"),
            wording.count_text(now.tickets_sold),
            *compared(lambda figures: figures.tickets_sold),
        ),
        KeyFigure(
            _refunded_text(now.tickets_refunded),
            format_money(now.refunded_minor, currency),
            *compared(lambda figures: figures.refunded_minor, good=False),
        ),
        _last(now, before, named, currency),
    ]


def _last(now: ReportFigures, before: ReportFigures | None, named: str, currency: str) -> KeyFigure:
    share = wording.share_of(now)
    if share is None:
        average = _average(now)
        caption = translate("ReadReports", "Average per ticket")
        change = _change(average, _average(before), named) if before is not None else ("", "")
        return KeyFigure(caption, format_money(average, currency), *change)
    caption, was = translate("ReadReports", "Occupancy"), wording.share_of(before) if before is not None else None
    if was is None:
        return KeyFigure(caption, wording.share_text(share))
    points = 100 * (share - was)
    text = translate("ReadReports", "{points} points vs {span}").format(points=_signed(points), span=named)
    return KeyFigure(caption, wording.share_text(share), text, _tone(points))


def _refunded_text(tickets: int) -> str:
    """Over the money that went back: of how many tickets it was."""
    if tickets == 1:
        return translate("ReadReports", "Refunded · 1 ticket")
    return translate("ReadReports", "Refunded · {count} tickets").format(count=wording.count_text(tickets))


def _average(figures: ReportFigures) -> int:
    return round(figures.gross_minor / figures.tickets_sold) if figures.tickets_sold else 0


def _change(now: int, before: int, named: str, *, good: bool = True) -> tuple[str, str]:
    """By how much it has changed, and in which tone; `good` is whether more is better."""
    if not before:
        return (translate("ReadReports", "None in {span}").format(span=named), "") if now else ("", "")
    percent = 100 * (now - before) / abs(before)
    text = translate("ReadReports", "{percent}% vs {span}").format(percent=_signed(percent), span=named)
    return text, _tone(percent if good else -percent)


def _signed(figure: float) -> str:
    rounded = round(figure, 1)
    return f"{MINUS_OR_PLUS[rounded < 0] if rounded else ''}{abs(rounded):,.1f}"


def _tone(change: float) -> str:
    rounded = round(change, 1)
    return "" if not rounded else "accent" if rounded > 0 else "warning"


MINUS_OR_PLUS = {True: MINUS, False: "+"}
