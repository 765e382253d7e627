"""The pages of the window behind each other: which exist, which is in front."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ttms_desktop.screens.screen import Entry, Screen
from ttms_desktop.widgets.pages import Pages


class ScreenStack(QWidget):
    """The first page is there from the beginning and stays; the others are made when they are first wanted."""

    turned = Signal(str)  # the name of the page that has come to the front

    def __init__(self, name: str, first: Screen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = name
        self._made: dict[str, Screen] = {name: first}
        self._entries: dict[str, Entry] = {}
        self._low = False
        self.front = name
        self._pages = Pages(first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        first.screen_wanted.connect(self.open)

    @property
    def current(self) -> Screen:
        return self._made[self.front]

    def made(self, name: str) -> Screen | None:
        """The page of this name, if somebody has been there."""
        return self._made.get(name)

    def allow(self, entries: Sequence[Entry]) -> None:
        """The pages that whoever works here may see, besides the first."""
        self._entries = {entry.name: entry for entry in entries}

    def go_to(self, name: str) -> bool:
        """Bring this page to the front; False if it is not for whoever works here."""
        if name != self._first and name not in self._entries:
            return False
        wanted = self._page(name)
        if name != self.front:
            self.current.leave()
            self.front = name
            self._pages.turn_to(wanted)
        self.turned.emit(name)
        wanted.enter()
        return True

    def open(self, name: str, what: object) -> None:
        """Bring the page to the front and let it show `what`."""
        if self.go_to(name):
            self.current.open(what)

    def forget(self) -> None:
        """Somebody else works here now: only the first page stays."""
        self.go_to(self._first)
        for name in [name for name in self._made if name != self._first]:
            page = self._made.pop(name)
            self._pages.remove(page)
            if page.bar is not None:
                page.bar.deleteLater()
            page.deleteLater()

    def set_low(self, *, low: bool) -> None:
        """The window has become small, or large again."""
        self._low = low
        for page in self._made.values():
            page.set_low(low=low)

    def _page(self, name: str) -> Screen:
        page = self._made.get(name)
        if page is None:
            page = self._made[name] = self._entries[name].make()
            page.set_low(low=self._low)
            page.screen_wanted.connect(self.open)
            self._pages.add(page)
        return page
