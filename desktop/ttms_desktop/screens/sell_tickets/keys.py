"""The keys of the sell screen, wherever the focus is; fields that are typed into keep theirs."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ttms_desktop.key_map import KeyMap
from ttms_desktop.screens.sell_tickets.pictures import PricePicture
from ttms_desktop.widgets.busy_button import BusyButton


class SellKeys(QObject):
    """Keys that stay, and the letters of the ticket types, which come with each show."""

    changed = Signal()  # other keys do the same now

    def __init__(self, owner: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(owner)
        self._owner = owner
        self._types: list[QShortcut] = []
        self._keys = {keys: self._bind(keys, do) for keys, do in actions.items()}
        self._map: KeyMap | None = None

    @property
    def actions(self) -> list[str]:
        """The keys that stay, as they are at first."""
        return list(self._keys)

    def text_of(self, action: str) -> str:
        """How the key is called that does now what the key `action` does at first."""
        key = self._map.key_of(action) if self._map else action
        return "PgDn" if key == "PgDown" else key

    def follow(self, key_map: KeyMap) -> None:
        """The keys are as `key_map` says, now and whenever it changes; buttons show them."""
        self._map = key_map
        key_map.changed.connect(self._renew)
        self._renew()

    def _renew(self) -> None:
        if self._map is None:
            return
        shown = {shortcut.key().toString(): self._map.key_of(action) for action, shortcut in self._keys.items()}
        for action, shortcut in self._keys.items():
            shortcut.setKey(QKeySequence(self._map.key_of(action)))
        for button in self._owner.findChildren(BusyButton):
            before = QKeySequence(button.key).toString()
            if button.key and before in shown and shown[before] != button.key:
                button.set_key(shown[before])
        self.changed.emit()

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
