"""Putting the sample cinema into a database, by the same rules as a cinema's own people, halls, films and shows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from statistics import mode

from sqlalchemy.orm import Session

from ttms_server.config import CinemaSettings
from ttms_server.paging import Page
from ttms_server.play import films
from ttms_server.play import service as play_service
from ttms_server.play.import_files import Examined, FilmRow, ShowRow
from ttms_server.play.poster import service as posters
from ttms_server.play.programme_import import import_films, import_shows, moment_of
from ttms_server.play.show_list import ShowsAsked
from ttms_server.sample import SampleCinema
from ttms_server.studio import service as studio_service
from ttms_server.user import people
from ttms_server.user.role import Role


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much was added; what stood already is left alone."""

    users: int
    halls: int
    films: int
    shows: int


def load_sample(session: Session, sample: SampleCinema, cinema: CinemaSettings, *, now: datetime) -> Loaded:
    """Add what of the sample is missing; days that have a show are left alone, so it can be repeated every day.

    Its shows begin by the clocks of `cinema`, in whose currency its prices are.

    Raises:
        ImportRefused: the sample does not fit to what stands already.
    """
    users = _load_users(session, sample, now=now)
    halls = _load_halls(session, sample)
    new_films = [film for film in sample.films if not films.find_play(session, film.title)]
    added_films = import_films(session, Examined(new_films))
    cinema = replace(cinema, cleaning_minutes=CinemaSettings().cleaning_minutes)  # which its programme leaves
    _price_films(session, new_films, sample.shows, now=now)
    _describe_films(session, new_films, sample, now=now)
    missing = [_as_halls_stand(session, show) for show in _shows_of_empty_days(session, sample.shows, cinema)]
    return Loaded(users, halls, added_films, import_shows(session, Examined(missing), cinema, not_before=None))


def _load_users(session: Session, sample: SampleCinema, *, now: datetime) -> int:
    missing = [user for user in sample.users if not people.has_user(session, user.user_name)]
    for user in missing:
        people.create_user(
            session,
            user_name=user.user_name,
            display_name=user.display_name,
            role=Role(user.role),
            password=user.password,
            now=now,
        )
    return len(missing)


def _load_halls(session: Session, sample: SampleCinema) -> int:
    missing = [hall for hall in sample.halls if studio_service.find_studio(session, hall.name) is None]
    for hall in missing:
        studio_service.create_studio(session, name=hall.name, name_en=hall.name_en, curve=hall.curve, plan=hall.plan)
    return len(missing)


def _price_films(session: Session, added: Sequence[FilmRow], shows: Sequence[ShowRow], *, now: datetime) -> None:
    """A film of the sample costs what most of its shows do."""
    for film in added:
        prices = [show.price_minor for show in shows if show.title == film.title]
        play = films.find_play(session, film.title)
        if prices and play is not None:
            films.update_play(session, replace(play, price_minor=mode(prices)), now=now)


def _describe_films(session: Session, added: Sequence[FilmRow], sample: SampleCinema, *, now: datetime) -> None:
    for film in added:
        play, details = films.find_play(session, film.title), sample.details.get(film.title)
        if play is None or details is None:
            continue
        described = replace(play, rating=details.rating, language=details.language)
        play = films.update_play(session, described, now=now)
        posters.set_poster(session, play.play_id, details.poster, version=play.version)


def _shows_of_empty_days(session: Session, shows: Sequence[ShowRow], cinema: CinemaSettings) -> list[ShowRow]:
    found = []
    for _, group in groupby(sorted(shows, key=lambda show: (show.date, show.time)), key=lambda show: show.date):
        of_day = list(group)
        first = moment_of(of_day[0].date, of_day[0].time, cinema.zone)
        stands = play_service.list_schedules(session, Page(1, ()), ShowsAsked(first, first + timedelta(hours=16)))
        found += [] if stands.items else of_day
    return found


def _as_halls_stand(session: Session, show: ShowRow) -> ShowRow:
    """Without prices for categories that its hall does not have: a cinema may call them otherwise."""
    studio = studio_service.find_studio(session, show.hall)
    names = {category.name for category in studio.categories} if studio else set()
    return replace(show, in_categories=tuple(price for price in show.in_categories if price.category in names))
