"""Films and their shows."""

from dataclasses import dataclass
from datetime import datetime

from ttms_api.v1 import play_pb2, play_pb2_grpc
from ttms_client._connection import Connection
from ttms_client._contract import PAGE_SIZE, every_page, moment, stamp, well_formed


@dataclass(frozen=True, slots=True)
class Play:
    """A film or other programme; `running_minutes` without advertising."""

    play_id: int
    title: str
    title_en: str
    running_minutes: int
    year: int
    director: str
    area: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """One show; times are aware and in UTC."""

    schedule_id: int
    play_id: int
    play_title: str
    play_title_en: str
    running_minutes: int
    studio_id: int
    studio_name: str
    studio_name_en: str
    starts_at: datetime
    ends_at: datetime


class PlayCalls:
    """The calls of the play service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = play_pb2_grpc.PlayServiceStub(connection.channel)

    def list_plays(self) -> list[Play]:
        """All films, by title."""
        return [_play(message) for page in every_page(self._page_of_plays) for message in page.plays]

    def list_schedules(self, starts_from: datetime, starts_before: datetime) -> list[Schedule]:
        """Shows that start in [starts_from, starts_before), by start, then hall; both times are aware."""
        first, end = stamp(starts_from), stamp(starts_before)

        def page(token: str) -> play_pb2.ListSchedulesResponse:
            request = well_formed(
                play_pb2.ListSchedulesRequest,
                starts_from=first,
                starts_before=end,
                page_size=PAGE_SIZE,
                page_token=token,
            )
            return self._connection.ask(self._stub.ListSchedules, request)

        return [schedule_of(message) for answer in every_page(page) for message in answer.schedules]

    def _page_of_plays(self, token: str) -> play_pb2.ListPlaysResponse:
        request = play_pb2.ListPlaysRequest(page_size=PAGE_SIZE, page_token=token)
        return self._connection.ask(self._stub.ListPlays, request)


def schedule_of(message: play_pb2.Schedule) -> Schedule:
    return Schedule(
        schedule_id=message.schedule_id,
        play_id=message.play_id,
        play_title=message.play_title,
        play_title_en=message.play_title_en,
        running_minutes=message.running_minutes,
        studio_id=message.studio_id,
        studio_name=message.studio_name,
        studio_name_en=message.studio_name_en,
        starts_at=moment(message.starts_at),
        ends_at=moment(message.ends_at),
    )


def _play(message: play_pb2.Play) -> Play:
    return Play(
        play_id=message.play_id,
        title=message.title,
        title_en=message.title_en,
        running_minutes=message.running_minutes,
        year=message.year,
        director=message.director,
        area=message.area,
    )
