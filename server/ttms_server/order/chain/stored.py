"""What bookings are by the tables: the same facts as in their snapshots, read again."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, select
from sqlalchemy.orm import Session

from ttms_server.order.chain.models import ChainLinkRow
from ttms_server.order.chain.snapshot import COLUMNS, Facts, plain, sorted_facts
from ttms_server.order.comp.models import CompRow
from ttms_server.order.extra.models import OrderExtraRow, RefundedExtraRow
from ttms_server.order.models import (
    OrderRow,
    PaymentRow,
    RefundedTicketRow,
    RefundPaymentRow,
    RefundRow,
    TicketRow,
)
from ttms_server.schema import Base, table_of

_ORDERS, _REFUNDS = table_of(OrderRow), table_of(RefundRow)
# Rows that do not name their request belong to the order or refund that does.
_OWNERS: dict[type[Base], tuple[FromClause, str]] = {
    TicketRow: (_ORDERS, "order_id"),
    PaymentRow: (_ORDERS, "order_id"),
    RefundedTicketRow: (_REFUNDS, "refund_id"),
    RefundPaymentRow: (_REFUNDS, "refund_id"),
    OrderExtraRow: (_ORDERS, "order_id"),
    CompRow: (_ORDERS, "order_id"),
    RefundedExtraRow: (_REFUNDS, "refund_id"),
}


def facts_of_requests(
    session: Session, request_ids: Sequence[str], tables: Collection[type[Base]] = COLUMNS.keys()
) -> dict[str, Facts]:
    """The facts of each of the requests: one query a table, each by index; a migration names the tables of its time."""
    found: dict[str, Facts] = {request_id: {} for request_id in request_ids}
    for row in tables:
        for request_id, values in _rows(session, row, request_ids):
            found[request_id].setdefault(row.__tablename__, []).append(values)
    return {request_id: sorted_facts(facts) for request_id, facts in found.items()}


def _rows(session: Session, row: type[Base], request_ids: Sequence[str]) -> Iterator[tuple[str, list[Any]]]:
    table = table_of(row)
    columns = [table.c[name] for name in COLUMNS[row]]
    if row in _OWNERS:
        owner, key = _OWNERS[row]
        request: ColumnElement[Any] = owner.c.request_id
        query = select(request, *columns).join_from(owner, table, owner.c[key] == table.c[key])
    else:
        request = table.c.request_id
        query = select(request, *columns)
    for found in session.execute(query.where(request.in_(request_ids))):
        yield found[0], [plain(value) for value in found[1:]]


def unchained(session: Session) -> Iterator[str]:
    """Rows whose request no chain has, or whose owner is not there: one line each."""
    chained = table_of(ChainLinkRow)
    for row in COLUMNS:
        table = table_of(row)
        if row in _OWNERS:
            owner, key = _OWNERS[row]
            query = select(table.c[key]).join_from(table, owner, owner.c[key] == table.c[key], isouter=True)
            query = query.where(owner.c[key].is_(None))
        else:
            query = select(table.c.request_id).join_from(
                table, chained, chained.c.request_id == table.c.request_id, isouter=True
            )
            query = query.where(chained.c.request_id.is_(None))
        for (value,) in session.execute(query.distinct()):
            yield f"{table.name} has rows of {value}, which nothing booked"
