"""Working off cancelled shows, on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.events import TicketsRefunded
from ttms_server.fields import checked_id, checked_number, checked_text
from ttms_server.order.lookup.rpc import refund_message
from ttms_server.order.payment.rpc import slip_of
from ttms_server.order.refund.batch import service
from ttms_server.order.refund.batch.service import Batch, BatchDone
from ttms_server.order.refund.rpc import LONGEST_REASON
from ttms_server.order.till import TillRpc

MOST_ORDERS = 50


class BatchRefundRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def RefundCancelledShow(
        self, request: pb.RefundCancelledShowRequest, context: Any
    ) -> pb.RefundCancelledShowResponse:
        wanted = self._batch(request)

        def apply(session: Session) -> bytes:
            return wire.encoded(_message(service.refund_some(session, wanted, now=self._till.clock())))

        stored = await self._till.group_commit.submit(wire.request_of(request, wanted.caller), apply)
        answer = pb.RefundCancelledShowResponse.FromString(stored)
        self._till.events.tell(
            TicketsRefunded(
                request_id=request.request_id,
                counter_name=wanted.caller.counter_name,
                schedule_ids=(wanted.schedule_id,),
                refund_numbers=tuple(refund.refund_number for refund in answer.refunds),
                total_minor=sum(refund.total_minor for refund in answer.refunds),
            )
        )
        return answer

    def _batch(self, request: pb.RefundCancelledShowRequest) -> Batch:
        caller = current_caller.get()
        if len(request.slips) > MOST_ORDERS:
            raise FieldInvalid("slips", f"must be 0 to {MOST_ORDERS}")
        slips = {
            checked_id(slip.order_id, "slips.order_id"): slip_of(
                slip.card, "slips.card", counter_name=caller.counter_name
            )
            for slip in request.slips
        }
        return Batch(
            request.request_id,
            checked_id(request.schedule_id, "schedule_id"),
            checked_number(request.most_orders, "most_orders", least=1, most=MOST_ORDERS),
            checked_text(request.reason, "reason", longest=LONGEST_REASON),
            caller,
            slips,
            self._till.shifts,
        )


def _message(done: BatchDone) -> pb.RefundCancelledShowResponse:
    return pb.RefundCancelledShowResponse(
        refunds=[refund_message(refund) for refund in done.refunds],
        at_terminal=[
            pb.OrderAtTerminal(order_id=it.order_id, order_number=it.order_number, amount_minor=it.amount_minor)
            for it in done.at_terminal
        ],
        orders_left=done.orders_left,
    )
