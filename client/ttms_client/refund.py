"""Taking tickets back, and finding out whether it happened."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import REPORT_SECONDS, SELL_SECONDS, Connection
from ttms_client._contract import well_formed
from ttms_client._settle import settle
from ttms_client.approval import Approval, approval_message
from ttms_client.errors import TtmsError
from ttms_client.order import Order, Refund, order_of, refund_of
from ttms_client.payment import CardSlip, RefundLine, refund_line_of, slip_message


@dataclass(frozen=True, slots=True)
class Refunded:
    """A refund, and its order as it is with it."""

    refund: Refund
    order: Order


@dataclass(frozen=True, slots=True)
class Proof:
    """What a refund may need besides the clerk: the terminal's reference for what goes back to a card, an approval."""

    card: CardSlip | None = None
    approval: Approval | None = None


NO_PROOF = Proof()
NO_SLIPS: Mapping[int, CardSlip] = {}


@dataclass(frozen=True, slots=True)
class OrderAtTerminal:
    """An order of a cancelled show that waits for its terminal: so much goes back to a card."""

    order_id: int
    order_number: str
    amount_minor: int


@dataclass(frozen=True, slots=True)
class RefundBatch:
    """What one call gave back of a cancelled show, and how many orders are left, those `at_terminal` among them."""

    refunds: tuple[Refund, ...]
    at_terminal: tuple[OrderAtTerminal, ...]
    orders_left: int


@dataclass(frozen=True, slots=True)
class OrderToRefund:
    """An order of a cancelled show that waits for its refund, and what goes back by which means."""

    order_id: int
    order_number: str
    customer_name: str
    lines: tuple[RefundLine, ...]


@dataclass(frozen=True, slots=True)
class OrderToRefundPage:
    """A page of them, oldest first; `next_page_token` is empty at the end."""

    orders: tuple[OrderToRefund, ...]
    next_page_token: str


class RefundCalls:
    """The calls of the order service that give money back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def settle_refund(
        self,
        order_id: int,
        ticket_ids: Sequence[int],
        *,
        reason: str,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
        proof: Proof = NO_PROOF,
    ) -> Refunded:
        """Take tickets of one order back, all or none, and ask until it is known whether that happened.

        It repeats as `_settle.settle` says: never a second time for the same `request_id`.

        Raises:
            Refused: nothing was refunded; AlreadyRefunded, ShowBegun, NotYourSale, OrderNotFound, TicketNotFound …
            NoAnswer: `keep_trying` said stop, or ClientClosed; perhaps it was refunded.
        """
        request = well_formed(
            order_pb2.RefundTicketsRequest,
            request_id=request_id,
            order_id=order_id,
            ticket_ids=ticket_ids,
            reason=reason,
            card=slip_message(proof.card),
            approval=approval_message(proof.approval),
        )

        def once() -> Refunded:
            answer = self._connection.change_once(self._stub.RefundTickets, request, seconds=SELL_SECONDS)
            return Refunded(refund_of(answer.refund), order_of(answer.order))

        return settle(self._connection, once, keep_trying=keep_trying, waiting=waiting)

    def find_refund(self, refund_request_id: str) -> Refunded | None:
        """What was refunded under this request_id; None if nothing was, so far."""
        request = well_formed(order_pb2.GetRefundOutcomeRequest, refund_request_id=refund_request_id)
        answer = self._connection.ask(self._stub.GetRefundOutcome, request)
        if not answer.HasField("refund"):
            return None
        return Refunded(refund_of(answer.refund), order_of(answer.order))

    def find_show_refund(self, refund_request_id: str) -> RefundBatch | None:
        """What `refund_cancelled_show` gave back under this request_id; None if nothing, so far."""
        request = well_formed(order_pb2.GetRefundOutcomeRequest, refund_request_id=refund_request_id)
        answer = self._connection.ask(self._stub.GetRefundOutcome, request)
        return _batch(answer.of_show) if answer.HasField("of_show") else None

    def refund_cancelled_show(
        self,
        schedule_id: int,
        *,
        reason: str,
        request_id: str,
        most_orders: int = 20,
        slips: Mapping[int, CardSlip] = NO_SLIPS,
        order_ids: Collection[int] = (),
    ) -> RefundBatch:
        """Give back some orders of a cancelled show; ask with new ids until none is left. `slips` are by order.

        With `order_ids`, at most 50, it looks at these alone; those that were refunded meanwhile are passed over.

        Raises:
            Refused: nothing was given back; ShowNotCancelled, CardSlipUsed, AlreadyRefunded …
            NoAnswer: perhaps it was: ask again with the same request_id.
        """
        request = well_formed(
            order_pb2.RefundCancelledShowRequest,
            request_id=request_id,
            schedule_id=schedule_id,
            most_orders=most_orders,
            reason=reason,
            slips=[
                well_formed(order_pb2.OrderSlip, order_id=order_id, card=slip_message(slip))
                for order_id, slip in slips.items()
            ],
            order_ids=order_ids,
        )
        return _batch(self._connection.change(self._stub.RefundCancelledShow, request, seconds=SELL_SECONDS))

    def list_orders_to_refund(
        self, schedule_id: int, *, page_size: int = 50, page_token: str = ""
    ) -> OrderToRefundPage:
        """What waits because this show was cancelled, oldest first, a page at a time; nothing where it takes place.

        Raises:
            ScheduleNotFound: there is none.
        """
        request = well_formed(
            order_pb2.ListOrdersToRefundRequest, schedule_id=schedule_id, page_size=page_size, page_token=page_token
        )
        answer = self._connection.ask(self._stub.ListOrdersToRefund, request, seconds=REPORT_SECONDS)
        return OrderToRefundPage(
            tuple(
                OrderToRefund(it.order_id, it.order_number, it.customer_name, tuple(map(refund_line_of, it.lines)))
                for it in answer.orders
            ),
            answer.next_page_token,
        )


def _batch(answer: order_pb2.RefundCancelledShowResponse) -> RefundBatch:
    waiting = [OrderAtTerminal(it.order_id, it.order_number, it.amount_minor) for it in answer.at_terminal]
    return RefundBatch(tuple(map(refund_of, answer.refunds)), tuple(waiting), answer.orders_left)
