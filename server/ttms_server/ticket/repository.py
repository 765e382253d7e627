"""Claiming seats: every claim is decided by a write, and each function is one statement."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, Row, and_, case, delete, func, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.batch import batch_of
from ttms_server.database_errors import is_duplicate
from ttms_server.schema import table_of
from ttms_server.ticket.claim_book import book_of
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow

_CLAIMS = table_of(SeatClaimRow)
# What is told of a claim: read as columns, for a full hall is read often.
_TOLD = (
    _CLAIMS.c.seat_id,
    _CLAIMS.c.state,
    _CLAIMS.c.counter_name,
    _CLAIMS.c.hold_id,
    _CLAIMS.c.held_until,
    _CLAIMS.c.offered_to,
    _CLAIMS.c.reservation_id,
)


def claim(
    session: Session,
    schedule_id: int,
    seats: Mapping[int, int],
    holder: Holder,
    *,
    held_since: datetime,
    held_until: datetime,
) -> bool:
    """Hold all of `seats` (id → places) or none; False if one of them has a claim.

    One INSERT of all rows: the primary key decides, and a refused statement leaves nothing behind.
    """
    rows: list[dict[str, Any]] = [
        {
            "schedule_id": schedule_id,
            "seat_id": seat_id,
            "state": ClaimState.HELD.value,
            "places": places,
            "hold_id": holder.hold_id,
            "user_id": holder.user_id,
            "counter_name": holder.counter_name,
            "held_since": held_since,
            "held_until": held_until,
        }
        # Always in the same order: two holds that share seats would otherwise lock each other out.
        for seat_id, places in sorted(seats.items())
    ]
    if batch := batch_of(session):
        return book_of(batch).claim(rows)
    # A list beside the statement would be one statement a row on SQLite, and a list in it is compiled each time.
    try:
        session.execute(insert(_CLAIMS), rows[0]) if len(rows) == 1 else session.execute(insert(_CLAIMS).values(rows))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        return False
    return True


def delete_expired(session: Session, schedule_id: int, seat_ids: Collection[int], now: datetime) -> None:
    """Make way: claims on the seats whose hold is over are free seats already."""
    session.execute(
        delete(_CLAIMS).where(
            _CLAIMS.c.schedule_id == schedule_id,
            _CLAIMS.c.seat_id.in_(seat_ids),
            _CLAIMS.c.state != ClaimState.SOLD.value,
            _CLAIMS.c.held_until <= now,
        )
    )


def extend(session: Session, schedule_id: int, holder: Holder, *, held_until: datetime, now: datetime) -> None:
    """Let every seat of a living hold last until `held_until`."""
    session.execute(update(SeatClaimRow).where(_living_hold(schedule_id, holder, now)).values(held_until=held_until))


def release(session: Session, schedule_id: int, holder: Holder, seat_ids: Collection[int]) -> None:
    """Free those of the seats that the hold has; all of them if `seat_ids` is empty."""
    query = delete(SeatClaimRow).where(_hold(schedule_id, holder))
    session.execute(query.where(SeatClaimRow.seat_id.in_(seat_ids)) if seat_ids else query)


def sell(
    session: Session, schedule_id: int, holder: Holder, seat_ids: Collection[int], *, order_id: int, now: datetime
) -> int:
    """Turn held seats into sold ones; how many it were. Seats whose hold is over are not."""
    if batch := batch_of(session):
        return book_of(batch).sell(schedule_id, holder, seat_ids, order_id=order_id, now=now)
    result = session.execute(
        update(SeatClaimRow)
        .where(_living_hold(schedule_id, holder, now), SeatClaimRow.seat_id.in_(seat_ids))
        .values(state=ClaimState.SOLD.value, held_until=None, order_id=order_id)
    )
    return cast("CursorResult[Any]", result).rowcount


def free_sold(session: Session, schedule_id: int, seat_ids: Collection[int], *, order_id: int) -> int:
    """Free those of the seats that this order has; how many it were."""
    result = session.execute(
        delete(_CLAIMS).where(
            _CLAIMS.c.schedule_id == schedule_id,
            _CLAIMS.c.seat_id.in_(seat_ids),
            _CLAIMS.c.state == ClaimState.SOLD.value,
            _CLAIMS.c.order_id == order_id,
        )
    )
    return cast("CursorResult[Any]", result).rowcount


def hold_claims(session: Session, schedule_id: int, holder: Holder) -> Sequence[SeatClaimRow]:
    """The seats of a hold, whether it is over or not."""
    query = select(SeatClaimRow).where(_hold(schedule_id, holder)).order_by(SeatClaimRow.seat_id)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def living_claims(
    session: Session, schedule_id: int, now: datetime, seat_ids: Collection[int] | None
) -> Sequence[Row[int, str, str, str, datetime | None, str | None, int | None]]:
    """Those of the seats that are not free at `now`, or of all seats of the show; the columns of a claim, by seat."""
    query = select(*_TOLD).where(
        _CLAIMS.c.schedule_id == schedule_id, or_(_CLAIMS.c.state == ClaimState.SOLD.value, _CLAIMS.c.held_until > now)
    )
    if seat_ids is not None:
        query = query.where(_CLAIMS.c.seat_id.in_(seat_ids))
    return session.execute(query.order_by(_CLAIMS.c.seat_id)).all()


def ends_of_claims(
    session: Session, schedule_id: int, seat_ids: Collection[int]
) -> Sequence[tuple[int, datetime | None]]:
    """Those of the seats that have a claim, and when it ends; None for never."""
    if batch := batch_of(session):
        ends = book_of(batch).ends([(schedule_id, seat_id) for seat_id in seat_ids])
        return [(seat_id, until) for (_, seat_id), until in ends]
    rows = session.execute(
        select(_CLAIMS.c.seat_id, _CLAIMS.c.held_until)
        .where(_CLAIMS.c.schedule_id == schedule_id, _CLAIMS.c.seat_id.in_(seat_ids))
        .order_by(_CLAIMS.c.seat_id)
    )
    return [(seat_id, until) for seat_id, until in rows]


def end_holds(session: Session, schedule_id: int) -> None:
    """Free every seat of the show that is held or reserved and not sold."""
    session.execute(
        delete(_CLAIMS).where(_CLAIMS.c.schedule_id == schedule_id, _CLAIMS.c.state != ClaimState.SOLD.value)
    )


@dataclass(frozen=True, slots=True)
class TakenPlaces:
    """Places of a show that are not free."""

    sold: int = 0
    held: int = 0


def count_taken_places(session: Session, schedule_ids: Collection[int], now: datetime) -> Mapping[int, TakenPlaces]:
    """Places that are not free at `now`, by show; shows without any are left out."""
    is_sold = _CLAIMS.c.state == ClaimState.SOLD.value
    rows = session.execute(
        select(
            _CLAIMS.c.schedule_id,
            func.sum(case((is_sold, _CLAIMS.c.places), else_=0)),
            func.sum(case((is_sold, 0), else_=_CLAIMS.c.places)),
        )
        .where(_CLAIMS.c.schedule_id.in_(schedule_ids), or_(is_sold, _CLAIMS.c.held_until > now))
        .group_by(_CLAIMS.c.schedule_id)
    )
    return {schedule_id: TakenPlaces(int(sold), int(held)) for schedule_id, sold, held in rows}


def _hold(schedule_id: int, holder: Holder) -> ColumnElement[bool]:
    return and_(
        SeatClaimRow.schedule_id == schedule_id,
        SeatClaimRow.hold_id == holder.hold_id,
        SeatClaimRow.user_id == holder.user_id,
        SeatClaimRow.state == ClaimState.HELD.value,
    )


def _living_hold(schedule_id: int, holder: Holder, now: datetime) -> ColumnElement[bool]:
    return and_(_hold(schedule_id, holder), SeatClaimRow.held_until > now)
