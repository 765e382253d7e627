"""A manager lets seats of the house go, with a PIN; whoever works here stays signed in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.password_edit import PasswordEdit


class ManagerDialog(OfficeDialog):
    """Says why it asks, and `approved` with name and PIN; whoever asked says whether it was right."""

    approved = Signal(str, str)

    def __init__(self, parent: QWidget, *, why: str) -> None:
        super().__init__(parent, title="", primary="", width=420)
        self.say(self.tr("Manager’s approval needed"), self.tr("Approve"))
        self.why = wrapped("muted", why)
        self.content.insertWidget(0, self.why)
        self.manager, self.pin = LineEdit(), PasswordEdit()
        self.form.add("manager", self.tr("Manager’s user name"), self.manager)
        self.form.add("pin", self.tr("PIN"), self.pin, beside=True)
        self.confirmed.connect(self._on_confirmed)

    def _on_confirmed(self) -> None:
        if self.manager.value and self.pin.value:
            self.approved.emit(self.manager.value, self.pin.value)
        else:
            self.refuse(self.tr("User name and PIN are both needed."), "pin" if self.manager.value else "manager")
