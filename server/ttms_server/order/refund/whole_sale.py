"""What was given back of a sale so far, whatever orders its tickets have become by exchanges."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from ttms_server.order.exchange.models import ExchangeRow
from ttms_server.order.models import OrderRow, RefundRow
from ttms_server.schema import table_of

_REFUNDS, _EXCHANGES, _ORDERS = table_of(RefundRow), table_of(ExchangeRow), table_of(OrderRow)


def given_back_of_sale(session: Session, order_id: int) -> int:
    """The money that left the cinema for the sale that this order is of, in minor units.

    What an exchange took back went into the new order, as far as that cost as much.
    """
    total = 0
    orders: Sequence[int] = [_first_order(session, order_id)]
    while orders:
        found = session.execute(
            select(_REFUNDS.c.total_minor, _ORDERS.c.order_id, _ORDERS.c.total_minor)
            .join_from(_REFUNDS, _EXCHANGES, _EXCHANGES.c.refund_id == _REFUNDS.c.refund_id, isouter=True)
            .join(_ORDERS, _ORDERS.c.order_id == _EXCHANGES.c.order_id, isouter=True)
            .where(_REFUNDS.c.order_id.in_(orders))
        ).all()
        total += sum(max(0, back - (became or 0)) for back, _, became in found)
        orders = [next_id for _, next_id, _ in found if next_id is not None]
    return total


def _first_order(session: Session, order_id: int) -> int:
    """The order with which it began."""
    before: int | None = order_id
    while before is not None:
        order_id = before
        before = session.scalar(
            select(_REFUNDS.c.order_id)
            .join_from(_EXCHANGES, _REFUNDS, _REFUNDS.c.refund_id == _EXCHANGES.c.refund_id)
            .where(_EXCHANGES.c.order_id == order_id)
        )
    return order_id
