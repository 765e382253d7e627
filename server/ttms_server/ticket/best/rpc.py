"""The best seats on the wire."""

from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import studio_pb2
from ttms_api.v1 import ticket_pb2 as pb
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.errors import FieldInvalid
from ttms_server.events import SeatsHeld
from ttms_server.fields import checked_id, checked_number, checked_uuid
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.ticket.best import service
from ttms_server.ticket.best.service import Wish
from ttms_server.ticket.desk import DeskRpc
from ttms_server.ticket.holder import Holder

_KINDS = {
    studio_pb2.SEAT_KIND_UNSPECIFIED: SeatKind.STANDARD,
    studio_pb2.SEAT_KIND_STANDARD: SeatKind.STANDARD,
    studio_pb2.SEAT_KIND_WHEELCHAIR: SeatKind.WHEELCHAIR,
    studio_pb2.SEAT_KIND_COUPLE: SeatKind.COUPLE,
}


class BestRpc(DeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def GetBestSeats(self, request: pb.GetBestSeatsRequest, context: Any) -> pb.GetBestSeatsResponse:
        wish, now, rules = self._wish(request), self._desk.clock(), self._desk.rules

        def choose(session: Session) -> list[int]:
            layout = service.get_layout(session, wish.schedule_id)
            return [seat.seat_id for seat in service.choose(session, wish, layout, now=now, rules=rules)]

        return pb.GetBestSeatsResponse(seat_ids=await self._desk.database.read(choose))

    async def HoldBestSeats(self, request: pb.HoldBestSeatsRequest, context: Any) -> pb.HoldBestSeatsResponse:
        wish, caller = self._wish(request), current_caller.get()
        holder = Holder(checked_uuid(request.request_id, "request_id"), caller.user_id, caller.counter_name)
        # Read here and not by the writer, who has everybody's holds and sales to do.
        layout = await self._desk.database.read(lambda session: service.get_layout(session, wish.schedule_id))

        def apply(session: Session) -> bytes:
            now = self._desk.clock()
            hold = service.hold_best(session, wish, layout, holder, now=now, rules=self._desk.rules)
            message = pb.Hold(
                hold_id=hold.hold_id,
                seat_ids=hold.seat_ids,
                held_until=wire.optional_moment(hold.held_until),
                server_time=wire.moment(now),
            )
            return wire.encoded(pb.HoldBestSeatsResponse(hold=message))

        answer = await self._desk.group_commit.submit(wire.request_of(request, caller), apply)
        self.tell(SeatsHeld, request.request_id, wish.schedule_id)
        return pb.HoldBestSeatsResponse.FromString(answer)

    def _wish(self, request: pb.GetBestSeatsRequest | pb.HoldBestSeatsRequest) -> Wish:
        if request.seat_kind not in _KINDS:
            raise FieldInvalid("seat_kind", "must be a kind of seat that is sold")
        return Wish(
            checked_id(request.schedule_id, "schedule_id"),
            checked_number(request.seat_count, "seat_count", least=1, most=self._desk.rules.most_seats),
            _KINDS[request.seat_kind],
        )
