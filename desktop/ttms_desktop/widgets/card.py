"""A white surface with a title, on which the parts of a screen stand."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import ElidedLabel


class Card(QFrame):
    """`body` takes what stands on the card, `head` what stands right of the title."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = ElidedLabel("title")
        self.head = QHBoxLayout()
        self.head.setSpacing(style.space(2))
        self.head.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self.body.setSpacing(style.space(2))
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(3), style.space(4), style.space(3))
        column.setSpacing(style.space(2))
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        self.say_title(title)

    def say_title(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
