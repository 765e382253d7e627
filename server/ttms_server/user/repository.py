"""Reading and writing people and sessions."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from ttms_server.user.models import SessionRow, UserRow


def user_by_key(session: Session, user_name_key: str) -> UserRow | None:
    return session.scalar(select(UserRow).where(UserRow.user_name_key == user_name_key))


def has_users(session: Session) -> bool:
    return session.scalar(select(UserRow.user_id).limit(1)) is not None


def session_and_user(session: Session, token_sha256: str) -> tuple[SessionRow, UserRow] | None:
    row = session.execute(
        select(SessionRow, UserRow)
        .join(UserRow, UserRow.user_id == SessionRow.user_id)
        .where(SessionRow.token_sha256 == token_sha256)
    ).one_or_none()
    return None if row is None else (row[0], row[1])


def user_of_request(session: Session, request_id: str) -> int | None:
    return session.scalar(select(SessionRow.user_id).where(SessionRow.request_id == request_id))


def delete_session_of_request(session: Session, request_id: str) -> None:
    session.execute(delete(SessionRow).where(SessionRow.request_id == request_id))


def end_session(session: Session, token_sha256: str, ended_at: datetime) -> None:
    session.execute(
        update(SessionRow)
        .where(SessionRow.token_sha256 == token_sha256, SessionRow.ended_at.is_(None))
        .values(ended_at=ended_at)
    )
