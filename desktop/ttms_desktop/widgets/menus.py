"""Menus with round corners, and where one opens: beside what it belongs to, inside the window if there is room."""

from PySide6.QtCore import QPoint, QRect, QRectF
from PySide6.QtGui import QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ttms_desktop import style


class Menu(QMenu):
    """Cut round by a mask, which needs no desktop that mixes windows; its line is the style sheet's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "menu")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = QPainterPath()
        edge.addRoundedRect(QRectF(self.rect()), style.Radius.CONTROL, style.Radius.CONTROL)
        self.setMask(QRegion(edge.toFillPolygon().toPolygon()))


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
