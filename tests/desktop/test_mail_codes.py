"""A forgotten password and the own address: codes by mail, and the sentence of each refusal at its field."""

from collections.abc import Callable

from PySide6.QtCore import SignalInstance

from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.errors import CodeWrong, EmailTaken, MailNotSetUp, MailThrottled, Refused
from ttms_desktop.screens.sign_in.mail_codes import ForgottenPassword, OwnAddress
from ttms_desktop.session import Counter

Heard = Callable[[SignalInstance], list[object]]


class FakeAccount:
    """Sends codes, and knows the right one; `refusals` are raised by the next calls."""

    def __init__(self) -> None:
        self.refusals: list[Refused] = []
        self.sent: list[str] = []
        self.set: list[tuple[str, ...]] = []

    def send_reset_code(self, user_name: str, *, request_id: str) -> None:
        self._send(user_name)

    def send_binding_code(self, email: str, *, request_id: str) -> None:
        self._send(email)

    def set_forgotten_password(self, user_name: str, code: str, new_password: str, *, request_id: str) -> None:
        self._use(code, user_name, new_password)

    def bind_email(self, email: str, code: str, *, request_id: str) -> None:
        self._use(code, email)

    def _send(self, whose: str) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        self.sent.append(whose)

    def _use(self, code: str, *what: str) -> None:
        if self.refusals:
            raise self.refusals.pop(0)
        if code != "123456":
            raise CodeWrong("no")
        self.set.append(what)


def test_a_forgotten_password_is_set_with_the_code_from_the_mail(
    counter: Counter, client: FakeClient, runner: SteppingRunner, heard: Heard
) -> None:
    account = client.account = FakeAccount()
    model = ForgottenPassword(counter, runner)
    sent, done, refused = heard(model.sent), heard(model.done), heard(model.refused)
    account.refusals = [MailNotSetUp("no"), MailThrottled("often", {"seconds": "40"})]

    for name in ("", "lin", "lin", "lin"):
        model.send(name)
        runner.settle()
    model.set_password("lin", "", "new password 1", "new password 1")
    for code in ("999999", " 123456 "):
        model.set_password("lin", code, "new password 1", "new password 1")
        runner.settle()

    assert refused == [
        ("Enter your user name.", "whose"),
        ("This cinema sends no e-mail. Ask an administrator for a new password.", ""),
        ("Too many codes were requested. Try again in 40 seconds.", ""),
        ("Enter the code from the e-mail.", "code"),
        ("The code is wrong or has expired. Check it, or request a new one.", "code"),
    ]
    assert (account.sent, account.set) == (["lin"], [("lin", "new password 1")])
    assert (len(sent), len(done)) == (1, 1)


def test_an_address_is_bound_with_the_code_that_came_there(
    counter: Counter, client: FakeClient, runner: SteppingRunner, heard: Heard
) -> None:
    account = client.account = FakeAccount()
    model = OwnAddress(counter, runner)
    done, refused = heard(model.done), heard(model.refused)
    account.refusals = [EmailTaken("taken")]

    for address in ("lin", "lin@example.com", "lin@example.com"):
        model.send(address)
        runner.settle()
    model.bind("lin@example.com", "123456")
    runner.settle()

    assert refused == [
        ("Enter an address such as lin@example.com.", "whose"),
        ("Somebody else uses this address. Use another one.", "whose"),
    ]
    assert account.set == [("lin@example.com",)]
    assert len(done) == 1
