"""Notices when the GUI thread was blocked, and logs it: a window that does not answer is a bug."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt, QTimerEvent

_LOG = logging.getLogger(__name__)
_BEAT_MS = 50
_BLOCKED_MS = 100


class GuiWatch(QObject):
    """A heart that beats on the GUI thread while this object lives; `longest_ms` is the longest delay so far.

    Who does something on that thread that no user asked for, such as saving pictures of the window, lets it `rest`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self.warns = True  # each time, in the log
        self._resting = False
        self._last = time.monotonic()
        self.startTimer(_BEAT_MS, Qt.TimerType.PreciseTimer)

    @contextmanager
    def rest(self) -> Iterator[None]:
        """Notice nothing meanwhile."""
        before, self._resting = self._resting, True
        try:
            yield
        finally:
            self._resting, self._last = before, time.monotonic()

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: ARG002 - Qt's signature
        now = time.monotonic()
        late_ms = (now - self._last) * 1000 - _BEAT_MS
        self._last = now
        if self._resting:
            return
        self.longest_ms = max(self.longest_ms, late_ms)
        if late_ms > _BLOCKED_MS and self.warns:
            _LOG.warning("The window did not react for %.0f ms.", late_ms)
