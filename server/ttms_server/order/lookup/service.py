"""Finding one order, with the state of each ticket and what the asker may do with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order.checkin import repository as checkin_repository
from ttms_server.order.checkin.codes import as_printed, facts_of, is_signed_code
from ttms_server.order.comp import repository as comp_repository
from ttms_server.order.customer import repository as customer_repository
from ttms_server.order.errors import OrderNotFound
from ttms_server.order.exchange import repository as exchange_repository
from ttms_server.order.extra import service as extra_service
from ttms_server.order.lookup import repository
from ttms_server.order.lookup.numbers import spellings
from ttms_server.order.lookup.repository import TicketColumns
from ttms_server.order.models import OrderRow, RefundPaymentRow, RefundRow, Tender
from ttms_server.order.payment import means as payment_means
from ttms_server.order.payment.lines import PaymentLine, RefundLine
from ttms_server.order.payment.means import Means
from ttms_server.order.payment.models import SlipKind
from ttms_server.order.refund import rules
from ttms_server.order.reprint import repository as reprint_repository
from ttms_server.order.service import Order, Refund, Ticket
from ttms_server.order.voucher.models import MoveKind
from ttms_server.play import service as play_service
from ttms_server.play.service import Schedule
from ttms_server.studio import service as studio_service
from ttms_server.user import people
from ttms_server.user.service import Caller


@dataclass(frozen=True, slots=True)
class Asker:
    """Who wants to see an order, and when; refunds stop so many minutes before a show."""

    caller: Caller
    now: datetime
    stop_minutes: int = 0


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
    """The order of the ticket with this code, short or signed, in whatever case and width it was typed.

    Raises:
        OrderNotFound: there is none.
    """
    code = as_printed(typed)
    if is_signed_code(code):
        facts = facts_of(code, checkin_repository.public_keys(session))
        row = repository.order_of_ticket(session, facts.ticket_id) if facts else None
    else:
        row = repository.order_of_code(session, code)
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
    refunded_at = {refund.refund_id: refund.refunded_at for refund in refunds}
    in_time = rules.is_in_time(schedule, asker.now, stop_minutes=asker.stop_minutes)
    extras = extra_service.extras_of(session, row.order_id)
    means = payment_means.means_of(session, {row.request_id, *(refund.request_id for refund in refunds)})
    return Order(
        row.order_id,
        row.order_number,
        schedule,
        _tickets(session, row.order_id, schedule, tickets, refunded_at),
        _payments(session, row, means),
        row.total_minor,
        row.currency,
        row.sold_at,
        row.counter_name,
        names[row.user_id],
        _refunds(session, row.order_id, _Refunds(refunds, tickets, names, means)),
        allowed and in_time and (any(ticket.live for ticket in tickets) or any(extra.is_left for extra in extras)),
        exchange_repository.number_before(session, row.order_id),
        customer_repository.names(session, [row.order_id]).get(row.order_id, ""),
        extras,
    )


def _tickets(
    session: Session,
    order_id: int,
    schedule: Schedule,
    tickets: Sequence[TicketColumns],
    refunded_at: Mapping[int, datetime],
) -> tuple[Ticket, ...]:
    prices = {price.ticket_type: price for price in play_service.get_prices(session, schedule.schedule_id)}
    seats = studio_service.get_seats(session, schedule.layout_id, [ticket.seat_id for ticket in tickets])
    copies = reprint_repository.copies(session, [ticket.ticket_id for ticket in tickets])
    comps = comp_repository.reasons(session, order_id)
    return tuple(
        Ticket(
            ticket.ticket_id,
            seats[ticket.seat_id],
            prices[ticket.ticket_type],
            ticket.price_minor,
            ticket.code,
            None if ticket.refund_id is None else refunded_at[ticket.refund_id],
            copies.get(ticket.ticket_id, 0),
            comps.get(ticket.ticket_id, ""),
            ticket.entered == 1,
        )
        for ticket in tickets
    )


def _payments(session: Session, order: OrderRow, means: Means) -> tuple[PaymentLine, ...]:
    return tuple(
        PaymentLine(
            Tender(line.tender),
            line.amount_minor,
            line.given_minor,
            line.change_minor,
            slip=means.slip(order.request_id, SlipKind.PAYMENT, line.line_no),
            voucher_code=means.code(order.request_id, MoveKind.PAYMENT, line.line_no),
        )
        for line in repository.payments(session, order.order_id)
    )


@dataclass(frozen=True, slots=True)
class _Refunds:
    """The refunds of an order with what else is said of them."""

    rows: Sequence[RefundRow]
    tickets: Sequence[TicketColumns]
    names: Mapping[int, str]
    means: Means

    def tickets_of(self, refund: RefundRow) -> tuple[int, ...]:
        return tuple(ticket.ticket_id for ticket in self.tickets if ticket.refund_id == refund.refund_id)

    def line(self, refund: RefundRow, line: RefundPaymentRow) -> RefundLine:
        return RefundLine(
            Tender(line.tender),
            line.amount_minor,
            slip=self.means.slip(refund.request_id, SlipKind.REFUND, line.line_no),
            voucher_code=self.means.code(refund.request_id, MoveKind.REFUND, line.line_no),
            voucher_valid_until=self.means.prolonged_until(refund.request_id, line.line_no),
        )


def _refunds(session: Session, order_id: int, known: _Refunds) -> tuple[Refund, ...]:
    if not known.rows:
        return ()
    lines = repository.refund_payments(session, order_id)
    exchanged = exchange_repository.numbers_by_refund(session, order_id)
    return tuple(
        Refund(
            refund.refund_id,
            refund.refund_number,
            known.tickets_of(refund),
            tuple(known.line(refund, line) for line in lines if line.refund_id == refund.refund_id),
            refund.total_minor,
            refund.reason,
            refund.refunded_at,
            refund.counter_name,
            known.names[refund.user_id],
            exchanged.get(refund.refund_id, ""),
        )
        for refund in known.rows
    )
