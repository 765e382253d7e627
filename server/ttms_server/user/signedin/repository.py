"""Reading open sessions and ending one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, select, tuple_
from sqlalchemy.orm import Session

from ttms_server.user.models import SessionRow, UserRow

OpenRow = Row[SessionRow, UserRow]


def open_sessions(
    session: Session, *, user_id: int | None, now: datetime, before: tuple[datetime, str] | None, limit: int
) -> Sequence[OpenRow]:
    """Newest first, those that were opened before `before`; of everybody without `user_id`."""
    query = (
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.user_id == SessionRow.user_id)
        .where(SessionRow.ended_at.is_(None), SessionRow.expires_at > now, UserRow.disabled_at.is_(None))
    )
    if user_id is not None:
        query = query.where(SessionRow.user_id == user_id)
    if before is not None:
        query = query.where(tuple_(SessionRow.created_at, SessionRow.request_id) < before)
    return session.execute(
        query.order_by(SessionRow.created_at.desc(), SessionRow.request_id.desc()).limit(limit)
    ).all()


def session_of_id(session: Session, session_id: str) -> SessionRow | None:
    return session.scalar(select(SessionRow).where(SessionRow.request_id == session_id))
