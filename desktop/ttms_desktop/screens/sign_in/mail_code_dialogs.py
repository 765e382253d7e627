"""The two dialogs with a code that comes by mail: a forgotten password, and the own address."""

from PySide6.QtWidgets import QWidget

from ttms_desktop import style
from ttms_desktop.screens.manage_people.checking import password_hint
from ttms_desktop.screens.sign_in.mail_codes import ForgottenPassword, MailCodes, OwnAddress
from ttms_desktop.widgets.labels import wrapped
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.office_dialog import OfficeDialog
from ttms_desktop.widgets.password_edit import PasswordEdit

_AGAIN_KEY = "F5"


class _MailCodeDialog(OfficeDialog):
    """At first only whose code is asked for; after it was sent, what is done with it."""

    later: tuple[str, ...] = ("code",)

    def __init__(self, model: MailCodes, parent: QWidget | None) -> None:
        super().__init__(parent, title="", primary="", width=520)
        self.model = model
        self.is_sent = False
        self.whose, self.code = LineEdit(), LineEdit()
        self.about = wrapped("muted")
        self.content.insertWidget(0, self.about)
        self.content.insertSpacing(1, style.space(2))
        self.again = self.add_button(self.tr("Send it again"), key=_AGAIN_KEY)
        self.again.setShortcut(_AGAIN_KEY)
        self.again.clicked.connect(self._send)
        self.confirmed.connect(self._on_confirmed)
        model.busy_changed.connect(self._on_busy)
        model.sent.connect(self._on_sent)
        model.done.connect(self._on_done)
        model.refused.connect(self.refuse)

    def _begin(self, *, title: str, primary: str, about: str) -> None:
        self.say(title, primary)
        self.about.setText(about)
        self._show_later(shown=False)

    def _show_later(self, *, shown: bool) -> None:
        for name in self.later:
            self.form.set_shown(name, shown=shown)
        self.again.setVisible(shown)
        self.whose.setEnabled(not shown)

    def _on_confirmed(self) -> None:
        if self.is_sent:
            self._finish()
        else:
            self._send()

    def _on_busy(self, busy: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.set_busy(self.tr("One moment…") if busy else "")
        self.whose.setEnabled(not self.is_sent)

    def _on_sent(self) -> None:
        self.is_sent = True
        self._show_later(shown=True)
        self._say_sent()
        self.code.setFocus()

    def _on_done(self) -> None:
        self.is_changed = False
        self.accept()

    def _send(self) -> None:
        raise NotImplementedError

    def _say_sent(self) -> None:
        raise NotImplementedError

    def _finish(self) -> None:
        raise NotImplementedError


class ForgottenPasswordDialog(_MailCodeDialog):
    """User name; then the code, and the new password twice."""

    later = ("code", "new_password", "new_password_again")

    def __init__(self, model: ForgottenPassword, parent: QWidget | None, *, user_name: str = "") -> None:
        super().__init__(model, parent)
        self._forgotten = model
        self.new, self.new_again = PasswordEdit(), PasswordEdit()
        self.form.add("whose", self.tr("User name"), self.whose)
        self.form.add("code", self.tr("Code from the e-mail"), self.code)
        self.form.add("new_password", self.tr("New password"), self.new, hint=password_hint())
        self.form.add("new_password_again", self.tr("Repeat new password"), self.new_again, beside=True)
        self.whose.set_value(user_name)
        about = self.tr("A code is sent to your e-mail address. If you have not set one, ask an administrator.")
        self._begin(title=self.tr("Forgotten password"), primary=self.tr("Send the code"), about=about)

    def _send(self) -> None:
        self._forgotten.send(self.whose.value)

    def _say_sent(self) -> None:
        self.say(self.tr("Forgotten password"), self.tr("Set the password"))
        text = self.tr("If {user} has an e-mail address, a code is on its way there. It is valid for a few minutes.")
        self.about.setText(text.format(user=self.whose.value))

    def _finish(self) -> None:
        self._forgotten.set_password(self.whose.value, self.code.value, self.new.value, self.new_again.value)


class OwnAddressDialog(_MailCodeDialog):
    """The address; then the code that came there."""

    def __init__(self, model: OwnAddress, parent: QWidget | None) -> None:
        super().__init__(model, parent)
        self._own = model
        self.form.add("whose", self.tr("E-mail address"), self.whose)
        self.form.add("code", self.tr("Code from the e-mail"), self.code)
        about = self.tr("With your own e-mail address you can reset a forgotten password yourself.")
        self._begin(title=self.tr("E-mail address"), primary=self.tr("Send the code"), about=about)

    def _send(self) -> None:
        self._own.send(self.whose.value)

    def _say_sent(self) -> None:
        self.say(self.tr("E-mail address"), self.tr("Save the address"))
        text = self.tr("A code is on its way to {address}. Type it here.")
        self.about.setText(text.format(address=self.whose.value))

    def _finish(self) -> None:
        self._own.bind(self.whose.value, self.code.value)
