"""The rules of posters: which pictures are taken, and whose they are."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from ttms_server.errors import FieldInvalid
from ttms_server.play import films
from ttms_server.play.films import Play
from ttms_server.play.poster import repository

MOST_BYTES = 240 * 1024  # enough for a picture that is shown as large as a hand
# How files of each kind begin: https://www.w3.org/TR/png-3/ 5.2, ITU-T T.81 B.1.1.
_BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Poster:
    """A picture as its file holds it; an empty one is none."""

    media_type: str
    picture: bytes


def media_type_of(picture: bytes) -> str:
    """What the picture is by its first bytes, whatever its file is called.

    Raises:
        FieldInvalid: too large, or neither PNG nor JPEG.
    """
    if len(picture) > MOST_BYTES:
        raise FieldInvalid("picture", f"must have at most {MOST_BYTES} bytes")
    for beginning, media_type in _BEGINNINGS.items():
        if picture.startswith(beginning):
            return media_type
    raise FieldInvalid("picture", "must be a PNG or JPEG picture")


def set_poster(session: Session, play_id: int, picture: bytes, *, version: int) -> Play:
    """Give the film this poster, or none if `picture` is empty.

    Raises:
        FieldInvalid: it is no picture.
        PlayNotFound, ChangedMeanwhile: the film is gone, or somebody was faster.
    """
    changed = films.set_poster_type(session, play_id, media_type_of(picture) if picture else "", version=version)
    if picture:
        repository.store(session, play_id, picture)
    else:
        repository.remove(session, play_id)
    return changed


def get_poster(session: Session, play_id: int) -> Poster:
    """The film's poster; an empty one if it has none.

    Raises:
        PlayNotFound: there is no such film.
    """
    film = films.get_play(session, play_id)
    return Poster(film.poster_type, repository.find(session, play_id) if film.poster_type else b"")
