"""Selling tickets, finding out whether a sale happened, and finding orders again."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import REPORT_SECONDS, SELL_SECONDS, Connection
from ttms_client._contract import moment, well_formed
from ttms_client._settle import settle
from ttms_client.approval import Approval, approval_message
from ttms_client.errors import TtmsError
from ttms_client.extra import ExtraToSell, OrderExtra, extra_messages, order_extra_of
from ttms_client.payment import (
    PaymentLine,
    PaymentToTake,
    RefundLine,
    payment_line_of,
    payment_messages,
    refund_line_of,
)
from ttms_client.play import Schedule, schedule_of
from ttms_client.report import ReportGrouping, ReportSpan, grouping_number, span_message


@dataclass(frozen=True, slots=True)
class TicketToSell:
    """A held seat, the type it is sold as, and the price on the clerk's screen (minor units, all its places)."""

    seat_id: int
    ticket_type: str
    price_minor: int
    # Given away, for this reason; the price is then 0.
    comp_reason: str = ""


@dataclass(frozen=True, slots=True)
class Basket:
    """Tickets to sell, and what else is said of their order."""

    tickets: Sequence[TicketToSell]
    customer_name: str = ""
    extras: Sequence[ExtraToSell] = ()
    # For tickets that a clerk gives away.
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sold ticket; it is valid while `refunded_at` is None.

    `code` can be typed, 26 letters; `signed_code` stands in the QR code, and scanners verify it alone. `copies`
    were printed after the first print, and somebody is `inside` with it or not.
    """

    ticket_id: int
    seat_id: int
    row_label: str
    seat_label: str
    places: int
    ticket_type: str
    ticket_type_name: str
    ticket_type_name_en: str
    price_minor: int
    code: str
    refunded_at: datetime | None = None
    copies: int = 0
    signed_code: str = ""
    comp_reason: str = ""
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Refund:
    """Tickets of an order that were taken back together; `refund_number` is the one for people.

    `next_order_number` is the number of the order that they became, if they were exchanged.
    """

    refund_id: int
    refund_number: str
    ticket_ids: tuple[int, ...]
    lines: tuple[RefundLine, ...]
    total_minor: int
    reason: str
    refunded_at: datetime
    counter_name: str
    clerk_name: str
    next_order_number: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A paid order; `order_number` is the one for people, `refundable` whether the caller may refund tickets now.

    `previous_order_number` is the number of the order whose tickets became these, if they did not begin as a sale.
    """

    order_id: int
    order_number: str
    schedule: Schedule
    tickets: tuple[Ticket, ...]
    payments: tuple[PaymentLine, ...]
    total_minor: int
    currency: str
    sold_at: datetime
    counter_name: str
    clerk_name: str
    refunds: tuple[Refund, ...] = ()
    refundable: bool = False
    previous_order_number: str = ""
    customer_name: str = ""
    extras: tuple[OrderExtra, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderSummary:
    """An order in a list; `seats` are its valid places, the figures what it adds to those that were asked for."""

    order_id: int
    order_number: str
    schedule: Schedule
    sold_at: datetime
    counter_name: str
    clerk_name: str
    seats: str
    tickets_sold: int
    tickets_refunded: int
    gross_minor: int
    refunded_minor: int
    net_minor: int
    customer_name: str = ""


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """Which orders are listed: those that all fields allow.

    With `grouping` and `group_key` only what that row of the report over `span` counts. `only_to_refund` are orders
    with valid tickets of a cancelled show, `schedule_id` 0 is every show, `number_prefix` the beginning of a number,
    `seat` what stands on a ticket of that show, `customer` the beginning of a name.
    """

    span: ReportSpan | None = None
    grouping: ReportGrouping | None = None
    group_key: str = ""
    only_to_refund: bool = False
    schedule_id: int = 0
    number_prefix: str = ""
    seat: str = ""
    customer: str = ""
    oldest_first: bool = False


@dataclass(frozen=True, slots=True)
class OrderPage:
    """Some orders, newest first; with `next_page_token` there are more."""

    orders: tuple[OrderSummary, ...]
    next_page_token: str


class OrderCalls:
    """The calls of the order service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def sell_tickets(
        self,
        schedule_id: int,
        *,
        hold_id: str,
        tickets: Sequence[TicketToSell] | Basket,
        payments: Sequence[PaymentToTake],
        request_id: str,
    ) -> Order:
        """Sell held seats; one answer or error within 15 seconds.

        Raises:
            Refused: nothing was sold; HoldExpired, PriceChanged, PaymentTooSmall, ShowBegun …
            NoAnswer: perhaps it was sold. Never call it a failure: ask again with the same request_id.
        """
        request = _sale(schedule_id, hold_id, tickets, payments, request_id=request_id)
        return order_of(self._connection.change(self._stub.SellTickets, request, seconds=SELL_SECONDS).order)

    def settle_sale(
        self,
        schedule_id: int,
        *,
        hold_id: str,
        tickets: Sequence[TicketToSell] | Basket,
        payments: Sequence[PaymentToTake],
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Order:
        """Sell held seats, and ask until it is known whether they were sold, as `_settle.settle` says.

        Raises:
            Refused: nothing was sold, by no try of this program. (Of a sale that an earlier run of the program began,
                a NotSignedInError tells nothing: sign in first.)
            NoAnswer: `keep_trying` said stop, or ClientClosed; perhaps it was sold.
        """
        request = _sale(schedule_id, hold_id, tickets, payments, request_id=request_id)

        def once() -> Order:
            return order_of(self._connection.change_once(self._stub.SellTickets, request, seconds=SELL_SECONDS).order)

        return settle(self._connection, once, keep_trying=keep_trying, waiting=waiting)

    def find_sale(self, sale_request_id: str) -> Order | None:
        """The order that was sold under this request_id; None if nothing was, so far."""
        request = well_formed(order_pb2.GetSaleOutcomeRequest, sale_request_id=sale_request_id)
        answer = self._connection.ask(self._stub.GetSaleOutcome, request)
        return order_of(answer.order) if answer.HasField("order") else None

    def get_order(self, order_id: int) -> Order:
        """The order as it is now; raises OrderNotFound."""
        return self._get(well_formed(order_pb2.GetOrderRequest, order_id=order_id))

    def get_order_by_number(self, order_number: str) -> Order:
        """The order with this number, whatever case it is typed in; raises OrderNotFound."""
        return self._get(well_formed(order_pb2.GetOrderRequest, order_number=order_number))

    def get_order_by_code(self, ticket_code: str) -> Order:
        """The order of the ticket with this text in its QR code; raises OrderNotFound."""
        return self._get(well_formed(order_pb2.GetOrderRequest, ticket_code=ticket_code))

    def reprint_tickets(self, order_id: int, ticket_ids: Sequence[int], *, request_id: str) -> Mapping[int, int]:
        """Count a copy of each ticket before it is printed; the number of the copy by ticket.

        Raises:
            OrderNotFound, TicketNotFound: the order has no such ticket that is valid.
            ShowCancelled: a ticket of it admits nobody.
        """
        request = well_formed(
            order_pb2.ReprintTicketsRequest, request_id=request_id, order_id=order_id, ticket_ids=ticket_ids
        )
        answer = self._connection.change(self._stub.ReprintTickets, request, seconds=SELL_SECONDS)
        return {copy.ticket_id: copy.copy_no for copy in answer.copies}

    def list_orders(self, wanted: OrderFilter, *, page_size: int = 100, page_token: str = "") -> OrderPage:
        """Orders newest first, a page at a time.

        Raises:
            SpanTooLong, FieldInvalid: a span as no report has it.
        """
        request = well_formed(
            order_pb2.ListOrdersRequest,
            span=None if wanted.span is None else span_message(wanted.span),
            grouping=order_pb2.REPORT_GROUPING_UNSPECIFIED
            if wanted.grouping is None
            else grouping_number(wanted.grouping),
            group_key=wanted.group_key,
            only_to_refund=wanted.only_to_refund,
            schedule_id=wanted.schedule_id,
            number_prefix=wanted.number_prefix,
            seat=wanted.seat,
            customer=wanted.customer,
            oldest_first=wanted.oldest_first,
            page_size=page_size,
            page_token=page_token,
        )
        answer = self._connection.ask(self._stub.ListOrders, request, seconds=REPORT_SECONDS)
        return OrderPage(tuple(map(_summary, answer.orders)), answer.next_page_token)

    def _get(self, request: order_pb2.GetOrderRequest) -> Order:
        return order_of(self._connection.ask(self._stub.GetOrder, request).order)


def _sale(
    schedule_id: int,
    hold_id: str,
    tickets: Sequence[TicketToSell] | Basket,
    payments: Sequence[PaymentToTake],
    *,
    request_id: str,
) -> order_pb2.SellTicketsRequest:
    basket = tickets if isinstance(tickets, Basket) else Basket(tickets)
    return well_formed(
        order_pb2.SellTicketsRequest,
        request_id=request_id,
        schedule_id=schedule_id,
        hold_id=hold_id,
        tickets=ticket_messages(basket.tickets),
        payments=payment_messages(payments),
        customer_name=basket.customer_name,
        extras=extra_messages(basket.extras),
        approval=approval_message(basket.approval),
    )


def ticket_messages(tickets: Sequence[TicketToSell]) -> list[order_pb2.TicketToSell]:
    return [
        well_formed(
            order_pb2.TicketToSell,
            seat_id=ticket.seat_id,
            ticket_type=ticket.ticket_type,
            price_minor=ticket.price_minor,
            comp_reason=ticket.comp_reason,
        )
        for ticket in tickets
    ]


def _ticket(message: order_pb2.Ticket) -> Ticket:
    return Ticket(
        ticket_id=message.ticket_id,
        seat_id=message.seat_id,
        row_label=message.row_label,
        seat_label=message.seat_label,
        places=message.places,
        ticket_type=message.ticket_type,
        ticket_type_name=message.ticket_type_name,
        ticket_type_name_en=message.ticket_type_name_en,
        price_minor=message.price_minor,
        code=message.code,
        refunded_at=moment(message.refunded_at) if message.HasField("refunded_at") else None,
        copies=message.copies,
        signed_code=message.signed_code,
        comp_reason=message.comp_reason,
        inside=message.inside,
    )


def order_of(message: order_pb2.Order) -> Order:
    return Order(
        order_id=message.order_id,
        order_number=message.order_number,
        schedule=schedule_of(message.schedule),
        tickets=tuple(_ticket(ticket) for ticket in message.tickets),
        payments=tuple(payment_line_of(payment) for payment in message.payments),
        total_minor=message.total_minor,
        currency=message.currency,
        sold_at=moment(message.sold_at),
        counter_name=message.counter_name,
        clerk_name=message.clerk_name,
        refunds=tuple(refund_of(refund) for refund in message.refunds),
        refundable=message.refundable,
        previous_order_number=message.previous_order_number,
        customer_name=message.customer_name,
        extras=tuple(map(order_extra_of, message.extras)),
    )


def refund_of(message: order_pb2.Refund) -> Refund:
    return Refund(
        refund_id=message.refund_id,
        refund_number=message.refund_number,
        ticket_ids=tuple(message.ticket_ids),
        lines=tuple(refund_line_of(line) for line in message.lines),
        total_minor=message.total_minor,
        reason=message.reason,
        refunded_at=moment(message.refunded_at),
        counter_name=message.counter_name,
        clerk_name=message.clerk_name,
        next_order_number=message.next_order_number,
    )


def _summary(message: order_pb2.OrderSummary) -> OrderSummary:
    return OrderSummary(
        order_id=message.order_id,
        order_number=message.order_number,
        schedule=schedule_of(message.schedule),
        sold_at=moment(message.sold_at),
        counter_name=message.counter_name,
        clerk_name=message.clerk_name,
        seats=message.seats,
        tickets_sold=message.tickets_sold,
        tickets_refunded=message.tickets_refunded,
        gross_minor=message.gross_minor,
        refunded_minor=message.refunded_minor,
        net_minor=message.net_minor,
        customer_name=message.customer_name,
    )
