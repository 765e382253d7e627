"""The rules of films: what may be shown, on which days, and for how much."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.cinema_days import checked_day
from ttms_server.errors import ChangedMeanwhile, FieldInvalid
from ttms_server.fields import checked_number, checked_text
from ttms_server.letters import hashed_key
from ttms_server.play import repository
from ttms_server.play.errors import PlayHasShows, PlayNotFound, PlayTitleTaken
from ttms_server.play.models import PlayKind, PlayRow
from ttms_server.play.poster import repository as poster_repository

LONGEST_TITLE, LONGEST_RATING, LONGEST_LANGUAGE = 200, 12, 40
MOST_MINUTES = 900
FIRST_YEAR, LAST_YEAR = 1880, 2100
# In minor units: a million of the currencies with two decimals.
MOST_PRICE = 100_000_000


# What an edit may name.
CHANGEABLE = frozenset(
    {
        *("kind", "title", "title_en", "running_minutes", "year", "director", "area", "rating", "language"),
        *("runs_from", "runs_until", "price_minor", "retired"),
    }
)


@dataclass(frozen=True, slots=True)
class Play:
    """A film or other programme; days as "2026-11-23", empty is open; without a price nobody has said one yet.

    `rating` and `language` as the cinema writes them; `poster_type` is the media type of its picture, or empty.
    """

    play_id: int
    kind: PlayKind
    title: str
    title_en: str
    running_minutes: int
    year: int
    director: str
    area: str
    runs_from: str = ""
    runs_until: str = ""
    price_minor: int | None = None
    retired: bool = False
    version: int = 0
    rating: str = ""
    language: str = ""
    poster_type: str = ""


def create_play(session: Session, play: Play) -> Play:
    """Add a film; its `play_id`, `retired` and `version` are not looked at, those in the answer count.

    Raises:
        PlayTitleTaken: another film has the title, or one that is read alike.
        FieldInvalid: a field holds what it must not.
    """
    play = _checked(play)
    _refuse_taken(session, play.title)
    row = PlayRow(title_key=hashed_key(play.title), **_columns(play))
    session.add(row)
    session.flush()
    return play_of(row)


def update_play(session: Session, play: Play, *, now: datetime, only: Collection[str] = CHANGEABLE) -> Play:
    """Store the fields `only` of `play`, whose `version` is the state that the caller has seen.

    Raises:
        PlayNotFound, ChangedMeanwhile: it is gone, or somebody was faster.
        PlayTitleTaken: another film has the new title, or one that is read alike.
        FieldInvalid: a field holds what it must not.
    """
    before = _found(session, play.play_id)
    kept = {field: getattr(play_of(before), field) for field in CHANGEABLE.difference(only)}
    play = _checked(replace(play, **kept))
    if before.version != play.version:
        raise ChangedMeanwhile(before.title)
    retired_at = (before.retired_at or now) if play.retired else None
    values = {**_columns(play), "retired_at": retired_at}
    if play.title != before.title:
        _refuse_taken(session, play.title, except_for=play.play_id)
        values["title_key"] = hashed_key(play.title)
    if not repository.change_play(session, play.play_id, version=play.version, values=values):
        raise ChangedMeanwhile(before.title)
    return play_of(_found(session, play.play_id))


def delete_play(session: Session, play_id: int, *, version: int) -> None:
    """Remove a film that never had a show.

    Raises:
        PlayNotFound, ChangedMeanwhile: it is gone, or somebody was faster.
        PlayHasShows: and the transaction must not go on.
    """
    row = _found(session, play_id)
    title = row.title
    if row.version != version:
        raise ChangedMeanwhile(title)
    try:
        poster_repository.remove(session, play_id)
        repository.delete_play(session, play_id)
    except IntegrityError as error:
        raise PlayHasShows(title) from error


def get_play(session: Session, play_id: int) -> Play:
    """The film.

    Raises:
        PlayNotFound: there is none.
    """
    return play_of(_found(session, play_id))


def set_poster_type(session: Session, play_id: int, poster_type: str, *, version: int) -> Play:
    """Say of which kind the film's picture is, empty if it has none any more.

    Raises:
        PlayNotFound, ChangedMeanwhile: it is gone, or somebody was faster.
    """
    before = _found(session, play_id)
    if not repository.change_play(session, play_id, version=version, values={"poster_type": poster_type or None}):
        raise ChangedMeanwhile(before.title)
    return play_of(_found(session, play_id))


def find_play(session: Session, title: str) -> Play | None:
    row = repository.play_by_title(session, title)
    return None if row is None else play_of(row)


def play_of(row: PlayRow) -> Play:
    return Play(
        play_id=row.play_id,
        kind=PlayKind(row.kind),
        title=row.title,
        title_en=row.title_en,
        running_minutes=row.running_minutes,
        year=row.year,
        director=row.director,
        area=row.area,
        runs_from=row.runs_from or "",
        runs_until=row.runs_until or "",
        price_minor=row.price_minor,
        retired=row.retired_at is not None,
        version=row.version,
        rating=row.rating,
        language=row.language,
        poster_type=row.poster_type or "",
    )


def _refuse_taken(session: Session, title: str, *, except_for: int = 0) -> None:
    other = repository.play_titled_alike(session, title, hashed_key(title))
    if other is not None and other.play_id != except_for:
        raise PlayTitleTaken(other.title)


def _checked(play: Play) -> Play:
    """The film as it is stored: texts without surrounding spaces."""
    checked_number(play.running_minutes, "running_minutes", least=1, most=MOST_MINUTES)
    checked_number(play.year, "year", least=FIRST_YEAR, most=LAST_YEAR)
    if play.price_minor is not None:
        checked_number(play.price_minor, "price_minor", least=0, most=MOST_PRICE)
    for written, field in ((play.runs_from, "runs_from"), (play.runs_until, "runs_until")):
        if written:
            checked_day(written, field)
    if play.runs_from and play.runs_until and play.runs_until < play.runs_from:
        raise FieldInvalid("runs_until", "must not be before runs_from")
    return replace(
        play,
        title=checked_text(play.title, "title", longest=LONGEST_TITLE),
        title_en=checked_text(play.title_en, "title_en", longest=LONGEST_TITLE, empty=True),
        director=checked_text(play.director, "director", longest=LONGEST_TITLE, empty=True),
        area=checked_text(play.area, "area", longest=LONGEST_TITLE, empty=True),
        rating=checked_text(play.rating, "rating", longest=LONGEST_RATING, empty=True),
        language=checked_text(play.language, "language", longest=LONGEST_LANGUAGE, empty=True),
    )


def _columns(play: Play) -> dict[str, object]:
    return {
        "kind": play.kind.value,
        "title": play.title,
        "title_en": play.title_en,
        "running_minutes": play.running_minutes,
        "year": play.year,
        "director": play.director,
        "area": play.area,
        "rating": play.rating,
        "language": play.language,
        "runs_from": play.runs_from or None,
        "runs_until": play.runs_until or None,
        "price_minor": play.price_minor,
    }


def _found(session: Session, play_id: int) -> PlayRow:
    row = repository.play(session, play_id)
    if row is None:
        raise PlayNotFound(play_id)
    return row
