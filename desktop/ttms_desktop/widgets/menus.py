"""Menus with round corners and the caps of keys, opened below their buttons."""

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QStyleOptionMenuItem, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.painting import cap
from ttms_desktop.widgets.popups import make_round, place_below, round_mask

_EDGE = 10


class Menu(QMenu):
    """What stands behind a tab in an action's text is its key: a cap at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "menu")
        make_round(self)

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        option.text = action.text().partition("\t")[0]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setMask(round_mask(self.size()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        worn = style.colors()
        for action in self.actions():
            key, area = action.text().partition("\t")[2], QRectF(self.actionGeometry(action))
            if key and action.isVisible():
                ink = worn.muted if action.isEnabled() else worn.sold_text
                cap(painter, area.right() - _EDGE, area.center().y(), key, color=ink, outline=worn.line)
        painter.end()


def open_below(menu: QMenu, owner: QWidget) -> None:
    """Open it below its button, with less air between its lines where the window is low.

    A screen that was turned to just now is laid out first: else its button moves away from the menu.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    below = owner.window().mapToGlobal(QPoint(0, owner.window().height())).y()
    top = place_below(owner, QSize(0, 0)).y()
    menu.setProperty("low", menu.sizeHint().height() > below - top)
    style.restyle(menu)
    QCoreApplication.sendEvent(menu, QEvent(QEvent.Type.StyleChange))  # its lines are measured anew
    menu.popup(place_below(owner, menu.sizeHint()))
