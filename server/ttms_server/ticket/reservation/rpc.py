"""Reservations on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import ticket_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.events import SeatsReserved
from ttms_server.fields import checked_id, checked_text, checked_uuid
from ttms_server.paging import page_of
from ttms_server.ticket.desk import DeskRpc
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.reservation import service
from ttms_server.ticket.reservation.models import ReservationKind
from ttms_server.ticket.reservation.service import Desired, Reservation, Wish
from ttms_server.user.approval import approver
from ttms_server.user.role import Role

LONGEST_NAME = 100
LONGEST_NOTE = 200
_MOST_SEATS = 100
_KINDS = {
    pb.RESERVATION_KIND_NAMED: ReservationKind.NAMED,
    pb.RESERVATION_KIND_HOUSE: ReservationKind.HOUSE,
}
_NUMBERS = {kind: number for number, kind in _KINDS.items()}

_Approved = pb.ReserveSeatsRequest | pb.CollectReservationRequest | pb.ReleaseReservationRequest


class ReservationRpc(DeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def ReserveSeats(self, request: pb.ReserveSeatsRequest, context: Any) -> pb.ReserveSeatsResponse:
        schedule_id = checked_id(request.schedule_id, "schedule_id")
        wish, holder = _wish(request), _holder(request.hold_id)
        manager = await self._manager(request)

        def apply(session: Session) -> bytes:
            made = service.reserve(
                session,
                schedule_id=schedule_id,
                holder=holder,
                wish=wish,
                manager=manager,
                now=self._desk.clock(),
                rules=self._desk.rules,
            )
            return wire.encoded(pb.ReserveSeatsResponse(reservation=_message(made)))

        answer = await self._desk.group_commit.submit(
            wire.request_of(request, current_caller.get(), secret=("approval",)), apply
        )
        self.tell(SeatsReserved, request.request_id, schedule_id)
        return pb.ReserveSeatsResponse.FromString(answer)

    async def ListReservations(self, request: pb.ListReservationsRequest, context: Any) -> pb.ListReservationsResponse:
        page = page_of(request.page_size, request.page_token, key_length=2)
        schedule_id = checked_id(request.schedule_id, "schedule_id") if request.schedule_id else None
        name = checked_text(request.name_contains, "name_contains", longest=LONGEST_NAME, empty=True)
        now = self._desk.clock()
        found = await self._desk.database.read(
            lambda session: service.list_reservations(
                session, page, schedule_id=schedule_id, name_contains=name, now=now
            )
        )
        return pb.ListReservationsResponse(
            reservations=[_message(item) for item in found.items], next_page_token=found.next_page_token
        )

    async def CollectReservation(
        self, request: pb.CollectReservationRequest, context: Any
    ) -> pb.CollectReservationResponse:
        desired, holder = await self._desired(request), _holder(request.request_id)

        def apply(session: Session) -> bytes:
            schedule_id, hold = service.collect(
                session, desired, holder, now=self._desk.clock(), rules=self._desk.rules
            )
            message = pb.Hold(
                hold_id=hold.hold_id,
                seat_ids=hold.seat_ids,
                held_until=wire.optional_moment(hold.held_until),
                server_time=wire.moment(self._desk.clock()),
            )
            return wire.encoded(pb.CollectReservationResponse(schedule_id=schedule_id, hold=message))

        answer = await self._desk.group_commit.submit(
            wire.request_of(request, current_caller.get(), secret=("approval",)), apply
        )
        collected = pb.CollectReservationResponse.FromString(answer)
        self.tell(SeatsReserved, request.request_id, collected.schedule_id)
        return collected

    async def ReleaseReservation(
        self, request: pb.ReleaseReservationRequest, context: Any
    ) -> pb.ReleaseReservationResponse:
        desired, by = await self._desired(request), _holder(request.request_id)

        def apply(session: Session) -> bytes:
            schedule_id, left = service.release(session, desired, by, now=self._desk.clock())
            return wire.encoded(pb.ReleaseReservationResponse(schedule_id=schedule_id, seat_ids=left))

        answer = await self._desk.group_commit.submit(
            wire.request_of(request, current_caller.get(), secret=("approval",)), apply
        )
        released = pb.ReleaseReservationResponse.FromString(answer)
        self.tell(SeatsReserved, request.request_id, released.schedule_id)
        return released

    async def _desired(self, request: pb.CollectReservationRequest | pb.ReleaseReservationRequest) -> Desired:
        reservation_id = checked_id(request.reservation_id, "reservation_id")
        return Desired(reservation_id, _seats(request.seat_ids), await self._manager(request))

    async def _manager(self, request: _Approved) -> bool:
        """Whether a manager does this, or approved it with a PIN.

        Raises:
            ApprovalRefused, PinThrottled, FieldInvalid: there is an approval, and it is none.
        """
        if request.HasField("approval"):
            await approver(self._desk.database, request.approval, clock=self._desk.clock)
            return True
        return current_caller.get().role is not Role.CLERK


def _wish(request: pb.ReserveSeatsRequest) -> Wish:
    kind = _KINDS.get(request.kind)
    if kind is None:
        raise FieldInvalid("kind", "must be by name or by the house")
    return Wish(
        kind,
        checked_text(request.name, "name", longest=LONGEST_NAME),
        checked_text(request.note, "note", longest=LONGEST_NOTE, empty=True),
        _seats(request.seat_ids),
    )


def _holder(hold_id: str) -> Holder:
    caller = current_caller.get()
    return Holder(checked_uuid(hold_id, "hold_id"), caller.user_id, caller.counter_name)


def _seats(seat_ids: Any) -> list[int]:
    if len(seat_ids) > _MOST_SEATS:
        raise FieldInvalid("seat_ids", f"must name at most {_MOST_SEATS} seats")
    return list(seat_ids)


def _message(reservation: Reservation) -> pb.Reservation:
    return pb.Reservation(
        reservation_id=reservation.reservation_id,
        schedule_id=reservation.schedule_id,
        kind=_NUMBERS[reservation.kind],
        name=reservation.name,
        note=reservation.note,
        seat_ids=reservation.seat_ids,
        clerk_name=reservation.clerk_name,
        counter_name=reservation.counter_name,
        reserved_at=wire.moment(reservation.reserved_at),
        kept_until=wire.moment(reservation.kept_until),
        seats=reservation.seats,
    )
