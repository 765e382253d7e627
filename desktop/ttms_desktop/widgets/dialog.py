"""What all dialogs of the program are: a heading, what they are about, and one primary action on Enter."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import ElidedLabel
from ttms_desktop.widgets.scroll_page import ScrollPage

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_HEIGHT = 140
_LOW = 640
_SIDE = style.space(5)
_REVEAL_MS = 50
_MOST_OF_SCREEN = 0.97


def is_low(parent: QWidget | None) -> bool:
    """Whether a dialog over this window has little height, as on the screen of a counter at 150 %."""
    return parent is not None and parent.window().height() < _LOW


class _Content(ScrollPage):
    """As high as what stands in it; scrolled only where the screen is lower."""

    def __init__(self, inside: QWidget, *, least_width: int) -> None:
        self._inside, self._least_width = inside, least_width
        super().__init__(inside, on_card=False)

    def sizeHint(self) -> QSize:
        width = max(self.width(), self._least_width, self._inside.minimumSizeHint().width())
        wanted = self._inside.sizeHint()
        return QSize(
            wanted.width(), self._inside.heightForWidth(width) if self._inside.hasHeightForWidth() else wanted.height()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSizeHint().width(), 60)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


@runtime_checkable
class TellsHelp(Protocol):
    """The window, which has a page about the screen that is in front."""

    def open_help(self, over: QWidget | None = None) -> QDialog: ...


class Dialog(QDialog):
    """Enter is the primary button wherever the focus is; Esc leaves, F1 is the page of help of the screen below.

    Nothing happens twice while it is busy.
    """

    confirmed = Signal()

    def __init__(self, parent: QWidget | None, *, title: str, primary: str, width: int = 480) -> None:
        super().__init__(parent)
        least = min(width, parent.window().width() - 40) if parent else width
        self.setMinimumSize(least, _LEAST_HEIGHT)
        self.heading = ElidedLabel("heading")
        self.primary = BusyButton(ButtonKind.ACTION, key="Enter")
        self.leave_button = BusyButton(key="Esc")
        self._inside = QWidget()
        self._scroll = _Content(self._inside, least_width=least - 2 * _SIDE)
        self.content = QVBoxLayout(self._inside)
        self._footer = QHBoxLayout()
        self._revealed: QWidget | None = None
        self._revealing = QTimer(self, singleShot=True, interval=_REVEAL_MS)
        self._revealing.timeout.connect(self._on_revealed)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._on_range)
        self._arrange()
        self.say(title, primary)
        self.primary.clicked.connect(self.confirm)
        self.leave_button.clicked.connect(self.reject)
        for key in ("F1", "Shift+F1"):
            QShortcut(QKeySequence(key), self).activated.connect(self.ask_for_help)

    def _arrange(self) -> None:
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(style.space(2))
        self._footer.setSpacing(style.space(2))
        self._footer.addStretch(1)
        self._footer.addWidget(self.leave_button)
        self._footer.addWidget(self.primary)
        column = self._column = QVBoxLayout(self)
        # Lower than its content is allowed: that scrolls.
        column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        above, between = (2, 2) if is_low(self.parentWidget()) else (4, 3)
        column.setContentsMargins(_SIDE, style.space(above), _SIDE, _SIDE)
        column.setSpacing(style.space(between))
        column.addWidget(self.heading)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._footer)

    @property
    def busy(self) -> bool:
        return self.primary.busy

    def say(self, title: str, primary: str) -> None:
        """The heading, and the verb on the primary button."""
        self.setWindowTitle(title)
        self.heading.setText(title)
        self.primary.setText(primary)
        self.leave_button.setText(self.tr("Cancel"))

    def add_button(self, text: str, *, key: str = "") -> BusyButton:
        """A further action, at the left of the footer."""
        made = BusyButton(key=key)
        made.setText(text)
        self._footer.insertWidget(self._footer.count() - 3, made)
        return made

    def set_busy(self, text: str) -> None:
        """A call is under way: nothing is confirmed again, nothing is left; an empty text ends it."""
        self.primary.set_busy(text)
        self._inside.setEnabled(not text)
        self.leave_button.setEnabled(not text)

    def ask_for_help(self) -> None:
        """The page of help over this dialog; the window's own keys do not reach it."""
        below = self.parentWidget()
        while below is not None and not isinstance(below, TellsHelp):
            below = below.parentWidget()
        if isinstance(below, TellsHelp):
            below.open_help(self)

    def reveal(self, widget: QWidget) -> None:
        """Scroll to it, where the dialog is lower than its content, as soon as what is new has its place."""
        self._revealed = widget
        self._revealing.start()

    def _on_range(self) -> None:
        """What is new gets its place bit by bit: the page becomes longer, and the dialog higher.

        What has the keys is seen whole with it, if there is room for both.
        """
        if self._revealed is None:
            return
        focused = self.focusWidget()
        for widget in (focused, self._revealed):
            if widget is not None and self._inside.isAncestorOf(widget):
                self._scroll.show_whole(self._whole_of(widget))

    def _whole_of(self, widget: QWidget) -> QWidget:
        """What is to be seen together with it, as a field with its name."""
        return widget

    def _on_revealed(self) -> None:
        self._on_range()
        self._revealed = None

    def confirm(self) -> None:
        """What Enter does; says `confirmed` unless it is busy."""
        if not self.busy and self.primary.isEnabled():
            self.confirmed.emit()

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self.isVisible():
            self._grow()
        return known

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._grow()

    def reject(self) -> None:
        if not self.busy:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            # A key held down must not confirm what opens next.
            if not event.isAutoRepeat():
                self.confirm()
        else:
            super().keyPressEvent(event)

    def _grow(self) -> None:
        """As high as needed, as far as the screen allows; never lower, so that nothing jumps."""
        most = round(self.screen().availableGeometry().height() * _MOST_OF_SCREEN)
        wanted = min(self.sizeHint().height(), most)
        if wanted > self.height():
            self.resize(self.width(), wanted)
