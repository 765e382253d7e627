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
from ttms_server.order.lookup.service import Asker
from ttms_server.order.payment.rpc import refund_line_message, slip_of
from ttms_server.order.refund.batch import service
from ttms_server.order.refund.batch.service import Batch, BatchDone, OrderToRefund
from ttms_server.order.refund.rpc import LONGEST_REASON, vouchers_prolonged
from ttms_server.order.till import TillRpc
from ttms_server.paging import page_of

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
                vouchers_prolonged=sum(vouchers_prolonged(refund) for refund in answer.refunds),
            )
        )
        return answer

    async def ListOrdersToRefund(
        self, request: pb.ListOrdersToRefundRequest, context: Any
    ) -> pb.ListOrdersToRefundResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        schedule_id = checked_id(request.schedule_id, "schedule_id")
        asker = Asker(current_caller.get(), self._till.clock())
        found = await self._till.database.read_snapshot(
            lambda session: service.list_to_refund(session, schedule_id, asker, page)
        )
        return pb.ListOrdersToRefundResponse(
            orders=[_order_message(order) for order in found.items], next_page_token=found.next_page_token
        )

    def _batch(self, request: pb.RefundCancelledShowRequest) -> Batch:
        caller = current_caller.get()
        if len(request.slips) > MOST_ORDERS:
            raise FieldInvalid("slips", f"must be 0 to {MOST_ORDERS}")
        if len(request.order_ids) > MOST_ORDERS:
            raise FieldInvalid("order_ids", f"must be 0 to {MOST_ORDERS}")
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
            frozenset(checked_id(order_id, "order_ids") for order_id in request.order_ids),
            self._till.refunds,
        )


def _order_message(order: OrderToRefund) -> pb.OrderToRefund:
    return pb.OrderToRefund(
        order_id=order.order_id,
        order_number=order.order_number,
        customer_name=order.customer_name,
        lines=[refund_line_message(line) for line in order.lines],
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
