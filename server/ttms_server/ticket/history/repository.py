"""Adding to the history of seats, and reading it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Row, func, insert, select
from sqlalchemy.orm import Session

from ttms_server.batch import batch_of
from ttms_server.schema import table_of
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.history.models import SeatEventRow

_EVENTS = table_of(SeatEventRow)


def add(
    session: Session,
    deed: SeatDeed,
    *,
    schedule_id: int,
    seat_ids: Iterable[int],
    by: tuple[int, str],
    happened_at: datetime,
) -> None:
    """One row a seat, in one statement; `by` is the person and the counter or door."""
    rows = [
        {
            "schedule_id": schedule_id,
            "seat_id": seat_id,
            "deed": deed.value,
            "happened_at": happened_at,
            "user_id": by[0],
            "place": by[1],
        }
        for seat_id in seat_ids
    ]
    if batch := batch_of(session):
        batch.add(_EVENTS, rows)
    elif rows:
        # As in claim(): one statement for all, and one that is compiled once where there is one seat.
        session.execute(insert(_EVENTS), rows[0]) if len(rows) == 1 else session.execute(insert(_EVENTS).values(rows))


def events(
    session: Session, schedule_id: int, seat_id: int, *, before: int | None, limit: int
) -> Sequence[SeatEventRow]:
    """Newest first, those with an id below `before`."""
    query = select(SeatEventRow).where(SeatEventRow.schedule_id == schedule_id, SeatEventRow.seat_id == seat_id)
    if before is not None:
        query = query.where(SeatEventRow.event_id < before)
    return session.scalars(query.order_by(SeatEventRow.event_id.desc()).limit(limit)).all()


def newest_event(session: Session) -> int:
    """The id of the last event of any seat; 0 before the first."""
    return session.scalar(select(func.max(_EVENTS.c.event_id))) or 0


def events_after(session: Session, after: int, schedule_ids: Collection[int]) -> Sequence[Row[int, int, int]]:
    """Event, show and seat of everything that happened to these shows since `after`."""
    query = select(_EVENTS.c.event_id, _EVENTS.c.schedule_id, _EVENTS.c.seat_id)
    # The shows stand in an expression: no engine goes through all that ever happened to them.
    recent = query.where(_EVENTS.c.event_id > after, (_EVENTS.c.schedule_id + 0).in_(schedule_ids))
    return session.execute(recent).all()


def was_ever(session: Session, deed: SeatDeed, *, schedule_id: int) -> bool:
    query = select(SeatEventRow.event_id).where(
        SeatEventRow.schedule_id == schedule_id, SeatEventRow.deed == deed.value
    )
    return session.scalar(query.limit(1)) is not None


def last(session: Session, deed: SeatDeed, *, schedule_id: int, seat_id: int) -> SeatEventRow | None:
    query = select(SeatEventRow).where(
        SeatEventRow.schedule_id == schedule_id, SeatEventRow.seat_id == seat_id, SeatEventRow.deed == deed.value
    )
    return session.scalar(query.order_by(SeatEventRow.event_id.desc()).limit(1))
