"""The sample cinema of `resources/sample`, read by the rules that hold for a cinema's own files."""

import csv
import io
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ttms_server.play.csv_file import read_lines
from ttms_server.play.import_files import (
    SHOW_COLUMNS,
    BadLine,
    FilmRow,
    ImportRefused,
    ShowRow,
    load,
    read_films,
    read_shows,
)
from ttms_server.play.service import CategoryPrice
from ttms_server.sample_prices import InCurrency, prices_in
from ttms_server.studio.plan import HallPlan, parse_plan
from ttms_server.studio.seating_plan import read_seating_plan

PROGRAMME_COLUMNS = ("day", "hall", "title", "time", "price")
PROGRAMME_DAYS = 14
DETAIL_COLUMNS = ("title", "rating", "language", "poster")


@dataclass(frozen=True, slots=True)
class SampleCinemaFacts:
    """What the cinema is called, what it is paid in (ISO 4217) and by which clocks it lives (IANA zone)."""

    name: str
    name_en: str
    currency: str
    time_zone: str


@dataclass(frozen=True, slots=True)
class SampleUser:
    """Somebody who works there; `role` is clerk, manager or administrator."""

    user_name: str
    display_name: str
    role: str
    password: str


@dataclass(frozen=True, slots=True)
class SampleHall:
    """A hall with its seats; `curve` in hundredths of a seat's height.

    `surcharges` say by how much more, in minor units, a place of a category costs than others of the same show.
    """

    name: str
    name_en: str
    curve: int
    plan: HallPlan
    surcharges: Mapping[str, int]

    def prices(self, price_minor: int) -> tuple[CategoryPrice, ...]:
        """What its categories cost in a show of this price."""
        return tuple(CategoryPrice(name, price_minor + more) for name, more in self.surcharges.items())


@dataclass(frozen=True, slots=True)
class FilmDetails:
    """What is said of a film beside the format that cinemas import: its rating, its version, its poster's file."""

    rating: str
    language: str
    poster: bytes


@dataclass(frozen=True, slots=True)
class SampleCinema:
    """Everything that the sample files say, shows with real dates."""

    cinema: SampleCinemaFacts
    users: tuple[SampleUser, ...]
    halls: tuple[SampleHall, ...]
    films: tuple[FilmRow, ...]
    details: Mapping[str, FilmDetails]
    shows: tuple[ShowRow, ...]


def read_sample(folder: Path, first_day: date, currency: str = "") -> SampleCinema:
    """The sample cinema whose programme begins on `first_day` and lasts `PROGRAMME_DAYS` days.

    Prices are in `currency`, else in that of its files.

    Raises:
        ImportRefused: a bad line in films.csv, film-details.csv or programme.csv.
        PlanInvalid, SeatingPlanInvalid: a hall cannot be read.
        TypeError, KeyError: a TOML file has an unknown key or lacks one.
        OSError: a file is missing.
    """
    facts = SampleCinemaFacts(**_toml(folder / "cinema.toml")["cinema"])
    priced = prices_in(folder, facts.currency, currency or facts.currency)
    halls = {hall["name"]: _hall(folder, priced, **hall) for hall in _toml(folder / "halls.toml")["hall"]}
    shows = read_shows(dated_programme(load(folder / "programme.csv"), first_day), facts.currency)
    return SampleCinema(
        cinema=facts,
        users=tuple(SampleUser(**user) for user in _toml(folder / "users.toml")["user"]),
        halls=tuple(halls.values()),
        films=tuple(read_films(load(folder / "films.csv"))),
        details=_details(folder),
        shows=tuple(_priced(show, halls.get(show.hall), priced) for show in shows),
    )


def dated_programme(programme: str, first_day: date) -> str:
    """A programme by days from 0, as the file of shows that a cinema would write; lines keep their numbers.

    Raises:
        ImportRefused: a line is cut wrongly or its day is not one of the programme.
    """
    lines, bad = read_lines(programme, PROGRAMME_COLUMNS)
    known = {str(day): (first_day + timedelta(days=day)).isoformat() for day in range(PROGRAMME_DAYS)}
    bad += [
        BadLine(line.line_number, f"day is not a whole number from 0 to {PROGRAMME_DAYS - 1}")
        for line in lines
        if line.cells["day"] not in known
    ]
    if bad:
        raise ImportRefused(bad)
    dated = {line.line_number: {**line.cells, "date": known[line.cells["day"]]} for line in lines}
    return _csv_with_gaps(dated)


def _csv_with_gaps(dated: dict[int, dict[str, str]]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, SHOW_COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for line_number in range(2, max(dated, default=1) + 1):
        if line_number in dated:
            writer.writerow(dated[line_number])
        else:
            file.write("\n")
    return file.getvalue()


def _hall(
    folder: Path,
    priced: InCurrency,
    *,
    plan: str = "",
    seating_plan: str = "",
    curve: int = 0,
    surcharges: Mapping[str, int] = MappingProxyType({}),
    **names: Any,
) -> SampleHall:
    """A hall that is drawn there, or that stands in a file of its own."""
    surcharges = {category: priced(more) for category, more in surcharges.items()}
    if not seating_plan:
        return SampleHall(**names, curve=curve, plan=parse_plan(plan), surcharges=surcharges)
    found = read_seating_plan((folder / seating_plan).read_text(encoding="utf-8"))
    return SampleHall(**names, curve=0, plan=found, surcharges=surcharges)


def _details(folder: Path) -> Mapping[str, FilmDetails]:
    """By the title of the film."""
    lines, bad = read_lines(load(folder / "film-details.csv"), DETAIL_COLUMNS)
    if bad:
        raise ImportRefused(bad)
    cells = [line.cells for line in lines]
    return {
        film["title"]: FilmDetails(film["rating"], film["language"], (folder / "posters" / film["poster"]).read_bytes())
        for film in cells
    }


def _priced(show: ShowRow, hall: SampleHall | None, priced: InCurrency) -> ShowRow:
    price_minor = priced(show.price_minor)
    in_categories = hall.prices(price_minor) if hall else show.in_categories
    return replace(show, price_minor=price_minor, in_categories=in_categories)


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
