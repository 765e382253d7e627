"""Refunds on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_id, checked_text, checked_uuid
from ttms_server.order.lookup.rpc import order_message, refund_message
from ttms_server.order.refund import service
from ttms_server.order.refund.service import TicketsToRefund
from ttms_server.order.till import Till, TillRpc

MOST_TICKETS = 100
LONGEST_REASON = 200


class RefundRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def RefundTickets(self, request: pb.RefundTicketsRequest, context: Any) -> pb.RefundTicketsResponse:
        wanted = _wanted(request, self._till)

        def apply(session: Session) -> bytes:
            done = service.refund_tickets(session, wanted, now=self._till.clock())
            answer = pb.RefundTicketsResponse(refund=refund_message(done.refund), order=order_message(done.order))
            return wire.encoded(answer)

        stored = await self._till.group_commit.submit(wire.request_of(request, wanted.caller), apply)
        answer = pb.RefundTicketsResponse.FromString(stored)
        self._till.events.ring([answer.order.schedule.schedule_id])
        return answer

    async def GetRefundOutcome(self, request: pb.GetRefundOutcomeRequest, context: Any) -> pb.GetRefundOutcomeResponse:
        refund_id = checked_uuid(request.refund_request_id, "refund_request_id")
        user_id, method = current_caller.get().user_id, pb.RefundTicketsRequest.__name__
        stored = await self._till.database.read(
            lambda session: requests.find_answer(session, request_id=refund_id, user_id=user_id, method=method)
        )
        if stored is None:
            return pb.GetRefundOutcomeResponse()
        answer = pb.RefundTicketsResponse.FromString(stored)
        return pb.GetRefundOutcomeResponse(refund=answer.refund, order=answer.order)


def _wanted(request: pb.RefundTicketsRequest, till: Till) -> TicketsToRefund:
    ticket_ids = list(request.ticket_ids)
    if not 1 <= len(ticket_ids) <= MOST_TICKETS:
        raise FieldInvalid("ticket_ids", f"must be 1 to {MOST_TICKETS}")
    if len(set(ticket_ids)) < len(ticket_ids):
        raise FieldInvalid("ticket_ids", "must hold each ticket once")
    return TicketsToRefund(
        request.request_id,
        checked_id(request.order_id, "order_id"),
        ticket_ids,
        checked_text(request.reason, "reason", longest=LONGEST_REASON),
        current_caller.get(),
        till.shifts,
    )
