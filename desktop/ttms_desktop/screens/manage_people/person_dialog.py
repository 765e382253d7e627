"""One person: name, sign-in name, role, and the first password of somebody new."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.manage_people import checking
from ttms_desktop.screens.manage_people.pictures import PersonDraft
from ttms_desktop.screens.manage_people.view_model import ManagePeopleViewModel
from ttms_desktop.screens.record_dialog import RecordDialog
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.password_edit import PasswordEdit
from ttms_desktop.widgets.picker import Picker
from ttms_desktop.widgets.switch import Switch


class PersonDialog(RecordDialog):
    """Adds a person, or changes the one with `person_id`."""

    password_wanted = Signal()

    def __init__(self, model: ManagePeopleViewModel, person_id: int, parent: QWidget) -> None:
        super().__init__(model, person_id, parent, width=640)
        self._model = model
        self.display_name, self.user_name = LineEdit(), LineEdit()
        self.role = Picker()
        self.password, self.password_again = PasswordEdit(), PasswordEdit()
        self.disabled = Switch()
        self._password_button = self.add_button("")
        self._password_button.clicked.connect(self._leave_for_password)
        self.fill_form()
        self._show_fields(new=not person_id)
        self.draw_stored()
        self.role.changed.connect(self._say_role)
        self._say_role()

    def fill_form(self) -> None:
        new = not self.record_id
        self.role.offer(self._model.roles())
        self.disabled.setText(self.tr("Disabled: cannot sign in"))
        self._password_button.setText(self.tr("New password…"))
        if new:
            self.say(self.tr("New person"), self.tr("Add"))
        else:
            self.say(self.tr("Edit person"), self.tr("Save"))
        self.add_field("display_name", self.tr("Name"), self.display_name, hint=self.tr("Shown to colleagues"))
        sign_in = self.tr("Used to sign in") if new else self.tr("Cannot be changed")
        self.add_field("user_name", self.tr("User name"), self.user_name, hint=sign_in, beside=True)
        self.add_field("role", self.tr("Role"), self.role, hint=self._model.role_hint(str(self.role.value)))
        self.add_field("password", self.tr("First password"), self.password, hint=checking.password_hint())
        self.add_field("password_again", self.tr("Repeat password"), self.password_again, beside=True)
        self.add_field("disabled", "", self.disabled)

    def _show_fields(self, *, new: bool) -> None:
        self.user_name.setEnabled(new)
        self._password_button.setVisible(not new)
        for name in ("password", "password_again"):
            self.form.set_shown(name, shown=new)
        self.form.set_shown("disabled", shown=not new)

    def draw(self, draft: PersonDraft) -> None:
        self.display_name.set_value(draft.display_name)
        self.user_name.set_value(draft.user_name)
        self.role.choose(draft.role)
        self.disabled.set_on(draft.disabled)

    def typed(self) -> PersonDraft:
        """What stands in the form now."""
        return PersonDraft(
            user_name=self.user_name.value,
            display_name=self.display_name.value,
            role=str(self.role.value),
            password=self.password.value,
            password_again=self.password_again.value,
            disabled=self.disabled.on,
            etag=self.etag,
        )

    def _leave_for_password(self) -> None:
        self.reject()
        if not self.isVisible():
            self.password_wanted.emit()

    def _say_role(self) -> None:
        self.form.say("role", self.tr("Role"), self._model.role_hint(str(self.role.value)))
