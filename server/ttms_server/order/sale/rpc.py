"""Sales on the wire, and what of a request is one: of a sale itself, and of an exchange."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import order_pb2 as pb
from ttms_server import requests, wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.events import TicketsSold
from ttms_server.fields import checked_id, checked_text, checked_uuid
from ttms_server.order import service
from ttms_server.order.extra.rpc import extras_of
from ttms_server.order.lookup.rpc import order_message
from ttms_server.order.payment.rpc import payments_of
from ttms_server.order.service import Sale, TicketToSell
from ttms_server.order.till import Till, TillRpc
from ttms_server.ticket.holder import Holder
from ttms_server.user.approval import Approver, approver
from ttms_server.user.role import Role
from ttms_server.user.service import Caller

MOST_TICKETS = 100
LONGEST_NAME = 100
_LONGEST_REASON = 200


class SaleRpc(TillRpc):
    """Translates; the rules stand in `order/service.py`."""

    async def SellTickets(self, request: pb.SellTicketsRequest, context: Any) -> pb.SellTicketsResponse:
        caller = current_caller.get()
        answers_for_comps = None
        if request.HasField("approval"):
            answers_for_comps = await approver(self._till.database, request.approval, clock=self._till.clock)
        sale = sale_of(request, self._till, approved_by=answers_for_comps)

        def apply(session: Session) -> bytes:
            order = service.sell_tickets(session, sale, now=self._till.clock())
            return wire.encoded(pb.SellTicketsResponse(order=order_message(order, self._till.signer)))

        stored = await self._till.group_commit.submit(wire.request_of(request, caller, secret=("approval",)), apply)
        answer = pb.SellTicketsResponse.FromString(stored)
        self._till.events.tell(
            TicketsSold(
                request_id=request.request_id,
                counter_name=caller.counter_name,
                schedule_ids=(sale.schedule_id,),
                order_number=answer.order.order_number,
                total_minor=answer.order.total_minor,
            )
        )
        return answer

    async def GetSaleOutcome(self, request: pb.GetSaleOutcomeRequest, context: Any) -> pb.GetSaleOutcomeResponse:
        sale_id = checked_uuid(request.sale_request_id, "sale_request_id")
        user_id = current_caller.get().user_id

        def look(session: Session) -> list[bytes | None]:
            kinds = (pb.SellTicketsRequest, pb.IssueVoucherRequest)
            return [
                requests.find_answer(session, request_id=sale_id, user_id=user_id, method=kind.__name__)
                for kind in kinds
            ]

        of_tickets, of_voucher = await self._till.database.read(look)
        if of_tickets is not None:
            return pb.GetSaleOutcomeResponse(order=pb.SellTicketsResponse.FromString(of_tickets).order)
        if of_voucher is not None:
            return pb.GetSaleOutcomeResponse(voucher=pb.IssueVoucherResponse.FromString(of_voucher).voucher)
        return pb.GetSaleOutcomeResponse()


def sale_of(
    request: pb.SellTicketsRequest | pb.ExchangeTicketsRequest,
    till: Till,
    *,
    approved_by: Approver | None = None,
    least_payments: int = 1,
) -> Sale:
    """The tickets and extras to sell, and how they are paid.

    Raises:
        FieldInvalid: too few or too many of them, or something in them is absurd.
    """
    caller = current_caller.get()
    if not 1 <= len(request.tickets) <= MOST_TICKETS:
        raise FieldInvalid("tickets", f"must be 1 to {MOST_TICKETS}")
    return Sale(
        request.request_id,
        checked_id(request.schedule_id, "schedule_id"),
        Holder(checked_uuid(request.hold_id, "hold_id"), caller.user_id, caller.counter_name),
        caller.display_name,
        [_ticket(ticket) for ticket in request.tickets],
        payments_of(request.payments, least=least_payments, counter_name=caller.counter_name),
        till.cinema.currency,
        till.shifts,
        checked_text(request.customer_name, "customer_name", longest=LONGEST_NAME, empty=True),
        extras_of(request.extras),
        _answering(caller, approved_by),
    )


def _ticket(ticket: pb.TicketToSell) -> TicketToSell:
    reason = checked_text(ticket.comp_reason, "tickets.comp_reason", longest=_LONGEST_REASON, empty=True)
    return TicketToSell(ticket.seat_id, ticket.ticket_type, ticket.price_minor, reason)


def _answering(caller: Caller, approved_by: Approver | None) -> int | None:
    """Who answers for tickets that are given away: whoever approved, else the caller if that is no clerk."""
    if approved_by is not None:
        return approved_by.user_id
    return None if caller.role is Role.CLERK else caller.user_id
