"""Reading and writing reservations; every change of their seats is decided by a write."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, and_, delete, select, tuple_, update
from sqlalchemy.orm import Session

from ttms_server.schema import table_of
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow
from ttms_server.ticket.reservation.models import Ending, ReservationKind, ReservationRow

_CLAIMS = table_of(SeatClaimRow).c
_KINDS = [kind.value for kind in ReservationKind]


def add(session: Session, row: ReservationRow) -> None:
    """Store the reservation, which gets its id."""
    session.add(row)
    session.flush()


def find(session: Session, reservation_id: int) -> ReservationRow | None:
    return session.get(ReservationRow, reservation_id, populate_existing=True)


def keep(session: Session, row: ReservationRow, holder: Holder, seat_ids: Collection[int], *, now: datetime) -> int:
    """Let the reservation have these seats of a living hold; how many it were."""
    query = (
        update(SeatClaimRow)
        .where(
            _CLAIMS.schedule_id == row.schedule_id,
            _CLAIMS.seat_id.in_(seat_ids),
            _CLAIMS.hold_id == holder.hold_id,
            _CLAIMS.user_id == holder.user_id,
            _CLAIMS.state == ClaimState.HELD.value,
            _CLAIMS.held_until > now,
        )
        .values(state=row.kind, reservation_id=row.reservation_id, held_until=row.kept_until, offered_to=None)
    )
    return _count(session, query)


def collect(
    session: Session,
    row: ReservationRow,
    holder: Holder,
    seat_ids: Collection[int],
    *,
    now: datetime,
    held_until: datetime,
) -> int:
    """Let `holder` hold these seats of the reservation; how many it were."""
    query = (
        update(SeatClaimRow)
        .where(_kept(row, now), _CLAIMS.seat_id.in_(seat_ids))
        .values(
            state=ClaimState.HELD.value,
            reservation_id=None,
            hold_id=holder.hold_id,
            user_id=holder.user_id,
            counter_name=holder.counter_name,
            held_since=now,
            held_until=held_until,
        )
    )
    return _count(session, query)


def release(session: Session, row: ReservationRow, seat_ids: Collection[int], *, now: datetime) -> int:
    """Free these seats of the reservation; how many it were."""
    return _count(session, delete(SeatClaimRow).where(_kept(row, now), _CLAIMS.seat_id.in_(seat_ids)))


def end(session: Session, reservation_id: int, ending: Ending, *, now: datetime) -> None:
    session.execute(
        update(ReservationRow)
        .where(ReservationRow.reservation_id == reservation_id, ReservationRow.ended_at.is_(None))
        .values(ended_at=now, ending=ending.value)
    )


def end_all(session: Session, schedule_id: int, ending: Ending, *, now: datetime) -> None:
    """End every reservation of the show that keeps seats still."""
    session.execute(
        update(ReservationRow)
        .where(
            ReservationRow.schedule_id == schedule_id,
            ReservationRow.ended_at.is_(None),
            ReservationRow.kept_until > now,
        )
        .values(ended_at=now, ending=ending.value)
    )


def kept_seats(session: Session, rows: Collection[ReservationRow], *, now: datetime) -> Mapping[int, tuple[int, ...]]:
    """The seats that each of the reservations has at `now`, by reservation."""
    found = session.execute(
        select(_CLAIMS.reservation_id, _CLAIMS.seat_id)
        .where(
            _CLAIMS.schedule_id.in_({row.schedule_id for row in rows}),
            _CLAIMS.reservation_id.in_([row.reservation_id for row in rows]),
            _CLAIMS.state.in_(_KINDS),
            _CLAIMS.held_until > now,
        )
        .order_by(_CLAIMS.seat_id)
    )
    seats: dict[int, tuple[int, ...]] = {row.reservation_id: () for row in rows}
    for reservation_id, seat_id in found:
        seats[reservation_id] += (seat_id,)
    return seats


def page(
    session: Session,
    *,
    schedule_id: int | None,
    name_key: str,
    after: tuple[datetime, int] | None,
    limit: int,
    now: datetime,
) -> Sequence[ReservationRow]:
    """Reservations that keep seats at `now`, by when they end; of one show or all, with this in their name or any."""
    query = select(ReservationRow).where(ReservationRow.ended_at.is_(None), ReservationRow.kept_until > now)
    if schedule_id is not None:
        query = query.where(ReservationRow.schedule_id == schedule_id)
    if name_key:
        query = query.where(ReservationRow.name_key.contains(name_key, autoescape=True))
    if after is not None:
        query = query.where(tuple_(ReservationRow.kept_until, ReservationRow.reservation_id) > after)
    return session.scalars(query.order_by(ReservationRow.kept_until, ReservationRow.reservation_id).limit(limit)).all()


def _kept(row: ReservationRow, now: datetime) -> ColumnElement[bool]:
    return and_(
        _CLAIMS.schedule_id == row.schedule_id,
        _CLAIMS.reservation_id == row.reservation_id,
        _CLAIMS.state == row.kind,
        _CLAIMS.held_until > now,
    )


def _count(session: Session, query: Any) -> int:
    return cast("CursorResult[Any]", session.execute(query)).rowcount
