"""The studio service on the wire."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import studio_pb2 as pb
from ttms_api.v1.studio_pb2_grpc import StudioServiceServicer
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.clock import Clock
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid
from ttms_server.events import Events, LayoutChanged
from ttms_server.fields import checked_etag, checked_id, checked_text
from ttms_server.group_commit import GroupCommit
from ttms_server.paging import page_of
from ttms_server.studio import changes, listing, service
from ttms_server.studio.changes import StudioChange
from ttms_server.studio.listing import StudioOrder, StudiosAsked
from ttms_server.studio.plan_rules import Category
from ttms_server.studio.positions import position_of
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.studio.service import Layout, Seat, Studio

_KINDS = {
    SeatKind.STANDARD: pb.SEAT_KIND_STANDARD,
    SeatKind.WHEELCHAIR: pb.SEAT_KIND_WHEELCHAIR,
    SeatKind.COUPLE: pb.SEAT_KIND_COUPLE,
    SeatKind.BROKEN: pb.SEAT_KIND_BROKEN,
    SeatKind.COMPANION: pb.SEAT_KIND_COMPANION,
}
_ORDERS: dict[int, StudioOrder] = {
    pb.STUDIO_ORDER_UNSPECIFIED: StudioOrder.NAME,
    pb.STUDIO_ORDER_MOST_PLACES: StudioOrder.MOST_PLACES,
    pb.STUDIO_ORDER_NEWEST_FIRST: StudioOrder.NEWEST_FIRST,
}
_CHANGEABLE = frozenset({"name", "name_en", "retired", "curve", "plan"})


class StudioRpc(StudioServiceServicer):
    """Translates; the rules stand in `service.py` and `changes.py`."""

    def __init__(self, database: Database, group_commit: GroupCommit, events: Events, clock: Clock) -> None:
        self._database = database
        self._group_commit = group_commit
        self._events = events
        self._clock = clock

    async def ListStudios(self, request: pb.ListStudiosRequest, context: Any) -> pb.ListStudiosResponse:
        page, asked = page_of(request.page_size, request.page_token, key_length=3), _asked(request)
        found = await self._database.read(lambda session: listing.list_studios(session, page, asked))
        return pb.ListStudiosResponse(
            studios=[_studio(studio) for studio in found.items], next_page_token=found.next_page_token
        )

    async def GetStudio(self, request: pb.GetStudioRequest, context: Any) -> pb.GetStudioResponse:
        studio_id = checked_id(request.studio_id, "studio_id")
        studio = await self._database.read(lambda session: service.get_studio(session, studio_id))
        layout = await self._database.read(lambda session: service.get_layout(session, studio.layout_id))
        return pb.GetStudioResponse(
            studio=_studio(studio), layout=layout_message(layout), plan=changes.plan_text(layout)
        )

    async def GetPlanPreview(self, request: pb.GetPlanPreviewRequest, context: Any) -> pb.GetPlanPreviewResponse:
        plan = changes.read_plan(request.plan)
        before = await self._layout_of(request.studio_id) if request.studio_id else None
        layout = changes.preview(plan, curve=plan.curve_or(request.curve), of=before)
        return pb.GetPlanPreviewResponse(layout=layout_message(layout), place_count=plan.place_count)

    async def _layout_of(self, studio_id: int) -> Layout:
        studio = await self._database.read(lambda session: service.get_studio(session, studio_id))
        return await self._database.read(lambda session: service.get_layout(session, studio.layout_id))

    async def CreateStudio(self, request: pb.CreateStudioRequest, context: Any) -> pb.CreateStudioResponse:
        plan = changes.read_plan(request.plan)

        def apply(session: Session) -> bytes:
            studio = service.create_studio(
                session,
                name=request.name or plan.name,
                name_en=request.name_en,
                curve=plan.curve_or(request.curve),
                plan=plan,
            )
            layout = service.get_layout(session, studio.layout_id)
            return wire.encoded(pb.CreateStudioResponse(studio=_studio(studio), layout=layout_message(layout)))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.CreateStudioResponse.FromString(answer)

    async def UpdateStudio(self, request: pb.UpdateStudioRequest, context: Any) -> pb.UpdateStudioResponse:
        change = _change(request)

        def apply(session: Session) -> bytes:
            studio = changes.update_studio(session, change, now=self._clock())
            layout = service.get_layout(session, studio.layout_id)
            return wire.encoded(pb.UpdateStudioResponse(studio=_studio(studio), layout=layout_message(layout)))

        caller = current_caller.get()
        answer = pb.UpdateStudioResponse.FromString(
            await self._group_commit.submit(wire.request_of(request, caller), apply)
        )
        self._events.tell(
            LayoutChanged(
                request_id=request.request_id,
                counter_name=caller.counter_name,
                studio_id=answer.studio.studio_id,
                layout_id=answer.layout.layout_id,
            )
        )
        return answer

    async def DeleteStudio(self, request: pb.DeleteStudioRequest, context: Any) -> pb.DeleteStudioResponse:
        studio_id, version = checked_id(request.studio_id, "studio_id"), checked_etag(request.etag)

        def apply(session: Session) -> bytes:
            changes.delete_studio(session, studio_id, version=version)
            return wire.encoded(pb.DeleteStudioResponse())

        await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.DeleteStudioResponse()


def _asked(request: pb.ListStudiosRequest) -> StudiosAsked:
    if request.order not in _ORDERS:
        raise FieldInvalid("order", "must be an order that this server knows")
    retired = request.retired if request.HasField("retired") else None if request.include_retired else False
    text = checked_text(request.text, "text", longest=service.LONGEST_NAME, empty=True)
    return StudiosAsked(text, retired, _ORDERS[request.order])


def _change(request: pb.UpdateStudioRequest) -> StudioChange:
    changed = wire.changed_fields(request, _CHANGEABLE)
    return StudioChange(
        studio_id=checked_id(request.studio_id, "studio_id"),
        version=checked_etag(request.etag),
        name=request.name if "name" in changed else None,
        name_en=request.name_en if "name_en" in changed else None,
        retired=request.retired if "retired" in changed else None,
        curve=request.curve if "curve" in changed else None,
        plan=changes.read_plan(request.plan) if "plan" in changed else None,
    )


def _studio(studio: Studio) -> pb.Studio:
    return pb.Studio(
        studio_id=studio.studio_id,
        name=studio.name,
        name_en=studio.name_en,
        place_count=studio.place_count,
        retired=studio.retired,
        etag=str(studio.version),
        categories=_categories(studio.categories),
    )


def layout_message(layout: Layout) -> pb.Layout:
    return pb.Layout(
        layout_id=layout.layout_id,
        row_count=layout.row_count,
        column_count=layout.column_count,
        seats=[_seat(layout, seat) for seat in layout.seats],
        curve=layout.curve,
        categories=_categories(layout.categories),
    )


def _categories(categories: Iterable[Category]) -> list[pb.SeatCategory]:
    return [pb.SeatCategory(name=one.name, colour=one.colour) for one in categories]


def _seat(layout: Layout, seat: Seat) -> pb.Seat:
    position = seat.position or position_of(seat, column_count=layout.column_count, curve=layout.curve)
    return pb.Seat(
        seat_id=seat.seat_id,
        row=seat.row,
        column=seat.column,
        row_label=seat.row_label,
        seat_label=seat.seat_label,
        kind=_KINDS[seat.kind],
        places=seat.places,
        category=seat.category,
        x=position.x,
        y=position.y,
        rotation_degrees=position.rotation_degrees,
    )
