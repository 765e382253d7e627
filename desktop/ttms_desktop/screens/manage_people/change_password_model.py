"""Changing the own password: the call, and the sentence when it is refused."""

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import PasswordWrong, Refused
from ttms_desktop import tasks
from ttms_desktop.screens.changing import Changing, Refusal, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.manage_people.checking import password_problems
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {"old_password": "old_password", "new_password": "new_password", "password": "new_password"}
_CLASSES: dict[type[Refused], str] = {PasswordWrong: "old_password"}


class ChangePasswordViewModel(QObject):
    """Whoever works here chooses another password; the other sessions of that person end."""

    busy_changed = Signal(bool)
    changed = Signal()
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        return self._changing.busy

    def change(self, old: str, new: str, again: str) -> None:
        """Ignored while busy."""
        if self.busy:
            return
        problems = [] if old else [Refusal(translate("ManagePeople", "Enter the old password."), "old_password")]
        problems += password_problems(new, again, field="new_password")
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        if not problems:
            self._changing.ask(
                ("change", old, new),
                lambda client, request_id: client.user.change_password(old, new, request_id=request_id),
                done=lambda _: self.changed.emit(),
                failed=self._on_refused,
            )

    def _on_refused(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        refusal = refusal_of(failure, fields=_FIELDS, classes=_CLASSES)
        self.refused.emit(refusal.text, refusal.field)
