"""Changing holds: each function is one write that a hold which is over does not answer."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, update
from sqlalchemy.orm import Session

from ttms_server.schema import table_of
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow

_CLAIMS = table_of(SeatClaimRow)


def prolong(session: Session, schedule_id: int, holder: Holder, *, held_until: datetime, now: datetime) -> int:
    """Let the hold last until `held_until` at least; how many seats it has."""
    return _change(session, schedule_id, holder, now, held_until=held_until)


def offer(session: Session, schedule_id: int, holder: Holder, *, counter_name: str, now: datetime) -> int:
    """Let a counter take the hold over, or none without a name; how many seats it has."""
    return _change(session, schedule_id, holder, now, offered_to=counter_name or None)


def take(session: Session, schedule_id: int, taker: Holder, *, now: datetime) -> int:
    """Hand the hold to `taker`, if it was offered to the taker's counter; how many seats it has."""
    result = session.execute(
        update(_CLAIMS)
        .where(
            _CLAIMS.c.schedule_id == schedule_id,
            _CLAIMS.c.hold_id == taker.hold_id,
            _CLAIMS.c.state == ClaimState.HELD.value,
            _CLAIMS.c.offered_to == taker.counter_name,
            _CLAIMS.c.held_until > now,
        )
        .values(user_id=taker.user_id, counter_name=taker.counter_name, offered_to=None)
    )
    return cast("CursorResult[Any]", result).rowcount


def _change(session: Session, schedule_id: int, holder: Holder, now: datetime, **values: object) -> int:
    result = session.execute(
        update(_CLAIMS)
        .where(
            _CLAIMS.c.schedule_id == schedule_id,
            _CLAIMS.c.hold_id == holder.hold_id,
            _CLAIMS.c.user_id == holder.user_id,
            _CLAIMS.c.state == ClaimState.HELD.value,
            _CLAIMS.c.held_until > now,
        )
        .values(**values)
    )
    return cast("CursorResult[Any]", result).rowcount
