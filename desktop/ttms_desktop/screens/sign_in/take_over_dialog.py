"""Another computer works as this counter: who is there, and how a manager brings the counter here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from ttms_desktop.screens.sign_in.view_model import CounterTaken
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.password_edit import PasswordEdit


class TakeOverDialog(OfficeDialog):
    """Says `taken_over` with a manager's name and PIN; both are empty where whoever signs in needs nobody else."""

    taken_over = Signal(str, str)

    def __init__(self, parent: QWidget, taken: CounterTaken) -> None:
        super().__init__(parent, title="", primary="", width=480)
        self.say(self.tr("This counter is in use"), self.tr("Take over"))
        self._approval_needed = taken.approval_needed
        for text, role in (
            (taken.text, ""),
            (
                self.tr("Taking over signs the other computer out: what is not sold there yet stays unsold."),
                "muted",
            ),
        ):
            line = wrapped(role)
            line.setText(text)
            self.content.insertWidget(self.content.count() - 1, line)
        self.manager, self.pin = LineEdit(), PasswordEdit()
        if taken.approval_needed:
            self.form.add("manager", self.tr("Manager’s user name"), self.manager)
            self.form.add("pin", self.tr("PIN"), self.pin, beside=True)
        self.confirmed.connect(self._on_confirmed)

    def refuse_pin(self, text: str) -> None:
        self.refuse(text, "pin")

    def close_by_itself(self, _reason: object = None) -> None:
        """It is decided, or something else is wrong, which the page says."""
        if self.isVisible():
            self.done(QDialog.DialogCode.Accepted)

    def _on_confirmed(self) -> None:
        if self._approval_needed and not (self.manager.value and self.pin.value):
            self.refuse(self.tr("User name and PIN are both needed."), "pin" if self.manager.value else "manager")
            return
        self.set_busy(self.tr("Taking over…"))
        self.taken_over.emit(self.manager.value, self.pin.value)
