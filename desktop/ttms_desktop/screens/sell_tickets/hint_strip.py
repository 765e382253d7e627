"""One line below the map that asks for attention and offers one thing to do, with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel

_HEIGHT = 32


class HintStrip(QFrame):
    """A warning, or an offer; it is never in the way of going on without it."""

    accepted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hint")
        self.setFixedHeight(_HEIGHT)
        self._text = ElidedLabel("row")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._text.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.button = BusyButton(ButtonKind.PLAIN)
        self.button.setFixedHeight(_HEIGHT - 6)
        self.button.clicked.connect(self.accepted)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), 0, style.space(1), 0)
        row.setSpacing(style.space(2))
        row.addWidget(self._text, 1)
        row.addWidget(self.button)

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str, *, action: str = "", key: str = "", tone: str = "warning") -> None:
        """`text`, and on the button what `key` does; `tone` is "warning" or "accent"."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self.button.setText(action)
        self.button.set_key(key)
        self.button.setVisible(bool(action))
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            for widget in (self, self._text):
                style.restyle(widget)
