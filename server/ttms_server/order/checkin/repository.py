"""Keys of tickets, and going in and out with one: each way is one write that happens once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import is_duplicate
from ttms_server.order.checkin.models import TicketKeyRow
from ttms_server.order.models import TicketRow
from ttms_server.schema import table_of

_TICKETS = table_of(TicketRow)


def public_keys(session: Session) -> Mapping[str, bytes]:
    """Every key that tickets were signed with, by its id."""
    rows = session.execute(select(TicketKeyRow.key_id, TicketKeyRow.public_key))
    return {row[0]: bytes.fromhex(row[1]) for row in rows}


def add_key(session: Session, key_id: str, public_key: bytes, now: datetime) -> None:
    """Store a key; nothing happens if another server with the same key was faster."""
    try:
        session.execute(insert(TicketKeyRow).values(key_id=key_id, public_key=public_key.hex(), made_at=now))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise


def ticket(session: Session, ticket_id: int) -> TicketRow | None:
    return session.get(TicketRow, ticket_id, populate_existing=True)


def ticket_of_code(session: Session, code: str) -> TicketRow | None:
    query = select(TicketRow).where(TicketRow.code == code)
    return session.scalar(query.execution_options(populate_existing=True))


def enter(session: Session, ticket_id: int) -> bool:
    """Let somebody in; False if the ticket is not valid any more, or somebody is inside with it."""
    return _pass(session, ticket_id, before=0, after=1)


def leave(session: Session, ticket_id: int) -> bool:
    """Let somebody out; False if nobody is inside with the ticket."""
    return _pass(session, ticket_id, before=1, after=0)


def _pass(session: Session, ticket_id: int, *, before: int, after: int) -> bool:
    result = session.execute(
        update(_TICKETS)
        .where(_TICKETS.c.ticket_id == ticket_id, _TICKETS.c.live == 1, _TICKETS.c.entered == before)
        .values(entered=after)
    )
    return cast("CursorResult[Any]", result).rowcount == 1
