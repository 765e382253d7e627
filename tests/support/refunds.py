"""Refunds as a counter makes them, below the wire: in the transaction of a test."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
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
from ttms_server.user.approval import Approver
from ttms_server.user.role import Role
from ttms_server.user.service import Caller


def caller(session: Session, user_name: str, *, counter_name: str = "1") -> Caller:
    """Somebody at a counter."""
    user = repository.user_by_name(session, user_name)
    assert user is not None
    return Caller(user.user_id, user.user_name, user.display_name, Role(user.role), counter_name, "0" * 64)


def refund(
    hall: Hall,
    order: Order,
    names: str,
    *,
    by: str = "clerk",
    counter_name: str = "1",
    reason: str = "changed plans",
    **said: Any,
) -> Refunded:
    """Take back the tickets of these seats, such as "A1 A2"; `said` is what else the counter says."""
    who = caller(hall.session, by, counter_name=counter_name)
    ids = tickets_of(hall, order, names)
    return refund_ids(hall.session, order.order_id, ids, who=who, reason=reason, now=hall.now, **said)


def tickets_of(hall: Hall, order: Order, names: str) -> list[int]:
    """The ids of the order's tickets for these seats."""
    ticket_of = {ticket.seat.seat_id: ticket.ticket_id for ticket in order.tickets}
    return [ticket_of[seat_id] for seat_id in hall.seats(names)]


def refund_ids(
    session: Session,
    order_id: int,
    ticket_ids: Sequence[int],
    *,
    who: Caller,
    now: datetime,
    reason: str = "r",
    **said: Any,
) -> Refunded:
    """Take back these tickets, with a request of its own."""
    request = Request(str(uuid4()), who.user_id, "RefundTicketsRequest", "0" * 64)
    begin(session, request, now)
    wanted = TicketsToRefund(request.request_id, order_id, ticket_ids, reason, who, **said)
    done = service.refund_tickets(session, wanted, now=now)
    finish(session, request, done.refund.refund_number.encode())
    return done


def approved_by(session: Session, user_name: str) -> Approver:
    """Somebody whose PIN was right."""
    who = caller(session, user_name)
    return Approver(who.user_id, who.display_name)


def cancel(session: Session, schedule_id: int, now: datetime) -> None:
    """Cancel the show, as far as refunds know of it."""
    shows = table_of(ScheduleRow)
    values = {"cancelled_at": now, "cancel_reason": "broken projector"}
    session.execute(update(shows).where(shows.c.schedule_id == schedule_id).values(values))
