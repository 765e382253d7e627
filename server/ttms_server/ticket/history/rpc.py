"""The history of seats on the wire."""

from typing import Any

from ttms_api.v1 import ticket_pb2 as pb
from ttms_server import wire
from ttms_server.fields import checked_id
from ttms_server.paging import page_of
from ttms_server.ticket.desk import DeskRpc
from ttms_server.ticket.history import service
from ttms_server.ticket.history.deeds import SeatDeed

_DEEDS = {
    SeatDeed.HELD: pb.SEAT_DEED_HELD,
    SeatDeed.RELEASED: pb.SEAT_DEED_RELEASED,
    SeatDeed.OFFERED: pb.SEAT_DEED_OFFERED,
    SeatDeed.TAKEN_OVER: pb.SEAT_DEED_TAKEN_OVER,
    SeatDeed.SOLD: pb.SEAT_DEED_SOLD,
    SeatDeed.REFUNDED: pb.SEAT_DEED_REFUNDED,
    SeatDeed.ENTERED: pb.SEAT_DEED_ENTERED,
    SeatDeed.LEFT: pb.SEAT_DEED_LEFT,
    SeatDeed.RESERVED: pb.SEAT_DEED_RESERVED,
    SeatDeed.COLLECTED: pb.SEAT_DEED_COLLECTED,
}


class HistoryRpc(DeskRpc):
    """Translates; the rules stand in `service.py`."""

    async def ListSeatEvents(self, request: pb.ListSeatEventsRequest, context: Any) -> pb.ListSeatEventsResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        schedule_id, seat_id = checked_id(request.schedule_id, "schedule_id"), checked_id(request.seat_id, "seat_id")
        found = await self._desk.database.read(lambda session: service.get_history(session, schedule_id, seat_id, page))
        events = [
            pb.SeatEvent(
                deed=_DEEDS[event.deed],
                happened_at=wire.moment(event.happened_at),
                person_name=event.person_name,
                place=event.place,
            )
            for event in found.items
        ]
        return pb.ListSeatEventsResponse(events=events, next_page_token=found.next_page_token)
