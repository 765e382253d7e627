"""The play service on the wire."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from ttms_api.v1 import play_pb2 as pb
from ttms_api.v1.play_pb2_grpc import PlayServiceServicer
from ttms_server import wire
from ttms_server.auth import current_caller
from ttms_server.cinema_days import checked_day
from ttms_server.config import CinemaSettings
from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_etag, checked_id, checked_text
from ttms_server.paging import page_of
from ttms_server.play import category_prices, film_list, films, programme, service
from ttms_server.play.films import Play
from ttms_server.play.films_asked import PlayOrder, PlaysAsked
from ttms_server.play.messages import KINDS, play_message, schedule_message
from ttms_server.play.models import PlayKind
from ttms_server.play.poster.rpc import PosterRpc
from ttms_server.play.programme import ProgrammeRules, slots_for
from ttms_server.play.service import CategoryPrice
from ttms_server.play.show_list import ShowOrder, ShowsAsked
from ttms_server.play.ticket_type.rpc import TicketTypeRpc
from ttms_server.studio import service as studio_service

_KINDS_BY_NUMBER: dict[int, PlayKind] = {number: kind for kind, number in KINDS.items()}
_PLAY_ORDERS: dict[int, PlayOrder] = {
    pb.PLAY_ORDER_UNSPECIFIED: PlayOrder.TITLE,
    pb.PLAY_ORDER_NEWEST_FIRST: PlayOrder.NEWEST_FIRST,
    pb.PLAY_ORDER_LATEST_YEAR: PlayOrder.LATEST_YEAR,
}
_SHOW_ORDERS: dict[int, ShowOrder] = {
    pb.SCHEDULE_ORDER_UNSPECIFIED: ShowOrder.EARLIEST_FIRST,
    pb.SCHEDULE_ORDER_LATEST_FIRST: ShowOrder.LATEST_FIRST,
}


class PlayRpc(PosterRpc, TicketTypeRpc, PlayServiceServicer):
    """Translates; the rules stand in `service.py`, `films.py` and `programme.py`."""

    async def ListPlays(self, request: pb.ListPlaysRequest, context: Any) -> pb.ListPlaysResponse:
        page, asked = page_of(request.page_size, request.page_token, key_length=3), _plays_asked(request)
        found = await self._database.read(lambda session: film_list.list_plays(session, page, asked))
        return pb.ListPlaysResponse(
            plays=[play_message(play) for play in found.items], next_page_token=found.next_page_token
        )

    async def ListSchedules(self, request: pb.ListSchedulesRequest, context: Any) -> pb.ListSchedulesResponse:
        page, asked = page_of(request.page_size, request.page_token, key_length=3), _shows_asked(request)

        def read(session: Session) -> pb.ListSchedulesResponse:
            found = service.list_schedules(session, page, asked)
            shows = category_prices.with_prices(session, found.items)
            return pb.ListSchedulesResponse(
                schedules=[schedule_message(show) for show in shows], next_page_token=found.next_page_token
            )

        return await self._database.read(read)

    async def CreatePlay(self, request: pb.CreatePlayRequest, context: Any) -> pb.CreatePlayResponse:
        play = _play(request.play)

        def apply(session: Session) -> bytes:
            return wire.encoded(pb.CreatePlayResponse(play=play_message(films.create_play(session, play))))

        answer = await self._group_commit.submit(wire.request_of(request, current_caller.get()), apply)
        return pb.CreatePlayResponse.FromString(answer)

    async def UpdatePlay(self, request: pb.UpdatePlayRequest, context: Any) -> pb.UpdatePlayResponse:
        checked_id(request.play.play_id, "play_id")
        only = wire.changed_fields(request, films.CHANGEABLE)
        play = _play(request.play, version=checked_etag(request.play.etag), only=only)

        def apply(session: Session) -> bytes:
            changed = films.update_play(session, play, now=self._clock(), only=only)
            return wire.encoded(pb.UpdatePlayResponse(play=play_message(changed)))

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


def _play(message: pb.Play, *, version: int = 0, only: Collection[str] = films.CHANGEABLE) -> Play:
    return Play(
        play_id=message.play_id,
        kind=_checked_kind(message.kind) if "kind" in only else PlayKind.FILM,
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
        rating=message.rating,
        language=message.language,
    )


def _checked_kind(number: int) -> PlayKind:
    if number not in _KINDS_BY_NUMBER:
        raise FieldInvalid("kind", "must be a kind that this server knows")
    return _KINDS_BY_NUMBER[number]


def _plays_asked(request: pb.ListPlaysRequest) -> PlaysAsked:
    if request.order not in _PLAY_ORDERS:
        raise FieldInvalid("order", "must be an order that this server knows")
    retired = request.retired if request.HasField("retired") else None if request.include_retired else False
    return PlaysAsked(
        checked_text(request.text, "text", longest=films.LONGEST_TITLE, empty=True),
        _checked_kind(request.kind) if request.kind else None,
        checked_day(request.running_on, "running_on").isoformat() if request.running_on else "",
        retired,
        _PLAY_ORDERS[request.order],
    )


def _shows_asked(request: pb.ListSchedulesRequest) -> ShowsAsked:
    if request.order not in _SHOW_ORDERS:
        raise FieldInvalid("order", "must be an order that this server knows")
    first, last = wire.span(request.starts_from, request.starts_before)
    cancelled = request.cancelled if request.HasField("cancelled") else None if request.include_cancelled else False
    return ShowsAsked(
        first,
        last,
        cancelled,
        checked_id(request.studio_id, "studio_id") if request.studio_id else 0,
        checked_id(request.play_id, "play_id") if request.play_id else 0,
        _SHOW_ORDERS[request.order],
    )
