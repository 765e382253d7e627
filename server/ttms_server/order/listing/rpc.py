"""Lists of orders on the wire."""

from typing import Any

from ttms_api.v1 import order_pb2 as pb
from ttms_server import wire
from ttms_server.config import CinemaSettings
from ttms_server.fields import checked_id, checked_text
from ttms_server.order.listing import service
from ttms_server.order.listing.service import OrderSummary, OrdersWanted
from ttms_server.order.report.rpc import grouping_of, span_of
from ttms_server.order.report.selection import RowKey
from ttms_server.order.sale.rpc import LONGEST_NAME
from ttms_server.order.till import TillRpc
from ttms_server.paging import page_of
from ttms_server.play.messages import schedule_message

_LONGEST_NUMBER = 64
_LONGEST_SEAT = 32


class ListingRpc(TillRpc):
    """Translates; the rules stand in `service.py`."""

    async def ListOrders(self, request: pb.ListOrdersRequest, context: Any) -> pb.ListOrdersResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        wanted = _wanted(request, self._till.cinema)
        database = self._till.database
        # What lies behind a report waits with reports; whoever looks for an order has a customer in front of him.
        is_of_report = wanted.span is not None or wanted.row is not None
        read = database.read_report if is_of_report else database.read_snapshot
        found = await read(lambda session: service.list_orders(session, wanted, page))
        return pb.ListOrdersResponse(
            orders=[_summary(order) for order in found.items], next_page_token=found.next_page_token
        )


def _wanted(request: pb.ListOrdersRequest, cinema: CinemaSettings) -> OrdersWanted:
    return OrdersWanted(
        span_of(request.span, cinema) if request.HasField("span") else None,
        RowKey(grouping_of(request.grouping), request.group_key) if request.group_key else None,
        checked_id(request.schedule_id, "schedule_id") if request.schedule_id else None,
        request.only_to_refund,
        checked_text(request.number_prefix, "number_prefix", longest=_LONGEST_NUMBER, empty=True),
        checked_text(request.seat, "seat", longest=_LONGEST_SEAT, empty=True),
        checked_text(request.customer, "customer", longest=LONGEST_NAME, empty=True),
        request.oldest_first,
    )


def _summary(order: OrderSummary) -> pb.OrderSummary:
    return pb.OrderSummary(
        order_id=order.order_id,
        order_number=order.order_number,
        schedule=schedule_message(order.schedule),
        sold_at=wire.moment(order.sold_at),
        counter_name=order.counter_name,
        clerk_name=order.clerk_name,
        seats=order.seats,
        tickets_sold=order.sums.tickets_sold,
        tickets_refunded=order.sums.tickets_refunded,
        gross_minor=order.sums.gross_minor,
        refunded_minor=order.sums.refunded_minor,
        net_minor=order.sums.net_minor,
        customer_name=order.customer_name,
    )
