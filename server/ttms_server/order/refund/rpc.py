"""Refunds on the wire."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.events import TicketsRefunded
from ttms_server.fields import checked_id, checked_text, checked_uuid
from ttms_server.order.lookup.rpc import order_message, refund_message
from ttms_server.order.payment.rpc import slip_of
from ttms_server.order.refund import service
from ttms_server.order.refund.service import TicketsToRefund
from ttms_server.order.till import Till, TillRpc
from ttms_server.user.approval import approver

MOST_TICKETS = 100
LONGEST_REASON = 200


class RefundRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def RefundTickets(self, request: pb.RefundTicketsRequest, context: Any) -> pb.RefundTicketsResponse:
        wanted = await refund_of(request, self._till, least_tickets=0)

        def apply(session: Session) -> bytes:
            done = service.refund_tickets(session, wanted, now=self._till.clock())
            answer = pb.RefundTicketsResponse(
                refund=refund_message(done.refund), order=order_message(done.order, self._till.signer)
            )
            return wire.encoded(answer)

        stored = await self._till.group_commit.submit(
            wire.request_of(request, wanted.caller, secret=("approval",)), apply
        )
        answer = pb.RefundTicketsResponse.FromString(stored)
        self._till.events.tell(
            TicketsRefunded(
                request_id=request.request_id,
                counter_name=wanted.caller.counter_name,
                schedule_ids=(answer.order.schedule.schedule_id,),
                refund_numbers=(answer.refund.refund_number,),
                total_minor=answer.refund.total_minor,
                vouchers_prolonged=vouchers_prolonged(answer.refund),
            )
        )
        return answer

    async def GetRefundOutcome(self, request: pb.GetRefundOutcomeRequest, context: Any) -> pb.GetRefundOutcomeResponse:
        refund_id = checked_uuid(request.refund_request_id, "refund_request_id")
        user_id = current_caller.get().user_id

        def look(session: Session) -> list[bytes | None]:
            kinds = (pb.RefundTicketsRequest, pb.RefundCancelledShowRequest)
            return [
                requests.find_answer(session, request_id=refund_id, user_id=user_id, method=kind.__name__)
                for kind in kinds
            ]

        of_order, of_show = await self._till.database.read(look)
        if of_show is not None:
            return pb.GetRefundOutcomeResponse(of_show=pb.RefundCancelledShowResponse.FromString(of_show))
        if of_order is None:
            return pb.GetRefundOutcomeResponse()
        answer = pb.RefundTicketsResponse.FromString(of_order)
        return pb.GetRefundOutcomeResponse(refund=answer.refund, order=answer.order)


def vouchers_prolonged(refund: pb.Refund) -> int:
    """How many vouchers are valid for longer because money went back to them, for the audit log."""
    return sum(line.HasField("voucher_valid_until") for line in refund.lines)


async def refund_of(
    request: pb.RefundTicketsRequest | pb.ExchangeTicketsRequest, till: Till, *, least_tickets: int = 1
) -> TicketsToRefund:
    """The tickets to take back, and who approves it.

    Raises:
        FieldInvalid: something in the request is absurd.
        ApprovalRefused, PinThrottled: the approval is none.
    """
    caller = current_caller.get()
    wanted = TicketsToRefund(
        request.request_id,
        checked_id(request.order_id, "order_id"),
        checked_tickets(request.ticket_ids, least=least_tickets),
        checked_text(request.reason, "reason", longest=LONGEST_REASON),
        caller,
        till.shifts,
        slip_of(request.card, "card", counter_name=caller.counter_name) if request.HasField("card") else None,
        rules=till.refunds,
    )
    if not request.HasField("approval"):
        return wanted
    return replace(wanted, approver=await approver(till.database, request.approval, clock=till.clock))


def checked_tickets(ticket_ids: Sequence[int], *, least: int = 1) -> list[int]:
    """The tickets that a request names.

    Raises:
        FieldInvalid: none, too many, or one twice.
    """
    if not least <= len(ticket_ids) <= MOST_TICKETS:
        raise FieldInvalid("ticket_ids", f"must be {least} to {MOST_TICKETS}")
    if len(set(ticket_ids)) < len(ticket_ids):
        raise FieldInvalid("ticket_ids", "must hold each ticket once")
    return list(ticket_ids)
