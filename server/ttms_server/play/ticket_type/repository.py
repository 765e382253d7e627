"""Reading and writing ticket types."""

from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError, is_duplicate
from ttms_server.play.models import SchedulePriceRow, TicketTypeRow
from ttms_server.schema import table_of

_TYPES, _PRICES = table_of(TicketTypeRow), table_of(SchedulePriceRow)


def find(session: Session, code: str) -> TicketTypeRow | None:
    return session.get(TicketTypeRow, code, populate_existing=True)


def code_of_key(session: Session, key: str) -> str | None:
    """Whose key this is."""
    return session.scalar(select(_TYPES.c.code).where(_TYPES.c.key == key))


def add(session: Session, values: Mapping[str, object]) -> None:
    """Store a new one.

    Raises:
        OvertakenError: its code or key was taken since that was looked for; run the whole unit again.
    """
    try:
        session.execute(insert(_TYPES).values(**values))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        raise OvertakenError(f"ticket type {values['code']}") from error


def change(session: Session, code: str, *, version: int, values: Mapping[str, object]) -> bool:
    """Store `values` if the type is still at `version`; False if somebody was faster.

    Raises:
        OvertakenError: its key was taken since that was looked for; run the whole unit again.
    """
    found = update(_TYPES).where(_TYPES.c.code == code, _TYPES.c.version == version)
    try:
        result = session.execute(found.values(version=version + 1, **values))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        raise OvertakenError(f"ticket type {code}") from error
    return cast("CursorResult[Any]", result).rowcount == 1


def keep_names(session: Session, code: str, *, name: str, name_en: str) -> None:
    """Let every show that is sold under the type go on under these names, as far as it has none of its own."""
    standing = update(_PRICES).where(_PRICES.c.ticket_type == code, _PRICES.c.name.is_(None))
    session.execute(standing.values(name=name, name_en=name_en))
