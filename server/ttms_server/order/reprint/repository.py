"""Counting copies."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import OvertakenError, is_duplicate
from ttms_server.order.models import TicketRow
from ttms_server.order.reprint.models import ReprintRow
from ttms_server.schema import values_of


def valid_tickets(session: Session, order_id: int) -> Collection[int]:
    """The tickets of an order that are valid."""
    return set(session.scalars(select(TicketRow.ticket_id).where(TicketRow.order_id == order_id, TicketRow.live == 1)))


def copies(session: Session, ticket_ids: Collection[int]) -> Mapping[int, int]:
    """How many copies there are of each ticket that has one."""
    query = (
        select(ReprintRow.ticket_id, func.max(ReprintRow.copy_no))
        .where(ReprintRow.ticket_id.in_(ticket_ids))
        .group_by(ReprintRow.ticket_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def add(session: Session, rows: Sequence[ReprintRow]) -> None:
    """Store the copies.

    Raises:
        OvertakenError: somebody printed the same ticket meanwhile; run the whole unit again.
    """
    try:
        session.execute(insert(ReprintRow), [values_of(row) for row in rows])
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        raise OvertakenError("reprints") from error
