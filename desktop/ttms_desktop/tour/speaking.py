"""What a screen reader says of a window: whatever takes keys or clicks must have a name, in the language chosen."""

import re
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QMenu, QScrollBar, QWidget

_WORD, _CHINESE = re.compile(r"[A-Za-z]{3,}"), re.compile(r"[\u3400-\u9fff]")
_LETTER = re.compile(r"\w")


def unspoken(root: QWidget, *, chinese: bool) -> list[str]:
    """One sentence for each visible widget below `root` that takes keys or clicks, and whose name does not tell which.

    The name is missing, says nothing, is the name of another of its kind beside it, or, with `chinese`, is English.
    """
    names = [(widget, _name(widget)) for widget in _answering(root)]
    twice = Counter(_what(widget, name) for widget, name in names)
    wrong = []
    for widget, name in names:
        if not name:
            wrong.append(f"{_path(widget)} has none")
        elif not _LETTER.search(name):
            wrong.append(f"{_path(widget)} is called “{name}”")
        elif chinese and _WORD.search(name) and not _CHINESE.search(name):
            wrong.append(f"{_path(widget)} is called “{name}” in Chinese")
        elif twice[_what(widget, name)] > 1:
            wrong.append(f"{_path(widget)} is one of several called “{name}”")
    return wrong


def _answering(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.window() is not root.window() or isinstance(widget, (QMenu, QScrollBar)):
            continue
        takes_keys = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if takes_keys or isinstance(widget, (QAbstractButton, QLineEdit)):
            yield widget


def _name(widget: QWidget) -> str:
    if isinstance(widget, QComboBox):  # whose text is what is chosen
        return widget.accessibleName()
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name).strip() if spoken is not None else ""


def _what(widget: QWidget, name: str) -> tuple[type, str, str]:
    """How a listener tells it apart; a button within a field belongs to that field."""
    parent = widget.parentWidget()
    return type(widget), name, _name(parent) if isinstance(parent, QLineEdit) else type(parent).__name__


def _path(widget: QWidget) -> str:
    parent = widget.parentWidget()
    return f"{type(widget).__name__} in {type(parent).__name__}"
