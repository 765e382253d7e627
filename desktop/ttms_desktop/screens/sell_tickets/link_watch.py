"""Whether the server can sell now, and what time it is there, asked every second."""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_desktop import tasks
from ttms_desktop.session import Counter

_EVERY_MS = 1_000
# With the second between two questions, a lost server is noticed after 2.5 seconds at most.
_DEADLINE_SECONDS = 1.5


class LinkWatch(QObject):
    """Asks for the server's health; `failure` says why there is none."""

    changed = Signal(bool)

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._asking = False
        self.connected = True
        self.failure: tasks.Failure | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.ask)

    def start(self) -> None:
        self._timer.start()
        self.ask()

    def stop(self) -> None:
        self._timer.stop()

    def ask(self) -> None:
        if not self._asking:
            self._asking = True
            client = self._counter.client
            self._runner.run(
                self, lambda: client.check_health(_DEADLINE_SECONDS), done=self._on_healthy, failed=self._on_failed
            )

    def _on_healthy(self, server_time: datetime | None) -> None:
        self._asking = False
        if server_time is not None:
            self._counter.clock.compare(server_time)
        self._tell(None)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._asking = False
        if self._timer.isActive():
            self._tell(failure)

    def _tell(self, failure: tasks.Failure | None) -> None:
        other_reason = type(failure) is not type(self.failure)
        self.failure, self.connected = failure, failure is None
        if other_reason:
            self.changed.emit(self.connected)
