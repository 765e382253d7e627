"""The order service on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_api.v1.order_pb2_grpc import OrderServiceServicer
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_id, checked_uuid
from ttms_server.order import service
from ttms_server.order.listing.rpc import ListingRpc
from ttms_server.order.lookup.rpc import TENDERS, LookupRpc, order_message
from ttms_server.order.refund.rpc import RefundRpc
from ttms_server.order.report.rpc import ReportRpc
from ttms_server.order.service import PaymentToTake, Sale, TicketToSell
from ttms_server.order.shift.report.rpc import ShiftReportRpc
from ttms_server.order.shift.rpc import ShiftRpc
from ttms_server.order.till import Till
from ttms_server.ticket.repository import Holder

MOST_TICKETS = 100
MOST_PAYMENTS = 10


class OrderRpc(LookupRpc, ListingRpc, RefundRpc, ReportRpc, ShiftRpc, ShiftReportRpc, OrderServiceServicer):
    """Translates; the rules stand in `service.py`."""

    async def SellTickets(self, request: pb.SellTicketsRequest, context: Any) -> pb.SellTicketsResponse:
        sale = _sale(request, self._till)

        def apply(session: Session) -> bytes:
            order = service.sell_tickets(session, sale, now=self._till.clock())
            return wire.encoded(pb.SellTicketsResponse(order=order_message(order)))

        answer = await self._till.group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        self._till.events.ring([sale.schedule_id])
        return pb.SellTicketsResponse.FromString(answer)

    async def GetSaleOutcome(self, request: pb.GetSaleOutcomeRequest, context: Any) -> pb.GetSaleOutcomeResponse:
        sale_id = checked_uuid(request.sale_request_id, "sale_request_id")
        user_id, method = current_caller.get().user_id, pb.SellTicketsRequest.__name__
        answer = await self._till.database.read(
            lambda session: requests.find_answer(session, request_id=sale_id, user_id=user_id, method=method)
        )
        if answer is None:
            return pb.GetSaleOutcomeResponse()
        return pb.GetSaleOutcomeResponse(order=pb.SellTicketsResponse.FromString(answer).order)


def _sale(request: pb.SellTicketsRequest, till: Till) -> Sale:
    caller = current_caller.get()
    if not 1 <= len(request.tickets) <= MOST_TICKETS:
        raise FieldInvalid("tickets", f"must be 1 to {MOST_TICKETS}")
    if not 1 <= len(request.payments) <= MOST_PAYMENTS:
        raise FieldInvalid("payments", f"must be 1 to {MOST_PAYMENTS}")
    if any(payment.tender not in TENDERS for payment in request.payments):
        raise FieldInvalid("payments.tender", "must be a tender that this server knows")
    return Sale(
        request.request_id,
        checked_id(request.schedule_id, "schedule_id"),
        Holder(checked_uuid(request.hold_id, "hold_id"), caller.user_id, caller.counter_name),
        caller.display_name,
        [TicketToSell(ticket.seat_id, ticket.ticket_type, ticket.price_minor) for ticket in request.tickets],
        [PaymentToTake(TENDERS[payment.tender], payment.given_minor) for payment in request.payments],
        till.cinema.currency,
        till.shifts,
    )
