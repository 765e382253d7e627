"""How figures, groupings and their rows are called on the reports screen, in the user's language."""

from PySide6.QtCore import QLocale

from ttms_client.report import ReportBasis, ReportFigures, ReportGrouping, ReportRow
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.money import MINUS, decimals, format_money, plain_amount
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name, in_language
from ttms_desktop.words import translate

_STEPS = ((10**8, 10**8, "亿"), (10**4, 10**4, "万")), ((10**9, 10**9, "B"), (10**6, 10**6, "M"), (10**3, 10**3, "k"))
_AMOUNTS = ("gross", "refunded", "net")
_FIGURES = {
    "shows": "shows",
    "sold": "tickets_sold",
    "back": "tickets_refunded",
    "gross": "gross_minor",
    "refunded": "refunded_minor",
    "net": "net_minor",
}


def grouping_text(grouping: ReportGrouping) -> str:
    return {
        ReportGrouping.PLAY: translate("ReadReports", "Film"),
        ReportGrouping.SCHEDULE: translate("ReadReports", "Show"),
        ReportGrouping.DAY: translate("ReadReports", "Day"),
        ReportGrouping.STUDIO: translate("ReadReports", "Hall"),
        ReportGrouping.CLERK: translate("ReadReports", "Clerk"),
        ReportGrouping.TICKET_TYPE: translate("ReadReports", "Ticket type"),
        ReportGrouping.COUNTER: translate("ReadReports", "Counter"),
        ReportGrouping.TENDER: translate("ReadReports", "Payment"),
    }[grouping]


def report_title(grouping: ReportGrouping) -> str:
    return {
        ReportGrouping.PLAY: translate("ReadReports", "Sales by film"),
        ReportGrouping.SCHEDULE: translate("ReadReports", "Sales by show"),
        ReportGrouping.DAY: translate("ReadReports", "Sales by day"),
        ReportGrouping.STUDIO: translate("ReadReports", "Sales by hall"),
        ReportGrouping.CLERK: translate("ReadReports", "Sales by clerk"),
        ReportGrouping.TICKET_TYPE: translate("ReadReports", "Sales by ticket type"),
        ReportGrouping.COUNTER: translate("ReadReports", "Sales by counter"),
        ReportGrouping.TENDER: translate("ReadReports", "Sales by payment method"),
    }[grouping]


def chart_title(grouping: ReportGrouping) -> str:
    """Over the bars of the groups; of days there is a chart of its own."""
    return {
        ReportGrouping.PLAY: translate("ReadReports", "Net takings by film"),
        ReportGrouping.SCHEDULE: translate("ReadReports", "Net takings by show"),
        ReportGrouping.STUDIO: translate("ReadReports", "Net takings by hall"),
        ReportGrouping.CLERK: translate("ReadReports", "Net takings by clerk"),
        ReportGrouping.TICKET_TYPE: translate("ReadReports", "Net takings by ticket type"),
        ReportGrouping.COUNTER: translate("ReadReports", "Net takings by counter"),
        ReportGrouping.TENDER: translate("ReadReports", "Net takings by payment method"),
    }[grouping]


def basis_text(basis: ReportBasis) -> str:
    if basis is ReportBasis.SHOW_DAY:
        return translate("ReadReports", "By show date")
    return translate("ReadReports", "By sale date")


def basis_tip(basis: ReportBasis) -> str:
    if basis is ReportBasis.SHOW_DAY:
        return translate("ReadReports", "What the shows on these days brought in, whenever their tickets were sold.")
    return translate("ReadReports", "What the counters took and refunded on these days, whichever show it was for.")


def row_name(row: ReportRow, grouping: ReportGrouping, calendar: CinemaCalendar) -> str:
    """What a row is called in a chart or over its orders."""
    if grouping is ReportGrouping.COUNTER:
        return translate("ReadReports", "Counter {name}").format(name=row.name)
    if row.schedule is not None:
        show = row.schedule
        return f"{film_title(show)} · {calendar.time_text(show.starts_at)} · {hall_name(show)}"
    return in_language(row.name, row.name_en) or translate("ReadReports", "(no name)")


def figure_titles(basis: ReportBasis) -> dict[str, str]:
    """The columns of figures, by the names that `figure_of` takes."""
    all_shows, booked = translate("ReadReports", "Shows"), translate("ReadReports", "Shows with sales")
    return {
        "shows": all_shows if basis is ReportBasis.SHOW_DAY else booked,
        "sold": translate("ReadReports", "Tickets"),
        "back": translate("ReadReports", "Refunds"),
        "gross": translate("ReadReports", "Gross"),
        "refunded": translate("ReadReports", "Refunded"),
        "net": translate("ReadReports", "Net"),
        "share": translate("ReadReports", "Occupancy"),
    }


def figure_tip(name: str) -> str:
    """What the title of a column does not say; empty for those that say it all."""
    if name != "share":
        return ""
    return translate("ReadReports", "Places sold of those offered. A couple seat is one ticket and two places.")


def counts_tickets(grouping: ReportGrouping) -> bool:
    """Whether a row has tickets and places of its own: one ticket may be paid by several means."""
    return grouping is not ReportGrouping.TENDER


def adds_up_shows(grouping: ReportGrouping, basis: ReportBasis) -> bool:
    """Whether each show is counted in one row only: a show is sold by many clerks, at many counters, on many days."""
    by_show = {ReportGrouping.PLAY, ReportGrouping.SCHEDULE, ReportGrouping.STUDIO}
    return grouping in by_show or (grouping is ReportGrouping.DAY and basis is ReportBasis.SHOW_DAY)


def has_occupancy(grouping: ReportGrouping, basis: ReportBasis) -> bool:
    """Whether a row has places of its own that it could have sold."""
    return basis is ReportBasis.SHOW_DAY and adds_up_shows(grouping, basis)


def figure_of(figures: ReportFigures, name: str) -> float | None:
    """The figure that `figure_titles` names; None for an occupancy that means nothing."""
    return share_of(figures) if name == "share" else float(getattr(figures, _FIGURES[name]))


def figure_text(figures: ReportFigures, name: str, currency: str) -> str:
    """The figure in words; the currency's sign stands with the large figures above the table."""
    if name == "share":
        return share_text(share_of(figures))
    figure: int = getattr(figures, _FIGURES[name])
    return amount_text(figure, currency) if name in _AMOUNTS else count_text(figure)


def count_text(count: int) -> str:
    return f"{count:,}"


def amount_text(minor: int, currency: str) -> str:
    """With grouping and without the currency: "1,234.50"."""
    return format_money(minor, currency).replace(currency_sign(currency), "")


def currency_sign(currency: str) -> str:
    return format_money(0, currency).removesuffix(plain_amount(0, currency))


def share_of(figures: ReportFigures) -> float | None:
    """Places sold of those offered; None where that means nothing."""
    return figures.places_sold / figures.places_offered if figures.places_offered else None


def share_text(share: float | None) -> str:
    return "" if share is None else f"{100 * share:z.1f}%".replace("-", MINUS)


def whole_money(minor: int, currency: str) -> str:
    """Without what stands behind the point: "¥38,428"."""
    amount = round(abs(minor) / 10 ** decimals(currency))
    return f"{MINUS if minor < 0 else ''}{currency_sign(currency)}{amount:,}"


def short_money(minor: float, currency: str) -> str:
    """For the axis of a chart: "¥20k", "¥2万"."""
    amount = minor / 10 ** decimals(currency)
    chinese, english = _STEPS
    steps = chinese if QLocale().language() is QLocale.Language.Chinese else english
    sign = MINUS if amount < 0 else ""
    for least, unit, letter in steps:
        if abs(amount) >= least:
            return f"{sign}{currency_sign(currency)}{abs(amount) / unit:.10g}{letter}"
    return f"{sign}{currency_sign(currency)}{abs(amount):.10g}"
