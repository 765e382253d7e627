"""The rule of workplaces: a counter is one computer at a time, until its session ends or a manager says so.

Two computers of one name would share a drawer, a chain of bookings and held seats without knowing of each other.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError
from ttms_server.user import repository as sessions
from ttms_server.user.errors import CounterInUse
from ttms_server.user.service import Caller, caller_of
from ttms_server.user.workplace import repository


@dataclass(frozen=True, slots=True)
class Place:
    """A computer that signs in, and whether whoever sits there may take the counter over, and may without another."""

    installation_id: str
    may_take_over: bool
    may_approve: bool


def occupy(session: Session, place: Place, caller: Caller, *, now: datetime, idle: timedelta | None) -> None:
    """Let the computer of this new session work as its counter; the session that was there before ends.

    Raises:
        CounterInUse: another computer's session lives there, and `place` may not take over.
        OvertakenError: another computer has just come; run the whole unit again.
    """
    name, digest = caller.counter_name, caller.token_sha256
    found = repository.computer_of(session, name)
    if found is None:
        repository.add(session, name, installation_id=place.installation_id, token_sha256=digest)
        return
    installation_id, before = found
    if installation_id != place.installation_id and not place.may_take_over:
        _refuse_if_alive(session, place, name, before, now=now, idle=idle)
    values = {"installation_id": place.installation_id, "token_sha256": digest}
    if not repository.change(session, name, seen=before, **values):
        raise OvertakenError(name)
    sessions.end_session(session, before, now)


def hand_on(session: Session, before: Caller, after: Caller) -> None:
    """Somebody else goes on at the same computer; nothing to do where it never said which one it is."""
    repository.change(session, before.counter_name, seen=before.token_sha256, token_sha256=after.token_sha256)


def _refuse_if_alive(
    session: Session, place: Place, name: str, digest: str, *, now: datetime, idle: timedelta | None
) -> None:
    opened = sessions.sessions_of_tokens(session, [digest]).get(digest)
    who = caller_of(opened, digest, now=now, idle=idle)
    if isinstance(who, Caller):
        raise CounterInUse(name, who.display_name, approval="own" if place.may_approve else "needed")
