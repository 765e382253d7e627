"""Scans that were kept while the server was away: sent one after the other, and what the server says against them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.door import CodeAtDoor, Scan
from ttms_client.errors import NoAnswer, NotSignedInError
from ttms_desktop import messages, tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.check_in import wording
from ttms_desktop.screens.check_in.pictures import Way
from ttms_desktop.screens.check_in.scan_journal import KeptScan, ScanJournal
from ttms_desktop.session import Counter

_AGAIN_MS = 3_000


class Merging(QObject):
    """Tries until the server knows every scan; each has the request_id of its first try, so none counts twice."""

    changed = Signal()  # how many are kept, or whether the server answers
    conflicted = Signal(object, object)  # KeptScan, Scan: it let in whom the server would not have
    refused = Signal(object, object)  # KeptScan, failure: the server does not take it
    told = Signal(object)  # either of these, in words
    sign_in_needed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._waiting: list[KeptScan] = []
        self._sending = False
        self.away = False
        self._again = QTimer(self, singleShot=True, interval=_AGAIN_MS)
        self._again.timeout.connect(self.send)

    @property
    def journal(self) -> ScanJournal | None:
        """None while nobody works at the counter."""
        return ScanJournal(self._counter.journal.folder) if self._counter.journal else None

    @property
    def kept(self) -> int:
        """How many scans the server does not know yet."""
        return self.journal.count() if self.journal else 0

    def say_away(self, *, away: bool) -> None:
        """The server did not answer, or it did."""
        if away != self.away:
            self.away = away
            self.changed.emit()
        if away:
            self._again.start()

    def send(self) -> None:
        """The oldest one; the next follows by itself. Without any, ask whether the server is there again."""
        if self._sending or self.journal is None or self._counter.session is None:
            return
        client = self._counter.client
        # Read once for a whole run: a long evening without the server leaves hundreds.
        self._waiting = self._waiting or self.journal.pending()
        if self._waiting:
            first = self._waiting[0]
            self._ask(lambda: _send(client, first), lambda scan: self._on_sent(first, scan), first)
        elif self.away:
            self._ask(client.check_health, lambda _: self.say_away(away=False), None)

    def stop(self) -> None:
        self._again.stop()
        self._waiting = []

    def _ask(self, call: Callable[[], object], done: Callable[[object], None], scan: KeptScan | None) -> None:
        self._sending = True

        def finish(answer: object) -> None:
            self._sending = False
            done(answer)

        self._runner.run(self, call, done=finish, failed=lambda failure: self._on_failed(scan, failure))

    def _on_sent(self, kept: KeptScan, answer: object) -> None:
        assert isinstance(answer, Scan)
        assert self.journal is not None
        self._forget(kept, self.journal)
        self.say_away(away=False)
        if answer.result.name != "VALID":
            self.conflicted.emit(kept, answer)
            calendar = self._counter.calendar
            self.told.emit(wording.conflict_text(answer, calendar.time_text(kept.scanned_at), calendar))
        self.changed.emit()
        self.send()

    def _forget(self, kept: KeptScan, journal: ScanJournal) -> None:
        journal.forget(kept.request_id)
        self._waiting = self._waiting[1:]

    def _on_failed(self, kept: KeptScan | None, failure: tasks.Failure) -> None:
        self._sending = False
        if isinstance(failure, NoAnswer):
            self._waiting = []
            self.say_away(away=True)
        elif isinstance(failure, NotSignedInError):
            self._waiting = []  # it may be another counter's journal then
            self.sign_in_needed.emit(failure)
        elif kept is not None and self.journal is not None:
            self._forget(kept, self.journal)
            self.refused.emit(kept, failure)
            self.told.emit(messages.text_for(failure))
            self.changed.emit()
            self.send()


def _send(client: Calls, kept: KeptScan) -> Scan:
    scanned = CodeAtDoor(kept.code, kept.schedule_id, scanned_at=kept.scanned_at)
    if kept.way == Way.OUT.value:
        return client.door.check_out(scanned, request_id=kept.request_id)
    return client.door.check_in(scanned, request_id=kept.request_id)
