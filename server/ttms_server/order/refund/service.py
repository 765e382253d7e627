"""The rules of refunds: who may take which tickets back, and by which means the money goes back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.config import ShiftSettings
from ttms_server.order import repository as order_repository
from ttms_server.order.ledger.booking import Actor, Booking, SoldTicket
from ttms_server.order.ledger.service import book
from ttms_server.order.lookup import service as lookup_service
from ttms_server.order.lookup.service import Asker
from ttms_server.order.models import EntryKind, OrderRow, RefundedTicketRow, RefundPaymentRow, RefundRow, Tender
from ttms_server.order.refund import repository, rules
from ttms_server.order.refund.errors import AlreadyRefunded, NotYourSale, TicketNotFound
from ttms_server.order.service import Order, PaymentLine, Refund, RefundLine, Ticket
from ttms_server.ticket import service as ticket_service
from ttms_server.ticket.errors import ShowBegun
from ttms_server.user.service import Caller


@dataclass(frozen=True, slots=True)
class TicketsToRefund:
    """Everything that a counter says when it refunds; each ticket stands once."""

    request_id: str
    order_id: int
    ticket_ids: Sequence[int]
    reason: str
    caller: Caller
    shift_rules: ShiftSettings = field(default_factory=ShiftSettings)


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund, and the order as it is with it."""

    refund: Refund
    order: Order


def refund_tickets(session: Session, wanted: TicketsToRefund, *, now: datetime) -> Refunded:
    """Take tickets of one order back, all of them or none: money returned, seats free.

    Raises:
        OrderNotFound, TicketNotFound: the request is wrong.
        NotYourSale: a clerk asks for what somebody else sold, and the show takes place.
        AlreadyRefunded: one of the tickets was taken back before.
        ShowBegun: too late.
        ShiftNotOpen: the rules ask for an open shift.
    """
    row = lookup_service.find_order(session, wanted.order_id)
    order = lookup_service.get_order(session, row, Asker(wanted.caller, now))
    if not rules.may_refund(wanted.caller, seller_id=row.user_id, schedule=order.schedule):
        raise NotYourSale
    tickets = _tickets(order, wanted.ticket_ids)
    _refuse_refunded(tickets, {refund.refund_id: refund for refund in order.refunds})
    if not rules.is_in_time(order.schedule, now):
        raise ShowBegun
    refund = _add_refund(session, wanted, total_minor=sum(ticket.price_minor for ticket in tickets), now=now)
    _end_tickets(session, refund, tickets)
    ticket_service.free_sold_seats(
        session,
        schedule_id=row.schedule_id,
        seat_ids=[ticket.seat.seat_id for ticket in tickets],
        order_id=row.order_id,
    )
    lines = _give_back(session, refund, order)
    _book_refund(session, wanted, refund, row, tickets=tickets, lines=lines)
    order = lookup_service.get_order(session, row, Asker(wanted.caller, now))
    return Refunded(next(known for known in order.refunds if known.refund_id == refund.refund_id), order)


def lines_of(
    total_minor: int, payments: Sequence[PaymentLine], given_back: Sequence[RefundLine]
) -> tuple[RefundLine, ...]:
    """By which means `total_minor` goes back: what was paid last first, and never more than is left of it.

    One line a tender; a refund of nothing names the tender of the last payment.
    """
    gone: dict[Tender, int] = {}
    for line in given_back:
        gone[line.tender] = gone.get(line.tender, 0) + line.amount_minor
    lines: dict[Tender, int] = {}
    left = total_minor
    for payment in reversed(payments):
        went = min(gone.get(payment.tender, 0), payment.amount_minor)
        gone[payment.tender] = gone.get(payment.tender, 0) - went
        amount = min(left, payment.amount_minor - went)
        if amount or (not lines and not total_minor):
            lines[payment.tender] = lines.get(payment.tender, 0) + amount
        left -= amount
    assert left == 0, f"{total_minor} is more than was paid and not given back yet"
    return tuple(RefundLine(tender, amount) for tender, amount in lines.items())


def _tickets(order: Order, ticket_ids: Sequence[int]) -> list[Ticket]:
    known = {ticket.ticket_id: ticket for ticket in order.tickets}
    for ticket_id in ticket_ids:
        if ticket_id not in known:
            raise TicketNotFound(ticket_id)
    return [known[ticket_id] for ticket_id in ticket_ids]


def _refuse_refunded(tickets: Sequence[Ticket], refunds: Mapping[int, Refund]) -> None:
    numbers = {ticket_id: refund.refund_number for refund in refunds.values() for ticket_id in refund.ticket_ids}
    for ticket in tickets:
        if ticket.ticket_id in numbers:
            raise AlreadyRefunded(ticket_id=ticket.ticket_id, seat=ticket.seat, refund_number=numbers[ticket.ticket_id])


def _add_refund(session: Session, wanted: TicketsToRefund, *, total_minor: int, now: datetime) -> RefundRow:
    counter_name = wanted.caller.counter_name
    number = order_repository.next_number(session, f"refund {counter_name}")
    refund = RefundRow(
        request_id=wanted.request_id,
        refund_number=f"{counter_name}-R{number:06d}",
        order_id=wanted.order_id,
        user_id=wanted.caller.user_id,
        counter_name=counter_name,
        reason=wanted.reason,
        total_minor=total_minor,
        refunded_at=now,
    )
    repository.add_refund(session, refund)
    return refund


def _end_tickets(session: Session, refund: RefundRow, tickets: Sequence[Ticket]) -> None:
    """The two writes that decide that a ticket is paid back once.

    Raises:
        AlreadyRefunded: somebody was faster since the order was read.
    """
    by_id = {ticket.ticket_id: ticket for ticket in tickets}
    if not repository.take_back(session, refund.refund_id, by_id):
        for ticket_id, number in repository.refund_numbers(session, by_id).items():
            raise AlreadyRefunded(ticket_id=ticket_id, seat=by_id[ticket_id].seat, refund_number=number)
        raise AssertionError(f"tickets {sorted(by_id)} were refunded, but nobody knows by whom")
    ended = repository.end_tickets(session, by_id)
    assert ended == len(tickets), f"only {ended} of the tickets {sorted(by_id)} were valid, though none was refunded"


def _give_back(session: Session, refund: RefundRow, order: Order) -> Sequence[RefundPaymentRow]:
    given_back = [line for earlier in order.refunds for line in earlier.lines]
    lines = lines_of(refund.total_minor, order.payments, given_back)
    rows = [
        RefundPaymentRow(
            refund_id=refund.refund_id, line_no=number, tender=line.tender.value, amount_minor=line.amount_minor
        )
        for number, line in enumerate(lines, start=1)
    ]
    repository.add_payments(session, rows)
    return rows


def _book_refund(
    session: Session,
    wanted: TicketsToRefund,
    refund: RefundRow,
    row: OrderRow,
    *,
    tickets: Sequence[Ticket],
    lines: Sequence[RefundPaymentRow],
) -> None:
    """Double entry: revenue receives what the tender's account gives."""
    actor = Actor(refund.user_id, refund.counter_name)
    taken_back = [RefundedTicketRow(ticket_id=ticket.ticket_id, refund_id=refund.refund_id) for ticket in tickets]
    book(
        session,
        Booking(refund.request_id, EntryKind.REFUND, actor, refund.refunded_at, row),
        tenders=[(Tender(line.tender), line.amount_minor) for line in lines],
        sold=[SoldTicket(ticket.price.ticket_type, ticket.seat.places, ticket.price_minor) for ticket in tickets],
        documents=[refund, *taken_back, *lines],
        rules=wanted.shift_rules,
    )
