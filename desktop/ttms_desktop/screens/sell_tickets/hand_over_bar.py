"""To which counter the held seats go: a field, and the counters that sell for this show as buttons."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label
from ttms_desktop.widgets.line_edit import LineEdit

_FIELD_WIDTH = 160
_MOST = 4


class HandOverBar(QFrame):
    """Hidden until it is opened; Enter offers, Esc leaves everything as it is."""

    offered = Signal(str)  # counter name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._name = label("muted")
        self.field = LineEdit()
        self.field.setFixedWidth(_FIELD_WIDTH)
        self._neighbours = [BusyButton(ButtonKind.PLAIN) for _ in range(_MOST)]
        self._names: list[str] = []
        self.go = BusyButton(ButtonKind.ACTION, key="Enter")
        self.go.clicked.connect(self.take)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), style.space(2), style.space(3), style.space(2))
        row.setSpacing(style.space(2))
        row.addWidget(self._name)
        row.addWidget(self.field)
        for place, button in enumerate(self._neighbours):
            button.clicked.connect(partial(self._choose, place))
            row.addWidget(button)
        row.addStretch()
        row.addWidget(self.go)
        self._retranslate()
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def open(self, neighbours: Sequence[str]) -> None:
        """Ready to type; a single neighbour is typed already."""
        self._names = list(neighbours)[:_MOST]
        for place, button in enumerate(self._neighbours):
            button.setText(self._names[place] if place < len(self._names) else "")
            button.setVisible(place < len(self._names))
        self.field.setText(self._names[0] if len(self._names) == 1 else "")
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    @property
    def keys_text(self) -> str:
        """What the keys do while it is open."""
        return self.tr("Enter hand over · Esc back")

    def take(self) -> None:
        self.offered.emit(self.field.text())

    def close_bar(self) -> None:
        self.hide()

    def _choose(self, place: int) -> None:
        self.field.setText(self._names[place])
        self.take()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._name.setText(self.tr("Hand over to counter"))
        self.field.setAccessibleName(self.tr("Hand over to counter"))
        self.go.setText(self.tr("Hand over"))
