"""How seats, shows, halls and counts are called on the sell screen, in the clerk's language."""

from PySide6.QtCore import QLocale

from ttms_client.play import Schedule
from ttms_client.user import Session
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.journal import OpenSale, ShowNames, Sold
from ttms_desktop.words import Words, joined, translate


def in_language(name: str, name_en: str) -> str:
    """The English name for an English screen, where there is one."""
    return Words(lambda: name_en if name_en and QLocale().language() is QLocale.Language.English else name)


def category_text(name: str) -> str:
    """A category of seats has its name in both languages, "标准座 / Standard", or one name for all."""
    chinese, slash, english = name.partition(" / ")
    return in_language(chinese, english) if slash else name


def film_title(schedule: Schedule) -> str:
    return in_language(schedule.play_title, schedule.play_title_en)


def hall_name(schedule: Schedule) -> str:
    return in_language(schedule.studio_name, schedule.studio_name_en)


def show_text(schedule: Schedule, calendar: CinemaCalendar) -> str:
    """Hall, film and time: "Hall 2 · Metropolis · 19:30"."""
    return names_text(show_names(schedule, calendar))


def show_names(schedule: Schedule, calendar: CinemaCalendar) -> ShowNames:
    return ShowNames(
        hall=schedule.studio_name,
        hall_en=schedule.studio_name_en,
        film=schedule.play_title,
        film_en=schedule.play_title_en,
        time=calendar.time_text(schedule.starts_at),
    )


def names_text(show: ShowNames) -> str:
    return joined((in_language(show.hall, show.hall_en), in_language(show.film, show.film_en), show.time), " · ")


def open_sale_text(sale: OpenSale) -> str:
    """What a sale in the journal is for, in the language of the moment."""
    if sale.kind is Sold.VOUCHER:
        return translate("SellVouchers", "Voucher")
    return names_text(sale.show) if sale.show else sale.show_text


def running_text(schedule: Schedule) -> str:
    """Hall and running time: "Hall 2 · 153 min"."""
    minutes = translate("SellTickets", "{minutes} min").format(minutes=schedule.running_minutes)
    return f"{hall_name(schedule)} · {minutes}"


def free_text(places: int) -> str:
    return translate("SellTickets", "{places} left").format(places=places)


def free_of_text(free: int, total: int) -> str:
    return translate("SellTickets", "{free} of {total} left").format(free=free, total=total)


def tickets_text(count: int) -> str:
    if count == 1:
        return translate("SellTickets", "1 ticket")
    return translate("SellTickets", "{count} tickets").format(count=count)


def who_text(session: Session | None) -> str:
    """The counter and who works there: "Counter 2 · Li Na"; empty for nobody."""
    return f"{counter_name_text(session.counter_name)} · {session.user.display_name}" if session else ""


def counter_name_text(counter_name: str) -> str:
    return translate("SellTickets", "Counter {name}").format(name=counter_name)
