"""The server with the protection of refunds taken away: tickets are looked at before they are paid back, and no more.

A race test that this server passes would prove nothing.
"""

import sys
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from ttms_server.__main__ import main
from ttms_server.order.exchange import service as exchange_service
from ttms_server.order.lookup import repository as lookup_repository
from ttms_server.order.models import RefundedTicketRow, Tender
from ttms_server.order.payment.lines import PaymentLine, RefundLine
from ttms_server.order.refund import repository, service
from ttms_server.order.refund.errors import AlreadyRefunded
from ttms_server.order.refund.rpc import RefundRpc
from ttms_server.schema import table_of
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.studio.service import Seat
from ttms_server.ticket import repository as ticket_repository

guarded_refund = RefundRpc.RefundTickets
guarded_take_back = repository.take_back
guarded_end = repository.end_tickets
guarded_free = ticket_repository.free_sold

SOME_SEAT = Seat(1, 1, 1, "A", "1", SeatKind.STANDARD, 1)


async def refund_after_looking(self: RefundRpc, request: Any, context: Any) -> Any:
    def look(session: Session) -> None:
        for ticket in lookup_repository.tickets(session, request.order_id):
            if ticket.ticket_id in request.ticket_ids and ticket.live is None:
                raise AlreadyRefunded(ticket_id=ticket.ticket_id, seat=SOME_SEAT, refund_number="")

    await self._till.database.read(look)
    return await guarded_refund(self, request, context)


def move_on_blindly(session: Session, order_id: int, *, seen: int) -> bool:
    return True


def take_back_blindly(session: Session, refund_id: int, ticket_ids: Collection[int]) -> bool:
    refunded = table_of(RefundedTicketRow)
    session.execute(delete(refunded).where(refunded.c.ticket_id.in_(ticket_ids)))
    return guarded_take_back(session, refund_id, ticket_ids)


def end_blindly(session: Session, ticket_ids: Collection[int], *, also_entered: bool) -> int:
    guarded_end(session, ticket_ids, also_entered=True)
    return len(ticket_ids)


def free_blindly(session: Session, schedule_id: int, seat_ids: Collection[int], *, order_id: int) -> int:
    guarded_free(session, schedule_id, seat_ids, order_id=order_id)
    return len(seat_ids)


def whatever_is_asked(
    total_minor: int, payments: Sequence[PaymentLine], given_back: Sequence[RefundLine]
) -> tuple[RefundLine, ...]:
    return (RefundLine(Tender.CASH, total_minor),)


if __name__ == "__main__":
    RefundRpc.RefundTickets = refund_after_looking  # type: ignore[method-assign]
    service._refuse_refunded = lambda tickets, refunds: None
    for each in (service, exchange_service):
        each.lines_of = whatever_is_asked  # type: ignore[attr-defined]
    repository.move_on = move_on_blindly
    repository.take_back = take_back_blindly
    repository.end_tickets = end_blindly
    ticket_repository.free_sold = free_blindly
    sys.exit(main())
