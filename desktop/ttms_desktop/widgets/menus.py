"""Where a menu opens: beside what it belongs to, and inside the window as far as that has room."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QMenu, QWidget


def open_beside(menu: QMenu, owner: QWidget) -> None:
    """Below `owner`, above it where there is more room, and right of it where it is too high for both.

    Where the window is too narrow for that too, it covers its owner.
    """
    window, room = owner.window(), menu.sizeHint()
    inside = QRect(window.mapToGlobal(QPoint()), window.size())
    here = QRect(owner.mapToGlobal(QPoint()), owner.size())
    left, top = here.left(), here.bottom() + 1
    if top + room.height() > inside.bottom():
        if here.top() - room.height() >= inside.top():
            top = here.top() - room.height()
        elif here.right() + room.width() < inside.right():
            left = here.right() + 1
    left = min(left, inside.right() - room.width())
    top = min(top, inside.bottom() - room.height())
    menu.popup(QPoint(max(left, inside.left()), max(top, inside.top())))
