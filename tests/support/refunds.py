"""Refunds as a counter makes them, below the wire: in the transaction of a test."""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import update
from sqlalchemy.orm import Session

from support.hall import Hall
from ttms_server.order.refund import service
from ttms_server.order.refund.service import Refunded, TicketsToRefund
from ttms_server.order.service import Order
from ttms_server.play.models import ScheduleRow
from ttms_server.requests import Request, begin, finish
from ttms_server.schema import table_of
from ttms_server.user import repository
from ttms_server.user.models import Role
from ttms_server.user.service import Caller


def caller(session: Session, user_name: str, *, counter_name: str = "1") -> Caller:
    """Somebody at a counter."""
    user = repository.user_by_key(session, user_name)
    assert user is not None
    return Caller(user.user_id, user.user_name, user.display_name, Role(user.role), counter_name, "0" * 64)


def refund(
    hall: Hall, order: Order, names: str, *, by: str = "clerk", counter_name: str = "1", reason: str = "changed plans"
) -> Refunded:
    """Take back the tickets of these seats, such as "A1 A2"."""
    ticket_of = {ticket.seat.seat_id: ticket.ticket_id for ticket in order.tickets}
    ids = [ticket_of[seat_id] for seat_id in hall.seats(names)]
    who = caller(hall.session, by, counter_name=counter_name)
    return refund_ids(hall.session, order.order_id, ids, who=who, reason=reason, now=hall.now)


def refund_ids(
    session: Session, order_id: int, ticket_ids: Sequence[int], *, who: Caller, now: datetime, reason: str = "r"
) -> Refunded:
    """Take back these tickets, with a request of its own."""
    request = Request(str(uuid4()), who.user_id, "RefundTicketsRequest", "0" * 64)
    begin(session, request, now)
    done = service.refund_tickets(
        session, TicketsToRefund(request.request_id, order_id, ticket_ids, reason, who), now=now
    )
    finish(session, request, done.refund.refund_number.encode())
    return done


def cancel(session: Session, schedule_id: int, now: datetime) -> None:
    """Cancel the show, as far as refunds know of it."""
    shows = table_of(ScheduleRow)
    values = {"cancelled_at": now, "cancel_reason": "broken projector"}
    session.execute(update(shows).where(shows.c.schedule_id == schedule_id).values(values))
