"""The words on a ticket: they follow the cinema's choice of languages, not the clerk's window."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QLocale

from ttms_client.order import Order, Ticket
from ttms_client.user import Cinema
from ttms_desktop.day import CinemaCalendar, full_date_text
from ttms_desktop.money import format_money

CHINESE, ENGLISH, BOTH = "zh_CN", "en", "both"

LABELS = {
    "date": ("日期", "DATE"),
    "time": ("时间", "TIME"),
    "hall": ("影厅", "HALL"),
    "row": ("排", "ROW"),
    "seat": ("座", "SEAT"),
    "type": ("票种", "TYPE"),
    "price": ("票价", "PRICE"),
    "order": ("订单", "ORDER"),
}


@dataclass(frozen=True, slots=True)
class TicketWords:
    """Everything that stands on one ticket; `title_below` and `cinema_below` are the second language or empty."""

    labels: dict[str, str]
    cinema: str
    cinema_below: str
    title: str
    title_below: str
    date: str
    time: str
    hall: str
    row: str
    seat: str
    places: str
    ticket_type: str
    price: str
    order: str
    sold: str
    code: str
    # What the QR code holds: a scanner verifies it without the server.
    scanned: str
    copy: str


def words_of(order: Order, ticket: Ticket, cinema: Cinema, *, languages: str, copy: int = 0) -> TicketWords:
    """`copy` counts the prints after the first; 0 is the ticket itself."""
    show, calendar = order.schedule, CinemaCalendar(cinema.time_zone)
    cinema_name, cinema_below = _two(cinema.name, cinema.name_en, languages)
    title, title_below = _two(show.play_title, show.play_title_en, languages)
    return TicketWords(
        labels={name: _label(pair, languages) for name, pair in LABELS.items()},
        cinema=cinema_name,
        cinema_below=cinema_below,
        title=title,
        title_below=title_below,
        date=_date(show.starts_at, calendar, languages),
        time=calendar.time_text(show.starts_at),
        hall=_one(show.studio_name, show.studio_name_en, languages),
        row=ticket.row_label,
        seat=ticket.seat_label,
        places=_places(ticket.places, languages),
        ticket_type=" ".join(filter(None, _two(ticket.ticket_type_name, ticket.ticket_type_name_en, languages))),
        price=format_money(ticket.price_minor, order.currency),
        order=order.order_number,
        sold=_sold(order, calendar, languages),
        code=ticket.code,
        scanned=ticket.signed_code or ticket.code,
        copy=copy_text(copy, languages),
    )


def _two(name: str, name_en: str, languages: str) -> tuple[str, str]:
    """The name, and below it the other language where both are wanted and differ."""
    first = _one(name, name_en, languages)
    below = name_en if languages == BOTH and name_en != name else ""
    return first, below


def _one(name: str, name_en: str, languages: str) -> str:
    return name_en or name if languages == ENGLISH else name


def _label(pair: tuple[str, str], languages: str) -> str:
    return {CHINESE: pair[0], ENGLISH: pair[1], BOTH: " ".join(pair)}[languages]


def day_text(moment: datetime, calendar: CinemaCalendar, languages: str) -> str:
    """The calendar date with its year: "2026年11月22日", where only English is printed "22 Nov 2026"."""
    return full_date_text(moment.astimezone(calendar.zone).date(), _locale(languages))


def moment_text(moment: datetime, calendar: CinemaCalendar, languages: str) -> str:
    """The calendar date with its year, and the time."""
    return f"{day_text(moment, calendar, languages)} {calendar.time_text(moment)}"


def _date(starts_at: datetime, calendar: CinemaCalendar, languages: str) -> str:
    return calendar.date_text(starts_at, _locale(languages))


def _locale(languages: str) -> QLocale:
    return QLocale("en") if languages == ENGLISH else QLocale("zh_CN")


def _places(places: int, languages: str) -> str:
    if places == 1:
        return ""
    return _label((f"{places} 人", f"{places} PLACES"), languages)


def copy_text(copy: int, languages: str) -> str:
    return _label((f"副本 {copy}", f"COPY {copy}"), languages) if copy else ""


def _sold(order: Order, calendar: CinemaCalendar, languages: str) -> str:
    moment = moment_text(order.sold_at, calendar, languages)
    counter = {
        CHINESE: f"柜台 {order.counter_name}",
        ENGLISH: f"Counter {order.counter_name}",
        BOTH: f"柜台 {order.counter_name} Counter {order.counter_name}",
    }[languages]
    return f"{moment} · {counter} · {order.clerk_name}"
