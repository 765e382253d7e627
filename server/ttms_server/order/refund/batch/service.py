"""The rules of working off a cancelled show: some orders in one transaction, repeatable until none waits.

Each order gets a refund of its own, as if somebody had asked for it: its request_id follows from that of the batch and
the order, so that a batch that comes again finds what it did.
"""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from ttms_server import requests
from ttms_server.config import RefundSettings, ShiftSettings
from ttms_server.order.lookup import service as lookup_service
from ttms_server.order.lookup.service import Asker
from ttms_server.order.models import Tender
from ttms_server.order.payment.lines import CardSlip, RefundLine, lines_of
from ttms_server.order.refund import repository
from ttms_server.order.refund import service as refund_service
from ttms_server.order.refund.errors import ShowNotCancelled
from ttms_server.order.refund.service import TicketsToRefund, given_back
from ttms_server.order.service import Order, Refund
from ttms_server.paging import Listed, Page, listed, row_id
from ttms_server.play import service as play_service
from ttms_server.requests import Request
from ttms_server.user.approval import Approver
from ttms_server.user.service import Caller

METHOD = "RefundTicketsRequest"


@dataclass(frozen=True, slots=True)
class Batch:
    """At most so many orders of a show, of `order_ids` if there are any.

    `slips` say by order what its terminal said of what goes back to a card.
    """

    request_id: str
    schedule_id: int
    most: int
    reason: str
    caller: Caller
    slips: Mapping[int, CardSlip] = field(default_factory=dict)
    shift_rules: ShiftSettings = field(default_factory=ShiftSettings)
    order_ids: Collection[int] = ()
    rules: RefundSettings = field(default_factory=RefundSettings)


@dataclass(frozen=True, slots=True)
class OrderAtTerminal:
    """An order that waits for its card terminal: so much goes back to a card."""

    order_id: int
    order_number: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class BatchDone:
    """What was given back, some of what waits for a terminal, and how many orders are left in all."""

    refunds: Sequence[Refund]
    at_terminal: Sequence[OrderAtTerminal]
    orders_left: int


@dataclass(frozen=True, slots=True)
class OrderToRefund:
    """An order of a cancelled show with tickets to take back, and what goes back by which means."""

    order_id: int
    order_number: str
    customer_name: str
    lines: Sequence[RefundLine]


def refund_some(session: Session, wanted: Batch, *, now: datetime) -> BatchDone:
    """Take back all valid tickets of some orders of a cancelled show, oldest first.

    Of those that wait for a terminal no more are looked at than are told: all counters wait meanwhile.

    Raises:
        ScheduleNotFound: there is none.
        ShowNotCancelled: it takes place.
        CardSlipUsed: a terminal's reference was used before.
        AlreadyRefunded: somebody was faster with one of the orders; ask again.
        ShiftNotOpen: the rules ask for an open shift.
    """
    if play_service.get_schedule(session, wanted.schedule_id).cancelled_at is None:
        raise ShowNotCancelled
    refunds: list[Refund] = []
    at_terminal: list[OrderAtTerminal] = []
    waiting = repository.orders_with_valid_tickets(session, wanted.schedule_id)
    by_card = repository.orders_paid_by_card(session, wanted.schedule_id) - wanted.slips.keys()
    for order_id in waiting:
        if wanted.order_ids and order_id not in wanted.order_ids:
            continue
        if order_id in by_card and len(at_terminal) == wanted.most:
            continue
        if len(refunds) == wanted.most:
            break
        order = _order(session, order_id, Asker(wanted.caller, now))
        amount = _to_card(order)
        if amount and order_id not in wanted.slips:
            at_terminal.append(OrderAtTerminal(order_id, order.order_number, amount))
        else:
            refunds.append(_refund(session, wanted, order, now=now))
    return BatchDone(refunds, at_terminal, len(waiting) - len(refunds))


def list_to_refund(session: Session, schedule_id: int, asker: Asker, page: Page) -> Listed[OrderToRefund]:
    """What `refund_some` would find, oldest first; nothing where the show takes place.

    Raises:
        FieldInvalid: a page token that no answer gave.
        ScheduleNotFound: there is none.
    """
    after = row_id(*page.after) if page.after else 0
    if play_service.get_schedule(session, schedule_id).cancelled_at is None:
        return Listed((), "")
    found = repository.orders_with_valid_tickets(session, schedule_id, after=after, limit=page.size + 1)
    ids = listed(found, page, lambda order_id: (str(order_id),))
    orders = [_order(session, order_id, asker) for order_id in ids.items]
    waiting = [
        OrderToRefund(order.order_id, order.order_number, order.customer_name, _lines(order)) for order in orders
    ]
    return Listed(waiting, ids.next_page_token)


def _order(session: Session, order_id: int, asker: Asker) -> Order:
    return lookup_service.get_order(session, lookup_service.find_order(session, order_id), asker)


def _lines(order: Order) -> Sequence[RefundLine]:
    valid = [ticket for ticket in order.tickets if ticket.refunded_at is None]
    total = refund_service.amount_of(valid, refund_service.extras_to_return(order, valid))
    return lines_of(total, order.payments, given_back(order))


def _to_card(order: Order) -> int:
    return sum(line.amount_minor for line in _lines(order) if line.tender is Tender.CARD)


def _refund(session: Session, wanted: Batch, order: Order, *, now: datetime) -> Refund:
    """One refund with a request of its own, which is answered with its number."""
    name = f"{wanted.schedule_id} {order.order_id}"
    digest = hashlib.sha256(name.encode()).hexdigest()
    request = Request(str(uuid5(UUID(wanted.request_id), name)), wanted.caller.user_id, METHOD, digest)
    stored = requests.begin(session, request, now)
    assert stored is None, f"order {order.order_id} was refunded by this batch, which is carried out once"
    valid = [ticket.ticket_id for ticket in order.tickets if ticket.refunded_at is None]
    slip = wanted.slips.get(order.order_id)
    done = refund_service.refund_tickets(
        session,
        TicketsToRefund(
            request.request_id,
            order.order_id,
            valid,
            wanted.reason,
            wanted.caller,
            wanted.shift_rules,
            slip,
            # Whoever may work off a show approves it too: also of people who were inside when it was cancelled.
            Approver(wanted.caller.user_id, wanted.caller.display_name),
            # The rest of the rules is for shows that take place.
            RefundSettings(voucher_days=wanted.rules.voucher_days),
        ),
        now=now,
    )
    requests.finish(session, request, done.refund.refund_number.encode())
    return done.refund
