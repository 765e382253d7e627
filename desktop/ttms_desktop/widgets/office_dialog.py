"""A dialog in which something is typed and then sent: its message bar, and care for what was typed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QWidget

from ttms_desktop.widgets.confirm import ask
from ttms_desktop.widgets.dialog import Dialog
from ttms_desktop.widgets.form import Form
from ttms_desktop.widgets.message_bar import MessageBar

_Dialog = TypeVar("_Dialog", bound="OfficeDialog")


class OfficeDialog(Dialog):
    """Fill `form`, or put anything else into `content`; `confirmed` says that it is to be sent, `accept` closes it."""

    def __init__(self, parent: QWidget | None, *, title: str, primary: str, width: int = 480) -> None:
        super().__init__(parent, title=title, primary=primary, width=width)
        self.form = Form()
        self.messages = MessageBar()
        self.is_changed = False
        self.content.addWidget(self.form)
        self._column.insertWidget(2, self.messages)
        self.messages.hide()
        self.form.changed.connect(self.mark_changed)
        self.form.appeared.connect(self.reveal)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.confirm)
        QShortcut(QKeySequence("Ctrl+Enter"), self).activated.connect(self.confirm)

    def begin(self) -> None:
        """Open, with the keys in the first field; what is in the fields now counts as untouched.

        Without a field the primary button has them: where the focus is, it says what Enter does.
        """
        self.is_changed = False
        self.open()
        if not self.form.focus_first():
            self.primary.setFocus()

    def mark_changed(self) -> None:
        """Something was typed that Esc would throw away."""
        self.is_changed = True
        self.messages.hide()

    def refuse(self, text: str, field: str = "") -> None:
        """Say what is wrong: at the field if there is one of that name, else in the message bar."""
        self.set_busy("")
        if field and self.form.refuse(field, text):
            self.reveal(self.focusWidget() or self)
        else:
            self.messages.refuse(text)
            self.messages.show()

    def confirm(self) -> None:
        self.messages.hide()
        self.form.clear_refusals()
        super().confirm()

    def reject(self) -> None:
        """Esc: the message goes first, then the dialog."""
        if self.messages.isVisible():
            self.messages.hide()
        elif not self.busy and self._may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.busy or not self._may_leave():
            event.ignore()
        else:
            self.done(QDialog.DialogCode.Rejected)
            event.accept()

    def _whole_of(self, widget: QWidget) -> QWidget:
        return self.form.block_of(widget)

    def _may_leave(self) -> bool:
        if not self.is_changed or not self.isVisible():
            return True
        text = self.tr("Discard what was typed?")
        if ask(self, text, primary=self.tr("Discard")):
            self.is_changed = False
        return not self.is_changed


def begin_unless(problem: str, bar: MessageBar, make: Callable[[], _Dialog]) -> _Dialog | None:
    """A dialog, open; `problem`, which keeps it from being opened, is said in the bar instead."""
    if problem:
        bar.refuse(problem)
        return None
    bar.clear()
    dialog = make()
    dialog.finished.connect(dialog.deleteLater)
    dialog.begin()
    return dialog
