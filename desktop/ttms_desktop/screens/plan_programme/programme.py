"""The programme of a day, asked again every few seconds; while somebody drags, nothing of it changes."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.conflicts import ShowConflict
from ttms_client.play import Play, Schedule
from ttms_client.studio import Studio
from ttms_client.ticket import SellingState, ShowOnBoard
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.plan_programme import wording
from ttms_desktop.session import Counter

_REFRESH_MS = 15_000
# Shows of the days before and after that may reach into this one.
_BEYOND = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class DayOfCinema:
    """What the server said about a day: its shows and those near to it, all halls, the films in use."""

    shows: tuple[ShowOnBoard, ...]
    halls: tuple[Studio, ...]
    films: tuple[Play, ...]


class Programme(QObject):
    """The chosen day; `known` is None until the first answer about any, `failure` says why there is none."""

    changed = Signal()
    day_changed = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asked_for: date | None = None
        self._ask_again = False
        self._late: Callable[[], None] | None = None
        self._still = False
        self.loaded = False  # whether the shows are those of the chosen day
        self.day = date.min
        self.known: DayOfCinema | None = None
        self.failure: tasks.Failure | None = None
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self._timer.timeout.connect(self._refresh_in_time)

    @property
    def today(self) -> date:
        return self._counter.calendar.day_of(self._counter.clock.now())

    @property
    def begins(self) -> datetime:
        return self._counter.calendar.begin_of(self.day)

    @property
    def ends(self) -> datetime:
        return self._counter.calendar.begin_of(self.day + timedelta(days=1))

    @property
    def shows(self) -> tuple[ShowOnBoard, ...]:
        return self.known.shows if self.known else ()

    @property
    def schedules(self) -> list[Schedule]:
        return [show.schedule for show in self.shows]

    def show(self, schedule_id: int) -> ShowOnBoard | None:
        return next((show for show in self.shows if show.schedule.schedule_id == schedule_id), None)

    def film(self, play_id: int | None) -> Play | None:
        films = self.known.films if self.known else ()
        return next((film for film in films if film.play_id == play_id), None)

    def hall(self, studio_id: int | None) -> Studio | None:
        halls = self.known.halls if self.known else ()
        return next((hall for hall in halls if hall.studio_id == studio_id), None)

    def reason_of(self, conflict: ShowConflict) -> str:
        """A conflict that the server found, in words and with the film's title in the window's language."""
        films = self.known.films if self.known else ()
        titles = (wording.film_title(film) for film in films if film.title == conflict.play_title)
        title = next(titles, conflict.play_title)
        return wording.conflict_text(conflict, title, self._counter.calendar, self._counter.cinema.cleaning)

    def start(self) -> None:
        """Begin to ask; the first day is today."""
        self._timer.start()
        if self.day == date.min:
            self.choose_day(self.today)
        else:
            self.refresh()

    def stop(self) -> None:
        self._timer.stop()

    def choose_day(self, day: date) -> None:
        if day != self.day:
            self.day, self.failure = day, None
            # Halls and films are the same on every day.
            self.known = replace(self.known, shows=()) if self.known else None
            self.loaded = False
            self.day_changed.emit()
        self.refresh()

    def _refresh_in_time(self) -> None:
        if self._counter.session is not None:  # nobody is there to ask for once the counter is closed
            self.refresh()

    def refresh(self) -> None:
        """Ask again; while an answer is awaited, ask once more after it."""
        if self._asked_for is not None or self._still:
            self._ask_again = True
            return
        self._asked_for = self.day
        client, begins, ends = self._counter.client, self.begins - _BEYOND, self.ends + _BEYOND
        self._runner.run(self, lambda: _ask(client, begins, ends), done=self._on_day, failed=self._on_failed)

    def hold_still(self) -> None:
        """Somebody drags: what arrives now is shown afterwards."""
        self._still = True

    def go_on(self) -> None:
        self._still = False
        late, self._late = self._late, None
        if late is not None:
            late()
        elif self._ask_again and self._asked_for is None:
            self._ask_again = False
            self.refresh()

    def put(self, schedule: Schedule, *, places_sold: int | None = None) -> None:
        """Show at once what the server has just said about one show."""
        if self.known is None:
            return
        old, hall = self.show(schedule.schedule_id), self.hall(schedule.studio_id)
        seats = hall.place_count if hall else 0
        state = SellingState.OPEN if schedule.cancelled_at is None else SellingState.CANCELLED
        sold = places_sold if places_sold is not None else old.places_sold if old else 0
        made = ShowOnBoard(schedule, seats, seats - sold, state, schedule.starts_at, sold)
        others = tuple(show for show in self.shows if show.schedule.schedule_id != schedule.schedule_id)
        self.known = replace(self.known, shows=(*others, made))
        self.changed.emit()

    def _on_day(self, day: DayOfCinema) -> None:
        if self._still:
            self._late = lambda: self._on_day(day)
            return
        if self._asked_for == self.day:
            self.known, self.failure, self.loaded = day, None, True
            self.changed.emit()
        self._asked()

    def _on_failed(self, failure: tasks.Failure) -> None:
        if self._still:
            self._late = lambda: self._on_failed(failure)
            return
        self.failure = failure
        self.failed.emit(failure)
        self._asked()

    def _asked(self) -> None:
        other_day = self._asked_for != self.day
        self._asked_for = None
        if self._ask_again or other_day:
            self._ask_again = False
            self.refresh()


def _ask(client: Calls, begins: datetime, ends: datetime) -> DayOfCinema:
    return DayOfCinema(
        tuple(client.ticket.list_show_board(begins, ends, include_cancelled=True)),
        tuple(client.studio.list_studios(include_retired=True)),
        tuple(client.play.list_plays()),
    )
