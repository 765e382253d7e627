"""A place with nothing in it yet, and why: waiting, empty, failed, or not for this person."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.waiting import Spinner
from ttms_desktop.words import said_again

_ICON_SIDE = 36
_CENTER = Qt.AlignmentFlag.AlignHCenter


class Notice(QWidget):
    """Words in the middle, with an icon or the turning ring above and perhaps one thing to do below."""

    action_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = ""
        self._spinner = Spinner()
        self._icon = QLabel()
        self._title = wrapped("title")
        self._hint = wrapped("muted")
        self.action = BusyButton()
        self.action.hide()
        self.action.clicked.connect(self.action_clicked)
        self._arrange()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(style.space(4), style.space(4), style.space(4), style.space(4))
        column.setSpacing(style.space(2))
        column.addStretch(2)
        column.addWidget(self._spinner, 0, _CENTER)
        column.addWidget(self._icon, 0, _CENTER)
        for text in (self._title, self._hint):
            text.setAlignment(_CENTER)
            column.addWidget(text)
        column.addWidget(self.action, 0, _CENTER)
        column.addStretch(3)

    @property
    def text(self) -> str:
        return self._title.text()

    def say(self, title: str, hint: str = "", *, icon: str = "", action: str = "", waits: bool = False) -> None:
        """Words for the place, in the language of the moment.

        `waits` adds the turning ring, `action` a button that says `action_clicked`.
        """
        self._icon_name = "" if waits else icon
        self._spinner.setVisible(waits)
        self._title.setText(said_again(title))
        self._hint.setText(said_again(hint))
        self._hint.setVisible(bool(hint))
        self.action.setText(action)
        self.action.setVisible(bool(action))
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        self._icon.setVisible(bool(self._icon_name))
        if self._icon_name:
            color, ratio = style.colors().muted, self.devicePixelRatioF()
            self._icon.setPixmap(style.pixmap(self._icon_name, color, side=_ICON_SIDE, ratio=ratio))
