"""Finding orders of a list: newest first, a page at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Row, Select, or_, select
from sqlalchemy.orm import Session

from ttms_server.order.models import LedgerEntryRow, OrderRow, TicketRow
from ttms_server.order.report.selection import Conditions
from ttms_server.play import show_facts
from ttms_server.schema import table_of

_ORDERS, _TICKETS, _ENTRIES = table_of(OrderRow).c, table_of(TicketRow).c, table_of(LedgerEntryRow).c


@dataclass(frozen=True, slots=True)
class Filter:
    """Which orders: what each field says, if it says something. `beginnings` are those of their numbers."""

    schedule_id: int | None = None
    only_to_refund: bool = False
    beginnings: Sequence[str] | None = None


def ids_of_orders(session: Session, wanted: Filter, *, before: int | None, limit: int) -> Sequence[int]:
    """Orders older than the one with the id `before`, newest first."""
    query = select(_ORDERS.order_id).where(*_of(_ORDERS.order_id, _ORDERS.schedule_id, wanted))
    if wanted.beginnings is not None:
        query = query.where(_begins_with(wanted.beginnings))
    return session.scalars(_newest_first(query, _ORDERS.order_id, before=before, limit=limit)).all()


def ids_of_booked_orders(
    session: Session, conditions: Conditions, wanted: Filter, *, before: int | None, limit: int
) -> Sequence[int]:
    """Of the orders that have such entries in the ledger those older than the one with the id `before`."""
    query = select(_ENTRIES.order_id).distinct().where(*conditions)
    query = query.where(*_of(_ENTRIES.order_id, _ENTRIES.schedule_id, wanted))
    if wanted.beginnings is not None:
        numbered = select(_ORDERS.order_id).where(_begins_with(wanted.beginnings))
        query = query.where(_ENTRIES.order_id.in_(numbered))
    return session.scalars(_newest_first(query, _ENTRIES.order_id, before=before, limit=limit)).all()


def some_orders(session: Session, order_ids: Collection[int]) -> Sequence[OrderRow]:
    return session.scalars(select(OrderRow).where(OrderRow.order_id.in_(order_ids))).all()


def live_seats(session: Session, order_ids: Collection[int]) -> Sequence[Row[int, int, int]]:
    """order_id, schedule_id and seat_id of each valid ticket of the orders, by seat."""
    return session.execute(
        select(_TICKETS.order_id, _TICKETS.schedule_id, _TICKETS.seat_id)
        .where(_TICKETS.order_id.in_(order_ids), _TICKETS.live == 1)
        .order_by(_TICKETS.order_id, _TICKETS.seat_id)
    ).all()


def _of(order_id: ColumnElement[int], schedule_id: ColumnElement[int], wanted: Filter) -> Conditions:
    conditions: Conditions = []
    if wanted.schedule_id is not None:
        conditions.append(schedule_id == wanted.schedule_id)
    if wanted.only_to_refund:
        waiting = select(_TICKETS.order_id).where(
            _TICKETS.live == 1, _TICKETS.schedule_id.in_(show_facts.ids_of_cancelled())
        )
        conditions.append(order_id.in_(waiting))
    return conditions


def _begins_with(beginnings: Sequence[str]) -> ColumnElement[bool]:
    """As a span of texts, which an index knows; each ends with a dash or a digit, so that there is a next character."""
    number = _ORDERS.order_number
    spans = [(number >= begun) & (number < begun[:-1] + chr(ord(begun[-1]) + 1)) for begun in beginnings]
    return or_(False, *spans)


def _newest_first(query: Select[int], order_id: ColumnElement[int], *, before: int | None, limit: int) -> Select[int]:
    if before is not None:
        query = query.where(order_id < before)
    return query.order_by(order_id.desc()).limit(limit)
