"""The view model's pictures as the shapes of the timeline."""

from datetime import timedelta

from ttms_desktop.screens.plan_programme.pictures import FilmLine, Judgement, ShowBlock, ShowStage
from ttms_desktop.screens.plan_programme.view_model import PlanProgrammeViewModel
from ttms_desktop.widgets.timeline_shapes import Block, BlockLook, HourMark, Lane, Load, TimelineDay, Verdict
from ttms_desktop.widgets.timeline_sources import Source

_LOOKS = {
    ShowStage.COMING: BlockLook.COMING,
    ShowStage.RUNNING: BlockLook.COMING,
    ShowStage.OVER: BlockLook.OVER,
    ShowStage.CANCELLED: BlockLook.CANCELLED,
    ShowStage.PENDING: BlockLook.PENDING,
}


def day_of(model: PlanProgrammeViewModel) -> TimelineDay:
    """The chosen day as the timeline draws it."""
    return TimelineDay(
        begins=model.begins,
        ends=model.ends,
        marks=tuple(HourMark(hour.at, hour.text) for hour in model.hours),
        lanes=tuple(Lane(hall.studio_id, hall.name, hall.seats_text) for hall in model.halls),
        blocks=tuple(_block(show) for show in model.shows),
        opens_at=model.opens_at,
        closes_at=model.closes_at,
    )


def sources_of(films: list[FilmLine]) -> tuple[Source, ...]:
    return tuple(Source(film.play_id, film.title, film.length_text, film.play_id) for film in films)


def load_of_film(film: FilmLine, cleaning: timedelta) -> Load:
    return Load(film.play_id, film.title, timedelta(minutes=film.minutes), cleaning, film.play_id)


def verdict_of(judgement: Judgement) -> Verdict:
    return Verdict(judgement.time_text, judgement.span_text, judgement.reason, judgement.hint)


def _block(show: ShowBlock) -> Block:
    return Block(
        block_id=show.schedule_id,
        lane_id=show.studio_id,
        starts_at=show.starts_at,
        ends_at=show.ends_at,
        free_at=show.free_at,
        title=show.title,
        time_text=show.time_text,
        span_text=show.span_text,
        state_text=show.sold_text,
        filled=show.filled,
        hue=show.play_id,
        look=_LOOKS[show.stage],
        description=show.description,
        short_state_text=show.short_sold_text,
    )
