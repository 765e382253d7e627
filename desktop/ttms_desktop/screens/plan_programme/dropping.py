"""Shows that were dropped on the timeline and are on their way to the server."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from ttms_client.play import Play, Schedule
from ttms_client.studio import Studio
from ttms_client.ticket import SellingState, ShowOnBoard
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.changing import Changing
from ttms_desktop.session import Counter


@dataclass(frozen=True, slots=True)
class Drop:
    """One show on its way; `schedule` is how it will stand, `moved` the show that it was, 0 for a new one."""

    schedule: Schedule
    moved: int = 0

    @property
    def as_show(self) -> ShowOnBoard:
        """For drawing, until there is an answer."""
        return ShowOnBoard(self.schedule, 0, 0, SellingState.OPEN, self.schedule.starts_at)


class Dropping(QObject):
    """Several may be under way at once; each has a request_id of its own."""

    changed = Signal()
    done = Signal(object, object)  # Drop, Schedule
    failed = Signal(object, object)  # Drop, Failure

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._count = 0
        self.under_way: list[Drop] = []

    def put(self, film: Play, hall: Studio, starts_at: datetime, *, price_minor: int) -> None:
        """Make a new show."""
        self._count += 1
        ends_at = starts_at + timedelta(minutes=film.running_minutes)
        # Less than 0, so that it is no show's id.
        schedule = Schedule(
            -self._count,
            film.play_id,
            film.title,
            film.title_en,
            film.running_minutes,
            hall.studio_id,
            hall.name,
            hall.name_en,
            starts_at,
            ends_at,
            price_minor,
        )
        self._send(Drop(schedule), lambda calls, key: _create(calls, schedule, key))

    def move(self, schedule: Schedule, hall: Studio, starts_at: datetime) -> None:
        """Move a show to another place."""
        ends_at = starts_at + (schedule.ends_at - schedule.starts_at)
        moved = replace(
            schedule,
            studio_id=hall.studio_id,
            studio_name=hall.name,
            studio_name_en=hall.name_en,
            starts_at=starts_at,
            ends_at=ends_at,
        )
        self._send(Drop(moved, schedule.schedule_id), lambda calls, key: _move(calls, moved, key))

    def standing(self, schedules: list[Schedule]) -> list[Schedule]:
        """`schedules` as they will be if everything under way succeeds."""
        moved = {drop.moved for drop in self.under_way}
        stay = [schedule for schedule in schedules if schedule.schedule_id not in moved]
        return stay + [drop.schedule for drop in self.under_way]

    def _send(self, drop: Drop, call: Callable[[Calls, str], Schedule]) -> None:
        changing = Changing(self._counter, self._runner, self)
        self.under_way.append(drop)
        self.changed.emit()
        changing.ask(
            drop,
            call,
            done=lambda schedule: self._on_done(drop, changing, schedule),
            failed=lambda failure: self._on_failed(drop, changing, failure),
        )

    def _on_done(self, drop: Drop, changing: Changing, schedule: Schedule) -> None:
        changing.deleteLater()
        self.under_way.remove(drop)
        self.done.emit(drop, schedule)

    def _on_failed(self, drop: Drop, changing: Changing, failure: tasks.Failure) -> None:
        changing.deleteLater()
        self.under_way.remove(drop)
        self.failed.emit(drop, failure)


def _create(calls: Calls, wanted: Schedule, request_id: str) -> Schedule:
    made = calls.play.create_schedules(
        wanted.play_id,
        wanted.studio_id,
        starts_at=[wanted.starts_at],
        price_minor=wanted.price_minor,
        request_id=request_id,
    )
    return made[0]


def _move(calls: Calls, wanted: Schedule, request_id: str) -> Schedule:
    return calls.ticket.move_schedule(
        wanted.schedule_id,
        etag=wanted.etag,
        studio_id=wanted.studio_id,
        starts_at=wanted.starts_at,
        request_id=request_id,
    )
