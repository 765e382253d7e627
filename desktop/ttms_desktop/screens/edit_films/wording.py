"""How films are called and counted, in the language of the screen."""

from datetime import date

from PySide6.QtCore import QLocale

from ttms_client.play import Play, PlayKind
from ttms_desktop.day import full_date_text, short_date_text
from ttms_desktop.money import format_money
from ttms_desktop.screens.edit_films.pictures import FilmLine
from ttms_desktop.screens.sell_tickets.wording import in_language
from ttms_desktop.words import translate


def kind_text(kind: PlayKind) -> str:
    return {
        PlayKind.FILM: translate("EditFilms", "Film"),
        PlayKind.OPERA: translate("EditFilms", "Opera"),
        PlayKind.CONCERT: translate("EditFilms", "Concert"),
    }[kind]


def title_of(play: Play) -> str:
    return in_language(play.title, play.title_en)


def run_text(play: Play, today: date) -> str:
    """The days of the run; only one of them where the other end is open, nothing where both are."""
    first, last = (_short(day, today) if day else "" for day in (play.runs_from, play.runs_until))
    if first and last:
        return f"{first} – {last}"  # noqa: RUF001 - a dash between days
    if first:
        return translate("EditFilms", "from {day}").format(day=first)
    return translate("EditFilms", "until {day}").format(day=last) if last else ""


def _short(day: date, today: date) -> str:
    """A day of this year without its year."""
    return short_date_text(day) if day.year == today.year else full_date_text(day)


def line_of(play: Play, *, today: date, currency: str) -> FilmLine:
    english = QLocale().language() is QLocale.Language.English
    return FilmLine(
        film_id=play.play_id,
        title=title_of(play),
        other_title=play.title if english else play.title_en,
        kind_text=kind_text(play.kind),
        minutes=play.running_minutes,
        minutes_text=translate("EditFilms", "{minutes} min").format(minutes=play.running_minutes),
        year=play.year,
        run_text=run_text(play, today),
        runs_from=play.runs_from or date.min,
        price_minor=-1 if play.price_minor is None else play.price_minor,
        price_text="" if play.price_minor is None else format_money(play.price_minor, currency),
        retired=play.retired,
        over=play.runs_until is not None and play.runs_until < today,
        state_text=_state_text(play, today),
    )


def _state_text(play: Play, today: date) -> str:
    if play.retired:
        return translate("EditFilms", "Retired")
    if play.runs_until is not None and play.runs_until < today:
        return translate("EditFilms", "Run ended")
    if play.runs_from is not None and play.runs_from > today:
        return translate("EditFilms", "Coming")
    return translate("EditFilms", "In use")
