"""The order service on the wire."""

from dataclasses import dataclass
from typing import Any

from ttms_api.v1 import order_pb2 as pb
from ttms_api.v1.order_pb2_grpc import OrderServiceServicer
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid
from ttms_server.events import SeatEvents
from ttms_server.fields import checked_id, checked_uuid
from ttms_server.group_commit import GroupCommit
from ttms_server.order import service
from ttms_server.order.models import Tender
from ttms_server.order.service import Order, PaymentLine, PaymentToTake, Sale, Ticket, TicketToSell
from ttms_server.play.rpc import schedule_message
from ttms_server.ticket.repository import Holder

MOST_TICKETS = 100
MOST_PAYMENTS = 10

_TENDERS = {pb.TENDER_CASH: Tender.CASH}
_TENDERS_ON_WIRE = {tender: number for number, tender in _TENDERS.items()}


@dataclass(frozen=True)
class Till:
    """What the order service works with."""

    database: Database
    group_commit: GroupCommit
    events: SeatEvents
    currency: str
    clock: Clock


class OrderRpc(OrderServiceServicer):
    """Translates; the rules stand in `service.py`."""

    def __init__(self, till: Till) -> None:
        self._till = till

    async def SellTickets(self, request: pb.SellTicketsRequest, context: Any) -> pb.SellTicketsResponse:
        sale = _sale(request, self._till.currency)

        def apply(session: Any) -> bytes:
            order = service.sell_tickets(session, sale, now=self._till.clock())
            return wire.encoded(pb.SellTicketsResponse(order=_order(order)))

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


def _sale(request: pb.SellTicketsRequest, currency: str) -> Sale:
    caller = current_caller.get()
    if not 1 <= len(request.tickets) <= MOST_TICKETS:
        raise FieldInvalid("tickets", f"must be 1 to {MOST_TICKETS}")
    if not 1 <= len(request.payments) <= MOST_PAYMENTS:
        raise FieldInvalid("payments", f"must be 1 to {MOST_PAYMENTS}")
    if any(payment.tender not in _TENDERS for payment in request.payments):
        raise FieldInvalid("payments.tender", "must be a tender that this server knows")
    return Sale(
        request.request_id,
        checked_id(request.schedule_id, "schedule_id"),
        Holder(checked_uuid(request.hold_id, "hold_id"), caller.user_id, caller.counter_name),
        caller.display_name,
        [TicketToSell(ticket.seat_id, ticket.ticket_type, ticket.price_minor) for ticket in request.tickets],
        [PaymentToTake(_TENDERS[payment.tender], payment.given_minor) for payment in request.payments],
        currency,
    )


def _order(order: Order) -> pb.Order:
    return pb.Order(
        order_id=order.order_id,
        order_number=order.order_number,
        schedule=schedule_message(order.schedule),
        tickets=[_ticket(ticket) for ticket in order.tickets],
        payments=[_payment(line) for line in order.payments],
        total_minor=order.total_minor,
        currency=order.currency,
        sold_at=wire.moment(order.sold_at),
        counter_name=order.counter_name,
        clerk_name=order.clerk_name,
    )


def _ticket(ticket: Ticket) -> pb.Ticket:
    return pb.Ticket(
        ticket_id=ticket.ticket_id,
        seat_id=ticket.seat.seat_id,
        row_label=ticket.seat.row_label,
        seat_label=ticket.seat.seat_label,
        places=ticket.seat.places,
        ticket_type=ticket.price.ticket_type,
        ticket_type_name=ticket.price.name,
        ticket_type_name_en=ticket.price.name_en,
        price_minor=ticket.price_minor,
        code=ticket.code,
    )


def _payment(line: PaymentLine) -> pb.PaymentLine:
    return pb.PaymentLine(
        tender=_TENDERS_ON_WIRE[line.tender],
        amount_minor=line.amount_minor,
        given_minor=line.given_minor,
        change_minor=line.change_minor,
    )
