"""What other slices may know of shows: facts and names by id, and queries of ids that stand inside a larger one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from ttms_server.play import repository
from ttms_server.play.models import PlayRow, ScheduleRow
from ttms_server.schema import table_of

_SHOWS, _PLAYS = table_of(ScheduleRow), table_of(PlayRow)

Ids = Collection[int] | Select[int]


@dataclass(frozen=True, slots=True)
class ShowFacts:
    """What of a show its figures are sorted by."""

    schedule_id: int
    play_id: int
    studio_id: int
    layout_id: int
    starts_at: datetime
    cancelled: bool


def ids_between(starts_from: datetime, starts_before: datetime) -> Select[int]:
    """Shows that start in [starts_from, starts_before), cancelled ones too."""
    return select(_SHOWS.c.schedule_id).where(_SHOWS.c.starts_at >= starts_from, _SHOWS.c.starts_at < starts_before)


def ids_of_play(play_id: int) -> Select[int]:
    return select(_SHOWS.c.schedule_id).where(_SHOWS.c.play_id == play_id)


def ids_of_studio(studio_id: int) -> Select[int]:
    return select(_SHOWS.c.schedule_id).where(_SHOWS.c.studio_id == studio_id)


def ids_of_cancelled() -> Select[int]:
    return select(_SHOWS.c.schedule_id).where(_SHOWS.c.cancelled_at.is_not(None))


def get_facts(session: Session, schedule_ids: Ids) -> Mapping[int, ShowFacts]:
    """Each of the shows, by id."""
    columns = _SHOWS.c
    rows = session.execute(
        select(
            columns.schedule_id,
            columns.play_id,
            columns.studio_id,
            columns.layout_id,
            columns.starts_at,
            columns.cancelled_at.is_not(None),
        ).where(columns.schedule_id.in_(schedule_ids))
    )
    return {row[0]: ShowFacts(row[0], row[1], row[2], row[3], row[4], bool(row[5])) for row in rows}


def get_titles(session: Session, play_ids: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Title and English title of each film, by id."""
    query = select(_PLAYS.c.play_id, _PLAYS.c.title, _PLAYS.c.title_en).where(_PLAYS.c.play_id.in_(play_ids))
    return {play_id: (title, title_en) for play_id, title, title_en in session.execute(query)}


def get_ticket_type_names(session: Session) -> Mapping[str, tuple[str, str]]:
    """Name and English name of each ticket type, by code."""
    return {kind.code: (kind.name, kind.name_en) for kind in repository.ticket_types(session)}
