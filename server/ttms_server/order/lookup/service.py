"""Finding one order, with the state of each ticket and what the asker may do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order.errors import OrderNotFound
from ttms_server.order.lookup import repository
from ttms_server.order.lookup.numbers import spellings
from ttms_server.order.lookup.repository import TicketColumns
from ttms_server.order.models import OrderRow, RefundRow, Tender
from ttms_server.order.refund import rules
from ttms_server.order.service import Order, PaymentLine, Refund, RefundLine, Ticket
from ttms_server.play import service as play_service
from ttms_server.play.service import Schedule
from ttms_server.studio import service as studio_service
from ttms_server.user import people
from ttms_server.user.service import Caller


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants to see an order, and when."""

    caller: Caller
    now: datetime


def find_order(session: Session, order_id: int) -> OrderRow:
    """The order.

    Raises:
        OrderNotFound: there is none.
    """
    row = repository.order(session, order_id)
    if row is None:
        raise OrderNotFound(order_id)
    return row


def find_order_by_number(session: Session, typed: str) -> OrderRow:
    """The order with this number; case and surrounding spaces do not count.

    Raises:
        OrderNotFound: there is none.
    """
    numbers = spellings(typed, repository.counters(session))
    rows = {row.order_number: row for row in repository.orders_by_number(session, numbers)}
    for number in numbers:
        if number in rows:
            return rows[number]
    raise OrderNotFound(typed.strip())


def find_order_by_code(session: Session, typed: str) -> OrderRow:
    """The order of the ticket with this code, in whatever case it was typed.

    Raises:
        OrderNotFound: there is none.
    """
    row = repository.order_of_code(session, typed.strip().upper())
    if row is None:
        raise OrderNotFound(typed.strip())
    return row


def get_order(session: Session, row: OrderRow, asker: Asker) -> Order:
    """Everything about an order, as this session sees it."""
    schedule = play_service.get_schedule(session, row.schedule_id)
    tickets = repository.tickets(session, row.order_id)
    refunds = repository.refunds(session, row.order_id)
    names = people.get_names(session, {row.user_id, *(refund.user_id for refund in refunds)})
    allowed = rules.may_refund(asker.caller, seller_id=row.user_id, schedule=schedule)
    return Order(
        row.order_id,
        row.order_number,
        schedule,
        _tickets(session, schedule, tickets, {refund.refund_id: refund.refunded_at for refund in refunds}),
        _payments(session, row.order_id),
        row.total_minor,
        row.currency,
        row.sold_at,
        row.counter_name,
        names[row.user_id],
        _refunds(session, row.order_id, refunds, tickets=tickets, names=names),
        allowed and rules.is_in_time(schedule, asker.now) and any(ticket.live for ticket in tickets),
    )


def _tickets(
    session: Session, schedule: Schedule, tickets: Sequence[TicketColumns], refunded_at: Mapping[int, datetime]
) -> tuple[Ticket, ...]:
    prices = {price.ticket_type: price for price in play_service.get_prices(session, schedule.schedule_id)}
    seats = studio_service.get_seats(session, schedule.layout_id, [ticket.seat_id for ticket in tickets])
    return tuple(
        Ticket(
            ticket.ticket_id,
            seats[ticket.seat_id],
            prices[ticket.ticket_type],
            ticket.price_minor,
            ticket.code,
            None if ticket.refund_id is None else refunded_at[ticket.refund_id],
        )
        for ticket in tickets
    )


def _payments(session: Session, order_id: int) -> tuple[PaymentLine, ...]:
    return tuple(
        PaymentLine(Tender(line.tender), line.amount_minor, line.given_minor, line.change_minor)
        for line in repository.payments(session, order_id)
    )


def _refunds(
    session: Session,
    order_id: int,
    refunds: Sequence[RefundRow],
    *,
    tickets: Sequence[TicketColumns],
    names: Mapping[int, str],
) -> tuple[Refund, ...]:
    lines = repository.refund_payments(session, order_id) if refunds else []
    return tuple(
        Refund(
            refund.refund_id,
            refund.refund_number,
            tuple(ticket.ticket_id for ticket in tickets if ticket.refund_id == refund.refund_id),
            tuple(
                RefundLine(Tender(line.tender), line.amount_minor)
                for line in lines
                if line.refund_id == refund.refund_id
            ),
            refund.total_minor,
            refund.reason,
            refund.refunded_at,
            refund.counter_name,
            names[refund.user_id],
        )
        for refund in refunds
    )
