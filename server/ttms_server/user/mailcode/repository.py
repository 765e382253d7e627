"""Storing codes; every try is counted by a write before anything is compared."""

from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.schema import table_of
from ttms_server.user.mailcode.models import MailCodeRow

_CODES = table_of(MailCodeRow)


def code(session: Session, user_id: int, purpose: str) -> MailCodeRow | None:
    query = select(MailCodeRow).where(MailCodeRow.user_id == user_id, MailCodeRow.purpose == purpose)
    return session.scalar(query.execution_options(populate_existing=True))


def replace(session: Session, row: MailCodeRow) -> None:
    """Store a code in the place of the one before."""
    session.execute(delete(_CODES).where(_CODES.c.user_id == row.user_id, _CODES.c.purpose == row.purpose))
    values = {column.name: getattr(row, column.name) for column in _CODES.columns}
    session.execute(insert(_CODES).values(values))


def count_try(session: Session, user_id: int, purpose: str, *, most: int, now: datetime) -> bool:
    """Use up one of the tries of a code that is still valid; False if there is none left."""
    result = session.execute(
        update(_CODES)
        .where(
            _CODES.c.user_id == user_id,
            _CODES.c.purpose == purpose,
            _CODES.c.tries < most,
            _CODES.c.expires_at > now,
        )
        .values(tries=_CODES.c.tries + 1)
    )
    return cast("CursorResult[Any]", result).rowcount == 1


def use_up(session: Session, user_id: int, purpose: str, *, code_hash: str) -> bool:
    """End the code; False if it was used, or replaced, since it was compared."""
    result = session.execute(
        delete(_CODES).where(_CODES.c.user_id == user_id, _CODES.c.purpose == purpose, _CODES.c.code_hash == code_hash)
    )
    return cast("CursorResult[Any]", result).rowcount == 1
