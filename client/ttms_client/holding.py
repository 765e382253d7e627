"""What becomes of a hold: a longer life, a payment under way, another counter; and the history of a seat."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from ttms_api.v1 import ticket_pb2, ticket_pb2_grpc
from ttms_client._connection import HOLD_SECONDS, Connection
from ttms_client._contract import known, moment, well_formed
from ttms_client.ticket import Hold


class SeatDeed(Enum):
    """What somebody did with a seat."""

    HELD = 1
    RELEASED = 2
    OFFERED = 3
    TAKEN_OVER = 4
    SOLD = 5
    REFUNDED = 6
    ENTERED = 7
    LEFT = 8
    RESERVED = 9
    COLLECTED = 10
    OTHER = 0  # only ever received: something that a newer server knows


@dataclass(frozen=True, slots=True)
class SeatEvent:
    """What was done with a seat, by whom, and at which counter or door."""

    deed: SeatDeed
    happened_at: datetime
    person_name: str
    place: str


@dataclass(frozen=True, slots=True)
class SeatEventPage:
    """A part of a seat's history, newest first; with `next_page_token` there is more."""

    events: tuple[SeatEvent, ...]
    next_page_token: str


class HoldingCalls:
    """The calls of the ticket service about holds that live on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = ticket_pb2_grpc.TicketServiceStub(connection.channel)

    def extend_hold(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold:
        """Let the time of a hold begin anew, up to its limit; raises HoldNotFound, HoldExpired."""
        request = _fields(schedule_id, hold_id, request_id)
        return self._change(self._stub.ExtendHold, well_formed(ticket_pb2.ExtendHoldRequest, **request))

    def begin_payment(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold:
        """Keep a hold while a customer pays, beyond its limit if need be; raises HoldNotFound, HoldExpired."""
        request = _fields(schedule_id, hold_id, request_id)
        return self._change(self._stub.BeginPayment, well_formed(ticket_pb2.BeginPaymentRequest, **request))

    def offer_hold(self, schedule_id: int, *, hold_id: str, counter_name: str, request_id: str) -> Hold:
        """Let another counter take a hold over, or without a name none any more.

        Raises:
            HoldNotFound, HoldExpired: the hold is not the caller's, or not any more.
            CounterNotFound: nobody ever signed in at the other counter.
        """
        request = _fields(schedule_id, hold_id, request_id) | {"counter_name": counter_name}
        return self._change(self._stub.OfferHold, well_formed(ticket_pb2.OfferHoldRequest, **request))

    def take_hold(self, schedule_id: int, *, hold_id: str, request_id: str) -> Hold:
        """Take over a hold that was offered to this counter; raises HoldNotFound."""
        request = _fields(schedule_id, hold_id, request_id)
        return self._change(self._stub.TakeHold, well_formed(ticket_pb2.TakeHoldRequest, **request))

    def list_seat_events(
        self, schedule_id: int, seat_id: int, *, page_size: int = 100, page_token: str = ""
    ) -> SeatEventPage:
        """The history of a seat of a show, newest first; raises ScheduleNotFound."""
        request = well_formed(
            ticket_pb2.ListSeatEventsRequest,
            schedule_id=schedule_id,
            seat_id=seat_id,
            page_size=page_size,
            page_token=page_token,
        )
        answer = self._connection.ask(self._stub.ListSeatEvents, request)
        return SeatEventPage(tuple(map(_event, answer.events)), answer.next_page_token)

    def _change(self, method: Callable[..., Any], request: Any) -> Hold:
        held = self._connection.change(method, request, seconds=HOLD_SECONDS).hold
        return Hold(held.hold_id, tuple(held.seat_ids), moment(held.held_until), moment(held.server_time))


def _fields(schedule_id: int, hold_id: str, request_id: str) -> dict[str, Any]:
    return {"schedule_id": schedule_id, "hold_id": hold_id, "request_id": request_id}


def _event(message: ticket_pb2.SeatEvent) -> SeatEvent:
    return SeatEvent(
        deed=known(SeatDeed, message.deed, otherwise=SeatDeed.OTHER),
        happened_at=moment(message.happened_at),
        person_name=message.person_name,
        place=message.place,
    )
