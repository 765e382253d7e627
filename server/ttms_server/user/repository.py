"""Reading and writing people and sessions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, bindparam, delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import is_duplicate
from ttms_server.letters import reading_key
from ttms_server.schema import UtcDateTime, table_of
from ttms_server.user.models import SessionRow, UserRow
from ttms_server.user.role import Role


def user_by_name(session: Session, user_name: str) -> UserRow | None:
    """The person of this name, in whatever case, width and with whatever unseen letters it is typed."""
    as_before = user_name.strip().casefold()
    alike = select(UserRow).where(UserRow.user_name_key.in_([as_before, reading_key(user_name)]))
    found = session.scalars(alike).all()
    return next((user for user in found if user.user_name_key == as_before), next(iter(found), None))


def user_of_email(session: Session, email_key: str) -> int | None:
    return session.scalar(select(UserRow.user_id).where(UserRow.email_key == email_key))


def set_email(session: Session, user_id: int, email: str) -> bool:
    """Let the person have the address, or none if it is empty; False if somebody else has it."""
    values = {"email": email or None, "email_key": email.casefold() or None, "version": _USERS.c.version + 1}
    try:
        session.execute(update(_USERS).where(_USERS.c.user_id == user_id).values(values))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        return False
    return True


def has_users(session: Session) -> bool:
    return session.scalar(select(UserRow.user_id).limit(1)) is not None


@dataclass(frozen=True, slots=True)
class OpenedSession:
    """A session with its person, as every call needs it."""

    user_id: int
    user_name: str
    display_name: str
    role: str
    disabled_at: datetime | None
    counter_name: str
    expires_at: datetime
    ended_at: datetime | None
    seen_at: datetime


_USERS, _SESSIONS = table_of(UserRow), table_of(SessionRow)
_OF_TOKENS = (
    select(
        _SESSIONS.c.token_sha256,
        _USERS.c.user_id,
        _USERS.c.user_name,
        _USERS.c.display_name,
        _USERS.c.role,
        _USERS.c.disabled_at,
        _SESSIONS.c.counter_name,
        _SESSIONS.c.expires_at,
        _SESSIONS.c.ended_at,
        func.coalesce(_SESSIONS.c.seen_at, _SESSIONS.c.created_at, type_=UtcDateTime()),
    )
    .join_from(_SESSIONS, _USERS, _USERS.c.user_id == _SESSIONS.c.user_id)
    .where(_SESSIONS.c.token_sha256.in_(bindparam("digests", expanding=True)))
)


def sessions_of_tokens(session: Session, digests: Collection[str]) -> Mapping[str, OpenedSession]:
    """The sessions that were opened with these tokens, by the token's digest."""
    rows = session.execute(_OF_TOKENS, {"digests": list(digests)})
    return {digest: OpenedSession(*facts) for digest, *facts in rows}


def mark_seen(session: Session, digests: Collection[str], now: datetime) -> None:
    """Somebody did something with these sessions."""
    session.execute(update(_SESSIONS).where(_SESSIONS.c.token_sha256.in_(digests)).values(seen_at=now))


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


def display_names(session: Session, user_ids: Collection[int]) -> Mapping[int, str]:
    query = select(_USERS.c.user_id, _USERS.c.display_name).where(_USERS.c.user_id.in_(user_ids))
    return {user_id: name for user_id, name in session.execute(query)}  # noqa: C416 - pairs of a named tuple


def users(session: Session, *, role: Role | None, disabled: bool | None) -> Sequence[UserRow]:
    """All people, or those with the role, or those who may or may not sign in."""
    query = select(UserRow)
    if role is not None:
        query = query.where(UserRow.role == role.value)
    if disabled is not None:
        query = query.where(UserRow.disabled_at.is_not(None) if disabled else UserRow.disabled_at.is_(None))
    return session.scalars(query).all()


def user(session: Session, user_id: int) -> UserRow | None:
    return session.get(UserRow, user_id, populate_existing=True)


def change_user(session: Session, user_id: int, *, version: int, **values: object) -> bool:
    """Store `values` if the person is still at `version`; False if somebody was faster."""
    result = session.execute(
        update(_USERS)
        .where(_USERS.c.user_id == user_id, _USERS.c.version == version)
        .values(version=version + 1, **values)
    )
    return cast("CursorResult[Any]", result).rowcount == 1


def count_up_administrators(session: Session) -> int:
    """Write to everybody who can change people, so that two who go at once meet; how many they are."""
    result = session.execute(
        update(_USERS)
        .where(_USERS.c.role == Role.ADMINISTRATOR.value, _USERS.c.disabled_at.is_(None))
        .values(version=_USERS.c.version + 1)
    )
    return cast("CursorResult[Any]", result).rowcount


def change_password(session: Session, user_id: int, *, password_hash: str, before: str | None = None) -> bool:
    """Store the hash, if `before` is given only instead of it; whether it was stored."""
    found = update(_USERS).where(_USERS.c.user_id == user_id)
    if before is not None:
        found = found.where(_USERS.c.password_hash == before)
    result = session.execute(found.values(password_hash=password_hash))
    return cast("CursorResult[Any]", result).rowcount == 1


def end_sessions(session: Session, user_id: int, ended_at: datetime, *, except_for: str = "") -> None:
    """End every session of the person that is not over, except for the one with this token."""
    session.execute(
        update(_SESSIONS)
        .where(_SESSIONS.c.user_id == user_id, _SESSIONS.c.ended_at.is_(None), _SESSIONS.c.token_sha256 != except_for)
        .values(ended_at=ended_at)
    )


def set_pin(session: Session, user_id: int, pin_hash: str) -> None:
    session.execute(update(_USERS).where(_USERS.c.user_id == user_id).values(pin_hash=pin_hash))
