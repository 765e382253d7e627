"""`ttms-server init`: what a new cinema's server needs, made where it is missing and left alone where it is."""

import json
import logging
import os
import re
import secrets
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from ttms_server.db import Database
from ttms_server.errors import FieldInvalid
from ttms_server.resource_files import resource
from ttms_server.user import people
from ttms_server.user.errors import UserNameTaken
from ttms_server.user.models import UserRow
from ttms_server.user.role import Role

log = logging.getLogger(__name__)

# Without those that are taken for others: 31 signs, 16 of them are 79 bits.
_SIGNS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"


class InitRefusedError(Exception):
    """Something cannot be made; the text says what to do."""


@dataclass(frozen=True, slots=True)
class FirstAdministrator:
    """Whoever may create all other people."""

    user_name: str
    password: str


def write_settings(file: Path, given: Mapping[tuple[str, str], object]) -> bool:
    """Write the documented settings to `file`, those that are `given` by (section, name) set; False if there is one.

    Raises:
        InitRefusedError: it cannot be written.
    """
    try:
        text = _documented_settings().read_text(encoding="utf-8")
        for (section, name), value in given.items():
            text = _with(text, section, name, value)
        file.parent.mkdir(parents=True, exist_ok=True)
        # Others do not read it: the address of a database holds its password.
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    except FileExistsError:
        return False
    except OSError as error:
        raise InitRefusedError(f"{error.filename}: cannot be written or read ({error.strerror}).") from None
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(text)
    return True


def _with(text: str, section: str, name: str, value: object) -> str:
    """The documented settings with the line of one set; what JSON writes TOML does alike."""
    before, header, after = text.partition(f"[{section}]\n")
    line = re.compile(rf"^# {name} = .*$", re.MULTILINE)
    assert line.search(after), name
    return before + header + line.sub(lambda _: f"{name} = {json.dumps(value, ensure_ascii=False)}", after, count=1)


def warn_if_empty(database: Database, *, is_new: bool) -> None:
    """Say it where nobody can sign in: it may be another database than was meant."""
    with database.reading() as session:
        if session.scalar(select(exists().select_from(UserRow))):
            return
    url = database.engine.url
    log.warning(
        "%s an empty cinema in %s: nobody can sign in. If yours lies elsewhere, stop this server and set [database] "
        "url; for a new one, ttms-server init makes the first administrator",
        "made" if is_new else "serving",
        url.database if database.is_sqlite else url.render_as_string(),
    )


def _documented_settings() -> Path:
    bundled = resource("server.toml")
    return bundled if bundled.exists() else resource("../configs/server.toml")


def first_administrator(session: Session, *, user_name: str, password: str, now: datetime) -> FirstAdministrator | None:
    """Create an administrator if there is none who can sign in; None if there is one.

    An empty `password` is replaced by one that nobody can guess.

    Raises:
        InitRefusedError: the name is taken, or name or password is not acceptable.
    """
    can_sign_in = (UserRow.role == Role.ADMINISTRATOR.value) & UserRow.disabled_at.is_(None)
    if session.scalar(select(exists().where(can_sign_in))):
        return None
    made = FirstAdministrator(user_name, password or _new_password())
    try:
        people.create_user(
            session,
            user_name=made.user_name,
            display_name=made.user_name,
            role=Role.ADMINISTRATOR,
            password=made.password,
            now=now,
        )
    except UserNameTaken:
        raise InitRefusedError(f"There is a user {user_name} already; choose another name with --user.") from None
    except FieldInvalid as refusal:
        raise InitRefusedError(f"The administrator's {refusal.details['field']} {refusal.details['rule']}.") from None
    return made


def _new_password() -> str:
    return "-".join("".join(secrets.choice(_SIGNS) for _ in range(4)) for _ in range(4))


def read_password(file: str) -> str:
    """The first line of `file`; of standard input if it is "-".

    Raises:
        InitRefusedError: it cannot be read, or the line is empty.
    """
    try:
        text = sys.stdin.readline() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InitRefusedError(f"{file}: the password cannot be read ({reason}).") from None
    password = (text.splitlines() or [""])[0]
    if not password:
        raise InitRefusedError(f"{file}: there is no password in the first line.")
    return password
