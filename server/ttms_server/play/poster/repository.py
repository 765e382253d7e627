"""Reading and writing posters."""

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from ttms_server.play.poster.models import PosterRow
from ttms_server.schema import table_of

_POSTERS = table_of(PosterRow)


def find(session: Session, play_id: int) -> bytes:
    """The picture; empty if there is none."""
    return bytes(session.scalar(select(_POSTERS.c.picture).where(_POSTERS.c.play_id == play_id)) or b"")


def remove(session: Session, play_id: int) -> None:
    session.execute(delete(_POSTERS).where(_POSTERS.c.play_id == play_id))


def store(session: Session, play_id: int, picture: bytes) -> None:
    remove(session, play_id)
    session.execute(insert(_POSTERS), {"play_id": play_id, "picture": picture})
