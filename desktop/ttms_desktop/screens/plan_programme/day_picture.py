"""A day of the programme as the screen draws it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from ttms_client.play import Play
from ttms_client.studio import Studio
from ttms_client.ticket import ShowOnBoard
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.reading_order import reading_key
from ttms_desktop.screens.plan_programme import rules, wording
from ttms_desktop.screens.plan_programme.pictures import FilmLine, HallLine, HourText, ShowBlock, ShowStage
from ttms_desktop.screens.plan_programme.programme import Programme
from ttms_desktop.screens.sell_tickets.wording import film_title as show_title

_HALF_HOUR = timedelta(minutes=30)
_BESIDE = timedelta(minutes=15)  # what is seen before the first show and after the last one
_USUAL_END = timedelta(hours=19)


def hour_texts(begins: datetime, ends: datetime, calendar: CinemaCalendar) -> list[HourText]:
    """The full hours of the wall clock; two of one name, or one left out, when the clocks change."""
    count = (ends - begins) // _HALF_HOUR
    moments = [begins + step * _HALF_HOUR for step in range(count + 1)]
    local = [moment.astimezone(calendar.zone) for moment in moments]
    return [HourText(moment, f"{wall:%H}") for moment, wall in zip(moments, local, strict=True) if wall.minute == 0]


def hall_lines(programme: Programme) -> list[HallLine]:
    """Halls in use, and retired ones that have shows on the day, in order."""
    used = {show.schedule.studio_id for show in shows_of_day(programme)}
    halls = programme.known.halls if programme.known else ()
    seen = [hall for hall in halls if not hall.retired or hall.studio_id in used]
    return [HallLine(hall.studio_id, wording.hall_name(hall), wording.seats_text(hall)) for hall in in_order(seen)]


def in_order(halls: Iterable[Studio]) -> list[Studio]:
    """By name, as people count: 2 stands before 10."""
    return sorted(halls, key=lambda hall: reading_key(wording.hall_name(hall)))


def by_title(films: Iterable[Play]) -> list[Play]:
    """As a reader looks for them."""
    return sorted(films, key=lambda film: reading_key(wording.film_title(film)))


def film_lines(programme: Programme, *, cleaning: timedelta) -> list[FilmLine]:
    """Films whose run includes the day, by title."""
    films = programme.known.films if programme.known else ()
    running = [
        film for film in films if not film.retired and rules.runs_on(programme.day, film.runs_from, film.runs_until)
    ]
    return [_film_line(film, cleaning) for film in by_title(running)]


def shows_of_day(programme: Programme) -> list[ShowOnBoard]:
    """Those of which something lies in the day."""
    begins, ends = programme.begins, programme.ends
    return [show for show in programme.shows if show.schedule.starts_at < ends and show.schedule.ends_at > begins]


def show_block(show: ShowOnBoard, *, calendar: CinemaCalendar, cleaning: timedelta, now: datetime) -> ShowBlock:
    schedule = show.schedule
    span = wording.span_text(calendar, schedule.starts_at, schedule.ends_at)
    stage = stage_of(show, now)
    sold = wording.cancelled_text(show) if stage is ShowStage.CANCELLED else wording.sold_in_words(show)
    return ShowBlock(
        schedule_id=schedule.schedule_id,
        studio_id=schedule.studio_id,
        play_id=schedule.play_id,
        starts_at=schedule.starts_at,
        ends_at=schedule.ends_at,
        free_at=schedule.ends_at + cleaning,
        title=show_title(schedule),
        time_text=calendar.time_text(schedule.starts_at),
        span_text=span,
        sold_text=wording.sold_text(show),
        short_sold_text=wording.short_sold_text(show),
        filled=show.places_sold / show.places_total if show.places_total else 0.0,
        stage=stage,
        description=f"{span} {show_title(schedule)}\n{sold}",
    )


def stage_of(show: ShowOnBoard, now: datetime) -> ShowStage:
    if show.schedule.cancelled_at is not None:
        return ShowStage.CANCELLED
    if show.schedule.ends_at <= now:
        return ShowStage.OVER
    return ShowStage.RUNNING if show.schedule.starts_at <= now else ShowStage.COMING


def opens_at(begins: datetime, blocks: Iterable[ShowBlock]) -> datetime:
    """What is seen first: shortly before the first show, at nine on a day without any."""
    first = min((block.starts_at for block in blocks), default=None)
    return begins + rules.USUAL_OPENING if first is None else max(begins, first - _BESIDE)


def closes_at(begins: datetime, ends: datetime, blocks: Iterable[ShowBlock]) -> datetime:
    """What is seen last: shortly after the hall of the last show is free, or at one on a day without any."""
    last = max((block.free_at for block in blocks), default=None)
    return begins + _USUAL_END if last is None else min(ends, last + _BESIDE)


def _film_line(film: Play, cleaning: timedelta) -> FilmLine:
    length = wording.length_text(film.running_minutes, cleaning)
    return FilmLine(film.play_id, wording.film_title(film), length, film.running_minutes)
