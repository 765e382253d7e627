"""Films and their shows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from google.protobuf.field_mask_pb2 import FieldMask

from ttms_api.v1 import play_pb2, play_pb2_grpc
from ttms_client._connection import CHANGE_SECONDS, Connection
from ttms_client._contract import PAGE_SIZE, day_of, every_page, known, moment, stamp, well_formed


class PlayKind(Enum):
    """What is shown."""

    FILM = 1
    OPERA = 2
    CONCERT = 3


@dataclass(frozen=True, slots=True)
class Play:
    """A film or other programme; `running_minutes` without advertising.

    It may be shown on the cinema days `runs_from` to `runs_until`, both included, None is open. `price_minor` is what
    an adult's place costs unless a show says otherwise; None until somebody has said.
    """

    play_id: int
    title: str
    title_en: str
    running_minutes: int
    year: int
    director: str
    area: str
    kind: PlayKind = PlayKind.FILM
    runs_from: date | None = None
    runs_until: date | None = None
    price_minor: int | None = None
    retired: bool = False
    etag: str = ""
    rating: str = ""
    language: str = ""
    has_poster: bool = False


class PlayOrder(Enum):
    """How a list of films is sorted; films that are alike stand by title."""

    TITLE = 0
    NEWEST_FIRST = 1
    LATEST_YEAR = 2


@dataclass(frozen=True, slots=True)
class PlayFilter:
    """Which films are asked for: a part of a title, a kind, a cinema day on which they may be shown.

    `retired` None is all of them.
    """

    text: str = ""
    kind: PlayKind | None = None
    running_on: date | None = None
    retired: bool | None = False
    order: PlayOrder = PlayOrder.TITLE


class ScheduleOrder(Enum):
    """How a list of shows is sorted."""

    EARLIEST_FIRST = 0
    LATEST_FIRST = 1


@dataclass(frozen=True, slots=True)
class ScheduleFilter:
    """Which shows are asked for: of one hall or film, 0 is any; `cancelled` None is all of them."""

    studio_id: int = 0
    play_id: int = 0
    cancelled: bool | None = False
    order: ScheduleOrder = ScheduleOrder.EARLIEST_FIRST


@dataclass(frozen=True, slots=True)
class Poster:
    """A picture as its file holds it; empty if the film has none."""

    media_type: str
    picture: bytes


@dataclass(frozen=True, slots=True)
class CategoryPrice:
    """What a place costs an adult in one category of a hall's seats, in minor units."""

    category: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """One show; times are aware and in UTC, `price_minor` is for an adult's place; `cancelled_at` None: it is on.

    `category_prices` say what differs from it; they are told where shows are listed, made or moved.
    """

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
    price_minor: int = 0
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    etag: str = ""
    category_prices: tuple[CategoryPrice, ...] = ()


class PlayCalls:
    """The calls of the play service."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._stub = play_pb2_grpc.PlayServiceStub(connection.channel)

    def list_plays(self, *, include_retired: bool = False, wanted: PlayFilter | None = None) -> list[Play]:
        """All films in use, by title; with `include_retired` the others too; or those that are `wanted`."""
        asked = wanted or PlayFilter(retired=None if include_retired else False)

        def page(token: str) -> play_pb2.ListPlaysResponse:
            request = well_formed(
                play_pb2.ListPlaysRequest,
                page_size=PAGE_SIZE,
                page_token=token,
                include_retired=asked.retired is None,
                retired=asked.retired,
                text=asked.text,
                kind=play_pb2.PlayKind.ValueType(asked.kind.value if asked.kind else 0),
                running_on=asked.running_on.isoformat() if asked.running_on else "",
                order=play_pb2.PlayOrder.ValueType(asked.order.value),
            )
            return self._connection.ask(self._stub.ListPlays, request)

        return [_play(message) for answer in every_page(page) for message in answer.plays]

    def create_play(self, play: Play, *, request_id: str) -> Play:
        """Add a film, whose `play_id`, `retired` and `etag` are not looked at; raises NameTaken."""
        request = well_formed(play_pb2.CreatePlayRequest, request_id=request_id, play=_play_message(play))
        return _play(self._connection.change(self._stub.CreatePlay, request, seconds=CHANGE_SECONDS).play)

    def update_play(self, play: Play, *, request_id: str, only: Collection[str] | None = None) -> Play:
        """Store everything of `play`, or `only` some of its fields; raises ChangedMeanwhile, PlayNotFound, NameTaken.

        The poster has a call of its own.
        """
        mask = None if only is None else FieldMask(paths=sorted(only))
        request = well_formed(
            play_pb2.UpdatePlayRequest, request_id=request_id, play=_play_message(play), update_mask=mask
        )
        return _play(self._connection.change(self._stub.UpdatePlay, request, seconds=CHANGE_SECONDS).play)

    def delete_play(self, play: Play, *, request_id: str) -> None:
        """Remove a film that never had a show; raises PlayHasShows, ChangedMeanwhile, PlayNotFound."""
        request = well_formed(play_pb2.DeletePlayRequest, request_id=request_id, play_id=play.play_id, etag=play.etag)
        self._connection.change(self._stub.DeletePlay, request, seconds=CHANGE_SECONDS)

    def set_poster(self, play: Play, picture: bytes, *, request_id: str) -> Play:
        """Give the film a picture, PNG or JPEG of at most 240 KiB, or none; raises ChangedMeanwhile, PlayNotFound."""
        request = well_formed(
            play_pb2.SetPosterRequest, request_id=request_id, play_id=play.play_id, etag=play.etag, picture=picture
        )
        return _play(self._connection.change(self._stub.SetPoster, request, seconds=CHANGE_SECONDS).play)

    def get_poster(self, play_id: int) -> Poster:
        """The picture of a film; raises PlayNotFound."""
        request = well_formed(play_pb2.GetPosterRequest, play_id=play_id)
        answer = self._connection.ask(self._stub.GetPoster, request)
        return Poster(answer.media_type, answer.picture)

    def create_schedules(
        self,
        play_id: int,
        studio_id: int,
        *,
        starts_at: Sequence[datetime],
        price_minor: int,
        request_id: str,
        category_prices: Sequence[CategoryPrice] = (),
    ) -> list[Schedule]:
        """Put shows of a film in a hall on sale, all or none, at most 100; `starts_at` are aware, in whole minutes.

        Categories of the hall that `category_prices` do not name cost `price_minor`.

        Raises:
            ScheduleOverlaps, ShowInPast, OutsideRun: all conflicts are in its `conflicts`.
            PlayNotFound, StudioNotFound, PlayRetired, StudioRetired: nothing was put on sale either.
        """
        request = well_formed(
            play_pb2.CreateSchedulesRequest,
            request_id=request_id,
            play_id=play_id,
            studio_id=studio_id,
            starts_at=[stamp(start) for start in starts_at],
            price_minor=price_minor,
            category_prices=[
                well_formed(play_pb2.CategoryPrice, category=price.category, price_minor=price.price_minor)
                for price in category_prices
            ],
        )
        answer = self._connection.change(self._stub.CreateSchedules, request, seconds=CHANGE_SECONDS)
        return [schedule_of(message) for message in answer.schedules]

    def list_schedules(
        self, starts_from: datetime, starts_before: datetime, *, wanted: ScheduleFilter | None = None
    ) -> list[Schedule]:
        """Shows that start in [starts_from, starts_before), by start, or those that are `wanted`; times are aware."""
        asked = wanted or ScheduleFilter()
        first, end = stamp(starts_from), stamp(starts_before)

        def page(token: str) -> play_pb2.ListSchedulesResponse:
            request = well_formed(
                play_pb2.ListSchedulesRequest,
                starts_from=first,
                starts_before=end,
                page_size=PAGE_SIZE,
                page_token=token,
                include_cancelled=asked.cancelled is None,
                cancelled=asked.cancelled,
                studio_id=asked.studio_id,
                play_id=asked.play_id,
                order=play_pb2.ScheduleOrder.ValueType(asked.order.value),
            )
            return self._connection.ask(self._stub.ListSchedules, request)

        return [schedule_of(message) for answer in every_page(page) for message in answer.schedules]


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
        price_minor=message.price_minor,
        cancelled_at=moment(message.cancelled_at) if message.HasField("cancelled_at") else None,
        cancel_reason=message.cancel_reason,
        etag=message.etag,
        category_prices=tuple(CategoryPrice(price.category, price.price_minor) for price in message.category_prices),
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
        kind=known(PlayKind, message.kind, otherwise=PlayKind.FILM),
        runs_from=day_of(message.runs_from),
        runs_until=day_of(message.runs_until),
        price_minor=message.price_minor if message.HasField("price_minor") else None,
        retired=message.retired,
        etag=message.etag,
        rating=message.rating,
        language=message.language,
        has_poster=message.has_poster,
    )


def _play_message(play: Play) -> play_pb2.Play:
    return well_formed(
        play_pb2.Play,
        play_id=play.play_id,
        kind=play_pb2.PlayKind.ValueType(play.kind.value),
        title=play.title,
        title_en=play.title_en,
        running_minutes=play.running_minutes,
        year=play.year,
        director=play.director,
        area=play.area,
        runs_from=play.runs_from.isoformat() if play.runs_from else "",
        runs_until=play.runs_until.isoformat() if play.runs_until else "",
        price_minor=play.price_minor,
        retired=play.retired,
        etag=play.etag,
        rating=play.rating,
        language=play.language,
    )
