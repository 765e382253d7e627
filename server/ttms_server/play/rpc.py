"""The play service on the wire."""

from typing import Any

from ttms_api.v1 import play_pb2 as pb
from ttms_api.v1.play_pb2_grpc import PlayServiceServicer
from ttms_server import wire
from ttms_server.db import Database
from ttms_server.paging import page_of
from ttms_server.play import service
from ttms_server.play.models import PlayKind
from ttms_server.play.service import Play, Schedule

_KINDS = {
    PlayKind.FILM: pb.PLAY_KIND_FILM,
    PlayKind.OPERA: pb.PLAY_KIND_OPERA,
    PlayKind.CONCERT: pb.PLAY_KIND_CONCERT,
}


class PlayRpc(PlayServiceServicer):
    """Translates; the rules stand in `service.py`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def ListPlays(self, request: pb.ListPlaysRequest, context: Any) -> pb.ListPlaysResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        found = await self._database.read(lambda session: service.list_plays(session, page))
        return pb.ListPlaysResponse(plays=[_play(play) for play in found.items], next_page_token=found.next_page_token)

    async def ListSchedules(self, request: pb.ListSchedulesRequest, context: Any) -> pb.ListSchedulesResponse:
        page = page_of(request.page_size, request.page_token, key_length=2)
        first, last = wire.span(request.starts_from, request.starts_before)
        found = await self._database.read(
            lambda session: service.list_schedules(session, starts_from=first, starts_before=last, page=page)
        )
        return pb.ListSchedulesResponse(
            schedules=[schedule_message(schedule) for schedule in found.items], next_page_token=found.next_page_token
        )


def _play(play: Play) -> pb.Play:
    return pb.Play(
        play_id=play.play_id,
        kind=_KINDS[play.kind],
        title=play.title,
        title_en=play.title_en,
        running_minutes=play.running_minutes,
        year=play.year,
        director=play.director,
        area=play.area,
    )


def schedule_message(schedule: Schedule) -> pb.Schedule:
    return pb.Schedule(
        schedule_id=schedule.schedule_id,
        play_id=schedule.play_id,
        play_title=schedule.play_title,
        play_title_en=schedule.play_title_en,
        running_minutes=schedule.running_minutes,
        studio_id=schedule.studio_id,
        studio_name=schedule.studio_name,
        studio_name_en=schedule.studio_name_en,
        starts_at=wire.moment(schedule.starts_at),
        ends_at=wire.moment(schedule.ends_at),
    )
