"""Films and shows as messages of the contract."""

from ttms_api.v1 import play_pb2 as pb
from ttms_server import wire
from ttms_server.play.films import Play
from ttms_server.play.models import PlayKind
from ttms_server.play.service import Schedule

KINDS = {
    PlayKind.FILM: pb.PLAY_KIND_FILM,
    PlayKind.OPERA: pb.PLAY_KIND_OPERA,
    PlayKind.CONCERT: pb.PLAY_KIND_CONCERT,
}


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


def play_message(play: Play) -> pb.Play:
    return pb.Play(
        play_id=play.play_id,
        kind=KINDS[play.kind],
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
        rating=play.rating,
        language=play.language,
        has_poster=bool(play.poster_type),
    )
