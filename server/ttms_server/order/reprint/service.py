"""The rules of reprints: only what is valid for a show that takes place, and every copy has its number."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.order.ledger.booking import Actor
from ttms_server.order.lookup import service as lookup_service
from ttms_server.order.refund.errors import TicketNotFound
from ttms_server.order.reprint import repository
from ttms_server.order.reprint.models import ReprintRow
from ttms_server.play import service as play_service
from ttms_server.ticket.errors import ShowCancelled


@dataclass(frozen=True, slots=True)
class TicketsToReprint:
    """Everything that a counter says before it prints copies; each ticket stands once."""

    request_id: str
    order_id: int
    ticket_ids: Sequence[int]
    actor: Actor


def count_reprints(session: Session, wanted: TicketsToReprint, *, now: datetime) -> Mapping[int, int]:
    """The number of the copy that may now be printed of each ticket.

    Raises:
        OrderNotFound, TicketNotFound: the order has no such ticket that is valid.
        ShowCancelled: a ticket of it admits nobody.
    """
    order = lookup_service.find_order(session, wanted.order_id)
    if play_service.get_slot(session, order.schedule_id).cancelled_at is not None:
        raise ShowCancelled
    valid = repository.valid_tickets(session, order.order_id)
    for ticket_id in wanted.ticket_ids:
        if ticket_id not in valid:
            raise TicketNotFound(ticket_id)
    before = repository.copies(session, wanted.ticket_ids)
    numbers = {ticket_id: before.get(ticket_id, 0) + 1 for ticket_id in wanted.ticket_ids}
    repository.add(session, [_row(wanted, ticket_id, number, now) for ticket_id, number in sorted(numbers.items())])
    return numbers


def _row(wanted: TicketsToReprint, ticket_id: int, copy_no: int, now: datetime) -> ReprintRow:
    return ReprintRow(
        ticket_id=ticket_id,
        copy_no=copy_no,
        request_id=wanted.request_id,
        user_id=wanted.actor.user_id,
        counter_name=wanted.actor.counter_name,
        printed_at=now,
    )
