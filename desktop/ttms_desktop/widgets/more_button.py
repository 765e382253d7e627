"""A button for what has no room at the moment: its menu offers the buttons that are folded away, each with its key."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.menus import Menu, open_below
from ttms_desktop.widgets.popups import MORE

# To be seen may make the layout fold anew, and so offer something else before the button is seen.
_TURNS = 2


class MoreButton(BusyButton):
    """There only while something is folded away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ButtonKind.QUIET, parent=parent)
        self._folded: tuple[BusyButton, ...] = ()
        self._is_turning = False
        self.setObjectName(MORE)
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
        if self._is_turning:
            return
        self._is_turning = True
        for _ in range(_TURNS):
            if self.isHidden() == bool(self._folded):
                self.setVisible(bool(self._folded))
        self._is_turning = False

    def open_menu(self) -> None:
        """Each does what its button does, and is off where that one is."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._folded:
            text = button.accessibleName() or button.text()
            # A name for screen readers may end with the key, which stands at the right here.
            text = text.removesuffix(f" ({button.key})").removesuffix(f"\uff08{button.key}\uff09").replace("&", "&&")
            action = QAction(f"{text}\t{button.key}" if button.key else text, menu)
            action.setEnabled(button.isEnabled() and not button.busy)
            action.triggered.connect(button.click)
            menu.addAction(action)
        open_below(menu, self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("More") + " ▾")
        self.setAccessibleName(self.tr("More actions"))
        self.updateGeometry()
