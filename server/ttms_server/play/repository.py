"""Reading and writing films, shows and prices."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Row, Select, and_, insert, or_, select
from sqlalchemy.orm import Session

from ttms_server.play.models import PlayRow, SchedulePriceRow, ScheduleRow, TicketTypeRow

ScheduleAndPlay = Row[ScheduleRow, PlayRow]


def plays(session: Session, *, after: str, limit: int) -> Sequence[PlayRow]:
    return session.scalars(select(PlayRow).where(PlayRow.title > after).order_by(PlayRow.title).limit(limit)).all()


def play_by_title(session: Session, title: str) -> PlayRow | None:
    return session.scalar(select(PlayRow).where(PlayRow.title == title))


def schedules(
    session: Session, *, starts_from: datetime, starts_before: datetime, after: tuple[datetime, int] | None, limit: int
) -> Sequence[ScheduleAndPlay]:
    """Shows that start in [starts_from, starts_before), after the show (start, id), by start."""
    query = _with_play().where(ScheduleRow.starts_at >= starts_from, ScheduleRow.starts_at < starts_before)
    if after is not None:
        same_start = and_(ScheduleRow.starts_at == after[0], ScheduleRow.schedule_id > after[1])
        query = query.where(or_(ScheduleRow.starts_at > after[0], same_start))
    return session.execute(query.order_by(ScheduleRow.starts_at, ScheduleRow.schedule_id).limit(limit)).all()


def schedule(session: Session, schedule_id: int) -> ScheduleAndPlay | None:
    return session.execute(_with_play().where(ScheduleRow.schedule_id == schedule_id)).one_or_none()


def some_schedules(session: Session, schedule_ids: Collection[int]) -> Sequence[ScheduleAndPlay]:
    return session.execute(_with_play().where(ScheduleRow.schedule_id.in_(schedule_ids))).all()


def slot(session: Session, schedule_id: int) -> Row[datetime, int] | None:
    """starts_at and layout_id of the show."""
    query = select(ScheduleRow.starts_at, ScheduleRow.layout_id).where(ScheduleRow.schedule_id == schedule_id)
    return session.execute(query).one_or_none()


def overlapping(
    session: Session, *, studio_id: int, from_before: datetime, until_after: datetime
) -> ScheduleAndPlay | None:
    """A show of the hall that starts before `from_before` and ends after `until_after`: the earliest such."""
    return session.execute(
        _with_play()
        .where(
            ScheduleRow.studio_id == studio_id,
            ScheduleRow.starts_at < from_before,
            ScheduleRow.ends_at > until_after,
        )
        .order_by(ScheduleRow.starts_at)
        .limit(1)
    ).one_or_none()


def ticket_types(session: Session) -> Sequence[TicketTypeRow]:
    return session.scalars(select(TicketTypeRow).order_by(TicketTypeRow.position)).all()


def prices(session: Session, schedule_id: int) -> Sequence[Row[SchedulePriceRow, TicketTypeRow]]:
    return session.execute(
        select(SchedulePriceRow, TicketTypeRow)
        .join(TicketTypeRow, TicketTypeRow.code == SchedulePriceRow.ticket_type)
        .where(SchedulePriceRow.schedule_id == schedule_id)
        .order_by(TicketTypeRow.position)
    ).all()


def add_prices(session: Session, schedule_id: int, prices: dict[str, int]) -> None:
    rows = [{"schedule_id": schedule_id, "ticket_type": code, "price_minor": minor} for code, minor in prices.items()]
    session.execute(insert(SchedulePriceRow), rows)


def _with_play() -> Select[ScheduleRow, PlayRow]:
    return select(ScheduleRow, PlayRow).join(PlayRow, PlayRow.play_id == ScheduleRow.play_id)
