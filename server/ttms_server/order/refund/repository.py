"""Storing refunds: every ticket is taken back by a write that happens once."""

from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, cast

from sqlalchemy import CursorResult, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import is_duplicate
from ttms_server.order.models import OrderRow, PaymentRow, RefundedTicketRow, RefundRow, Tender, TicketRow
from ttms_server.order.refund.models import RefundApprovalRow
from ttms_server.schema import table_of

_TICKETS, _REFUNDED, _REFUNDS = table_of(TicketRow), table_of(RefundedTicketRow), table_of(RefundRow)
_ORDERS, _PAYMENTS = table_of(OrderRow), table_of(PaymentRow)


def version_of(session: Session, order_id: int) -> int:
    """Which state of its refunds the order has; 0 if there is no such order."""
    return session.scalar(select(_ORDERS.c.version).where(_ORDERS.c.order_id == order_id)) or 0


def move_on(session: Session, order_id: int, *, seen: int) -> bool:
    """Let the order be refunded from the state that was `seen`; False if somebody else has refunded it since."""
    same = update(_ORDERS).where(_ORDERS.c.order_id == order_id, _ORDERS.c.version == seen)
    return cast("CursorResult[Any]", session.execute(same.values(version=seen + 1))).rowcount == 1


def add_refund(session: Session, refund: RefundRow) -> None:
    """Store the refund, which gets its id."""
    session.add(refund)
    session.flush()


def take_back(session: Session, refund_id: int, ticket_ids: Collection[int]) -> bool:
    """Let the refund have all of the tickets or none; False if one of them was taken back before.

    One INSERT of all rows, always in the same order: the primary key decides, and a refused statement leaves nothing.
    """
    rows = [{"ticket_id": ticket_id, "refund_id": refund_id} for ticket_id in sorted(ticket_ids)]
    try:
        session.execute(insert(_REFUNDED).values(rows))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        return False
    return True


def end_tickets(session: Session, ticket_ids: Collection[int], *, also_entered: bool) -> int:
    """Make valid tickets invalid; how many it were. Those with which somebody went in stay valid, if not said."""
    ending = update(_TICKETS).where(_TICKETS.c.ticket_id.in_(ticket_ids), _TICKETS.c.live == 1)
    if not also_entered:
        ending = ending.where(_TICKETS.c.entered == 0)
    result = session.execute(ending.values(live=None, entered=0))
    return cast("CursorResult[Any]", result).rowcount


def refund_numbers(session: Session, ticket_ids: Collection[int]) -> dict[int, str]:
    """Which of the tickets were taken back, and under which number."""
    query = (
        select(_REFUNDED.c.ticket_id, _REFUNDS.c.refund_number)
        .join_from(_REFUNDED, _REFUNDS, _REFUNDS.c.refund_id == _REFUNDED.c.refund_id)
        .where(_REFUNDED.c.ticket_id.in_(ticket_ids))
    )
    return {ticket_id: number for ticket_id, number in session.execute(query)}  # noqa: C416 - pairs of a named tuple


def add_approval(session: Session, approval: RefundApprovalRow) -> None:
    session.add(approval)
    session.flush()


def orders_paid_by_card(session: Session, schedule_id: int) -> AbstractSet[int]:
    """The orders of a show of which something was paid by card."""
    query = select(_PAYMENTS.c.order_id).join_from(_PAYMENTS, _ORDERS, _ORDERS.c.order_id == _PAYMENTS.c.order_id)
    paid = query.where(_ORDERS.c.schedule_id == schedule_id, _PAYMENTS.c.tender == Tender.CARD.value)
    return set(session.scalars(paid.where(_PAYMENTS.c.amount_minor > 0)))


def orders_with_valid_tickets(
    session: Session, schedule_id: int, *, after: int = 0, limit: int | None = None
) -> Sequence[int]:
    """The orders of a show that have tickets to take back, oldest first."""
    query = select(_TICKETS.c.order_id).where(
        _TICKETS.c.schedule_id == schedule_id, _TICKETS.c.live == 1, _TICKETS.c.order_id > after
    )
    return session.scalars(query.distinct().order_by(_TICKETS.c.order_id).limit(limit)).all()
