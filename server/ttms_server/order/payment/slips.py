"""Card slips: each approval of a terminal counts once."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from ttms_server.order.models import Tender
from ttms_server.order.payment import repository
from ttms_server.order.payment.errors import CardSlipUsed
from ttms_server.order.payment.lines import PaymentLine, RefundLine
from ttms_server.order.payment.models import CardSlipRow, SlipKind


def store(
    session: Session, request_id: str, kind: SlipKind, lines: Sequence[PaymentLine | RefundLine]
) -> list[CardSlipRow]:
    """Store the slips that stand on these lines, which are numbered from 1; a line of nothing has none.

    Raises:
        CardSlipUsed: an approval was used before.
    """
    rows = [
        CardSlipRow(
            terminal=line.slip.terminal,
            approval=line.slip.approval,
            request_id=request_id,
            kind=kind.value,
            line_no=number,
            amount_minor=line.amount_minor,
        )
        for number, line in enumerate(lines, start=1)
        if line.slip is not None and line.tender is Tender.CARD and line.amount_minor
    ]
    for row in rows:
        if not repository.add_slip(session, row):
            raise CardSlipUsed(terminal=row.terminal, approval=row.approval)
    return rows
