"""Whether a show may stand somewhere, by the same rules as the server's; the server decides again."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from ttms_client.conflicts import ConflictKind, ShowConflict
from ttms_client.play import Play, Schedule
from ttms_desktop.day import CinemaCalendar

STEP = timedelta(minutes=5)
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
    other = _in_the_way(plan, shows, cinema.cleaning)
    if other is None:
        return None
    return ShowConflict(ConflictKind.OVERLAPS, plan.starts_at, other.play_title, other.starts_at, other.ends_at)


def runs_on(day: date, runs_from: date | None, runs_until: date | None) -> bool:
    """Whether a cinema day lies in a run; an end that is None is open."""
    return (runs_from is None or runs_from <= day) and (runs_until is None or day <= runs_until)


def next_free(plan: Plan, shows: Iterable[Schedule], cinema: Cinema) -> datetime | None:
    """The first start from the plan's on, in steps of five minutes and on its cinema day, at which it could stand."""
    known, day = list(shows), cinema.calendar.day_of(plan.starts_at)
    start = _rounded_up(max(plan.starts_at, cinema.now + timedelta(minutes=1)))
    while cinema.calendar.day_of(start) == day:
        other = _in_the_way(replace(plan, starts_at=start), known, cinema.cleaning)
        if other is None:
            return start
        start = _rounded_up(other.ends_at + cinema.cleaning)
    return None


def _in_the_way(plan: Plan, shows: Iterable[Schedule], cleaning: timedelta) -> Schedule | None:
    """The first other show of the hall between whose ends, cleaning included, it would lie; ends may touch."""
    found = [
        show
        for show in shows
        if show.studio_id == plan.studio_id
        and show.schedule_id != plan.schedule_id
        and show.cancelled_at is None
        and show.starts_at < plan.ends_at + cleaning
        and plan.starts_at < show.ends_at + cleaning
    ]
    return min(found, key=lambda show: show.starts_at, default=None)


def _rounded_up(moment: datetime) -> datetime:
    return _EPOCH + -((_EPOCH - moment) // STEP) * STEP
