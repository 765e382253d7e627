"""Selling tickets, and finding out whether a sale happened."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import SELL_SECONDS, Connection, jittered
from ttms_client._contract import known, moment, well_formed
from ttms_client.errors import ClientClosed, NoAnswer, OutcomeUnknown, RequestIdReused, TtmsError
from ttms_client.play import Schedule, schedule_of

_FIRST_PAUSE_SECONDS = 0.25
_LONGEST_PAUSE_SECONDS = 2.0


class Tender(Enum):
    """What is paid with."""

    CASH = 1
    OTHER = 0  # only ever received: something that a newer server takes


@dataclass(frozen=True, slots=True)
class TicketToSell:
    """A held seat, the type it is sold as, and the price on the clerk's screen (minor units, all its places)."""

    seat_id: int
    ticket_type: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class PaymentToTake:
    """What the customer gave, in minor units."""

    tender: Tender
    given_minor: int


@dataclass(frozen=True, slots=True)
class Ticket:
    """A sold ticket; `code` stands in its QR code."""

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


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment as stored: what counted, what was given, what went back, in minor units."""

    tender: Tender
    amount_minor: int
    given_minor: int
    change_minor: int


@dataclass(frozen=True, slots=True)
class Order:
    """A paid order; `order_number` is the one for people."""

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
        tickets: Sequence[TicketToSell],
        payments: Sequence[PaymentToTake],
        request_id: str,
    ) -> Order:
        """Sell held seats; one answer or error within 15 seconds.

        Raises:
            Refused: nothing was sold; HoldExpired, PriceChanged, PaymentTooSmall, ShowBegun …
            NoAnswer: perhaps it was sold. Never call it a failure: ask again with the same request_id.
        """
        request = _sale(schedule_id, hold_id, tickets, payments, request_id=request_id)
        return _order(self._connection.change(self._stub.SellTickets, request, seconds=SELL_SECONDS).order)

    def settle_sale(
        self,
        schedule_id: int,
        *,
        hold_id: str,
        tickets: Sequence[TicketToSell],
        payments: Sequence[PaymentToTake],
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
    ) -> Order:
        """Sell held seats, and ask until it is known whether they were sold.

        Each try sends the very same request with the same `request_id`. That is safe: the server stores the id in the
        same transaction as the sale, so a repeat gets the first answer and never sells again; and if no earlier try
        arrived, the repeat is the sale.

        After each try without an answer `waiting` is told the error and `keep_trying` is asked, both in the calling
        thread. An OutcomeUnknown whose `__cause__` is a NotSignedInError or NoRight waits for a sign-in on this
        client; one from RequestIdReused means that somebody else's session has this sale.

        Raises:
            Refused: nothing was sold, by no try of this program. (Of a sale that an earlier run of the program began,
                a NotSignedInError tells nothing: sign in first.)
            NoAnswer: `keep_trying` said stop, or ClientClosed; perhaps it was sold.
        """
        request = _sale(schedule_id, hold_id, tickets, payments, request_id=request_id)
        for pause in _pauses():
            try:
                return self._try_to_sell(request)
            except ClientClosed:
                raise
            except NoAnswer as error:
                waiting(error)
                if not self._goes_on(keep_trying, pause):
                    raise
        raise AssertionError("the pauses never end")  # pragma: no cover

    def find_sale(self, sale_request_id: str) -> Order | None:
        """The order that was sold under this request_id; None if nothing was, so far."""
        request = well_formed(order_pb2.GetSaleOutcomeRequest, sale_request_id=sale_request_id)
        answer = self._connection.ask(self._stub.GetSaleOutcome, request)
        return _order(answer.order) if answer.HasField("order") else None

    def _try_to_sell(self, request: order_pb2.SellTicketsRequest) -> Order:
        try:
            answer = self._connection.change_once(self._stub.SellTickets, request, seconds=SELL_SECONDS)
        except RequestIdReused as refusal:
            # An id is stored only with what it changed: under this one something was sold, only not in this session.
            raise OutcomeUnknown(f"Another session has this sale: {refusal}", refusal.details) from refusal
        return _order(answer.order)

    def _goes_on(self, keep_trying: Callable[[], bool], pause: float) -> bool:
        if not keep_trying():
            return False
        self._connection.rest(jittered(pause))
        return keep_trying()


def _pauses() -> Iterator[float]:
    pause = 2 * _FIRST_PAUSE_SECONDS  # jitter takes up to half of it away
    while True:
        yield pause
        pause = min(2 * pause, _LONGEST_PAUSE_SECONDS)


def _sale(
    schedule_id: int,
    hold_id: str,
    tickets: Sequence[TicketToSell],
    payments: Sequence[PaymentToTake],
    *,
    request_id: str,
) -> order_pb2.SellTicketsRequest:
    return well_formed(
        order_pb2.SellTicketsRequest,
        request_id=request_id,
        schedule_id=schedule_id,
        hold_id=hold_id,
        tickets=[_ticket_to_sell(ticket) for ticket in tickets],
        payments=[_payment_to_take(payment) for payment in payments],
    )


def _ticket_to_sell(ticket: TicketToSell) -> order_pb2.TicketToSell:
    return well_formed(
        order_pb2.TicketToSell,
        seat_id=ticket.seat_id,
        ticket_type=ticket.ticket_type,
        price_minor=ticket.price_minor,
    )


def _payment_to_take(payment: PaymentToTake) -> order_pb2.PaymentToTake:
    tender = order_pb2.TENDER_CASH if payment.tender is Tender.CASH else order_pb2.TENDER_UNSPECIFIED
    return well_formed(order_pb2.PaymentToTake, tender=tender, given_minor=payment.given_minor)


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
    )


def _payment_line(message: order_pb2.PaymentLine) -> PaymentLine:
    return PaymentLine(
        tender=known(Tender, message.tender, otherwise=Tender.OTHER),
        amount_minor=message.amount_minor,
        given_minor=message.given_minor,
        change_minor=message.change_minor,
    )


def _order(message: order_pb2.Order) -> Order:
    return Order(
        order_id=message.order_id,
        order_number=message.order_number,
        schedule=schedule_of(message.schedule),
        tickets=tuple(_ticket(ticket) for ticket in message.tickets),
        payments=tuple(_payment_line(payment) for payment in message.payments),
        total_minor=message.total_minor,
        currency=message.currency,
        sold_at=moment(message.sold_at),
        counter_name=message.counter_name,
        clerk_name=message.clerk_name,
    )
