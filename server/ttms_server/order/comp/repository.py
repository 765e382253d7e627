"""Storing and reading comps."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ttms_server.order.comp.models import CompRow
from ttms_server.schema import table_of

_COMPS = table_of(CompRow)


def add(session: Session, comps: Sequence[CompRow]) -> None:
    session.add_all(comps)
    session.flush()


def reasons(session: Session, order_id: int) -> Mapping[int, str]:
    """Why tickets of an order cost nothing, by ticket."""
    query = select(_COMPS.c.ticket_id, _COMPS.c.reason).where(_COMPS.c.order_id == order_id)
    return {row.ticket_id: row.reason for row in session.execute(query)}
