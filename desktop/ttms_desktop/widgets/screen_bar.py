"""The part of the top bar that belongs to a screen: its title or day, then what can be chosen or done."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.day_bar import DayBar
from ttms_desktop.widgets.labels import ElidedLabel
from ttms_desktop.widgets.segments import Segments


class ScreenBar(QWidget):
    """Widgets in a line; what is added after `add_space` stands at the right.

    Where it is narrow the keys on the buttons give way first, then segments fold, before anything else shrinks.
    """

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

    @property
    def full_width(self) -> int:
        """What is needed to see all of it, keys included."""
        return self._needed(keyless=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        """Its words may have become shorter or longer while another screen's bar was shown."""
        super().showEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return known

    def _fold(self) -> None:
        keyless = self._needed(keyless=False) > self.width()
        for each in self._shown():
            if isinstance(each, BusyButton | DayBar):
                each.set_keyless(keyless=keyless)
        folded = self._needed(keyless=True) > self.width()
        for each in self._shown():
            if isinstance(each, Segments):
                each.set_folded(folded=folded)

    def _shown(self) -> list[QWidget]:
        inside = [child for child in self.children() if isinstance(child, QWidget) and self._row.indexOf(child) >= 0]
        return [widget for widget in inside if not widget.isHidden()]

    def _needed(self, *, keyless: bool) -> int:
        """In pixels, with all segments unfolded."""
        shown = self._shown()
        gaps = self._row.spacing() * len(shown) + self._row.contentsMargins().left()
        return gaps + sum(_width(each, keyless=keyless) for each in shown)


def _width(widget: QWidget, *, keyless: bool) -> int:
    if isinstance(widget, Segments):
        return widget.full_width
    if isinstance(widget, BusyButton):
        return widget.bare_width if keyless else widget.full_width
    if isinstance(widget, DayBar):
        return widget.bare_width if keyless else widget.full_width
    return min(max(widget.sizeHint().width(), widget.minimumWidth()), widget.maximumWidth())
