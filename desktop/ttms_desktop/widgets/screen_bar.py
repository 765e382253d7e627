"""The part of the top bar that belongs to a screen: its title or day, then what can be chosen or done."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import ElidedLabel
from ttms_desktop.widgets.segments import Segments


class ScreenBar(QWidget):
    """Widgets in a line; what is added after `add_space` stands at the right. Segments fold before others shrink."""

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return known

    def _fold(self) -> None:
        inside = [child for child in self.children() if isinstance(child, QWidget) and self._row.indexOf(child) >= 0]
        shown = [widget for widget in inside if not widget.isHidden()]
        needed = sum(each.full_width if isinstance(each, Segments) else each.sizeHint().width() for each in shown)
        needed += self._row.spacing() * len(shown) + self._row.contentsMargins().left()
        for each in shown:
            if isinstance(each, Segments):
                each.set_folded(folded=needed > self.width())
