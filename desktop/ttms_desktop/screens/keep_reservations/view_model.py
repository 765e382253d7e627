"""What the reservations screen knows and decides."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from ttms_client.approval import Approval
from ttms_client.errors import ApprovalRefused, HouseSeats, PinThrottled
from ttms_client.play import Schedule
from ttms_client.reservation import Reservation, ReservationKind
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.sell_tickets.opening import HoldToSell
from ttms_desktop.screens.sell_tickets.reserving import Reserving
from ttms_desktop.screens.sell_tickets.wording import film_title, hall_name
from ttms_desktop.seat_names import seats_in_short
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_MOST = 500
_DAYS = 15  # no programme is planned further


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A reservation as it stands in the list."""

    reservation_id: int
    name: str
    note: str
    show: str
    seats: str
    until: str
    by: str


@dataclass(frozen=True, slots=True)
class _Found:
    reservations: tuple[Reservation, ...]
    shows: Mapping[int, Schedule]


class KeepReservationsViewModel(QObject):
    """Reservations that keep seats still, those that end first at the head; one is collected or released."""

    changed = Signal()
    informed = Signal(object)  # words
    refused = Signal(object)  # words
    approval_wanted = Signal(str)  # the house keeps them: a manager's PIN is needed, or was wrong
    done = Signal()
    collected = Signal(object)  # HoldToSell
    sign_in_needed = Signal(object)  # words

    def __init__(
        self, counter: Counter, runner: tasks.Runner, *, reserving: Reserving, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._reserving = counter, runner, reserving
        self._releasing = Changing(counter, runner, self)
        self._asked = self._answered = 0
        self._name = ""
        self._found = _Found((), {})
        self._wanted = False
        self.problem = ""
        self.loaded = False
        reserving.collected.connect(self._on_collected)
        reserving.refused.connect(self._on_collect_refused)

    @property
    def lines(self) -> list[KeptLine]:
        return [self._line(one) for one in self._found.reservations]

    @property
    def is_asking(self) -> bool:
        """Whether an answer is on its way: what is seen may answer another question."""
        return self._answered != self._asked

    def search(self, name: str) -> None:
        """Only those with this in their name."""
        if name.strip() != self._name:
            self._name = name.strip()
            self.load()

    def load(self) -> None:
        """Ask the server; what is seen stays until the answer."""
        self._asked += 1
        asked, client, name = self._asked, self._counter.client, self._name
        begin, _ = self._counter.calendar.bounds_of(self._counter.calendar.day_of(self._counter.clock.now()))

        def ask() -> _Found:
            page = client.reservation.list_reservations(name_contains=name, page_size=_MOST)
            board = client.ticket.list_show_board(begin, begin + timedelta(days=_DAYS), include_cancelled=True)
            return _Found(page.reservations, {show.schedule.schedule_id: show.schedule for show in board})

        def done(found: _Found) -> None:
            if asked == self._asked:
                self._answered = asked
                self._found, self.problem, self.loaded = found, "", True
                self.changed.emit()

        def failed(failure: tasks.Failure) -> None:
            if asked == self._asked:
                self._answered = asked
                self._on_list_failed(failure)

        self._runner.run(self, ask, done=done, failed=failed)

    def collect(self, reservation_id: int, manager: str = "", pin: str = "") -> None:
        """Somebody came for the seats: they go into the sale."""
        problem = self._reserving.why_not_collect()
        one = next((each for each in self._found.reservations if each.reservation_id == reservation_id), None)
        if problem or one is None:
            self.refused.emit(problem)
            return
        self._wanted = True
        show = self._found.shows.get(one.schedule_id)
        day = self._counter.calendar.day_of(show.starts_at if show else self._counter.clock.now())
        self._reserving.collect(reservation_id, day, _approval(manager, pin))

    def release(self, reservation_id: int, manager: str = "", pin: str = "") -> None:
        """Give all seats of the reservation back."""
        approval = _approval(manager, pin)

        def call(client: Calls, request_id: str) -> tuple[int, ...]:
            return client.reservation.release_reservation(reservation_id, approval=approval, request_id=request_id)

        self._releasing.ask(
            ("release", reservation_id, approval), call, done=lambda _left: self._on_released(), failed=self._on_refused
        )

    def _line(self, one: Reservation) -> KeptLine:
        show, calendar = self._found.shows.get(one.schedule_id), self._counter.calendar
        text = ""
        if show is not None:
            # The title, which may be long, comes last: what is cut is its end.
            when = f"{calendar.date_text(show.starts_at)} {calendar.time_text(show.starts_at)}"
            text = f"{when} · {hall_name(show)} · {film_title(show)}"
        house = translate("KeepReservations", "House seats") if one.kind is ReservationKind.HOUSE else ""
        return KeptLine(
            one.reservation_id,
            " · ".join(part for part in (house, one.name) if part),
            one.note,
            text,
            seats_in_short(one.seats),
            calendar.time_text(one.kept_until),
            one.clerk_name,
        )

    def _on_released(self) -> None:
        self.informed.emit(translate("KeepReservations", "The seats are available again."))
        self.done.emit()
        self.load()

    def _on_collected(self, hold: HoldToSell) -> None:
        if self._wanted:
            self._wanted = False
            self.done.emit()
            self.collected.emit(hold)

    def _on_collect_refused(self, failure: tasks.Failure) -> None:
        if self._wanted:
            self._wanted = False
            self._on_refused(failure)

    def _on_refused(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        text = refusal_of(failure, fields={}, currency=self._counter.currency).text
        if isinstance(failure, HouseSeats | ApprovalRefused | PinThrottled):
            self.approval_wanted.emit(text)
            return
        self.refused.emit(text)
        self.load()

    def _on_list_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        self.problem = messages.text_for(failure)
        self.changed.emit()


def _approval(manager: str, pin: str) -> Approval | None:
    return Approval(manager, pin) if manager else None
