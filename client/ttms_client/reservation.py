"""Seats that are kept for somebody until shortly before the show: by name, or by the house."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from ttms_api.v1 import ticket_pb2, ticket_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, HOLD_SECONDS, Connection
from ttms_client._contract import known, moment, well_formed
from ttms_client.approval import Approval, approval_message
from ttms_client.ticket import Hold


class ReservationKind(Enum):
    """For whom seats are kept."""

    NAMED = 1
    HOUSE = 2
    OTHER = 0  # only ever received: something that a newer server knows


@dataclass(frozen=True, slots=True)
class Reservation:
    """Seats of a show that are kept for somebody until `kept_until`, and by whom."""

    reservation_id: int
    schedule_id: int
    kind: ReservationKind
    name: str
    note: str
    seat_ids: tuple[int, ...]
    clerk_name: str
    counter_name: str
    reserved_at: datetime
    kept_until: datetime
    seats: str  # what stands on them, such as "H11, H12"; empty from an older server


@dataclass(frozen=True, slots=True)
class SeatsToKeep:
    """For whom seats of a hold shall be kept; no seats means all of them."""

    name: str
    note: str = ""
    kind: ReservationKind = ReservationKind.NAMED
    seat_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class ReservationPage:
    """Reservations that keep seats, those that end first at the head; with `next_page_token` there are more."""

    reservations: tuple[Reservation, ...]
    next_page_token: str


@dataclass(frozen=True, slots=True)
class Collected:
    """Seats of a reservation that the caller holds now, and the show that they are of."""

    schedule_id: int
    hold: Hold


class ReservationCalls:
    """The calls of the ticket service about reservations."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = ticket_pb2_grpc.TicketServiceStub(connection.channel)

    def reserve_seats(
        self,
        schedule_id: int,
        wish: SeatsToKeep,
        *,
        hold_id: str,
        approval: Approval | None = None,
        request_id: str,
    ) -> Reservation:
        """Keep seats of a hold under a name.

        Raises:
            HoldNotFound, HoldExpired: they are not held any more.
            ReservingStopped, SellingStopped, ShowBegun, ShowCancelled, ScheduleNotFound: not for this show.
            HouseSeats, ApprovalRefused, PinThrottled: seats for the house need a manager.
        """
        request = well_formed(
            ticket_pb2.ReserveSeatsRequest,
            request_id=request_id,
            schedule_id=schedule_id,
            hold_id=hold_id,
            seat_ids=wish.seat_ids,
            kind=ticket_pb2.ReservationKind.ValueType(wish.kind.value),
            name=wish.name,
            note=wish.note,
            approval=approval_message(approval),
        )
        return _reservation(
            self._connection.change(self._stub.ReserveSeats, request, seconds=CHANGE_SECONDS).reservation
        )

    def list_reservations(
        self, *, schedule_id: int = 0, name_contains: str = "", page_size: int = 100, page_token: str = ""
    ) -> ReservationPage:
        """Reservations that keep seats still: of one show or all, with this in their name or any."""
        request = well_formed(
            ticket_pb2.ListReservationsRequest,
            schedule_id=schedule_id,
            name_contains=name_contains,
            page_size=page_size,
            page_token=page_token,
        )
        answer = self._connection.ask(self._stub.ListReservations, request)
        return ReservationPage(tuple(map(_reservation, answer.reservations)), answer.next_page_token)

    def collect_reservation(
        self, reservation_id: int, *, seat_ids: Sequence[int] = (), approval: Approval | None = None, request_id: str
    ) -> Collected:
        """Hold seats of a reservation, all of them if none is named, to sell them to whoever came for them.

        Raises:
            ReservationNotFound, SeatNotReserved: it does not have them, or not any more.
            HouseSeats, ApprovalRefused, PinThrottled: the house keeps them, and a manager is needed.
            SellingStopped, ShowBegun, ShowCancelled: too late.
        """
        request = well_formed(
            ticket_pb2.CollectReservationRequest,
            request_id=request_id,
            reservation_id=reservation_id,
            seat_ids=seat_ids,
            approval=approval_message(approval),
        )
        answer = self._connection.change(self._stub.CollectReservation, request, seconds=HOLD_SECONDS)
        held = answer.hold
        hold = Hold(held.hold_id, tuple(held.seat_ids), moment(held.held_until), moment(held.server_time))
        return Collected(answer.schedule_id, hold)

    def release_reservation(
        self, reservation_id: int, *, seat_ids: Sequence[int] = (), approval: Approval | None = None, request_id: str
    ) -> tuple[int, ...]:
        """Give seats of a reservation back, all of them if none is named; those that it has still come back.

        Raises:
            ReservationNotFound, SeatNotReserved: it does not have them, or not any more.
            HouseSeats, ApprovalRefused, PinThrottled: the house keeps them, and a manager is needed.
        """
        request = well_formed(
            ticket_pb2.ReleaseReservationRequest,
            request_id=request_id,
            reservation_id=reservation_id,
            seat_ids=seat_ids,
            approval=approval_message(approval),
        )
        answer = self._connection.change(self._stub.ReleaseReservation, request, seconds=HOLD_SECONDS)
        return tuple(answer.seat_ids)


def _reservation(message: ticket_pb2.Reservation) -> Reservation:
    return Reservation(
        reservation_id=message.reservation_id,
        schedule_id=message.schedule_id,
        kind=known(ReservationKind, message.kind, otherwise=ReservationKind.OTHER),
        name=message.name,
        note=message.note,
        seat_ids=tuple(message.seat_ids),
        clerk_name=message.clerk_name,
        counter_name=message.counter_name,
        reserved_at=moment(message.reserved_at),
        kept_until=moment(message.kept_until),
        seats=message.seats,
    )
