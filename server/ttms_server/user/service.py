"""Who may come in: signing in and out, and whose a token is."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ttms_server.errors import RequestIdReused
from ttms_server.fields import checked_text
from ttms_server.letters import reading_key
from ttms_server.user import passwords, repository, throttle
from ttms_server.user.counters import service as counters
from ttms_server.user.counters.service import LONGEST_COUNTER
from ttms_server.user.errors import NotSignedIn, SessionExpired, SignInRefused, UserDisabled
from ttms_server.user.models import SessionRow, UserRow
from ttms_server.user.repository import OpenedSession
from ttms_server.user.role import Role
from ttms_server.user.throttle import Key

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever makes a call: a person at a counter."""

    user_id: int
    user_name: str
    display_name: str
    role: Role
    counter_name: str
    token_sha256: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session; the token exists only here and at the counter."""

    token: str
    expires_at: datetime
    caller: Caller


@dataclass(frozen=True, slots=True)
class SignIn:
    """What somebody typed to come in, and the request in which it came."""

    request_id: str
    user_name: str
    password: str
    counter_name: str


def recognise(session: Session, typed: SignIn) -> UserRow:
    """The person who typed this; takes about 30 ms of computing, so keep it out of writing transactions.

    Raises:
        SignInRefused: unknown user or wrong password.
        UserDisabled: right password, but the account is switched off.
        FieldInvalid: absurd name or password.
    """
    user = repository.user_by_name(session, checked_text(typed.user_name, "user_name", longest=LONGEST_NAME))
    if not passwords.matches(typed.password, user.password_hash if user else None) or user is None:
        raise SignInRefused
    if user.disabled_at is not None:
        raise UserDisabled(user.user_name)
    return user


def tries_of(typed: SignIn, host: str, *, now: datetime) -> list[Key]:
    """What a try to sign in counts for.

    Raises:
        FieldInvalid: absurd name, password or counter; such a try is not counted.
    """
    checked_text(typed.counter_name, "counter_name", longest=LONGEST_COUNTER)
    passwords.refuse_absurd(typed.password, "password")
    name = checked_text(typed.user_name, "user_name", longest=LONGEST_NAME)
    return [throttle.account("password", name_key(name)), throttle.host(host, now)]


def open_session(session: Session, typed: SignIn, user: UserRow, *, now: datetime, lasting: timedelta) -> SignedIn:
    """Open a session for a recognised person; a repeat of the same request replaces its first session.

    The first try's answer was lost then, and with it the only copy of its token.

    Raises:
        RequestIdReused: the request_id opened a session of somebody else.
    """
    if repository.user_of_request(session, typed.request_id) not in {None, user.user_id}:
        raise RequestIdReused(typed.request_id)
    repository.delete_session_of_request(session, typed.request_id)
    counter_name = counters.named(session, checked_text(typed.counter_name, "counter_name", longest=LONGEST_COUNTER))
    token = secrets.token_urlsafe(32)
    opened = SessionRow(
        token_sha256=digest_of(token),
        request_id=typed.request_id,
        user_id=user.user_id,
        counter_name=counter_name,
        created_at=now,
        expires_at=now + lasting,
    )
    session.add(opened)
    session.flush()
    return SignedIn(token, opened.expires_at, _caller(opened, user))


def sign_out(session: Session, caller: Caller, *, now: datetime) -> None:
    """End the caller's session; ending it twice is no error."""
    repository.end_session(session, caller.token_sha256, now)


def caller_of(
    opened: OpenedSession | None, digest: str, *, now: datetime, idle: timedelta | None = None
) -> Caller | NotSignedIn | SessionExpired:
    """Who opened the session of the token with this digest, or why nobody is let in with it.

    With `idle`, a session is over when nothing was done with it for so long.
    """
    if opened is None:
        return NotSignedIn()
    if opened.ended_at is not None or opened.expires_at <= now or opened.disabled_at is not None:
        return SessionExpired()
    if idle is not None and opened.seen_at + idle <= now:
        return SessionExpired()
    role = Role(opened.role)
    return Caller(opened.user_id, opened.user_name, opened.display_name, role, opened.counter_name, digest)


def _caller(opened: SessionRow, user: UserRow) -> Caller:
    return Caller(
        user.user_id, user.user_name, user.display_name, Role(user.role), opened.counter_name, opened.token_sha256
    )


def name_key(user_name: str) -> str:
    """The same for all names that are read alike."""
    return reading_key(user_name)


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()
