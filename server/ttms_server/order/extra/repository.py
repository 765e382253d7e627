"""Reading and writing extras."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Row, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.database_errors import is_duplicate
from ttms_server.order.extra.models import ExtraRow, OrderExtraRow, RefundedExtraRow
from ttms_server.order.models import RefundRow
from ttms_server.schema import Base, table_of

_EXTRAS, _LINES = table_of(ExtraRow), table_of(OrderExtraRow)
_BACK, _REFUNDS = table_of(RefundedExtraRow), table_of(RefundRow)

# code, name, name_en, price_minor, charged, refundable, retired_at, version
ExtraColumns = Row[Any]


def find(session: Session, code: str) -> ExtraColumns | None:
    return session.execute(select(*_EXTRAS.columns).where(_EXTRAS.c.code == code)).one_or_none()


def some(session: Session, codes: Collection[str]) -> Mapping[str, ExtraColumns]:
    """Those of the extras that are there, by code."""
    rows = session.execute(select(*_EXTRAS.columns).where(_EXTRAS.c.code.in_(codes)))
    return {row.code: row for row in rows}


def codes(session: Session) -> Sequence[str]:
    """Of all extras, the retired ones too."""
    return session.scalars(select(_EXTRAS.c.code)).all()


def extras(session: Session, *, after: str, limit: int, include_retired: bool) -> Sequence[ExtraColumns]:
    """Extras by code."""
    query = select(*_EXTRAS.columns).where(_EXTRAS.c.code > after)
    if not include_retired:
        query = query.where(_EXTRAS.c.retired_at.is_(None))
    return session.execute(query.order_by(_EXTRAS.c.code).limit(limit)).all()


def add(session: Session, values: Mapping[str, object]) -> bool:
    """Store a new extra; False if there is one with this code: the primary key decides."""
    try:
        session.execute(insert(_EXTRAS).values(version=1, **values))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        return False
    return True


def change(session: Session, code: str, *, version: int, values: Mapping[str, object]) -> bool:
    """Store `values` if the extra is still at `version`; False if somebody was faster."""
    found = update(_EXTRAS).where(_EXTRAS.c.code == code, _EXTRAS.c.version == version)
    result = session.execute(found.values(version=version + 1, **values))
    return cast("CursorResult[Any]", result).rowcount == 1


def add_rows(session: Session, rows: Sequence[Base]) -> None:
    session.add_all(rows)
    session.flush()


def lines(session: Session, order_id: int) -> Sequence[Any]:
    """The lines of an order with the names of their extras, and how much of each went back."""
    gone = (
        select(_BACK.c.line_no, func.sum(_BACK.c.quantity).label("gone"))
        .join_from(_BACK, _REFUNDS, _REFUNDS.c.refund_id == _BACK.c.refund_id)
        .where(_REFUNDS.c.order_id == order_id)
        .group_by(_BACK.c.line_no)
        .subquery()
    )
    query = (
        select(*_LINES.columns, _EXTRAS.c.name, _EXTRAS.c.name_en, func.coalesce(gone.c.gone, 0).label("gone"))
        .join_from(_LINES, _EXTRAS, _EXTRAS.c.code == _LINES.c.extra_code)
        .outerjoin(gone, gone.c.line_no == _LINES.c.line_no)
        .where(_LINES.c.order_id == order_id)
    )
    return session.execute(query.order_by(_LINES.c.line_no)).all()
