"""Taking payments of an order and giving money back, with whatever belongs to each means: slips and vouchers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order.models import PaymentRow, RefundPaymentRow, Tender
from ttms_server.order.payment import repository, slips
from ttms_server.order.payment.errors import CardSlipMissing
from ttms_server.order.payment.lines import CardSlip, PaymentLine, RefundLine
from ttms_server.order.payment.models import SlipKind
from ttms_server.order.voucher import service as voucher_service
from ttms_server.schema import AnyRow, NewRow


def take(
    session: Session, lines: Sequence[PaymentLine], *, order_id: int, request_id: str, now: datetime
) -> list[AnyRow]:
    """Store what pays for an order; every row that was made.

    Raises:
        CardSlipUsed: a terminal's approval was used before.
        VoucherNotFound, VoucherExpired, VoucherTooSmall: a voucher cannot pay its line.
    """
    rows = [
        NewRow(
            PaymentRow,
            order_id=order_id,
            line_no=number,
            tender=line.tender.value,
            amount_minor=line.amount_minor,
            given_minor=line.given_minor,
            change_minor=line.change_minor,
        )
        for number, line in enumerate(lines, start=1)
    ]
    repository.add_lines(session, rows)
    moves = [
        voucher_service.spend(
            session,
            line.voucher_code,
            amount_minor=line.amount_minor,
            request_id=request_id,
            line_no=number,
            now=None if line.carried else now,
        )
        for number, line in enumerate(lines, start=1)
        if line.tender is Tender.VOUCHER and line.amount_minor
    ]
    return [*rows, *slips.store(session, request_id, SlipKind.PAYMENT, lines), *moves]


def give_back(
    session: Session, lines: Sequence[RefundLine], *, refund_id: int, request_id: str, voucher_until: datetime | None
) -> list[AnyRow]:
    """Store by which means a refund gives money back; every row that was made.

    A voucher that gets money back is valid at least until `voucher_until` then, if that is said.

    Raises:
        CardSlipUsed: a terminal's reference was used before.
    """
    rows = [
        RefundPaymentRow(refund_id=refund_id, line_no=number, tender=line.tender.value, amount_minor=line.amount_minor)
        for number, line in enumerate(lines, start=1)
    ]
    repository.add_lines(session, rows)
    documents: list[AnyRow] = [*rows, *slips.store(session, request_id, SlipKind.REFUND, lines)]
    for number, line in enumerate(lines, start=1):
        if line.tender is Tender.VOUCHER and line.amount_minor:
            move = voucher_service.put_back(
                session, line.voucher_code, amount_minor=line.amount_minor, request_id=request_id, line_no=number
            )
            documents.append(move)
            if voucher_until is not None and not line.carried:
                documents += voucher_service.prolong(session, move, until=voucher_until)
    return documents


def with_slip(lines: Sequence[RefundLine], slip: CardSlip | None) -> list[RefundLine]:
    """`lines` with the terminal's reference at what goes back to a card.

    Raises:
        CardSlipMissing: money goes back to a card, and there is none.
    """
    to_card = sum(line.amount_minor for line in lines if line.tender is Tender.CARD)
    if to_card and slip is None:
        raise CardSlipMissing(amount_minor=to_card)
    return [replace(line, slip=slip) if line.tender is Tender.CARD and line.amount_minor else line for line in lines]
