"""The keys of the sell screen as this computer has them: each action by the key that it has at first."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QKeySequence

# They mean something wherever one is, or seats and shows of the list.
_FIXED = (
    *("Return", "Enter", "Esc", "Space", "Tab", "Left", "Right", "Up", "Down", "Home", "End", "F12"),
    *(f"F{number}" for number in range(1, 8)),
    *("Shift+F1", "Ctrl+J", "Ctrl+K", "Alt+Del", "Alt+Up", "Alt+Down", "Ctrl++", "Ctrl+=", "Ctrl+-"),
    *(f"Alt+{number}" for number in range(1, 10)),
    *(str(number) for number in range(10)),
    *(f"Ctrl+{number}" for number in range(10)),
)
CHANGEABLE = (
    *("/", "F8", "F9", "F10", "F11", "Ctrl+N", "Del", "Ctrl+Del", "Ctrl+P", "Ctrl+I", "Ctrl+O", "Ctrl+G"),
    *("Ctrl+D", "PgUp", "PgDown", "Ctrl+B", "Ctrl+H", "Ctrl+T", "Ctrl+R"),
)


class KeyMap(QObject):
    """What was changed is kept for the next start; two actions never share a key."""

    changed = Signal()

    def __init__(self, memory: QSettings | None = None, *, changed: Mapping[str, str] | None = None) -> None:
        """`changed` are the keys that this computer's settings file names; what `memory` has kept wins over them."""
        super().__init__()
        self._memory = memory
        self._first = self._keys = {action: action for action in CHANGEABLE}
        self._take(changed or {})
        self._first = dict(self._keys)
        if memory is not None:
            self._take({action: str(memory.value(f"keys/{_name(action)}", "") or "") for action in CHANGEABLE})

    def _take(self, wished: Mapping[str, str]) -> None:
        """In the order of the actions; a key that cannot be is left out."""
        self._keys = dict(self._keys)
        for action in CHANGEABLE:
            key = wished.get(action, "")
            if key and not self.problem(action, key):
                self._keys[action] = key

    def key_of(self, action: str) -> str:
        """The key that does this now; an action that cannot be changed has its own."""
        return self._keys.get(action, action)

    def problem(self, action: str, key: str) -> str:
        """Why this cannot be the key: "fixed", "letter", the action that has it; empty if it can."""
        wanted = QKeySequence(key)
        if wanted.isEmpty() or any(wanted == QKeySequence(fixed) for fixed in _FIXED):
            return "fixed"
        if len(key) == 1 and key.isalpha():
            return "letter"
        others = (other for other in CHANGEABLE if other != action)
        return next((other for other in others if QKeySequence(self._keys[other]) == wanted), "")

    def change(self, action: str, key: str) -> bool:
        """Let `key` do it from now on; False if it cannot."""
        if action not in self._keys or self.problem(action, key):
            return False
        self._keys[action] = key
        if self._memory is not None:
            self._memory.setValue(f"keys/{_name(action)}", key)
        self.changed.emit()
        return True

    def reset(self) -> None:
        """All as at first, or as the settings file has them."""
        self._keys = dict(self._first)
        if self._memory is not None:
            self._memory.remove("keys")
        self.changed.emit()


def _name(action: str) -> str:
    """As a setting is called: no "/" in it, which would be a group."""
    return action.replace("/", "slash")
