"""Codes that come by mail: for a forgotten password, and for an address that shall be the own."""

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import CodeWrong, EmailTaken, Refused
from ttms_desktop import tasks
from ttms_desktop.screens.changing import Changing, Refusal, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.manage_people.checking import password_problems
from ttms_desktop.session import Counter
from ttms_desktop.words import translate

_FIELDS = {
    "user_name": "whose",
    "email": "whose",
    "code": "code",
    "new_password": "new_password",
    "password": "new_password",
}
_CLASSES: dict[type[Refused], str] = {CodeWrong: "code", EmailTaken: "whose"}


class MailCodes(QObject):
    """First a code is sent, then it is typed; the sentence of each refusal stands at its field."""

    busy_changed = Signal(bool)
    sent = Signal()
    done = Signal()
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changing = Changing(counter, runner, self)
        self._changing.busy_changed.connect(self.busy_changed)

    @property
    def busy(self) -> bool:
        return self._changing.busy

    def _say(self, problems: list[Refusal]) -> bool:
        """Whether there is something to say."""
        for problem in problems:
            self.refused.emit(problem.text, problem.field)
        return bool(problems)

    def _on_sent(self, _nothing: None) -> None:
        self.sent.emit()

    def _on_done(self, _nothing: None) -> None:
        self.done.emit()

    def _on_refused(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        refusal = refusal_of(failure, fields=_FIELDS, classes=_CLASSES)
        self.refused.emit(refusal.text, refusal.field)


class ForgottenPassword(MailCodes):
    """Nobody is signed in: whoever gets the code chooses a new password."""

    def send(self, user_name: str) -> None:
        """Let a code be sent; the answer does not tell whether the person has an address."""
        name = user_name.strip()
        problems = [] if name else [Refusal(translate("MailCodes", "Enter your user name."), "whose")]
        if not self.busy and not self._say(problems):
            self._changing.ask(
                ("send", name),
                lambda client, request_id: client.account.send_reset_code(name, request_id=request_id),
                done=self._on_sent,
                failed=self._on_refused,
            )

    def set_password(self, user_name: str, code: str, new: str, again: str) -> None:
        """Choose the new password with the code that came."""
        name, typed = user_name.strip(), code.strip()
        problems = [] if typed else [Refusal(_no_code(), "code")]
        problems += password_problems(new, again, field="new_password")
        if not self.busy and not self._say(problems):
            self._changing.ask(
                ("set", name, typed, new),
                lambda client, request_id: client.account.set_forgotten_password(
                    name, typed, new, request_id=request_id
                ),
                done=self._on_done,
                failed=self._on_refused,
            )


class OwnAddress(MailCodes):
    """Whoever works here binds an address: codes for a forgotten password go there."""

    def send(self, email: str) -> None:
        """Let a code be sent to this address."""
        address = email.strip()
        good = "@" in address.strip("@")
        problems = (
            [] if good else [Refusal(translate("MailCodes", "Enter an address such as lin@example.com."), "whose")]
        )
        if not self.busy and not self._say(problems):
            self._changing.ask(
                ("send", address),
                lambda client, request_id: client.account.send_binding_code(address, request_id=request_id),
                done=self._on_sent,
                failed=self._on_refused,
            )

    def bind(self, email: str, code: str) -> None:
        """The code came: the address is the own from now on."""
        address, typed = email.strip(), code.strip()
        if not self.busy and not self._say([] if typed else [Refusal(_no_code(), "code")]):
            self._changing.ask(
                ("bind", address, typed),
                lambda client, request_id: client.account.bind_email(address, typed, request_id=request_id),
                done=self._on_done,
                failed=self._on_refused,
            )


def _no_code() -> str:
    return translate("MailCodes", "Enter the code from the e-mail.")
