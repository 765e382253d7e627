"""Holding seats and paying for them, as a counter does it."""

from collections.abc import Sequence
from uuid import uuid4

from bench.clients.caller import Caller, Tally
from ttms_api.v1.order_pb2 import TENDER_CASH, Order, PaymentToTake, SellTicketsRequest, TicketToSell
from ttms_api.v1.ticket_pb2 import HoldSeatsRequest

PRICE_MINOR = 4500


async def buy(tally: Tally, caller: Caller, schedule_id: int, seat_ids: Sequence[int]) -> Order | None:
    """The paid order; None if one of the seats was taken."""
    request = HoldSeatsRequest(request_id=str(uuid4()), schedule_id=schedule_id, seat_ids=seat_ids)
    hold = await caller(tally, caller.ticket.HoldSeats, request)
    if hold is None:
        return None
    sale = SellTicketsRequest(
        request_id=str(uuid4()),
        schedule_id=schedule_id,
        hold_id=hold.hold_id,
        tickets=[TicketToSell(seat_id=seat, ticket_type="adult", price_minor=PRICE_MINOR) for seat in seat_ids],
        payments=[PaymentToTake(tender=TENDER_CASH, given_minor=PRICE_MINOR * len(seat_ids))],
    )
    sold = await caller(tally, caller.order.SellTickets, sale)
    return sold.order if sold is not None else None
