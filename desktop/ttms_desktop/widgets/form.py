"""Fields under their names, each with a hint or, in its place, the sentence that says what is wrong with it."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import key_cap, label, wrapped
from ttms_desktop.widgets.switch import Switch

_BELOW_HEIGHT = 18
# Name, field and hint stand together; what comes next stands off.
_INSIDE, _BETWEEN = style.space(1) // 2, style.space(2)
_TOP = Qt.AlignmentFlag.AlignTop


@runtime_checkable
class Field(Protocol):
    """What every field of a form can: LineEdit and its like, Picker, Switch, TextArea, or a screen's own widget."""

    @property
    def changed(self) -> SignalInstance: ...

    def set_refused(self, refused: bool) -> None: ...  # noqa: FBT001 - a Qt setter


class _Block(QWidget):
    """One field with what stands above and below it."""

    def __init__(self, field: QWidget, *, tight: bool) -> None:
        super().__init__()
        self.field = field
        # A switch can hardly be wrong, and mere words cannot at all: they need no room for other words.
        self._keeps_room = isinstance(field, Field) and not isinstance(field, Switch) and not tight
        self._hint = ""
        self._name = label("field")
        self._name.setBuddy(field)
        self._name.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._below = wrapped("small")
        if self._keeps_room:
            self._below.setMinimumHeight(_BELOW_HEIGHT)
        # Fields beside each other stand in line, even if the words under one of them need two lines.
        self._below.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_INSIDE)
        head = self._head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(style.space(2))
        head.addWidget(self._name, 1)
        column.addLayout(head)
        column.addWidget(field)
        column.addWidget(self._below)

    def say(self, name: str, hint: str) -> None:
        self._hint = hint
        self._name.setText(name)
        self._name.setVisible(bool(name))
        if name:
            self.field.setAccessibleName(name)
        if self._below.property("role") == "small":
            self._below.setText(hint)
        self._fold()

    def say_key(self, key: str) -> None:
        self._head.addWidget(key_cap(key))

    @property
    def refusal(self) -> str:
        return self._below.text() if self._below.property("role") == "refusal" else ""

    def refuse(self, text: str) -> None:
        """Say what is wrong; an empty text brings the hint back."""
        self._dress(self._below, "refusal" if text else "small")
        self._below.setText(text or self._hint)
        self.field.setAccessibleDescription(text or self._hint)
        self._fold()
        if isinstance(self.field, Field):
            self.field.set_refused(bool(text))

    def _fold(self) -> None:
        if not self._keeps_room:
            self._below.setVisible(bool(self._below.text()))

    def _dress(self, below: QLabel, role: str) -> None:
        if below.property("role") != role:
            below.setProperty("role", role)
            style.restyle(below)


class Form(QWidget):
    """Fields by the name under which refusals come; a field that is changed is not refused any more."""

    changed = Signal()
    appeared = Signal(QWidget)  # a field that was taken away is back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: dict[str, _Block] = {}
        self._columns = QHBoxLayout(self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(style.space(3))
        self.begin_column(stretch=1)

    def begin_column(self, *, stretch: int = 0) -> None:
        """What is added from now on stands right of everything before."""
        column = QVBoxLayout()
        column.setSpacing(_BETWEEN)
        self._columns.addLayout(column, stretch)
        self._columns.setAlignment(column, _TOP if self._columns.count() > 1 else Qt.AlignmentFlag(0))
        self._column, self._row = column, QHBoxLayout()

    def add(
        self, name: str, text: str, field: QWidget, *, hint: str = "", beside: bool = False, tight: bool = False
    ) -> None:
        """A field called `text`; `beside` puts it right of the one before. One that is there is called anew.

        Below a `tight` one no room is kept for words that may come: there what follows moves down.
        """
        if name in self._blocks:
            self.say(name, text, hint)
            return
        block = self._blocks[name] = _Block(field, tight=tight)
        block.say(text, hint)
        if not beside:
            self._row = QHBoxLayout()
            self._row.setSpacing(style.space(3))
            self._column.addLayout(self._row)
        self._row.addWidget(block, 1)
        if isinstance(field, Field):
            block.setProperty("field_name", name)
            field.changed.connect(self._on_changed)

    def say(self, name: str, text: str, hint: str = "") -> None:
        """Name and hint of a field in another language."""
        self._blocks[name].say(text, hint)

    def say_key(self, name: str, key: str) -> None:
        """The key that leads to a field, at the right above it."""
        self._blocks[name].say_key(key)

    def set_shown(self, name: str, *, shown: bool) -> None:
        """Take a field away while it has no meaning, or bring it back."""
        block = self._blocks[name]
        is_new = shown and block.isHidden()
        block.setVisible(shown)
        if is_new:
            self.appeared.emit(block)

    def block_of(self, widget: QWidget) -> QWidget:
        """`widget`, with the name above and the words below it if it is a field or a part of one."""
        return next((block for block in self._blocks.values() if block.isAncestorOf(widget)), widget)

    def refusal(self, name: str) -> str:
        """What is said to be wrong with a field; empty while nothing is."""
        return self._blocks[name].refusal

    def refuse(self, name: str, text: str) -> bool:
        """Mark a field, say why, and bring it under the keys; False if the form has no such field, or hides it."""
        block = self._blocks.get(name)
        if block is None or block.isHidden():
            return False
        first = not any(other.refusal for other in self._blocks.values())
        block.refuse(text)
        if first:
            block.field.setFocus()
        return True

    def clear_refusals(self) -> None:
        for block in self._blocks.values():
            block.refuse("")

    def focus_first(self) -> bool:
        """The keys go to the first field that takes them; False where there is none."""
        for block in self._blocks.values():
            if block.field.isEnabled() and not block.isHidden():
                block.field.setFocus()
                return True
        return False

    def _on_changed(self) -> None:
        for block in self._blocks.values():
            if block.field is self.sender() and block.refusal:
                block.refuse("")
        self.changed.emit()
