"""A button for what has no room at the moment: its menu offers the buttons that are folded away, each with its key."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind


class MoreButton(BusyButton):
    """There only while something is folded away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ButtonKind.QUIET, parent=parent)
        self._folded: tuple[BusyButton, ...] = ()
        self.clicked.connect(self.open_menu)
        self.hide()
        self._retranslate()

    @property
    def folded(self) -> tuple[BusyButton, ...]:
        """What is offered in the menu."""
        return self._folded

    def offer(self, folded: Iterable[BusyButton]) -> None:
        """From now on the menu has these, which are not shown themselves; without any there is no button."""
        self._folded = tuple(folded)
        self.setVisible(bool(self._folded))

    def open_menu(self) -> None:
        """Each does what its button does, and is off where that one is."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._folded:
            text = (button.accessibleName() or button.text()).replace("&", "&&")
            action = QAction(f"{text}\t{button.key}" if button.key else text, menu)
            action.setEnabled(button.isEnabled() and not button.busy)
            action.triggered.connect(button.click)
            menu.addAction(action)
        room = menu.sizeHint()
        corner = self.mapToGlobal(self.rect().bottomRight())
        below = corner.y() + room.height() <= self.window().mapToGlobal(self.window().rect().bottomRight()).y()
        top = corner.y() if below else corner.y() - self.height() - room.height()
        corner.setX(corner.x() - room.width())
        corner.setY(top)
        menu.popup(corner)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("More") + " ▾")
        self.setAccessibleName(self.tr("More actions"))
        self.updateGeometry()
