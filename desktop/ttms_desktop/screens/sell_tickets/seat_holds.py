"""The seats of one show that this counter wants, and the calls that make the server hold exactly these."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client import new_request_id
from ttms_client.errors import HoldExpired, HoldNotFound, NoAnswer, NotSignedInError, SeatTaken, ServerFault
from ttms_client.ticket import Hold, SeatStatus
from ttms_desktop import tasks
from ttms_desktop.journal import ShowNames
from ttms_desktop.screens.sell_tickets.sale_notes import SaleNotes
from ttms_desktop.session import Counter

_AGAIN_MS = 1_000


class _Kind(Enum):
    BEGIN = 1  # a new hold
    ADD = 2
    GIVE_BACK = 3
    KEEP = 4  # while the customer pays


@dataclass(frozen=True, slots=True)
class _Wish:
    """A call that is made until it is answered, always with the same request_id."""

    seat_ids: tuple[int, ...]
    call: Callable[[], Hold]
    kind: "_Kind"


class SeatHolds(QObject):
    """Brings what is held to what is wanted, one call at a time: whatever is clicked meanwhile goes into the next.

    A call without an answer is repeated as it was; nothing else is sent before its outcome is known.
    """

    changed = Signal(list)  # seat_ids that became held, or are not wanted any more
    refused = Signal(list, object)  # seat_ids that could not be had, and why
    settled = Signal()  # what is held is what is wanted
    failed = Signal(object)  # the session is over; goes on after `resume`

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        schedule_id: int,
        parent: QObject,
        *,
        show: Callable[[], ShowNames | None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self.notes = SaleNotes(counter, schedule_id, show)
        self.schedule_id = schedule_id
        self.wanted: dict[int, None] = {}
        self.held: set[int] = set()
        self.hold_id = ""
        self.own_ids: set[str] = set()
        self.offered_ids: set[str] = set()  # holds that another counter may take
        self._confirmed: set[int] = set()
        self.held_until: datetime | None = None
        self._wish: _Wish | None = None
        self._under_way = self._is_kept = False
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self.resume)

    @property
    def is_settled(self) -> bool:
        changes = self._wish is not None and self._wish.kind is not _Kind.KEEP
        return not changes and self.held == set(self.wanted)

    def want(self, seat_ids: Iterable[int]) -> None:
        self.wanted.update(dict.fromkeys(seat_ids))
        self._go_on()

    def give_back(self, seat_ids: Iterable[int]) -> None:
        for seat_id in list(seat_ids):
            self.wanted.pop(seat_id, None)
        self._go_on()

    def keep(self) -> None:
        """The customer pays: the hold must not run out meanwhile."""
        self._is_kept = bool(self.wanted)
        self._go_on()

    def owns(self, status: SeatStatus) -> bool:
        """Whether a seat on the map is held by this sale: what was offered to another counter may be held there now."""
        if not status.hold_id or status.hold_id not in self.own_ids:
            return False
        return status.hold_id not in self.offered_ids or status.counter_name == self._counter.name

    def adopt(self, hold: Hold) -> None:
        """A hold that another counter has handed over; this one must not hold anything."""
        self._counter.clock.learn(hold.server_time)
        self.hold_id, self.held, self.held_until = hold.hold_id, set(hold.seat_ids), hold.held_until
        self.own_ids.add(hold.hold_id)
        self.offered_ids.discard(hold.hold_id)
        self.wanted = dict.fromkeys(hold.seat_ids)
        key = self.notes.sale_id
        self._runner.run(self, lambda: self._note(key, hold), done=lambda _: None, failed=lambda _: None)

    def seen(self, seat_id: int, status: SeatStatus | None) -> bool:
        """Take in whose hold the live map shows; True if the seat was this counter's before and is not any more.

        Only a seat that the map has shown as ours can be lost: the map may be behind the answer that gave it to us.
        """
        if status is not None and self.owns(status):
            self._confirmed.add(seat_id)
            return False
        was_ours = seat_id in self._confirmed and seat_id in self.held and seat_id in self.wanted
        self._confirmed.discard(seat_id)
        if was_ours and self._wish is None:
            self.wanted.pop(seat_id)
            self.held.discard(seat_id)
            if not self.held:
                self._lose()
                self.notes.forget()
            return True
        return False

    def forget(self) -> None:
        """The hold is over, by a sale or by time: there is nothing to give back."""
        self.wanted.clear()
        self._lose()
        self.notes.forget()

    def resume(self) -> None:
        """Send again what got no answer."""
        if self._wish is not None and not self._under_way:
            self._send(self._wish)

    def _lose(self) -> None:
        self.held, self.hold_id, self.held_until = set(), "", None
        self._confirmed.clear()

    def _go_on(self) -> None:
        if self._wish is not None:
            return
        surplus = self.held.difference(self.wanted)
        missing = [seat_id for seat_id in self.wanted if seat_id not in self.held]
        if surplus:
            self._send(self._release(surplus))
        elif missing:
            self._send(self._hold(tuple(missing)))
        elif self._is_kept and self.held:
            self._is_kept = False
            self._send(self._keep())
        else:
            if not self.wanted:
                self.notes.forget()
            self.settled.emit()

    def _hold(self, seat_ids: tuple[int, ...]) -> _Wish:
        calls, schedule_id, hold_id = self._counter.client.ticket, self.schedule_id, self.hold_id
        request_id, key = new_request_id(), self.notes.sale_id

        def hold() -> Hold:
            self.notes.holding(key, seat_ids, hold_id=hold_id, request_id=request_id)
            answer = calls.hold_seats(schedule_id, seat_ids, hold_id=hold_id, request_id=request_id)
            self.notes.held(key, answer)
            return answer

        return _Wish(seat_ids, hold, _Kind.ADD if hold_id else _Kind.BEGIN)

    def _keep(self) -> _Wish:
        calls, schedule_id, hold_id = self._counter.client.holding, self.schedule_id, self.hold_id
        request_id = new_request_id()
        return _Wish((), lambda: calls.begin_payment(schedule_id, hold_id=hold_id, request_id=request_id), _Kind.KEEP)

    def _release(self, surplus: set[int]) -> _Wish:
        calls, schedule_id, hold_id = self._counter.client.ticket, self.schedule_id, self.hold_id
        request_id = new_request_id()
        named = () if surplus == self.held else tuple(sorted(surplus))
        key = self.notes.sale_id

        def give_back() -> Hold:
            answer = calls.release_seats(schedule_id, hold_id=hold_id, seat_ids=named, request_id=request_id)
            self.notes.held(key, answer)
            return answer

        return _Wish(tuple(sorted(surplus)), give_back, _Kind.GIVE_BACK)

    def _note(self, key: str, hold: Hold) -> None:
        self.notes.begin(key)
        self.notes.held(key, hold)

    def _send(self, wish: _Wish) -> None:
        self._wish, self._under_way = wish, True
        self._runner.run(self, wish.call, done=self._on_hold, failed=self._on_failed)

    def _on_hold(self, hold: Hold) -> None:
        wish = self._answered()
        self._counter.clock.learn(hold.server_time)
        self.held = set(hold.seat_ids)
        self.held_until = hold.held_until
        # A hold without seats is over; the next seat begins a new one.
        self.hold_id = hold.hold_id if self.held else ""
        self.own_ids.add(hold.hold_id)
        self.changed.emit(list(wish.seat_ids))
        self._go_on()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._under_way = False
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        elif isinstance(failure, NoAnswer) and not isinstance(failure, ServerFault):
            self._again.start()
        else:
            self._on_refused(self._answered(), failure)

    def _on_refused(self, wish: _Wish, failure: tasks.Failure) -> None:
        if wish.kind is not _Kind.BEGIN and isinstance(failure, HoldNotFound | HoldExpired):
            # Nothing is held any more: what is still wanted is asked for in a new hold.
            self._lose()
        elif wish.kind is _Kind.KEEP:
            pass  # it still has its own time
        elif wish.kind is _Kind.GIVE_BACK:
            # Seats that cannot be given back are free when their time is over.
            self.held.difference_update(wish.seat_ids)
        else:
            lost = _named_in(failure, wish.seat_ids)
            for seat_id in lost:
                self.wanted.pop(seat_id, None)
            self.refused.emit(list(lost), failure)
        self._go_on()

    def _answered(self) -> _Wish:
        if self._wish is None:
            raise RuntimeError("An answer came to a question that was not asked.")
        wish, self._wish, self._under_way = self._wish, None, False
        return wish


def _named_in(failure: tasks.Failure, asked: tuple[int, ...]) -> tuple[int, ...]:
    """Which of the seats asked for the refusal means: those it names, else all of them."""
    named = (
        failure.details.get("seat_ids", "") if isinstance(failure, SeatTaken) else failure.details.get("seat_id", "")
    )
    seat_ids = {int(part) for part in named.split(",") if part.strip().isdecimal()}
    return tuple(seat_id for seat_id in asked if seat_id in seat_ids) or asked
