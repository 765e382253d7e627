"""What opens over a screen for a moment, as menus and calendars: where, and with which corners."""

from math import sqrt

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QWidget

from ttms_desktop import style

_GAP = 2
# What a button is called that offers what has no room.
MORE = "more"


def make_round(popup: QWidget) -> None:
    """Let round corners be smooth, and take the system's shadow away, whose corners are others."""
    flags = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
    popup.setWindowFlags(popup.windowFlags() | flags)
    popup.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


def round_mask(size: QSize) -> QRegion:
    """All that a popup of this size draws on: nothing is left of its corners where the desktop mixes no windows."""
    corner, width, height = int(style.Radius.CONTROL), size.width(), size.height()
    mask = QRegion(0, corner, width, height - 2 * corner)
    for line in range(corner):
        inset = int(corner - sqrt(corner**2 - (corner - line - 1) ** 2))
        for top in (line, height - line - 1):
            mask += QRegion(inset, top, width - 2 * inset, 1)
    return mask


def place_below(owner: QWidget, size: QSize) -> QPoint:
    """Where on the screen a popup opens: below `owner`, with its left edge, as far as the window has room for it.

    Above it where only there is room; beside it where it is too high for both, and over it where nothing else is left.
    Without the button to be seen it is below the one that offers what has no room, or the bar.
    """
    anchor = _seen(owner)
    window = anchor.window()
    inside = QRect(window.mapToGlobal(QPoint()), window.size())
    here = QRect(anchor.mapToGlobal(QPoint()), anchor.size())
    left = max(inside.left(), min(here.left(), inside.right() + 1 - size.width()))
    below, above = here.bottom() + 1 + _GAP, here.top() - _GAP - size.height()
    if below + size.height() - 1 <= inside.bottom():
        return QPoint(left, below)
    if above >= inside.top():
        return QPoint(left, above)
    beside = here.right() + 1
    left = beside if beside + size.width() <= inside.right() + 1 else left
    return QPoint(left, max(inside.top(), min(below, inside.bottom() + 1 - size.height())))


def _seen(owner: QWidget) -> QWidget:
    if owner.isVisible():
        return owner
    offered = [more for more in owner.window().findChildren(QWidget, MORE) if more.isVisible()]
    above = owner.parentWidget()
    return offered[0] if offered else _seen(above) if above is not None else owner
