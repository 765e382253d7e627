"""The rules of people: who works here, in which role, and with which password."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.errors import ChangedMeanwhile
from ttms_server.fields import checked_text
from ttms_server.user import passwords, repository, throttle
from ttms_server.user.errors import LastAdministrator, UserNameTaken, UserNotFound
from ttms_server.user.mailcode import service as mail
from ttms_server.user.models import LONGEST_KEY, UserRow
from ttms_server.user.role import Role
from ttms_server.user.service import LONGEST_NAME, Caller, name_key


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who works or worked here."""

    user_id: int
    user_name: str
    display_name: str
    role: Role
    disabled: bool
    version: int
    email: str = ""


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody who begins to work here; the password as `passwords.hashed` made it."""

    user_name: str
    display_name: str
    role: Role
    password_hash: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What shall be changed of a person; `version` is the state that the caller has seen.

    None stays as it is; with an empty `email` there is no address any more.
    """

    user_id: int
    version: int
    display_name: str | None = None
    role: Role | None = None
    disabled: bool | None = None
    email: str | None = None


def create_user(
    session: Session, *, user_name: str, display_name: str, role: Role, password: str, now: datetime
) -> int:
    """Add a person and return the id; computes for about 30 ms, so not for a call that others wait for.

    Raises:
        UserNameTaken: somebody has the name, or one that is read alike.
        FieldInvalid: empty or absurd name, too short password.
    """
    return add_person(session, NewPerson(user_name, display_name, role, passwords.hashed(password)), now=now).user_id


def add_person(session: Session, person: NewPerson, *, now: datetime) -> Person:
    """Add a person.

    Raises:
        UserNameTaken, EmailTaken: somebody has the name, or one that is read alike, or the address in whatever case.
        FieldInvalid: empty or absurd name.
    """
    name = checked_text(person.user_name, "user_name", longest=LONGEST_NAME)
    key = checked_text(name_key(name), "user_name", longest=LONGEST_KEY)
    other = repository.user_by_name(session, name)
    if other is not None:
        raise UserNameTaken(other.user_name)
    user = UserRow(
        user_name=name,
        user_name_key=key,
        display_name=checked_text(person.display_name, "display_name", longest=LONGEST_NAME),
        role=person.role.value,
        password_hash=person.password_hash,
        created_at=now,
    )
    session.add(user)
    session.flush()
    if person.email:
        mail.bind_email(session, user.user_id, person.email)
        return person_of(_found(session, user.user_id))
    return person_of(user)


def update_user(session: Session, change: PersonChange, *, now: datetime) -> Person:
    """Store name, role and whether the person may sign in; whoever may not is signed out at once.

    Raises:
        UserNotFound, ChangedMeanwhile: there is none, or somebody was faster.
        LastAdministrator: nobody would be left to change people; the transaction must not go on.
        EmailTaken: somebody has the address.
        FieldInvalid: empty or absurd name.
    """
    before = _found(session, change.user_id)
    values = _values(change, before, now)
    if before.version != change.version:
        raise ChangedMeanwhile(before.display_name)
    was_administrator = before.role == Role.ADMINISTRATOR.value and before.disabled_at is None
    if not repository.change_user(session, change.user_id, version=change.version, **values):
        raise ChangedMeanwhile(before.display_name)
    if was_administrator and (change.disabled or values.get("role", before.role) != Role.ADMINISTRATOR.value):
        _refuse_without_administrator(session)
    if change.disabled:
        repository.end_sessions(session, change.user_id, now)
    if change.email is not None:
        mail.bind_email(session, change.user_id, change.email)
    return person_of(_found(session, change.user_id))


def _values(change: PersonChange, before: UserRow, now: datetime) -> dict[str, object]:
    """What is written into the row."""
    values: dict[str, object] = {}
    if change.display_name is not None:
        values["display_name"] = checked_text(change.display_name, "display_name", longest=LONGEST_NAME)
    if change.role is not None:
        values["role"] = change.role.value
    if change.disabled is not None:
        values["disabled_at"] = (before.disabled_at or now) if change.disabled else None
    return values


def reset_password(session: Session, user_id: int, *, password_hash: str, now: datetime) -> None:
    """Give somebody another password, end every session of that person, and forgive wrong tries at the one before.

    Raises:
        UserNotFound: there is nobody with this id.
    """
    if not repository.change_password(session, user_id, password_hash=password_hash):
        raise UserNotFound(user_id)
    repository.end_sessions(session, user_id, now)
    throttle.forgive(session, throttle.account("password", name_key(_found(session, user_id).user_name)))


def change_own_password(session: Session, caller: Caller, *, password_hash: str, before: str, now: datetime) -> None:
    """Replace the caller's password, of which `before` was stored, and end every other session of the caller.

    Raises:
        ChangedMeanwhile: it was replaced since it was compared.
    """
    if not repository.change_password(session, caller.user_id, password_hash=password_hash, before=before):
        raise ChangedMeanwhile(caller.display_name)
    repository.end_sessions(session, caller.user_id, now, except_for=caller.token_sha256)


def get_password_hash(session: Session, user_id: int) -> str:
    """What is stored of the password of somebody who is signed in."""
    return _found(session, user_id).password_hash


def has_user(session: Session, user_name: str) -> bool:
    return repository.user_by_name(session, user_name) is not None


def get_names(session: Session, user_ids: Collection[int]) -> Mapping[int, str]:
    """What people are called on the screen, by id."""
    return repository.display_names(session, user_ids)


def _refuse_without_administrator(session: Session) -> None:
    """Whoever takes the right from somebody writes to all who keep it: of two at once the second sees the first."""
    if repository.count_up_administrators(session) == 0:
        raise LastAdministrator


def _found(session: Session, user_id: int) -> UserRow:
    row = repository.user(session, user_id)
    if row is None:
        raise UserNotFound(user_id)
    return row


def person_of(row: UserRow) -> Person:
    """What a row says."""
    return Person(
        row.user_id,
        row.user_name,
        row.display_name,
        Role(row.role),
        row.disabled_at is not None,
        row.version,
        row.email or "",
    )


def set_own_pin(session: Session, caller: Caller, *, pin_hash: str) -> None:
    """Give the caller another PIN."""
    repository.set_pin(session, caller.user_id, pin_hash)
