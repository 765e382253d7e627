"""Orders on the wire: one that was looked up, and what every answer with an order says of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_id, checked_text
from ttms_server.order.checkin.codes import TicketFacts, signed_code
from ttms_server.order.checkin.keys import Signer
from ttms_server.order.extra.rpc import line_message
from ttms_server.order.lookup import service
from ttms_server.order.lookup.service import Asker
from ttms_server.order.models import OrderRow
from ttms_server.order.payment.rpc import payment_message, refund_line_message
from ttms_server.order.service import Order, Refund, Ticket
from ttms_server.order.till import TillRpc
from ttms_server.play.messages import schedule_message
from ttms_server.play.service import Schedule

_LONGEST_TEXT = 64
_LONGEST_CODE = 256


class LookupRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def GetOrder(self, request: pb.GetOrderRequest, context: Any) -> pb.GetOrderResponse:
        find = _finder(request)
        asker = Asker(current_caller.get(), self._till.clock(), self._till.refunds.stop_minutes)

        def look(session: Session) -> Order:
            return service.get_order(session, find(session), asker)

        order = await self._till.database.read_snapshot(look)
        return pb.GetOrderResponse(order=order_message(order, self._till.signer))


def _finder(request: pb.GetOrderRequest) -> Callable[[Session], OrderRow]:
    if request.HasField("order_id"):
        return partial(service.find_order, order_id=checked_id(request.order_id, "order_id"))
    if request.HasField("order_number"):
        number = checked_text(request.order_number, "order_number", longest=_LONGEST_TEXT)
        return partial(service.find_order_by_number, typed=number)
    if request.HasField("ticket_code"):
        code = checked_text(request.ticket_code, "ticket_code", longest=_LONGEST_CODE)
        return partial(service.find_order_by_code, typed=code)
    raise FieldInvalid("order_number", "must not be empty")


def order_message(order: Order, signer: Signer) -> pb.Order:
    return pb.Order(
        order_id=order.order_id,
        order_number=order.order_number,
        schedule=schedule_message(order.schedule),
        tickets=[_ticket(ticket, order.schedule, signer) for ticket in order.tickets],
        payments=[payment_message(line) for line in order.payments],
        total_minor=order.total_minor,
        currency=order.currency,
        sold_at=wire.moment(order.sold_at),
        counter_name=order.counter_name,
        clerk_name=order.clerk_name,
        refunds=[refund_message(refund) for refund in order.refunds],
        refundable=order.refundable,
        previous_order_number=order.previous_order_number,
        customer_name=order.customer_name,
        extras=[line_message(extra) for extra in order.extras],
    )


def refund_message(refund: Refund) -> pb.Refund:
    return pb.Refund(
        refund_id=refund.refund_id,
        refund_number=refund.refund_number,
        ticket_ids=refund.ticket_ids,
        lines=[refund_line_message(line) for line in refund.lines],
        total_minor=refund.total_minor,
        reason=refund.reason,
        refunded_at=wire.moment(refund.refunded_at),
        counter_name=refund.counter_name,
        clerk_name=refund.clerk_name,
        next_order_number=refund.next_order_number,
    )


def _ticket(ticket: Ticket, schedule: Schedule, signer: Signer) -> pb.Ticket:
    facts = TicketFacts(ticket.ticket_id, schedule.schedule_id, ticket.seat.seat_id, schedule.starts_at)
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
        refunded_at=wire.optional_moment(ticket.refunded_at),
        copies=ticket.copies,
        comp_reason=ticket.comp_reason,
        inside=ticket.inside,
        signed_code=signed_code(facts, signer),
    )
