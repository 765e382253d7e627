"""What every page of the window is, and what the window must know of a page before it is made."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

CLERK, MANAGER, ADMINISTRATOR = "CLERK", "MANAGER", "ADMINISTRATOR"
EVERYBODY = frozenset({CLERK, MANAGER, ADMINISTRATOR})
OFFICE = frozenset({MANAGER, ADMINISTRATOR})
ADMINISTRATORS = frozenset({ADMINISTRATOR})


class Screen(QWidget):
    """A page; it loads when it comes to the front, not when it is made."""

    screen_wanted = Signal(str, object)  # the name of another screen, and what it is to show there

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._bar: QWidget | None = None

    @property
    def bar(self) -> QWidget | None:
        """What stands left in the top bar while this page is in front."""
        return self._bar

    def set_bar(self, bar: QWidget) -> None:
        """To be called once, while the page is made."""
        self._bar = bar

    def enter(self) -> None:
        """The page has come to the front: load or refresh, put the focus where work begins."""

    def leave(self) -> None:
        """Another page comes to the front."""

    def open(self, what: object) -> None:
        """Show this, which another page asked for with `screen_wanted`; called after `enter`."""

    def scan(self, _code: str) -> bool:
        """Take what a scanner read; False if that means nothing here, and the code's order is to be opened."""
        return False

    def set_low(self, *, low: bool) -> None:
        """The window has become small, or large again."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who works here, as far as the window must know; `role` is CLERK, MANAGER or ADMINISTRATOR."""

    user_id: int
    role: str


NOBODY = Person(0, CLERK)


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the rail: `make` is called at the first visit, by somebody who has one of `roles`."""

    name: str
    icon: str
    title: Callable[[], str]
    make: Callable[[], Screen]
    roles: frozenset[str] = EVERYBODY
