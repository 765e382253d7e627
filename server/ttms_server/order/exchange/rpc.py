"""Exchanges on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.events import TicketsExchanged
from ttms_server.order.exchange import service
from ttms_server.order.lookup.rpc import order_message, refund_message
from ttms_server.order.refund.rpc import refund_of
from ttms_server.order.sale.rpc import sale_of
from ttms_server.order.till import TillRpc


class ExchangeRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def ExchangeTickets(self, request: pb.ExchangeTicketsRequest, context: Any) -> pb.ExchangeTicketsResponse:
        wanted = await refund_of(request, self._till)
        sale = sale_of(request, self._till, approved_by=wanted.approver, least_payments=0)

        def apply(session: Session) -> bytes:
            done = service.exchange_tickets(session, wanted, sale, now=self._till.clock())
            answer = pb.ExchangeTicketsResponse(
                refund=refund_message(done.refunded.refund),
                old_order=order_message(done.refunded.order, self._till.signer),
                order=order_message(done.order, self._till.signer),
            )
            return wire.encoded(answer)

        stored = await self._till.group_commit.submit(
            wire.request_of(request, wanted.caller, secret=("approval",)), apply
        )
        answer = pb.ExchangeTicketsResponse.FromString(stored)
        self._till.events.tell(
            TicketsExchanged(
                request_id=request.request_id,
                counter_name=wanted.caller.counter_name,
                schedule_ids=(answer.old_order.schedule.schedule_id, answer.order.schedule.schedule_id),
                old_order_number=answer.old_order.order_number,
                order_number=answer.order.order_number,
            )
        )
        return answer
