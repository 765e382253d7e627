"""A cinema's own films and shows, read from CSV files; everything is checked that can be seen without a database."""

import re
import unicodedata
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from functools import partial
from typing import Generic, TypeVar

from ttms_server.cinema_days import EARLIEST, LATEST
from ttms_server.currencies import decimals, in_figures
from ttms_server.play.csv_file import BadLine, CsvLine, ImportRefused, decode, load, read_lines, shown
from ttms_server.play.films import MOST_PRICE
from ttms_server.play.models import PlayKind
from ttms_server.play.service import CategoryPrice

__all__ = [
    "BadLine",
    "Examined",
    "FilmRow",
    "ImportRefused",
    "ShowRow",
    "decode",
    "examine_films",
    "examine_shows",
    "load",
    "read_films",
    "read_shows",
]

FILM_COLUMNS = ("title", "title_en", "kind", "running_minutes", "year", "director", "area")
SHOW_COLUMNS = ("hall", "title", "date", "time", "price")
LONGEST_TEXT = 200
RUNNING_MINUTES = range(1, 901)
YEARS = range(1880, 2101)

# Characters that nobody can see or that a database cannot store: controls, line separators, halves of a pair.
_UNWANTED = {"Cc", "Cs", "Zl", "Zp"}
_NUMBER = re.compile(r"[0-9]{1,9}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([0-9]{2}):([0-9]{2})")
_PRICE = re.compile(r"[0-9]{1,9}(?:\.([0-9]{1,3}))?")
# An example for whoever wrote one that cannot be read, in minor units.
_PRICE_SHOWN = 4500
T = TypeVar("T")
Row = TypeVar("Row", "FilmRow", "ShowRow")


@dataclass(frozen=True, slots=True)
class FilmRow:
    """A film as a file names it."""

    line_number: int
    title: str
    title_en: str
    kind: PlayKind
    running_minutes: int
    year: int
    director: str
    area: str


@dataclass(frozen=True, slots=True)
class ShowRow:
    """A show as a file names it: `date` and `time` by the cinema's clocks, the price of an adult in minor units."""

    line_number: int
    hall: str
    title: str
    date: date
    time: time
    price_minor: int
    in_categories: tuple[CategoryPrice, ...] = ()


class _Unreadable(ValueError):  # noqa: N818 - becomes the reason of a BadLine
    """A cell holds no acceptable value."""


class _Cells:
    """The cells of one line; reading them gathers what is wrong, so that a line is complained about once and fully."""

    def __init__(self, line: CsvLine) -> None:
        self._line = line
        self.reasons: list[str] = []

    def read(self, column: str, parse: Callable[[str], T], otherwise: T) -> T:
        try:
            return parse(self._line.cells[column])
        except _Unreadable as error:
            self.reasons.append(f"{column} {error}")
            return otherwise


@dataclass(frozen=True, slots=True)
class _Subject(Generic[Row]):
    """What a file is about: its columns, how a line is read, and what no two lines may have in common."""

    columns: Sequence[str]
    read_row: Callable[[int, _Cells], Row]
    identity: Callable[[Row], Hashable]
    repeated: str


@dataclass(frozen=True, slots=True)
class Examined(Generic[Row]):
    """A file as far as it can be judged without a database: its good rows and its bad lines."""

    rows: Sequence[Row]
    bad_lines: Sequence[BadLine] = ()


def read_films(text: str) -> list[FilmRow]:
    """Films of a file with the columns of `FILM_COLUMNS` in any order.

    Raises:
        ImportRefused: at least one line is bad.
    """
    return _all_good(examine_films(text))


def read_shows(text: str, currency: str) -> list[ShowRow]:
    """Shows of a file with the columns of `SHOW_COLUMNS` in any order; prices are in `currency`.

    Raises:
        ImportRefused: at least one line is bad.
    """
    return _all_good(examine_shows(text, currency))


def examine_films(text: str) -> Examined[FilmRow]:
    """As `read_films`, with bad lines beside the good ones, so that a database may add to them.

    Raises:
        ImportRefused: no line can be understood.
    """
    return _examine(text, _Subject(FILM_COLUMNS, _film, lambda film: film.title, "has the same title as"))


def examine_shows(text: str, currency: str) -> Examined[ShowRow]:
    """As `read_shows`, with bad lines beside the good ones, so that a database may add to them.

    Raises:
        ImportRefused: no line can be understood.
    """
    in_hall_at = "is in the same hall at the same time as"
    show_in = partial(_show, currency)
    return _examine(text, _Subject(SHOW_COLUMNS, show_in, lambda show: (show.hall, show.date, show.time), in_hall_at))


def _all_good(examined: Examined[Row]) -> list[Row]:
    if examined.bad_lines:
        raise ImportRefused(examined.bad_lines)
    return list(examined.rows)


def _examine(text: str, subject: _Subject[Row]) -> Examined[Row]:
    lines, bad = read_lines(text, subject.columns)
    rows: list[Row] = []
    first_lines: dict[Hashable, int] = {}
    for line in lines:
        cells = _Cells(line)
        row = subject.read_row(line.line_number, cells)
        first = line.line_number
        if not cells.reasons:
            first = first_lines.setdefault(subject.identity(row), line.line_number)
        if first != line.line_number:
            cells.reasons.append(f"{subject.repeated} line {first}")
        if cells.reasons:
            bad.append(BadLine(line.line_number, "; ".join(cells.reasons)))
        else:
            rows.append(row)
    return Examined(rows, sorted(bad, key=lambda line: line.line_number))


def _film(line_number: int, cells: _Cells) -> FilmRow:
    return FilmRow(
        line_number,
        title=cells.read("title", _name, ""),
        title_en=cells.read("title_en", _text, ""),
        kind=cells.read("kind", _kind, PlayKind.FILM),
        running_minutes=cells.read("running_minutes", _running_minutes, 0),
        year=cells.read("year", _year, 0),
        director=cells.read("director", _text, ""),
        area=cells.read("area", _text, ""),
    )


def _show(currency: str, line_number: int, cells: _Cells) -> ShowRow:
    return ShowRow(
        line_number,
        hall=cells.read("hall", _name, ""),
        title=cells.read("title", _name, ""),
        date=cells.read("date", _date, date.min),
        time=cells.read("time", _time, time.min),
        price_minor=cells.read("price", partial(_price_minor, currency), 0),
    )


def _name(cell: str) -> str:
    if not cell:
        raise _Unreadable("is empty")
    return _text(cell)


def _text(cell: str) -> str:
    if len(cell) > LONGEST_TEXT:
        raise _Unreadable(f"has {len(cell)} characters; at most {LONGEST_TEXT} are allowed")
    if any(unicodedata.category(character) in _UNWANTED for character in cell):
        raise _Unreadable(f"{shown(cell)} holds control characters")
    return cell


def _kind(cell: str) -> PlayKind:
    try:
        return PlayKind(cell)
    except ValueError:
        raise _Unreadable(f"{shown(cell)} is none of {', '.join(PlayKind)}") from None


def _running_minutes(cell: str) -> int:
    return _number(cell, RUNNING_MINUTES)


def _year(cell: str) -> int:
    return _number(cell, YEARS)


def _number(cell: str, allowed: range) -> int:
    # int() alone would also take full-width digits, "1_0" and "+10".
    if not _NUMBER.fullmatch(cell) or int(cell) not in allowed:
        raise _Unreadable(f"{shown(cell)} is not a whole number from {allowed[0]} to {allowed[-1]}")
    return int(cell)


def _date(cell: str) -> date:
    if not _DATE.fullmatch(cell):
        raise _Unreadable(f"{shown(cell)} is not written YYYY-MM-DD, such as 2026-02-09")
    try:
        day = date.fromisoformat(cell)
    except ValueError:
        raise _Unreadable(f"{shown(cell)} is not in the calendar") from None
    if not EARLIEST <= day <= LATEST:
        raise _Unreadable(f"{shown(cell)} is not from {EARLIEST} to {LATEST}")
    return day


def _time(cell: str) -> time:
    written = _TIME.fullmatch(cell)
    if not written:
        raise _Unreadable(f"{shown(cell)} is not written HH:MM, such as 09:05")
    try:
        return time(int(written[1]), int(written[2]))
    except ValueError:
        raise _Unreadable(f"{shown(cell)} is not on the clock, which runs from 00:00 to 23:59") from None


def _price_minor(currency: str, cell: str) -> int:
    written, digits = _PRICE.fullmatch(cell), decimals(currency)
    if written and len(written[1] or "") <= digits:
        minor = int(Decimal(cell).scaleb(digits))
        if minor <= MOST_PRICE:
            return minor
    most, such_as = in_figures(MOST_PRICE, currency), in_figures(_PRICE_SHOWN, currency)
    finest = f"with at most {digits} decimals" if digits else "without decimals"
    raise _Unreadable(f"{shown(cell)} is not an amount of {currency} from 0 to {most} {finest}, such as {such_as}")
