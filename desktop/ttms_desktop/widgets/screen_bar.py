"""The part of the top bar that belongs to a screen: its title or its day at the left, then what can be chosen or done."""

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import ElidedLabel


class ScreenBar(QWidget):
    """Widgets in a line; what is added after `add_space` stands at the right."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel("title")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(style.space(2), 0, 0, 0)
        self._row.setSpacing(style.space(3))
        self._row.addWidget(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.say_title(title)

    def say_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))

    def add(self, widget: QWidget) -> None:
        self._row.addWidget(widget)

    def add_space(self) -> None:
        self._row.addStretch(1)
