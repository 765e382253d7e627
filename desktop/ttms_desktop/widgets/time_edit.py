"""A field for a time of day: 1930 becomes 19:30."""

import re
from datetime import time

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QWidget

from ttms_desktop.widgets.line_edit import LineEdit

_TYPEABLE = QRegularExpression("[0-9０-９]{0,2}[:：.。]?[0-9０-９]{0,2}")  # noqa: RUF001 - as a Chinese keyboard types
_PARTED = re.compile(r"(\d{1,2})[:：.。](\d{2})")  # noqa: RUF001
_TOGETHER = re.compile(r"(\d{1,2})(\d{2})|(\d{1,2})")
_STEPS = {Qt.Key.Key_Up: 5, Qt.Key.Key_Down: -5}
_DAY_MINUTES = 24 * 60


def read_time(text: str) -> time | None:
    """The time that was meant: 19:30, 1930, 930, 19; None if it is none."""
    parted = _PARTED.fullmatch(text.strip())
    together = _TOGETHER.fullmatch(text.strip())
    if parted:
        hour, minute = int(parted[1]), int(parted[2])
    elif together:
        hour, minute = int(together[1] or together[3]), int(together[2] or 0)
    else:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


class TimeEdit(LineEdit):
    """Up and Down go in steps of five minutes; what was typed is written out when the field is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(QRegularExpressionValidator(_TYPEABLE, self))
        self.setPlaceholderText("19:30")
        self.editingFinished.connect(self._write_out)

    @property
    def time_of_day(self) -> time | None:
        """What is typed; None while it is no time."""
        return read_time(self.text())

    def set_time(self, moment: time | None) -> None:
        self.setText("" if moment is None else f"{moment:%H:%M}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, now = _STEPS.get(Qt.Key(event.key())), self.time_of_day
        if step is None or now is None:
            super().keyPressEvent(event)
            return
        minutes = now.hour * 60 + now.minute
        # To the next multiple of the step, so that 19:32 becomes 19:35.
        minutes = (minutes // 5 * 5 + 5 if step > 0 else -(-minutes // 5) * 5 - 5) % _DAY_MINUTES
        self.set_time(time(minutes // 60, minutes % 60))

    def _write_out(self) -> None:
        now = self.time_of_day
        if now is not None and self.text() != f"{now:%H:%M}":
            self.set_time(now)
