"""Exchanging tickets for others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ttms_api.v1 import order_pb2, order_pb2_grpc
from ttms_client._connection import SELL_SECONDS, Connection
from ttms_client._contract import well_formed
from ttms_client._settle import settle
from ttms_client.approval import approval_message
from ttms_client.errors import TtmsError
from ttms_client.extra import ExtraToSell, extra_messages
from ttms_client.order import Order, Refund, TicketToSell, order_of, refund_of, ticket_messages
from ttms_client.payment import PaymentToTake, payment_messages, slip_message
from ttms_client.refund import NO_PROOF, Proof


@dataclass(frozen=True, slots=True)
class OldTickets:
    """Tickets of an order that are given back, and why."""

    order_id: int
    ticket_ids: Sequence[int]
    reason: str


@dataclass(frozen=True, slots=True)
class NewTickets:
    """Held seats of a show, extras with them, and the payments of what they cost more."""

    schedule_id: int
    hold_id: str
    tickets: Sequence[TicketToSell]
    payments: Sequence[PaymentToTake] = ()
    extras: Sequence[ExtraToSell] = ()


@dataclass(frozen=True, slots=True)
class Exchanged:
    """The refund of the old tickets with their order as it is now, and the order of the new ones."""

    refund: Refund
    old_order: Order
    order: Order


class ExchangeCalls:
    """The call of the order service that exchanges."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = order_pb2_grpc.OrderServiceStub(connection.channel)

    def settle_exchange(
        self,
        old: OldTickets,
        new: NewTickets,
        *,
        request_id: str,
        keep_trying: Callable[[], bool],
        waiting: Callable[[TtmsError], None],
        proof: Proof = NO_PROOF,
    ) -> Exchanged:
        """Take the old tickets back and sell the new ones, both or nothing, and ask until it is known.

        Raises:
            Refused: nothing was changed; whatever a refund or a sale is refused for.
            NoAnswer: `keep_trying` said stop, or ClientClosed; perhaps they were exchanged.
        """
        request = well_formed(
            order_pb2.ExchangeTicketsRequest,
            request_id=request_id,
            order_id=old.order_id,
            ticket_ids=old.ticket_ids,
            reason=old.reason,
            schedule_id=new.schedule_id,
            hold_id=new.hold_id,
            tickets=ticket_messages(new.tickets),
            payments=payment_messages(new.payments),
            extras=extra_messages(new.extras),
            card=slip_message(proof.card),
            approval=approval_message(proof.approval),
        )

        def once() -> Exchanged:
            answer = self._connection.change_once(self._stub.ExchangeTickets, request, seconds=SELL_SECONDS)
            return Exchanged(refund_of(answer.refund), order_of(answer.old_order), order_of(answer.order))

        return settle(self._connection, once, keep_trying=keep_trying, waiting=waiting)
