"""The dialog in which everybody changes the own password."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.manage_people.change_password_model import ChangePasswordViewModel
from ttms_desktop.screens.manage_people.checking import password_hint
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.password_edit import PasswordEdit


class ChangePasswordDialog(OfficeDialog):
    """The old one, the new one, and the new one again."""

    def __init__(self, model: ChangePasswordViewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent, title="", primary="", width=440)
        self._model = model
        self.old, self.new, self.again = PasswordEdit(), PasswordEdit(), PasswordEdit()
        self.say(self.tr("Change your password"), self.tr("Change"))
        self.form.add("old_password", self.tr("Old password"), self.old)
        self.form.add("new_password", self.tr("New password"), self.new, hint=password_hint())
        self.form.add("new_password_again", self.tr("Repeat new password"), self.again)
        self.content.addWidget(wrapped("small", self.tr("You stay signed in here; elsewhere you are signed out.")))
        self.confirmed.connect(self._on_confirmed)
        model.busy_changed.connect(self._on_busy)
        model.changed.connect(self._on_changed)
        model.refused.connect(self._on_refused)

    def _on_confirmed(self) -> None:
        self._model.change(self.old.value, self.new.value, self.again.value)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Changing…") if busy else "")

    def _on_changed(self) -> None:
        self.is_changed = False
        self.accept()

    def _on_refused(self, text: str, field: str) -> None:
        self.refuse(text, field)
