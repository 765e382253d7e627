"""The live seats of one show: the whole map once, then every change, and again from the start when the link breaks."""

import random
from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import Refused
from ttms_client.ticket import SeatChanges, SeatMap, SeatState, SeatStatus
from ttms_desktop import tasks
from ttms_desktop.session import Counter

_FIRST_PAUSE_MS = 250
_LONGEST_PAUSE_MS = 2_000


class SeatWatch(QObject):
    """What the server says about the seats of the show that is watched; a seat that is not in `statuses` is free."""

    map_arrived = Signal()
    changed = Signal(list)
    broken = Signal()
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._following: tasks.Following | None = None
        self._pause_ms = _FIRST_PAUSE_MS
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._open)
        self.schedule_id: int | None = None
        self.map: SeatMap | None = None
        self.statuses: dict[int, SeatStatus] = {}
        self.fresh = False

    def watch(self, schedule_id: int) -> None:
        """Watch this show from now on, with a map that is read anew."""
        if schedule_id != self.schedule_id:
            self.map, self.statuses = None, {}
        self.schedule_id = schedule_id
        self._open()

    def stop(self) -> None:
        """Watch nothing; what was seen last stays."""
        self._again.stop()
        self.fresh = False
        if self._following is not None:
            self._following.stop()
            self._following = None

    def retry(self) -> None:
        """Open the link again at once, where it is broken."""
        if self.schedule_id is not None and not self.fresh:
            self._open()

    def reload(self) -> None:
        """Read the whole map again."""
        self._open()

    def sold(self, seat_ids: Iterable[int]) -> None:
        """Show these as sold before the server's word for it arrives."""
        for seat_id in seat_ids:
            self.statuses[seat_id] = SeatStatus(seat_id, SeatState.SOLD)

    def expired(self, now: datetime) -> list[int]:
        """Seats whose hold is over by now: they are free, whether or not the server has swept."""
        over = [seat_id for seat_id, status in self.statuses.items() if status.held_until and status.held_until <= now]
        for seat_id in over:
            del self.statuses[seat_id]
        return over

    def _open(self) -> None:
        self.stop()
        schedule_id = self.schedule_id
        if schedule_id is None:
            return
        calls = self._counter.client.ticket
        self._following = self._runner.follow(
            self, lambda: calls.watch_seat_map(schedule_id), each=self._on_update, ended=self._on_ended
        )

    def _on_update(self, update: SeatMap | SeatChanges) -> None:
        self._counter.clock.learn(update.server_time)
        if isinstance(update, SeatMap):
            self._pause_ms = _FIRST_PAUSE_MS
            self.map, self.fresh = update, True
            self.statuses = {status.seat_id: status for status in update.taken}
            self.map_arrived.emit()
        else:
            self._take(update.seats)
            self.changed.emit([status.seat_id for status in update.seats])

    def _take(self, statuses: Iterable[SeatStatus]) -> None:
        for status in statuses:
            if status.state is SeatState.FREE:
                self.statuses.pop(status.seat_id, None)
            else:
                self.statuses[status.seat_id] = status

    def _on_ended(self, failure: tasks.Failure | None) -> None:
        self._following = None
        self.fresh = False
        self.broken.emit()
        if isinstance(failure, Refused):
            self.failed.emit(failure)
            return
        # Not all counters at the same moment, when a server comes back.
        self._again.start(int(self._pause_ms * random.uniform(0.5, 1.0)))  # noqa: S311 - no secret depends on it
        self._pause_ms = min(self._pause_ms * 2, _LONGEST_PAUSE_MS)
