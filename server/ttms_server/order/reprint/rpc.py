"""Reprints on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.fields import checked_id
from ttms_server.order.ledger.booking import Actor
from ttms_server.order.refund.rpc import checked_tickets
from ttms_server.order.reprint import service
from ttms_server.order.reprint.service import TicketsToReprint
from ttms_server.order.till import TillRpc


class ReprintRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def ReprintTickets(self, request: pb.ReprintTicketsRequest, context: Any) -> pb.ReprintTicketsResponse:
        caller = current_caller.get()
        wanted = TicketsToReprint(
            request.request_id,
            checked_id(request.order_id, "order_id"),
            checked_tickets(request.ticket_ids),
            Actor(caller.user_id, caller.counter_name),
        )

        def apply(session: Session) -> bytes:
            numbers = service.count_reprints(session, wanted, now=self._till.clock())
            copies = [pb.TicketCopy(ticket_id=ticket_id, copy_no=number) for ticket_id, number in numbers.items()]
            return wire.encoded(pb.ReprintTicketsResponse(copies=copies))

        stored = await self._till.group_commit.submit(wire.request_of(request, caller), apply)
        return pb.ReprintTicketsResponse.FromString(stored)
