"""Notices when the GUI thread was blocked, and logs it: a window that does not answer is a bug."""

import logging
import time

from PySide6.QtCore import QObject, Qt, QTimerEvent

_LOG = logging.getLogger(__name__)
_BEAT_MS = 50
_BLOCKED_MS = 100


class GuiWatch(QObject):
    """A heart that beats on the GUI thread while this object lives; `longest_ms` is the longest delay so far."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.longest_ms = 0.0
        self._last = time.monotonic()
        self.startTimer(_BEAT_MS, Qt.TimerType.PreciseTimer)

    def timerEvent(self, event: QTimerEvent) -> None:  # noqa: ARG002 - Qt's signature
        now = time.monotonic()
        late_ms = (now - self._last) * 1000 - _BEAT_MS
        self._last = now
        self.longest_ms = max(self.longest_ms, late_ms)
        if late_ms > _BLOCKED_MS:
            _LOG.warning("The window did not react for %.0f ms.", late_ms)
