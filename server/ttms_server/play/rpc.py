"""The play service on the wire."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import play_pb2 as pb
from ttms_api.v1.play_pb2_grpc import PlayServiceServicer
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.clock import Clock
from ttms_server.config import CinemaSettings
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_etag, checked_id
from ttms_server.group_commit import GroupCommit
from ttms_server.paging import page_of
from ttms_server.play import category_prices, films, programme, service
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind
from ttms_server.play.programme import ProgrammeRules, slots_for
from ttms_server.play.service import CategoryPrice, Schedule
from ttms_server.studio import service as studio_service

_KINDS = {
    PlayKind.FILM: pb.PLAY_KIND_FILM,
    PlayKind.OPERA: pb.PLAY_KIND_OPERA,
    PlayKind.CONCERT: pb.PLAY_KIND_CONCERT,
}
_KINDS_BY_NUMBER: dict[int, PlayKind] = {number: kind for kind, number in _KINDS.items()}


class PlayRpc(PlayServiceServicer):
    """Translates; the rules stand in `service.py`, `films.py` and `programme.py`."""

    def __init__(self, database: Database, group_commit: GroupCommit, cinema: CinemaSettings, clock: Clock) -> None:
        self._database = database
        self._group_commit = group_commit
        self._cinema = cinema
        self._clock = clock

    async def ListPlays(self, request: pb.ListPlaysRequest, context: Any) -> pb.ListPlaysResponse:
        page = page_of(request.page_size, request.page_token, key_length=1)
        found = await self._database.read(
            lambda session: films.list_plays(session, page, include_retired=request.include_retired)
        )
        return pb.ListPlaysResponse(
            plays=[_play_message(play) for play in found.items], next_page_token=found.next_page_token
        )

    async def ListSchedules(self, request: pb.ListSchedulesRequest, context: Any) -> pb.ListSchedulesResponse:
        page = page_of(request.page_size, request.page_token, key_length=2)
        first, last = wire.span(request.starts_from, request.starts_before)

        def read(session: Session) -> pb.ListSchedulesResponse:
            found = service.list_schedules(
                session,
                starts_from=first,
                starts_before=last,
                page=page,
                include_cancelled=request.include_cancelled,
            )
            shows = category_prices.with_prices(session, found.items)
            return pb.ListSchedulesResponse(
                schedules=[schedule_message(show) for show in shows], next_page_token=found.next_page_token
            )

        return await self._database.read(read)

    async def CreatePlay(self, request: pb.CreatePlayRequest, context: Any) -> pb.CreatePlayResponse:
        play = _play(request.play)

        def apply(session: Session) -> bytes:
            return wire.encoded(pb.CreatePlayResponse(play=_play_message(films.create_play(session, play))))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.CreatePlayResponse.FromString(answer)

    async def UpdatePlay(self, request: pb.UpdatePlayRequest, context: Any) -> pb.UpdatePlayResponse:
        checked_id(request.play.play_id, "play_id")
        play = _play(request.play, version=checked_etag(request.play.etag))

        def apply(session: Session) -> bytes:
            changed = films.update_play(session, play, now=self._clock())
            return wire.encoded(pb.UpdatePlayResponse(play=_play_message(changed)))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.UpdatePlayResponse.FromString(answer)

    async def DeletePlay(self, request: pb.DeletePlayRequest, context: Any) -> pb.DeletePlayResponse:
        play_id, version = checked_id(request.play_id, "play_id"), checked_etag(request.etag)

        def apply(session: Session) -> bytes:
            films.delete_play(session, play_id, version=version)
            return wire.encoded(pb.DeletePlayResponse())

        await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.DeletePlayResponse()

    async def CreateSchedules(self, request: pb.CreateSchedulesRequest, context: Any) -> pb.CreateSchedulesResponse:
        play_id, studio_id = checked_id(request.play_id, "play_id"), checked_id(request.studio_id, "studio_id")
        starts_at = [wire.checked_moment(start, "starts_at") for start in request.starts_at]
        in_categories = [CategoryPrice(price.category, price.price_minor) for price in request.category_prices]

        def apply(session: Session) -> bytes:
            play, studio = films.get_play(session, play_id), studio_service.get_studio(session, studio_id)
            now: datetime = self._clock()
            made = programme.create_schedules(
                session,
                slots_for(play, studio, starts_at),
                price_minor=request.price_minor,
                rules=rules_of(self._cinema),
                now=now,
                in_categories=in_categories,
            )
            return wire.encoded(pb.CreateSchedulesResponse(schedules=[schedule_message(show) for show in made]))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.CreateSchedulesResponse.FromString(answer)


def rules_of(cinema: CinemaSettings) -> ProgrammeRules:
    return ProgrammeRules(timedelta(minutes=cinema.cleaning_minutes), cinema.zone)


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
        cancelled_at=wire.optional_moment(schedule.cancelled_at),
        cancel_reason=schedule.cancel_reason,
        price_minor=schedule.price_minor,
        etag=str(schedule.version),
        category_prices=[
            pb.CategoryPrice(category=price.category, price_minor=price.price_minor)
            for price in schedule.category_prices
        ],
    )


def _play(message: pb.Play, *, version: int = 0) -> Play:
    if message.kind not in _KINDS_BY_NUMBER:
        raise FieldInvalid("kind", "must be a kind that this server knows")
    return Play(
        play_id=message.play_id,
        kind=_KINDS_BY_NUMBER[message.kind],
        title=message.title,
        title_en=message.title_en,
        running_minutes=message.running_minutes,
        year=message.year,
        director=message.director,
        area=message.area,
        runs_from=message.runs_from,
        runs_until=message.runs_until,
        price_minor=message.price_minor if message.HasField("price_minor") else None,
        retired=message.retired,
        version=version,
    )


def _play_message(play: Play) -> pb.Play:
    return pb.Play(
        play_id=play.play_id,
        kind=_KINDS[play.kind],
        title=play.title,
        title_en=play.title_en,
        running_minutes=play.running_minutes,
        year=play.year,
        director=play.director,
        area=play.area,
        runs_from=play.runs_from,
        runs_until=play.runs_until,
        price_minor=play.price_minor,
        retired=play.retired,
        etag=str(play.version),
    )
