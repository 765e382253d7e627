"""A field for a whole number, such as minutes or rows."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ttms_desktop.widgets.line_edit import LineEdit

_FIGURES = re.compile(r"\d{1,9}")  # full-width ones too, as a Chinese keyboard types them
_LONGEST = 12
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class NumberEdit(LineEdit):
    """Up and Down count. Whether the number is within the limits is said by `in_limits`.

    Anything can be typed, and is refused in words: were signs and letters swallowed, "1o5" would be 15 minutes.
    """

    def __init__(
        self, *, least: int = 0, most: int = 999_999, unit: str = "", step: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._least, self._most, self._step = least, most, step
        self.setMaxLength(_LONGEST)
        self.set_unit(unit)

    @property
    def number(self) -> int | None:
        """What is typed; None while nothing is or it is no whole number."""
        return int(self.value) if _FIGURES.fullmatch(self.value) else None

    @property
    def unreadable(self) -> str:
        """What is typed, if it is no whole number."""
        return self.value if self.number is None else ""

    @property
    def in_limits(self) -> bool:
        """Whether there is a number, not less than `least` and not more than `most`."""
        return self.number is not None and self._least <= self.number <= self._most

    def set_number(self, number: int | None) -> None:
        self.setText("" if number is None else str(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        number = self._least if self.number is None else self.number + step * self._step
        self.set_number(max(self._least, min(self._most, number)))
