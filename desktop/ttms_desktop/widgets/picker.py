"""Choosing one of several things from a list that opens."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.line_edit import mark
from ttms_desktop.widgets.popups import make_round, round_mask

_MOST_SEEN = 12


class Picker(QComboBox):
    """Each text stands for a value of any kind; `changed` says that another one is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Qt's own list can be dressed only if it is set once more.
        self.setView(QListView(self))
        self.view().setProperty("role", "popup")
        make_round(self.view().window())
        self.setMaxVisibleItems(_MOST_SEEN)
        self.setMinimumHeight(style.FIELD_HEIGHT)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._values: list[object] = []
        self.currentIndexChanged.connect(self._on_index)

    @property
    def value(self) -> object:
        """What the chosen text stands for; None while there is no choice."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def offer(self, choices: Iterable[tuple[object, str]]) -> None:
        """Value and text of each; what was chosen stays so if it is still there, else the first is."""
        before = self.value
        offered = list(choices)
        self.blockSignals(True)
        self.clear()
        self._values = [value for value, _ in offered]
        self.addItems([text for _, text in offered])
        self.setCurrentIndex(self._values.index(before) if before in self._values else min(0, len(offered) - 1))
        self.blockSignals(False)
        if self.value != before:
            self.changed.emit()

    def choose(self, value: object) -> None:
        """Choose `value`, if it is offered; None chooses nothing."""
        self.setCurrentIndex(self._values.index(value) if value in self._values else -1)

    def set_refused(self, refused: bool) -> None:  # noqa: FBT001 - a Qt setter
        """Mark the field as wrong."""
        mark(self, refused=refused)

    def showPopup(self) -> None:
        super().showPopup()
        opened = self.view().window()
        opened.setMask(round_mask(opened.size()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the page: whoever scrolls must not choose something else by it."""
        event.ignore()

    def _on_index(self, _index: int) -> None:
        self.changed.emit()
