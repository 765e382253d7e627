"""Storing payments, refunds of them and card slips."""

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ttms_server.batch import BESIDE, add_rows
from ttms_server.database_errors import is_duplicate
from ttms_server.order.payment.models import CardSlipRow, OldCardSlipRow
from ttms_server.schema import AnyRow, table_of, values_of

_OLD = table_of(OldCardSlipRow).c


def add_lines(session: Session, lines: Sequence[AnyRow]) -> None:
    add_rows(session, lines)


def add_slip(session: Session, slip: CardSlipRow) -> bool:
    """Store the slip; False if the terminal's approval was used before: the primary key decides.

    What was stored in another spelling is in a table to which nothing is added, so that a look is enough.
    """
    old = select(_OLD.approval).where(_OLD.terminal == slip.terminal, _OLD.approval == slip.approval)
    if session.scalar(old, execution_options=BESIDE) is not None:
        return False
    try:
        session.execute(insert(CardSlipRow).values(values_of(slip)))
    except IntegrityError as error:
        if not is_duplicate(error):
            raise
        return False
    return True


def slips(session: Session, request_ids: Sequence[str]) -> Sequence[CardSlipRow]:
    """The slips of orders, refunds and vouchers that these requests made."""
    query = select(CardSlipRow).where(CardSlipRow.request_id.in_(request_ids))
    return session.scalars(query.order_by(CardSlipRow.request_id, CardSlipRow.kind, CardSlipRow.line_no)).all()
