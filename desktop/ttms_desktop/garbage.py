"""Python's garbage is collected on the GUI thread alone: windows, timers and filters of Qt are in it, and die there."""

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_MS = 500


def spare_what_is_loaded() -> None:
    """Modules stay as long as the program: looking through them each time would stop the window for a moment."""
    gc.freeze()


class GarbageCollector(QObject):
    """Instead of Python's own, which runs on whatever thread asks for memory just then; until `stop`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.collect)
        self._look.start()

    def collect(self) -> None:
        """Do what Python would have done by now: each generation whose number is reached, the oldest of them."""
        reached = [number for number, most in enumerate(gc.get_threshold()) if most and gc.get_count()[number] > most]
        if reached:
            gc.collect(reached[-1])

    def stop(self) -> None:
        """Once no thread of this program is left."""
        self._look.stop()
        if self._was_on:
            gc.enable()
