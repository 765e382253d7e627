"""The shows of a day with what is left of them, asked again every few seconds."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import Refused
from ttms_client.ticket import SellingState, ShowOnBoard
from ttms_desktop import tasks
from ttms_desktop.day import day_text
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.pictures import DayChoice, ShowLine
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_REFRESH_MS = 10_000
_DAYS_AHEAD = 14
_FUNCTION_KEYS = 7  # F8 and up belong to paying


class ShowBoard(QObject):
    """The shows of the chosen day; `shows` is None until the first answer for that day."""

    changed = Signal()
    day_changed = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asked_for: date | None = None
        self._ask_again = False
        self.day, self._known_today = date.min, date.min
        self.shows: list[ShowOnBoard] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_REFRESH_MS)
        self._timer.timeout.connect(self.refresh)

    @property
    def today(self) -> date:
        return self._counter.calendar.day_of(self._counter.clock.now())

    def start(self) -> None:
        self._timer.start()
        self._known_today = self.today
        self.choose_day(max(self.day, self.today))

    def stop(self) -> None:
        self._timer.stop()

    def follow_clock(self) -> None:
        """Another day may have begun, or the server told which one it is: whoever sold for today does so still."""
        before, today = self._known_today, self.today
        if today == before:
            return
        self._known_today = today
        if self.day in (before, today) or self.day < today:
            self.choose_day(today)
        self.day_changed.emit()

    def choose_day(self, day: date) -> None:
        """Days that are over are not sold: the first is today."""
        day = max(day, self.today)
        if day != self.day:
            self.day, self.shows = day, None
            self.day_changed.emit()
            self.changed.emit()
        self.refresh()

    def refresh(self) -> None:
        """Ask again; while an answer is awaited, ask once more after it."""
        if self.day < self.today:
            self.choose_day(self.today)
        elif self._asked_for is not None:
            self._ask_again = True
        else:
            self._asked_for = self.day
            calendar = self._counter.calendar
            begin, end = calendar.begin_of(self.day), calendar.begin_of(self.day + timedelta(days=1))
            calls = self._counter.client.ticket
            self._runner.run(
                self, lambda: list(calls.list_show_board(begin, end)), done=self._on_shows, failed=self._on_failed
            )

    def choices(self) -> list[DayChoice]:
        """Today and the next 13 days."""
        days = [self.today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)]
        return [DayChoice(day, day_text(day, self.today), chosen=day == self.day) for day in days]

    def lines(self, *, chosen: int | None, chosen_free: int | None) -> list[ShowLine]:
        """The board; the live map's count is fresher than the board's own for the chosen show."""
        now = self._counter.clock.now()
        keys = iter(range(1, _FUNCTION_KEYS + 1))
        lines = []
        for show in self.shows or ():
            is_chosen = show.schedule.schedule_id == chosen
            free = chosen_free if is_chosen and chosen_free is not None else show.places_free
            on_sale = state_now(show.selling_state, show.selling_stops_at, show.schedule.starts_at, now) is _OPEN
            number = next(keys, None) if on_sale else None
            lines.append(
                ShowLine(
                    schedule_id=show.schedule.schedule_id,
                    time_text=self._counter.calendar.time_text(show.schedule.starts_at),
                    title=wording.film_title(show.schedule),
                    hall=wording.hall_name(show.schedule),
                    minutes=show.schedule.running_minutes,
                    places_free=free,
                    places_total=show.places_total,
                    sold_out=free == 0,
                    on_sale=on_sale,
                    chosen=is_chosen,
                    key=f"F{number}" if number else "",
                    hall_text=wording.running_text(show.schedule),
                    state_text=_state_text(show, free, now),
                )
            )
        return lines

    def _on_shows(self, shows: list[ShowOnBoard]) -> None:
        if self._asked_for == self.day:
            self.shows = shows
            self.changed.emit()
        self._asked()

    def _on_failed(self, failure: tasks.Failure) -> None:
        # A missing answer is told by the link's own watch; the next refresh heals it.
        if isinstance(failure, Refused):
            self.failed.emit(failure)
        self._asked()

    def _asked(self) -> None:
        other_day = self._asked_for != self.day
        self._asked_for = None
        if self._ask_again or other_day:
            self._ask_again = False
            self.refresh()


_OPEN = SellingState.OPEN


def state_now(told: SellingState, stops_at: datetime, starts_at: datetime, now: datetime) -> SellingState:
    """What the server told, or what the time has made of it since."""
    if told is SellingState.CANCELLED:
        return SellingState.CANCELLED
    if told is SellingState.BEGUN or now >= starts_at:
        return SellingState.BEGUN
    if told is SellingState.STOPPED or now >= stops_at:
        return SellingState.STOPPED
    return SellingState.OPEN


def _state_text(show: ShowOnBoard, free: int, now: datetime) -> str:
    state = state_now(show.selling_state, show.selling_stops_at, show.schedule.starts_at, now)
    if state is SellingState.CANCELLED:
        return translate("SellTickets", "Cancelled")
    if now >= show.schedule.ends_at:
        return translate("SellTickets", "Over")
    if state is SellingState.BEGUN:
        return translate("SellTickets", "Running")
    if state is SellingState.STOPPED:
        return translate("SellTickets", "Sales closed")
    return translate("SellTickets", "Sold out") if free == 0 else wording.free_text(free)
