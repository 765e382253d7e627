"""Storing exchanges, and finding what an order was exchanged for or came of."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from ttms_server.order.exchange.models import ExchangeRow
from ttms_server.order.models import OrderRow, RefundRow


def add_exchange(session: Session, exchange: ExchangeRow) -> None:
    session.add(exchange)
    session.flush()


def numbers_by_refund(session: Session, order_id: int) -> Mapping[int, str]:
    """The numbers of the orders for which tickets of this order were exchanged, by refund."""
    query = (
        select(ExchangeRow.refund_id, OrderRow.order_number)
        .join(RefundRow, RefundRow.refund_id == ExchangeRow.refund_id)
        .join(OrderRow, OrderRow.order_id == ExchangeRow.order_id)
        .where(RefundRow.order_id == order_id)
    )
    return {row[0]: row[1] for row in session.execute(query)}


def number_before(session: Session, order_id: int) -> str:
    """The number of the order whose tickets became this one; empty if it was sold as it is."""
    query = (
        select(OrderRow.order_number)
        .join(RefundRow, RefundRow.order_id == OrderRow.order_id)
        .join(ExchangeRow, ExchangeRow.refund_id == RefundRow.refund_id)
        .where(ExchangeRow.order_id == order_id)
    )
    return session.scalar(query) or ""
