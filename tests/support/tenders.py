"""Cards, vouchers and exchanges as a counter makes them, below the wire: in the transaction of a test."""

from datetime import datetime
from itertools import count
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from support.hall import Hall
from support.refunds import caller, tickets_of
from ttms_server import clock
from ttms_server.config import ShiftSettings
from ttms_server.order.exchange import service as exchange_service
from ttms_server.order.exchange.service import Exchanged
from ttms_server.order.extra import service as extra_service
from ttms_server.order.extra.models import Charged
from ttms_server.order.extra.service import Extra
from ttms_server.order.ledger.booking import Actor
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import CardSlip, PaymentToTake
from ttms_server.order.refund.service import TicketsToRefund
from ttms_server.order.service import Order
from ttms_server.order.voucher import service as voucher_service
from ttms_server.order.voucher.service import Voucher, VoucherToIssue
from ttms_server.requests import Request, begin, finish

_NUMBERS = count(1)


def slip(approval: str = "") -> CardSlip:
    """One that no test had before, if its approval is not said."""
    return CardSlip("T1", approval or f"A{next(_NUMBERS):08d}")


def cash(amount_minor: int) -> PaymentToTake:
    return PaymentToTake(Tender.CASH, amount_minor)


def card(amount_minor: int, approval: str = "") -> PaymentToTake:
    return PaymentToTake(Tender.CARD, amount_minor, slip(approval))


def voucher(amount_minor: int, code: str) -> PaymentToTake:
    return PaymentToTake(Tender.VOUCHER, amount_minor, voucher_code=code)


def issue(
    hall: Hall,
    amount_minor: int,
    payment: PaymentToTake | None = None,
    *,
    expires_at: datetime | None = None,
    counter_name: str = "1",
) -> Voucher:
    """Sell a voucher, for cash if nothing else is said."""
    request = Request(str(uuid4()), hall.user_id("clerk"), "IssueVoucherRequest", "0" * 64)
    begin(hall.session, request, hall.now)
    actor = Actor(request.user_id, counter_name)
    wanted = VoucherToIssue(
        request.request_id, actor, amount_minor, payment or cash(amount_minor), expires_at, ShiftSettings()
    )
    done = voucher_service.issue_voucher(hall.session, wanted, now=hall.now)
    finish(hall.session, request, done.code.encode())
    return done


def offer(
    session: Session, code: str, price_minor: int, charged: Charged = Charged.PIECE, *, refundable: bool = True
) -> None:
    """An extra that counters may sell."""
    extra = Extra(code, code.title(), "", price_minor, charged, refundable)
    extra_service.save_extra(session, extra, now=clock.now())


def exchange(
    hall: Hall,
    order: Order,
    names: str,
    *,
    into: str,
    of: Hall | None = None,
    types: str = "",
    payments: tuple[PaymentToTake, ...] = (),
    by: str = "clerk",
    counter_name: str = "1",
    **said: Any,
) -> Exchanged:
    """Give the tickets of these seats for others, of another hall's show if one is named."""
    other = of or hall
    request = Request(str(uuid4()), hall.user_id(by), "ExchangeTicketsRequest", "0" * 64)
    begin(hall.session, request, hall.now)
    hold = other.hold(into, by=by)
    who = caller(hall.session, by, counter_name=counter_name)
    ids = tickets_of(hall, order, names)
    wanted = TicketsToRefund(request.request_id, order.order_id, ids, "another show", who, **said)
    sale = other.sale(
        hold,
        other.tickets(into, types),
        list(payments),
        by=by,
        counter_name=counter_name,
        request_id=request.request_id,
    )
    done = exchange_service.exchange_tickets(hall.session, wanted, sale, now=hall.now)
    finish(hall.session, request, done.order.order_number.encode())
    return done
