"""Reading orders with everything that belongs to them."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from ttms_server.order.lookup.numbers import SERIES
from ttms_server.order.models import (
    DocumentNumberRow,
    OrderRow,
    PaymentRow,
    RefundedTicketRow,
    RefundPaymentRow,
    RefundRow,
    TicketRow,
)
from ttms_server.schema import table_of

# Tickets change when they are refunded: their columns are read, never rows that a session has read before.
_TICKETS, _REFUNDED = table_of(TicketRow), table_of(RefundedTicketRow)

# ticket_id, seat_id, ticket_type, price_minor, code, live, entered, and the refund that took it back
TicketColumns = Row[int, int, str, int, str, int | None, int, int | None]


def order(session: Session, order_id: int) -> OrderRow | None:
    return session.get(OrderRow, order_id)


def orders_by_number(session: Session, numbers: Collection[str]) -> Sequence[OrderRow]:
    return session.scalars(select(OrderRow).where(OrderRow.order_number.in_(numbers))).all()


def order_of_code(session: Session, code: str) -> OrderRow | None:
    return session.scalar(
        select(OrderRow).join(TicketRow, TicketRow.order_id == OrderRow.order_id).where(TicketRow.code == code)
    )


def order_of_ticket(session: Session, ticket_id: int) -> OrderRow | None:
    joined = select(OrderRow).join(TicketRow, TicketRow.order_id == OrderRow.order_id)
    return session.scalar(joined.where(TicketRow.ticket_id == ticket_id))


def counters(session: Session) -> Sequence[str]:
    """Counters that ever sold."""
    series = session.scalars(select(DocumentNumberRow.series)).all()
    return [name.removeprefix(SERIES) for name in series if name.startswith(SERIES)]


def tickets(session: Session, order_id: int) -> Sequence[TicketColumns]:
    """The tickets of an order in the order of their sale."""
    columns = _TICKETS.c
    return session.execute(
        select(
            columns.ticket_id,
            columns.seat_id,
            columns.ticket_type,
            columns.price_minor,
            columns.code,
            columns.live,
            columns.entered,
            _REFUNDED.c.refund_id,
        )
        .join_from(_TICKETS, _REFUNDED, _REFUNDED.c.ticket_id == columns.ticket_id, isouter=True)
        .where(columns.order_id == order_id)
        .order_by(columns.ticket_id)
    ).all()


def payments(session: Session, order_id: int) -> Sequence[PaymentRow]:
    query = select(PaymentRow).where(PaymentRow.order_id == order_id).order_by(PaymentRow.line_no)
    return session.scalars(query).all()


def refunds(session: Session, order_id: int) -> Sequence[RefundRow]:
    """The refunds of an order, the first one first."""
    query = select(RefundRow).where(RefundRow.order_id == order_id).order_by(RefundRow.refund_id)
    return session.scalars(query).all()


def refund_payments(session: Session, order_id: int) -> Sequence[RefundPaymentRow]:
    """What all refunds of an order gave back."""
    return session.scalars(
        select(RefundPaymentRow)
        .join(RefundRow, RefundRow.refund_id == RefundPaymentRow.refund_id)
        .where(RefundRow.order_id == order_id)
        .order_by(RefundPaymentRow.refund_id, RefundPaymentRow.line_no)
    ).all()
