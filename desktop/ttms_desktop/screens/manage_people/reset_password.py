"""A new password for somebody else."""

from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.manage_people import checking
from ttms_desktop.screens.manage_people.pictures import PersonLine
from ttms_desktop.screens.manage_people.view_model import ManagePeopleViewModel
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.password_edit import PasswordEdit


class ResetPasswordDialog(OfficeDialog):
    """The person is signed out everywhere and signs in with the new one."""

    def __init__(self, model: ManagePeopleViewModel, person: PersonLine, parent: QWidget) -> None:
        super().__init__(parent, title="", primary="", width=440)
        self.say(self.tr("New password for {name}").format(name=person.name), self.tr("Set password"))
        self._model, self._person_id = model, person.person_id
        self.password, self.password_again = PasswordEdit(), PasswordEdit()
        self.form.add("password", self.tr("New password"), self.password, hint=checking.password_hint())
        self.form.add("password_again", self.tr("Repeat password"), self.password_again)
        ends = self.tr("The old password stops working at once, and they are signed out everywhere.")
        self.content.addWidget(wrapped("small", ends))
        self.confirmed.connect(self._on_confirmed)
        model.busy_changed.connect(self._on_busy)
        model.saved.connect(self._on_saved)
        model.refused.connect(self._on_refused)

    def _on_confirmed(self) -> None:
        self._model.reset_password(self._person_id, self.password.value, self.password_again.value)

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("Saving…") if busy else "")

    def _on_saved(self, _text: str) -> None:
        self.accept()

    def _on_refused(self, text: str, field: str) -> None:
        self.refuse(text, field)
