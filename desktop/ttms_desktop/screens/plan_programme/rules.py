"""Whether a show may stand somewhere, by the same rules as the server's; the server decides again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from ttms_client.conflicts import ConflictKind, ShowConflict
from ttms_client.play import Play, Schedule
from ttms_desktop.day import CinemaCalendar

STEP = timedelta(minutes=5)
# After the begin of a cinema day at six: no show stands earlier unless somebody puts it there.
USUAL_OPENING = timedelta(hours=3)
_NIGHT = timedelta(hours=6)  # from midnight to the end of the cinema day
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Plan:
    """A show that is to stand somewhere; `schedule_id` is its own if it stands somewhere already, else 0."""

    studio_id: int
    starts_at: datetime
    minutes: int
    runs_from: date | None = None
    runs_until: date | None = None
    schedule_id: int = 0

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True, slots=True)
class Cinema:
    """What the rules need of the cinema: its days, its cleaning, its time."""

    calendar: CinemaCalendar
    cleaning: timedelta
    now: datetime


def plan_of(film: Play, studio_id: int, starts_at: datetime) -> Plan:
    return Plan(studio_id, starts_at, film.running_minutes, film.runs_from, film.runs_until)


def conflict_of(plan: Plan, shows: Iterable[Schedule], cinema: Cinema) -> ShowConflict | None:
    """Why it cannot stand there; None if it can."""
    if plan.starts_at < cinema.now:
        return ShowConflict(ConflictKind.IN_PAST, plan.starts_at)
    if not runs_on(cinema.calendar.day_of(plan.starts_at), plan.runs_from, plan.runs_until):
        return ShowConflict(ConflictKind.OUTSIDE_RUN, plan.starts_at)
    others = in_the_way(plan, shows, cinema.cleaning)
    if not others:
        return None
    other = others[0]
    return ShowConflict(ConflictKind.OVERLAPS, plan.starts_at, other.play_title, other.starts_at, other.ends_at)


def runs_on(day: date, runs_from: date | None, runs_until: date | None) -> bool:
    """Whether a cinema day lies in a run; an end that is None is open."""
    return (runs_from is None or runs_from <= day) and (runs_until is None or day <= runs_until)


def in_the_way(plan: Plan, shows: Iterable[Schedule], cleaning: timedelta) -> list[Schedule]:
    """The other shows of the hall between whose ends, cleaning included, it would lie, by start; ends may touch."""
    found = [
        show
        for show in shows
        if show.studio_id == plan.studio_id
        and show.schedule_id != plan.schedule_id
        and show.cancelled_at is None
        and show.starts_at < plan.ends_at + cleaning
        and plan.starts_at < show.ends_at + cleaning
    ]
    return sorted(found, key=lambda show: show.starts_at)


def fitting_start(plan: Plan, shows: Iterable[Schedule], cinema: Cinema) -> datetime | None:
    """When it could stand in its hall on its cinema day, in steps of five minutes; None if it does not fit that day.

    The first start after the plan's, but no night show for one of the day: rather an earlier one, from nine o'clock on.
    """
    known, day = list(shows), cinema.calendar.day_of(plan.starts_at)
    begins, ends = cinema.calendar.bounds_of(day)
    midnight = ends - _NIGHT
    last = ends if plan.starts_at >= midnight else midnight
    soonest = max(begins + USUAL_OPENING, cinema.now + timedelta(minutes=1))
    later = _first_start(replace(plan, starts_at=max(plan.starts_at, soonest)), known, cinema, before=last)
    return later or _first_start(replace(plan, starts_at=soonest), known, cinema, before=plan.starts_at)


def _first_start(plan: Plan, shows: list[Schedule], cinema: Cinema, *, before: datetime) -> datetime | None:
    start = _rounded_up(plan.starts_at)
    while start < before:
        others = in_the_way(replace(plan, starts_at=start), shows, cinema.cleaning)
        if not others:
            return start
        start = _rounded_up(others[0].ends_at + cinema.cleaning)
    return None


def _rounded_up(moment: datetime) -> datetime:
    return _EPOCH + -((_EPOCH - moment) // STEP) * STEP
