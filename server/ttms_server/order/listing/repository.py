"""Finding orders of a list: newest first, a page at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Table, or_, select
from sqlalchemy.orm import Session

from ttms_server.order.customer import repository as customer_repository
from ttms_server.order.models import LedgerEntryRow, OrderRow, TicketRow
from ttms_server.order.report.selection import Conditions
from ttms_server.play import show_facts
from ttms_server.schema import table_of

_ORDERS, _TICKETS, _ENTRIES = table_of(OrderRow), table_of(TicketRow), table_of(LedgerEntryRow)
_WAITING = [_TICKETS.c.live == 1, _TICKETS.c.schedule_id.in_(show_facts.ids_of_cancelled())]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which orders: what each field says, if it says something. `beginnings` are those of their numbers.

    `seat_ids` are seats of the show that they sold, whether the tickets are still valid or not.
    """

    schedule_id: int | None = None
    only_to_refund: bool = False
    beginnings: Sequence[str] | None = None
    seat_ids: Sequence[int] | None = None
    customer: str = ""


def ids_of_orders(
    session: Session, wanted: Filter, booked: Conditions | None, *, after: int | None, limit: int, oldest_first: bool
) -> Sequence[int]:
    """Orders that follow the one with the id `after`, newest or oldest first; with `booked` those with such lines.

    The ids come out of the table in which what is asked for is found by an index.
    """
    source, conditions = _ORDERS, booked or []
    if booked is not None:
        source = _ENTRIES
    elif wanted.only_to_refund:
        source = _TICKETS
    query = select(source.c.order_id).where(*conditions, *_conditions(source, wanted))
    order_id = source.c.order_id
    if after is not None:
        query = query.where(order_id > after if oldest_first else order_id < after)
    query = query if source is _ORDERS else query.distinct()
    return session.scalars(query.order_by(order_id if oldest_first else order_id.desc()).limit(limit)).all()


def some_orders(session: Session, order_ids: Collection[int]) -> Sequence[OrderRow]:
    return session.scalars(select(OrderRow).where(OrderRow.order_id.in_(order_ids))).all()


def live_seats(session: Session, order_ids: Collection[int]) -> Sequence[Row[int, int, int]]:
    """order_id, schedule_id and seat_id of each valid ticket of the orders, by seat."""
    return session.execute(
        select(_TICKETS.c.order_id, _TICKETS.c.schedule_id, _TICKETS.c.seat_id)
        .where(_TICKETS.c.order_id.in_(order_ids), _TICKETS.c.live == 1)
        .order_by(_TICKETS.c.order_id, _TICKETS.c.seat_id)
    ).all()


def _conditions(source: Table, wanted: Filter) -> Conditions:
    conditions: Conditions = []
    if wanted.schedule_id is not None:
        conditions.append(source.c.schedule_id == wanted.schedule_id)
    if wanted.only_to_refund and source is _TICKETS:
        conditions += _WAITING
    elif wanted.only_to_refund:
        conditions.append(source.c.order_id.in_(select(_TICKETS.c.order_id).where(*_WAITING)))
    if wanted.seat_ids is not None:
        sold = select(_TICKETS.c.order_id).where(
            _TICKETS.c.schedule_id == wanted.schedule_id, _TICKETS.c.seat_id.in_(wanted.seat_ids)
        )
        conditions.append(source.c.order_id.in_(sold))
    if wanted.customer:
        conditions.append(source.c.order_id.in_(customer_repository.orders_of(wanted.customer)))
    if wanted.beginnings is not None and source is _ORDERS:
        conditions.append(_begins_with(wanted.beginnings))
    elif wanted.beginnings is not None:
        numbered = select(_ORDERS.c.order_id).where(_begins_with(wanted.beginnings))
        conditions.append(source.c.order_id.in_(numbered))
    return conditions


def _begins_with(beginnings: Sequence[str]) -> ColumnElement[bool]:
    """As a span of texts, which an index knows; each ends with a dash or a digit, so that there is a next character."""
    number = _ORDERS.c.order_number
    spans = [(number >= begun) & (number < begun[:-1] + chr(ord(begun[-1]) + 1)) for begun in beginnings]
    return or_(False, *spans)
