"""The rules of codes by mail: six digits, five minutes, five tries, one a minute, and no more than a few an hour."""

import re
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_text
from ttms_server.user import passwords, repository, throttle
from ttms_server.user.mailcode import repository as codes
from ttms_server.user.mailcode.errors import CodeWrong, EmailTaken, MailThrottled
from ttms_server.user.mailcode.models import MailCodeRow
from ttms_server.user.models import UserRow
from ttms_server.user.throttle import Key

LASTS = timedelta(minutes=5)
PAUSE = timedelta(minutes=1)
MOST_TRIES = 5
LONGEST_EMAIL = 254  # RFC 5321 4.5.3.1.3, without the brackets
_MOST_AN_HOUR_TO_ONE = 5
_MOST_AN_HOUR_FROM_HOST = 20

# Whether an address is somebody's, only the mail that is sent to it can tell; this keeps out slips of the finger.
_EMAIL = re.compile(r"[^\s@<>\"(),:;\\\[\]]+@[^\s@<>\"(),:;\\\[\]]+\.[^\s@<>\"(),:;\\\[\].]+")
_CODE = re.compile(r"[0-9]{6}")


class Purpose(StrEnum):
    """What a code is for."""

    RESET = "reset"
    BIND = "bind"


@dataclass(frozen=True, slots=True)
class Code:
    """Six digits, and what is stored of them."""

    digits: str
    stored: str


def new_code() -> Code:
    """Digits from a cryptographic source; computes for about 30 ms."""
    digits = f"{secrets.randbelow(1_000_000):06d}"
    return Code(digits, passwords.stored_form(digits))


def checked_email(typed: str, field: str = "email", *, empty: bool = False) -> str:
    """An address as it may be written.

    Raises:
        FieldInvalid: it is none.
    """
    address = checked_text(typed, field, longest=LONGEST_EMAIL, empty=empty)
    if address and not (address.isascii() and _EMAIL.fullmatch(address)):
        raise FieldInvalid(field, "must be an address such as ada@example.org")
    return address


def checked_code(typed: str) -> str:
    """Six digits.

    Raises:
        FieldInvalid: they are not.
    """
    if not _CODE.fullmatch(typed.strip()):
        raise FieldInvalid("code", "must have 6 digits")
    return typed.strip()


def refuse_taken(session: Session, email: str, *, user_id: int) -> None:
    """Do nothing if nobody else has the address.

    Raises:
        EmailTaken: somebody has.
    """
    if email and repository.user_of_email(session, email.casefold()) not in {None, user_id}:
        raise EmailTaken


def count_request(session: Session, *, asked_for: str, host: str, now: datetime) -> None:
    """Count that a code is asked for, whether anything is sent or not; `asked_for` is an account or an address.

    Raises:
        MailThrottled: too many in this hour. Nothing is counted then.
    """
    hour = f"{now:%Y%m%d%H}"
    to_one = Key(f"mail:{asked_for.casefold()}:{hour}", _MOST_AN_HOUR_TO_ONE, timedelta(hours=1))
    from_host = Key(f"mail-host:{host}:{hour}", _MOST_AN_HOUR_FROM_HOST, timedelta(hours=1))
    for key in (to_one, from_host):
        if throttle.counted(session, key) >= key.free_tries:
            raise MailThrottled(3600 - now.minute * 60 - now.second)
    throttle.count_wrong(session, [to_one, from_host], now)


def store_code(session: Session, user: UserRow, purpose: Purpose, *, email: str, stored: str, now: datetime) -> bool:
    """Store a new code; False if the one before is less than a minute old, and stays."""
    before = codes.code(session, user.user_id, purpose)
    # One of the future was sent while the clock was ahead.
    if before is not None and now - PAUSE < before.sent_at <= now:
        return False
    row = MailCodeRow(
        user_id=user.user_id,
        purpose=purpose.value,
        email=email,
        code_hash=stored,
        sent_at=now,
        expires_at=now + LASTS,
        tries=0,
    )
    codes.replace(session, row)
    return True


def begin_try(session: Session, user_id: int, purpose: Purpose, *, now: datetime) -> MailCodeRow:
    """Use up one of the five tries of the code; what it is compared with.

    Raises:
        CodeWrong: there is no valid one, or no try is left.
    """
    if not codes.count_try(session, user_id, purpose, most=MOST_TRIES, now=now):
        raise CodeWrong
    row = codes.code(session, user_id, purpose)
    if row is None:
        raise CodeWrong
    return row


def use_code(session: Session, row: MailCodeRow) -> None:
    """End a code that was right.

    Raises:
        CodeWrong: it was used, or replaced, since it was compared.
    """
    if not codes.use_up(session, row.user_id, row.purpose, code_hash=row.code_hash):
        raise CodeWrong


def bind_email(session: Session, user_id: int, email: str) -> None:
    """Let the person have the address.

    Raises:
        EmailTaken: somebody else has it, perhaps since it was looked up: a key decides.
    """
    if not repository.set_email(session, user_id, email):
        raise EmailTaken
