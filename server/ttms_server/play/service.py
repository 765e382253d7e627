"""The rules of films and shows: what is on, when, and for how much."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from sqlalchemy.orm import Session

from ttms_server.fields import checked_text
from ttms_server.paging import Listed, Page, foreign_token, listed
from ttms_server.play import repository
from ttms_server.play.errors import PlayTitleTaken, ScheduleNotFound, ScheduleOverlaps
from ttms_server.play.models import PlayKind, PlayRow, ScheduleRow
from ttms_server.play.repository import ScheduleAndPlay
from ttms_server.studio import service as studio_service
from ttms_server.studio.service import Studio

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class Play:
    """A film or other programme."""

    play_id: int
    kind: PlayKind
    title: str
    title_en: str
    running_minutes: int
    year: int
    director: str
    area: str


class Slot(Protocol):
    """What of a show decides whether a seat of it can be sold."""

    @property
    def starts_at(self) -> datetime: ...

    @property
    def layout_id(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Schedule:
    """A show with the names that people know it by."""

    schedule_id: int
    play_id: int
    play_title: str
    play_title_en: str
    running_minutes: int
    studio_id: int
    studio_name: str
    studio_name_en: str
    layout_id: int
    starts_at: datetime
    ends_at: datetime
    cancelled_at: datetime | None


@dataclass(frozen=True, slots=True)
class TicketPrice:
    """What a ticket of one type costs for one show, in minor units per place."""

    ticket_type: str
    name: str
    name_en: str
    price_minor: int
    key: str


def create_play(session: Session, play: Play) -> Play:
    """Add a film; its `play_id` is not looked at, the one in the answer counts.

    Raises:
        PlayTitleTaken: another film has the title.
        FieldInvalid: empty or absurd title.
    """
    title = checked_text(play.title, "title", longest=LONGEST_TITLE)
    if repository.play_by_title(session, title) is not None:
        raise PlayTitleTaken(title)
    row = PlayRow(
        kind=play.kind.value,
        title=title,
        title_en=checked_text(play.title_en, "title_en", longest=LONGEST_TITLE, empty=True),
        running_minutes=play.running_minutes,
        year=play.year,
        director=checked_text(play.director, "director", longest=LONGEST_TITLE, empty=True),
        area=checked_text(play.area, "area", longest=LONGEST_TITLE, empty=True),
    )
    session.add(row)
    session.flush()
    return _play(row)


def list_plays(session: Session, page: Page) -> Listed[Play]:
    rows = repository.plays(session, after=page.after[0] if page.after else "", limit=page.size + 1)
    return listed([_play(row) for row in rows], page, lambda play: (play.title,))


def find_play(session: Session, title: str) -> Play | None:
    row = repository.play_by_title(session, title)
    return None if row is None else _play(row)


def create_schedule(
    session: Session, *, play: Play, studio: Studio, starts_at: datetime, price_minor: int, cleaning: timedelta
) -> int:
    """Put a show on sale and return its id; every ticket type gets its share of `price_minor`.

    Raises:
        ScheduleOverlaps: the hall is taken, cleaning before and after included (half-open intervals).
    """
    ends_at = starts_at + timedelta(minutes=play.running_minutes)
    studio_service.lock_programme(session, studio.studio_id)
    conflict = repository.overlapping(
        session, studio_id=studio.studio_id, from_before=ends_at + cleaning, until_after=starts_at - cleaning
    )
    if conflict is not None:
        other, other_play = conflict
        raise ScheduleOverlaps(studio_name=studio.name, play_title=other_play.title, starts_at=other.starts_at)
    row = ScheduleRow(
        play_id=play.play_id,
        studio_id=studio.studio_id,
        layout_id=studio.layout_id,
        starts_at=starts_at,
        ends_at=ends_at,
        price_minor=price_minor,
    )
    session.add(row)
    session.flush()
    shares = {kind.code: share_of(price_minor, kind.percent) for kind in repository.ticket_types(session)}
    repository.add_prices(session, row.schedule_id, shares)
    return row.schedule_id


def share_of(price_minor: int, percent: int) -> int:
    """`percent` of a price in minor units, half a unit rounded up."""
    return (price_minor * percent + 50) // 100


def has_schedule(session: Session, *, studio: Studio, play: Play, starts_at: datetime) -> bool:
    """Whether exactly this show stands already."""
    found = repository.overlapping(
        session,
        studio_id=studio.studio_id,
        from_before=starts_at + timedelta(microseconds=1),
        until_after=starts_at,
    )
    return found is not None and (found[0].starts_at, found[0].play_id) == (starts_at, play.play_id)


def list_schedules(session: Session, *, starts_from: datetime, starts_before: datetime, page: Page) -> Listed[Schedule]:
    """Shows that start in [starts_from, starts_before), by start."""
    after = _after(*page.after) if page.after else None
    rows = repository.schedules(
        session, starts_from=starts_from, starts_before=starts_before, after=after, limit=page.size + 1
    )
    return listed(_schedules(session, rows), page, lambda show: (show.starts_at.isoformat(), str(show.schedule_id)))


def get_schedule(session: Session, schedule_id: int) -> Schedule:
    """The show.

    Raises:
        ScheduleNotFound: there is none.
    """
    row = repository.schedule(session, schedule_id)
    if row is None:
        raise ScheduleNotFound(schedule_id)
    return _schedules(session, [row])[0]


def get_schedules(session: Session, schedule_ids: Collection[int]) -> Mapping[int, Schedule]:
    """Those of the shows that there are, by id."""
    return {show.schedule_id: show for show in _schedules(session, repository.some_schedules(session, schedule_ids))}


def get_slot(session: Session, schedule_id: int) -> Slot:
    """When the show starts and in which layout, without its names.

    Raises:
        ScheduleNotFound: there is none.
    """
    slot = repository.slot(session, schedule_id)
    if slot is None:
        raise ScheduleNotFound(schedule_id)
    return slot


def get_prices(session: Session, schedule_id: int) -> tuple[TicketPrice, ...]:
    """Prices of a show in the order in which a counter offers them."""
    return tuple(
        TicketPrice(kind.code, kind.name, kind.name_en, price.price_minor, kind.key)
        for price, kind in repository.prices(session, schedule_id)
    )


def _after(starts_at: str, schedule_id: str) -> tuple[datetime, int]:
    try:
        start, number = datetime.fromisoformat(starts_at), int(schedule_id)
        if start.tzinfo is None or not 0 < number < 2**63:
            raise foreign_token()
        return start.astimezone(UTC), number
    except (ValueError, OverflowError):
        raise foreign_token() from None


def _schedules(session: Session, rows: Iterable[ScheduleAndPlay]) -> list[Schedule]:
    pairs = [(row[0], row[1]) for row in rows]
    names = studio_service.get_names(session, {schedule.studio_id for schedule, _ in pairs})
    return [
        Schedule(
            schedule.schedule_id,
            play.play_id,
            play.title,
            play.title_en,
            play.running_minutes,
            schedule.studio_id,
            *names[schedule.studio_id],
            schedule.layout_id,
            schedule.starts_at,
            schedule.ends_at,
            schedule.cancelled_at,
        )
        for schedule, play in pairs
    ]


def _play(row: PlayRow) -> Play:
    return Play(
        row.play_id, PlayKind(row.kind), row.title, row.title_en, row.running_minutes, row.year, row.director, row.area
    )
