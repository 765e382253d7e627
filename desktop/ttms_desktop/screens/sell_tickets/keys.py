"""The keys of the sell screen, wherever the focus is; fields that are typed into keep theirs."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.pictures import PricePicture


class SellKeys(QObject):
    """Keys that stay, and the letters of the ticket types, which come with each show."""

    def __init__(self, owner: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(owner)
        self._owner = owner
        self._types: list[QShortcut] = []
        for keys, do in actions.items():
            self._bind(keys, do)

    def bind_types(self, prices: Iterable[PricePicture], choose: Callable[[str], None]) -> None:
        """From now on these letters choose ticket types."""
        for old in self._types:
            # Deleted at the next turn of the loop; until then two keys of one letter would cancel each other.
            old.setEnabled(False)
            old.deleteLater()
        self._types = [self._bind(price.key, partial(choose, price.ticket_type)) for price in prices if price.key]

    def _bind(self, keys: str, do: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._owner)
        # A key held down must not pay twice or run through the days.
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(do)
        return shortcut
