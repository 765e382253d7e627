"""The rules of exchanges: one transaction that takes tickets back and sells others for what was paid for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order import service as order_service
from ttms_server.order.exchange import repository
from ttms_server.order.exchange.models import ExchangeRow
from ttms_server.order.extra.lines import carried_over
from ttms_server.order.ledger.service import book
from ttms_server.order.models import Tender
from ttms_server.order.payment import service as payment_service
from ttms_server.order.payment.lines import PaymentLine, RefundLine, lines_of
from ttms_server.order.refund import service as refund_service
from ttms_server.order.refund.service import Refunded, TicketsToRefund
from ttms_server.order.service import Carried, Order, Sale


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The old tickets with their order as it is now, and the new order."""

    refunded: Refunded
    order: Order


def exchange_tickets(session: Session, wanted: TicketsToRefund, sale: Sale, *, now: datetime) -> Exchanged:
    """Take tickets back and sell held seats for them, of the same show or another.

    What was paid for the old ones pays for the new ones, by the same means; `sale.payments` pay what is left. If the
    new ones cost less, the difference goes back by the means that was used last. Extras go along with their tickets,
    refundable or not, and keep the price and the rule that they were sold under.

    Raises:
        everything that a refund or a sale is refused for.
    """
    found = refund_service.refundable_tickets(session, wanted, now=now)
    order = found.order
    extras = refund_service.extras_to_move(order, found.tickets)
    moved = refund_service.amount_of((), extras)
    old = refund_service.amount_of(found.tickets, extras)
    over = max(0, old - moved - order_service.price_of(session, sale))
    refund_service.refuse_above_limit(session, wanted, over)
    back, carried = _split(order, old=old, over=over)
    lines = [*payment_service.with_slip(back, wanted.slip), *(replace(line, carried=True) for line in carried)]
    taken = refund_service.record_refund(session, wanted, found, lines=lines, now=now, extras=extras)
    kept = Carried([_carried(line) for line in carried], carried_over(extras, after=len(sale.extras)))
    sold = order_service.record_sale(session, sale, now=now, carried=kept)
    exchange = ExchangeRow(request_id=wanted.request_id, refund_id=taken.refund.refund_id, order_id=sold.order.order_id)
    repository.add_exchange(session, exchange)
    documents = [*taken.documents, *sold.documents, exchange]
    book(session, [taken.entry, sold.entry], documents=documents, rules=wanted.shift_rules)
    new_order = replace(sold.order, previous_order_number=order.order_number)
    return Exchanged(refund_service.refunded(session, taken, wanted.caller, now=now), new_order)


def _split(order: Order, *, old: int, over: int) -> tuple[Sequence[RefundLine], Sequence[RefundLine]]:
    """What of the old price goes back, and what pays for the new tickets."""
    before = refund_service.given_back(order)
    back = lines_of(over, order.payments, before) if over else ()
    carried = lines_of(old - over, order.payments, [*before, *back])
    # A refund of nothing still says by which means; where money goes back, that does.
    return back, [line for line in carried if line.amount_minor or not back]


def _carried(line: RefundLine) -> PaymentLine:
    amount = line.amount_minor
    return PaymentLine(Tender(line.tender), amount, amount, 0, voucher_code=line.voucher_code, carried=True)
