"""The rules of refunds: who may take which tickets back, and what ends with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ttms_server.batch import remembered
from ttms_server.config import RefundSettings, ShiftSettings
from ttms_server.database_errors import OvertakenError
from ttms_server.errors import FieldInvalid
from ttms_server.order import repository as order_repository
from ttms_server.order.extra import service as extra_service
from ttms_server.order.extra.lines import ExtraToReturn, of_tickets, to_return
from ttms_server.order.ledger.booking import Actor, Booking, Entry, SoldTicket
from ttms_server.order.ledger.service import book
from ttms_server.order.lookup import service as lookup_service
from ttms_server.order.lookup.service import Asker
from ttms_server.order.models import EntryKind, OrderRow, RefundedTicketRow, RefundRow
from ttms_server.order.payment import service as payment_service
from ttms_server.order.payment.lines import CardSlip, RefundLine, lines_of
from ttms_server.order.refund import repository, rules
from ttms_server.order.refund.errors import AlreadyRefunded, NotYourSale, TicketEntered, TicketNotFound
from ttms_server.order.refund.models import RefundApprovalRow
from ttms_server.order.refund.whole_sale import given_back_of_sale
from ttms_server.order.service import Order, Refund, Ticket
from ttms_server.schema import AnyRow
from ttms_server.ticket import service as ticket_service
from ttms_server.user.approval import Approver
from ttms_server.user.service import Caller


@dataclass(frozen=True, slots=True)
class TicketsToRefund:
    """Everything that a counter says when it refunds; each ticket stands once.

    `slip` is the terminal's reference for what goes back to a card; `approver` a manager who gave a PIN.
    """

    request_id: str
    order_id: int
    ticket_ids: Sequence[int]
    reason: str
    caller: Caller
    shift_rules: ShiftSettings = field(default_factory=ShiftSettings)
    slip: CardSlip | None = None
    approver: Approver | None = None
    rules: RefundSettings = field(default_factory=RefundSettings)


@dataclass(frozen=True, slots=True)
class Refundable:
    """Tickets that may be taken back, and their order as it was read; `version` is the state of its refunds."""

    order: Order
    tickets: Sequence[Ticket]
    version: int


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund, and the order as it is with it."""

    refund: Refund
    order: Order


@dataclass(frozen=True, slots=True)
class Recorded:
    """A refund that is stored but not booked yet: its entry of the ledger, and every row that was made."""

    refund: RefundRow
    entry: Entry
    documents: Sequence[AnyRow]


def refund_tickets(session: Session, wanted: TicketsToRefund, *, now: datetime) -> Refunded:
    """Take tickets of one order back, all of them or none: money returned, seats free; without tickets what they left.

    Raises:
        OrderNotFound, TicketNotFound, FieldInvalid: the request is wrong.
        NotYourSale: a clerk asks alone for what somebody else sold, and the show takes place.
        ApprovalNeeded: it is more than a clerk may give back alone.
        AlreadyRefunded: one of the tickets was taken back before.
        TicketEntered: somebody went in with one of them, and no manager approves.
        ShowBegun, RefundsStopped: too late.
        CardSlipMissing, CardSlipUsed: money goes back to a card, but the terminal does not say so.
        ShiftNotOpen: the rules ask for an open shift.
    """
    found = refundable_tickets(session, wanted, now=now)
    order = found.order
    extras = extras_to_return(order, found.tickets) if found.tickets else left_behind(order)
    total = amount_of(found.tickets, extras)
    refuse_above_limit(session, wanted, total)
    lines = payment_service.with_slip(lines_of(total, order.payments, given_back(order)), wanted.slip)
    recorded = record_refund(session, wanted, found, lines=lines, now=now, extras=extras)
    book(session, [recorded.entry], documents=recorded.documents, rules=wanted.shift_rules)
    return refunded(session, recorded, wanted.caller, now=now)


def refuse_above_limit(session: Session, wanted: TicketsToRefund, amount_minor: int) -> None:
    """Do nothing if whoever asks may give so much back, beside what the sale gave back before.

    Raises:
        ApprovalNeeded: a clerk gives back more than the limit, and nobody approved.
    """
    limit_minor = wanted.rules.clerk_limit_minor
    if limit_minor and rules.is_limited(wanted.caller, wanted.approver):
        before = given_back_of_sale(session, wanted.order_id) if amount_minor else 0
        rules.refuse_above_limit(amount_minor and before + amount_minor, limit_minor=limit_minor)


def refundable_tickets(session: Session, wanted: TicketsToRefund, *, now: datetime) -> Refundable:
    """The order, and those of its tickets that are to be taken back, if they may be.

    Raises:
        OrderNotFound, TicketNotFound, FieldInvalid, NotYourSale, AlreadyRefunded, ShowBegun, RefundsStopped: as above.
    """
    # Many may ask for one order at once, and one of them gets it; of what is read, `refundable` alone is the asker's.
    row, order, version = remembered(session, (Order, wanted.order_id), lambda: _look(session, wanted, now))
    may = rules.may_refund(wanted.caller, seller_id=row.user_id, schedule=order.schedule)
    if not may and wanted.approver is None:
        raise NotYourSale
    if not wanted.ticket_ids and not left_behind(order):
        raise FieldInvalid("ticket_ids", "must not be empty")
    tickets = _tickets(order, wanted.ticket_ids)
    _refuse_refunded(tickets, {refund.refund_id: refund for refund in order.refunds})
    rules.refuse_late(order.schedule, now, stop_minutes=wanted.rules.stop_minutes)
    return Refundable(order, tickets, version)


def _look(session: Session, wanted: TicketsToRefund, now: datetime) -> tuple[OrderRow, Order, int]:
    """The version comes first: a refund that another process makes meanwhile must not go unseen."""
    version = repository.version_of(session, wanted.order_id)
    row = lookup_service.find_order(session, wanted.order_id)
    return row, lookup_service.get_order(session, row, Asker(wanted.caller, now)), version


def record_refund(
    session: Session,
    wanted: TicketsToRefund,
    found: Refundable,
    *,
    lines: Sequence[RefundLine],
    now: datetime,
    extras: Sequence[ExtraToReturn] = (),
) -> Recorded:
    """Everything of a refund but its booking: the tickets end, their seats are free, the money is given back.

    Raises:
        AlreadyRefunded: somebody was faster since the order was read.
        CardSlipUsed: the terminal's reference was used before.
        OvertakenError: something of the order was refunded since it was read; run the whole unit again.
    """
    if not repository.move_on(session, wanted.order_id, seen=found.version):
        raise OvertakenError(f"order {wanted.order_id}")
    row, tickets = lookup_service.find_order(session, wanted.order_id), found.tickets
    refund = _add_refund(session, wanted, total_minor=amount_of(tickets, extras), now=now)
    _end_tickets(session, refund, tickets, also_entered=wanted.approver is not None)
    if tickets:
        ticket_service.free_sold_seats(
            session,
            schedule_id=row.schedule_id,
            seat_ids=[ticket.seat.seat_id for ticket in tickets],
            order_id=row.order_id,
            by=(wanted.caller.user_id, wanted.caller.counter_name),
            now=now,
        )
    documents: list[AnyRow] = [refund]
    documents += [RefundedTicketRow(ticket_id=ticket.ticket_id, refund_id=refund.refund_id) for ticket in tickets]
    documents += payment_service.give_back(
        session,
        lines,
        refund_id=refund.refund_id,
        request_id=wanted.request_id,
        voucher_until=now + timedelta(days=wanted.rules.voucher_days) if wanted.rules.voucher_days else None,
    )
    documents += extra_service.give_back(session, extras, refund_id=refund.refund_id)
    documents += _approval(session, wanted)
    entry = _entry(refund, row, tickets, lines, extras_minor=amount_of((), extras))
    return Recorded(refund, entry, documents)


def extras_to_return(order: Order, tickets: Sequence[Ticket]) -> list[ExtraToReturn]:
    """What of the order's extras goes back with these of its tickets."""
    cancelled = order.schedule.cancelled_at is not None
    return to_return(order.extras, ending=len(tickets), left=_left(order, tickets), cancelled=cancelled)


def left_behind(order: Order) -> list[ExtraToReturn]:
    """Refundable extras of an order without a valid ticket: exchanges did not always take them along."""
    if any(ticket.refunded_at is None for ticket in order.tickets):
        return []
    return to_return(order.extras, ending=0, left=0, cancelled=False)


def extras_to_move(order: Order, tickets: Sequence[Ticket]) -> list[ExtraToReturn]:
    """What of the order's extras goes along with these of its tickets when they are exchanged."""
    return of_tickets(order.extras, ending=len(tickets), left=_left(order, tickets))


def _left(order: Order, tickets: Sequence[Ticket]) -> int:
    return sum(ticket.refunded_at is None for ticket in order.tickets) - len(tickets)


def amount_of(tickets: Sequence[Ticket], extras: Sequence[ExtraToReturn]) -> int:
    """What tickets and extras cost together, in minor units."""
    return sum(ticket.price_minor for ticket in tickets) + sum(extra.amount_minor for extra in extras)


def refunded(session: Session, recorded: Recorded, caller: Caller, *, now: datetime) -> Refunded:
    """The refund with the order as it is now."""
    row = lookup_service.find_order(session, recorded.refund.order_id)
    order = lookup_service.get_order(session, row, Asker(caller, now))
    return Refunded(next(known for known in order.refunds if known.refund_id == recorded.refund.refund_id), order)


def given_back(order: Order) -> list[RefundLine]:
    """What went back of the order so far."""
    return [line for refund in order.refunds for line in refund.lines]


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


def _end_tickets(session: Session, refund: RefundRow, tickets: Sequence[Ticket], *, also_entered: bool) -> None:
    """The two writes that decide that a ticket is paid back once, and not while somebody sits on its seat.

    Raises:
        AlreadyRefunded, TicketEntered: somebody was faster since the order was read.
    """
    by_id = {ticket.ticket_id: ticket for ticket in tickets}
    if not tickets:
        return
    if not repository.take_back(session, refund.refund_id, by_id):
        for ticket_id, number in repository.refund_numbers(session, by_id).items():
            raise AlreadyRefunded(ticket_id=ticket_id, seat=by_id[ticket_id].seat, refund_number=number)
        raise AssertionError(f"tickets {sorted(by_id)} were refunded, but nobody knows by whom")
    if repository.end_tickets(session, by_id, also_entered=also_entered) != len(tickets):
        # Nobody refunded them, so somebody went in with one of them since the order was read.
        raise TicketEntered


def _approval(session: Session, wanted: TicketsToRefund) -> list[RefundApprovalRow]:
    if wanted.approver is None:
        return []
    approval = RefundApprovalRow(request_id=wanted.request_id, user_id=wanted.approver.user_id)
    repository.add_approval(session, approval)
    return [approval]


def _entry(
    refund: RefundRow, row: OrderRow, tickets: Sequence[Ticket], lines: Sequence[RefundLine], *, extras_minor: int
) -> Entry:
    """Double entry: revenue and extras receive what the tender's account gives."""
    actor = Actor(refund.user_id, refund.counter_name)
    return Entry(
        Booking(refund.request_id, EntryKind.REFUND, actor, refund.refunded_at, row.order_id, row.schedule_id),
        [(line.tender, line.amount_minor) for line in lines],
        [SoldTicket(ticket.price.ticket_type, ticket.seat.places, ticket.price_minor) for ticket in tickets],
        extras_minor,
    )
