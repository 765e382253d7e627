"""Taking a cinema's own films and shows in: all of a file or nothing, and every bad line named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from ttms_server.config import CinemaSettings
from ttms_server.errors import Refusal
from ttms_server.play import films
from ttms_server.play.errors import ScheduleOverlaps
from ttms_server.play.films import Play
from ttms_server.play.import_files import BadLine, Examined, FilmRow, ImportRefused, ShowRow
from ttms_server.play.programme import ProgrammeRules, create_schedules, slots_for
from ttms_server.studio import service as studio_service
from ttms_server.studio.service import Studio

Row = TypeVar("Row", FilmRow, ShowRow)


@dataclass(frozen=True, slots=True)
class _Known:
    """Halls and films by name; each is asked for once, for no line changes them."""

    studio: Callable[[str], Studio | None]
    play: Callable[[str], Play | None]


class LocalTimeMissingError(ValueError):
    """The clocks jump over this time on this day."""


def import_films(session: Session, file: Examined[FilmRow]) -> int:
    """Add the films; how many.

    Raises:
        ImportRefused: at least one line is bad; the caller rolls back.
    """
    return _import_all(file, lambda film: _import_film(session, film))


def import_shows(
    session: Session, shows: Examined[ShowRow], cinema: CinemaSettings, *, not_before: datetime | None
) -> int:
    """Put the shows on sale; how many. Shows that would start before `not_before` are bad.

    Raises:
        ImportRefused: at least one line is bad; the caller rolls back.
    """
    known = _Known(
        cache(lambda name: studio_service.find_studio(session, name)),
        cache(lambda title: films.find_play(session, title)),
    )
    return _import_all(shows, lambda show: _import_show(session, known, show, cinema, not_before=not_before))


def _import_all(file: Examined[Row], take: Callable[[Row], str | None]) -> int:
    bad = list(file.bad_lines)
    for row in file.rows:
        reason = take(row)
        if reason is not None:
            bad.append(BadLine(row.line_number, reason))
    if bad:
        raise ImportRefused(sorted(bad, key=lambda line: line.line_number))
    return len(file.rows)


def _import_film(session: Session, film: FilmRow) -> str | None:
    try:
        films.create_play(
            session,
            Play(
                0,
                film.kind,
                film.title,
                film.title_en,
                film.running_minutes,
                film.year,
                film.director,
                film.area,
            ),
        )
    except Refusal as refusal:
        return str(refusal)
    return None


def _import_show(
    session: Session, known: _Known, show: ShowRow, cinema: CinemaSettings, *, not_before: datetime | None
) -> str | None:
    studio, play = known.studio(show.hall), known.play(show.title)
    if studio is None or play is None:
        missing = [f"no hall {show.hall!r}"] if studio is None else []
        missing += [f"no film {show.title!r}"] if play is None else []
        return f"there is {' and '.join(missing)}"
    try:
        starts_at = moment_of(show.date, show.time, cinema.zone)
        if not_before is not None and starts_at < not_before:
            return f"{show.date} {show.time:%H:%M} is over"
        rules = ProgrammeRules(timedelta(minutes=cinema.cleaning_minutes), cinema.zone)
        slots = slots_for(play, studio, [starts_at])
        # Whether it may be in the past was decided above: the sample's first day has begun.
        create_schedules(
            session,
            slots,
            price_minor=show.price_minor,
            rules=rules,
            now=None,
            in_categories=show.in_categories,
        )
    except LocalTimeMissingError:
        return f"{show.date} {show.time:%H:%M} does not exist: the clocks jump over it"
    except Refusal as refusal:
        return _in_local_time(refusal, cinema.zone)
    return None


def moment_of(day: date, clock_time: time, zone: ZoneInfo) -> datetime:
    """The moment at which the cinema's clocks show this; the first one where they show it twice.

    Raises:
        LocalTimeMissingError: they never show it.
    """
    local = datetime.combine(day, clock_time, zone)
    utc = local.astimezone(ZoneInfo("UTC"))
    if utc.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise LocalTimeMissingError
    return utc


def _in_local_time(refusal: Refusal, zone: ZoneInfo) -> str:
    if not isinstance(refusal, ScheduleOverlaps):
        return str(refusal)
    starts_at = datetime.fromisoformat(refusal.details["starts_at"]).astimezone(zone)
    return f"{refusal.details['studio_name']} is taken by {refusal.details['play_title']} at {starts_at:%Y-%m-%d %H:%M}"
