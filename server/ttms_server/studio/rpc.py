"""The studio service on the wire."""

from typing import Any

from ttms_api.v1 import studio_pb2 as pb
from ttms_api.v1.studio_pb2_grpc import StudioServiceServicer
from ttms_server.db import Database
from ttms_server.fields import checked_id
from ttms_server.paging import page_of
from ttms_server.studio import service
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.studio.service import Layout, Seat, Studio

_KINDS = {
    SeatKind.STANDARD: pb.SEAT_KIND_STANDARD,
    SeatKind.WHEELCHAIR: pb.SEAT_KIND_WHEELCHAIR,
    SeatKind.COUPLE: pb.SEAT_KIND_COUPLE,
    SeatKind.BROKEN: pb.SEAT_KIND_BROKEN,
}


class StudioRpc(StudioServiceServicer):
    """Translates; the rules stand in `service.py`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ListStudios(self, request: pb.ListStudiosRequest, context: Any) -> pb.ListStudiosResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        found = await self._database.read(lambda session: service.list_studios(session, page))
        return pb.ListStudiosResponse(
            studios=[_studio(studio) for studio in found.items], next_page_token=found.next_page_token
        )

    async def GetStudio(self, request: pb.GetStudioRequest, context: Any) -> pb.GetStudioResponse:
        studio_id = checked_id(request.studio_id, "studio_id")
        studio = await self._database.read(lambda session: service.get_studio(session, studio_id))
        layout = await self._database.read(lambda session: service.get_layout(session, studio.layout_id))
        return pb.GetStudioResponse(studio=_studio(studio), layout=layout_message(layout))


def _studio(studio: Studio) -> pb.Studio:
    return pb.Studio(
        studio_id=studio.studio_id, name=studio.name, name_en=studio.name_en, place_count=studio.place_count
    )


def layout_message(layout: Layout) -> pb.Layout:
    return pb.Layout(
        layout_id=layout.layout_id,
        row_count=layout.row_count,
        column_count=layout.column_count,
        seats=[_seat(seat) for seat in layout.seats],
        curve=layout.curve,
    )


def _seat(seat: Seat) -> pb.Seat:
    return pb.Seat(
        seat_id=seat.seat_id,
        row=seat.row,
        column=seat.column,
        row_label=seat.row_label,
        seat_label=seat.seat_label,
        kind=_KINDS[seat.kind],
        places=seat.places,
    )
