"""Seats that another counter just took fade from how they were, so that the eye follows."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QVariantAnimation

from ttms_desktop import style
from ttms_desktop.widgets.seat_glyphs import SeatLook


class SeatFade(QObject):
    """One fade for all seats that changed together; nothing fades where the user wants less motion."""

    def __init__(self, parent: QObject, repaint: Callable[[Iterable[int]], None]) -> None:
        super().__init__(parent)
        self.seats: dict[int, SeatLook] = {}
        self._repaint = repaint
        self._run = QVariantAnimation(self)
        self._run.setStartValue(1.0)
        self._run.setEndValue(0.0)
        self._run.valueChanged.connect(self._on_moved)
        self._run.finished.connect(self.clear)

    @property
    def left(self) -> float:
        """How much of the old look is still seen, from 1 to 0."""
        return float(self._run.currentValue())

    def begin(self, seat_id: int, old: SeatLook) -> None:
        duration = style.fade_milliseconds()
        if duration == 0:
            return
        self.seats[seat_id] = old
        self._run.stop()
        self._run.setDuration(duration)
        self._run.start()

    def clear(self) -> None:
        faded, self.seats = list(self.seats), {}
        self._run.stop()
        self._repaint(faded)

    def _on_moved(self, _value: object) -> None:
        self._repaint(list(self.seats))
