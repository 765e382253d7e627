"""Another key for an action: the next key that is pressed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.labels import wrapped

_ALONE = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown)


class KeyDialog(Dialog):
    """Says `pressed` with the key as it is written; Esc leaves everything as it is."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget, *, action: str, key: str) -> None:
        super().__init__(parent, title="", primary="", width=420)
        self.say(self.tr("Change the key: {action}").format(action=action), "")
        self.primary.hide()
        self.content.addWidget(wrapped("row", self.tr("Press the new key. Current key: {key}").format(key=key)))
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() not in _ALONE:
            self.accept()
            self.pressed.emit(QKeySequence(event.keyCombination()).toString())
