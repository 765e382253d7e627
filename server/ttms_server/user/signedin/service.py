"""The rules of sessions: everybody sees and ends the own ones, administrators all."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from ttms_server.errors import FieldInvalid
from ttms_server.paging import Listed, Page, key_moment, listed
from ttms_server.user import repository
from ttms_server.user.errors import NoRight, SessionNotFound
from ttms_server.user.role import Role
from ttms_server.user.service import Caller
from ttms_server.user.signedin import repository as sessions

EVERYBODY = -1


@dataclass(frozen=True, slots=True)
class SignedInAt:
    """An open session: who, at which counter, since when, until when, and whether it is the asker's own."""

    session_id: str
    user_id: int
    user_name: str
    display_name: str
    counter_name: str
    opened_at: datetime
    expires_at: datetime
    own: bool


def list_sessions(session: Session, caller: Caller, user_id: int, page: Page, *, now: datetime) -> Listed[SignedInAt]:
    """Open sessions, newest first: of the caller (0), of somebody, or of everybody (-1).

    Raises:
        NoRight: somebody else's, and the caller is no administrator.
        FieldInvalid: an absurd id or page token.
    """
    if user_id < EVERYBODY:
        raise FieldInvalid("user_id", "must not be negative")
    wanted = user_id or caller.user_id
    if wanted != caller.user_id and caller.role is not Role.ADMINISTRATOR:
        raise NoRight(caller.role.value)
    of = None if wanted == EVERYBODY else wanted
    before = (key_moment(page.after[0]), page.after[1]) if page.after else None
    rows = sessions.open_sessions(session, user_id=of, now=now, before=before, limit=page.size + 1)
    found = listed(rows, page, lambda row: (row[0].created_at.astimezone(UTC).isoformat(), row[0].request_id))
    return Listed([_signed_in(row, caller) for row in found.items], found.next_page_token)


def end_session(session: Session, caller: Caller, session_id: str, *, now: datetime) -> None:
    """End a session at once; ending it twice is no error.

    Raises:
        SessionNotFound: there is none, or it is somebody else's and the caller is no administrator.
    """
    row = sessions.session_of_id(session, session_id)
    if row is None or (row.user_id != caller.user_id and caller.role is not Role.ADMINISTRATOR):
        raise SessionNotFound
    repository.end_session(session, row.token_sha256, now)


def _signed_in(row: sessions.OpenRow, caller: Caller) -> SignedInAt:
    opened, user = row
    return SignedInAt(
        opened.request_id,
        user.user_id,
        user.user_name,
        user.display_name,
        opened.counter_name,
        opened.created_at,
        opened.expires_at,
        opened.token_sha256 == caller.token_sha256,
    )
