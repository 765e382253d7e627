"""Signing in: what was typed last, whether the server is the cinema's own, the call, and the sentence of a refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QSettings, Signal

from ttms_client import new_request_id, trust
from ttms_client.approval import Approval
from ttms_client.errors import ApprovalRefused, CounterInUse, PinThrottled, ServerUnreachable
from ttms_client.trust import CertificateChanged, EncryptionMismatch, ServerCertificate
from ttms_client.user import Session, TakeOver
from ttms_desktop import messages, tasks
from ttms_desktop.config import Settings
from ttms_desktop.journal import Journal
from ttms_desktop.screens.sign_in.mail_codes import ForgottenPassword
from ttms_desktop.session import Counter
from ttms_desktop.trusted_servers import TrustedServers
from ttms_desktop.words import translate

_DEFAULT_PORT = 7850


@dataclass(frozen=True, slots=True)
class TrustQuestion:
    """A server that this counter does not know; `changed` if it knew another one at this address."""

    address: str
    fingerprint: tuple[str, ...]
    valid_until: datetime
    changed: bool


@dataclass(frozen=True, slots=True)
class _Typed:
    """What stands in the fields."""

    address: str
    user_name: str
    password: str
    counter_name: str


@dataclass(frozen=True, slots=True)
class CounterTaken:
    """Another computer works as this counter: why that is so, and whether a manager must prove to be there."""

    text: str
    approval_needed: bool


class SignInViewModel(QObject):
    """A person signs in at a counter of a cinema's server."""

    busy_changed = Signal(bool)
    refused = Signal(object)  # words
    signed_in = Signal()
    trust_asked = Signal(object)  # a TrustQuestion: answered by trust_server() or go_back()
    trust_answered = Signal()
    counter_taken = Signal(object)  # a CounterTaken: answered by take_over() or leave_counter()
    take_over_refused = Signal(str)

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        *,
        settings: Settings,
        memory: QSettings,
        fetch_certificate: Callable[[str], ServerCertificate] = trust.fetch_certificate,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._settings, self._memory = settings, memory
        self._trusted = TrustedServers(settings.data_folder / "trusted", settings.connection)
        self._fetch_certificate = fetch_certificate
        self._typed = _Typed("", "", "", "")
        self._asked: ServerCertificate | None = None
        self._refusal: Callable[[], str] = str
        self.busy = False

    @property
    def refusal_text(self) -> str:
        """Why one was last not signed in, in the language of now; empty before."""
        return self._refusal()

    @property
    def last_address(self) -> str:
        """Where the last sign-in on this computer went; the default from the settings at first."""
        return self._last("address", self._settings.connection.address)

    @property
    def last_user_name(self) -> str:
        return self._last("user_name", self._settings.counter.user)

    @property
    def last_counter_name(self) -> str:
        return self._last("counter_name", self._settings.counter.name)

    def sign_in(self, address: str, user_name: str, password: str, counter_name: str) -> None:
        """Ignored while busy; a field that is empty is refused with a sentence."""
        if self.busy:
            return
        typed = _Typed(_with_port(address.strip()), user_name.strip(), password, counter_name.strip())
        problem = _problem(typed)
        if problem:
            self._refuse(lambda: _problem(typed))
            return
        self._typed = typed
        self._set_busy(True)
        self._begin()

    def trust_server(self) -> None:
        """The fingerprint is the server's own: store its certificate, then sign in with what was typed."""
        if self._asked is None or self.busy:
            return
        address, pem = self._typed.address, self._asked.pem
        self._set_busy(True)
        self._runner.run(self, lambda: self._trusted.trust(address, pem), done=self._on_trusted, failed=self._on_failed)

    def go_back(self) -> None:
        """The server is not trusted; what was typed stays, but for the password."""
        self._typed = _Typed("", "", "", "")
        self._forget_question()

    def forgotten_password(self, address: str) -> ForgottenPassword | None:
        """What sets a forgotten password at this server; None, with a sentence, if the server is not known here."""
        wanted = _with_port(address.strip())
        if self.busy:
            return None
        if not trust.is_address(wanted):
            self._refuse(_no_address)
            return None
        certificate = self._trusted.certificate_of(wanted)
        if certificate is None and not trust.is_loopback(wanted):
            self._refuse(_unknown_server)
            return None
        self._counter.connect(wanted, certificate)
        return ForgottenPassword(self._counter, self._runner, self)

    def _begin(self) -> None:
        address = self._typed.address
        certificate = self._trusted.certificate_of(address)
        if certificate is None and not trust.is_loopback(address):
            self._look(changed=False)
        else:
            self._call(certificate)

    def _look(self, *, changed: bool) -> None:
        """Ask who is there; nothing that was typed is sent."""
        address, fetch = self._typed.address, self._fetch_certificate

        def ask(found: ServerCertificate) -> None:
            self._set_busy(False)
            self._asked = found
            groups = tuple(found.fingerprint.split(" "))
            self.trust_asked.emit(TrustQuestion(address, groups, found.valid_until, changed))

        self._runner.run(self, lambda: fetch(address), done=ask, failed=self._on_failed)

    def take_over(self, manager: str, pin: str) -> None:
        """Sign in with what was typed, and end the other computer's session; empty: whoever signs in is a manager."""
        if self.busy or not self._typed.address:
            return
        self._set_busy(True)
        approval = Approval(manager.strip(), pin) if manager else None
        self._call(self._trusted.certificate_of(self._typed.address), TakeOver(approval))

    def leave_counter(self) -> None:
        """The other computer goes on; the password is typed anew."""
        self._typed = _Typed("", "", "", "")

    def _call(self, certificate: str | None, take_over: TakeOver | None = None) -> None:
        counter, typed, request_id = self._counter, self._typed, new_request_id()
        client = counter.connect(typed.address, certificate)

        def call() -> tuple[Session, Journal]:
            journal = counter.open_journal(typed.counter_name)
            try:
                return client.user.sign_in(
                    typed.user_name,
                    typed.password,
                    counter_name=typed.counter_name,
                    request_id=request_id,
                    installation_id=counter.installation_id(),
                    take_over=take_over,
                ), journal
            except BaseException:
                if journal is not counter.journal:
                    journal.close()
                raise

        def failed(failure: tasks.Failure) -> None:
            self._on_sign_in_failed(failure, knew=certificate is not None)

        self._runner.run(self, call, done=self._on_signed_in, failed=failed)

    def _last(self, name: str, otherwise: str) -> str:
        return str(self._memory.value(f"sign_in/{name}", "") or otherwise)

    def _on_trusted(self, _nothing: None) -> None:
        self._forget_question()
        self._begin()

    def _on_signed_in(self, answer: tuple[Session, Journal]) -> None:
        self._counter.signed_in(*answer)
        for name in ("address", "user_name", "counter_name"):
            self._memory.setValue(f"sign_in/{name}", getattr(self._typed, name))
        self._typed = _Typed("", "", "", "")
        self._set_busy(False)
        self.signed_in.emit()

    def _on_sign_in_failed(self, failure: tasks.Failure, *, knew: bool) -> None:
        may_ask = not self._trusted.is_given(self._typed.address)
        if isinstance(failure, CounterInUse):
            self._set_busy(False)
            needed = failure.details.get("approval") != "own"
            self.counter_taken.emit(CounterTaken(messages.text_for(failure), needed))
        elif isinstance(failure, (ApprovalRefused, PinThrottled)):
            self._set_busy(False)
            self.take_over_refused.emit(messages.text_for(failure))
        elif isinstance(failure, CertificateChanged) and may_ask:
            self._look(changed=True)
        elif isinstance(failure, EncryptionMismatch) and not knew:
            self._look(changed=False)
        else:
            self._on_failed(failure)

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._forget_question()
        self._set_busy(False)
        self._refuse(lambda: _failure_text(failure))

    def _refuse(self, words: Callable[[], str]) -> None:
        self._refusal = words
        self.refused.emit(words())

    def _forget_question(self) -> None:
        if self._asked is not None:
            self._asked = None
            self.trust_answered.emit()

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, not a switch of behaviour
        self.busy = busy
        self.busy_changed.emit(busy)


def _with_port(address: str) -> str:
    """A bare host is asked on the port that servers have by default."""
    return f"{address}:{_DEFAULT_PORT}" if address and ":" not in address else address


def _failure_text(failure: tasks.Failure) -> str:
    if isinstance(failure, ServerUnreachable):
        return translate("SignIn", "No server answers at this address. Check the address and the network.")
    if isinstance(failure, CertificateChanged):
        return translate(
            "SignIn",
            "The server’s certificate does not match this computer’s settings. Ask your administrator.",
        )
    return messages.text_for(failure)


def _unknown_server() -> str:
    return translate("SignIn", "This counter does not know the server yet. Sign in once, or ask an administrator.")


def _no_address() -> str:
    return translate("SignIn", "Enter the server’s address, for example 192.168.1.10:7850.")


def _problem(typed: _Typed) -> str:
    """What is wrong with the fields; empty if nothing is."""
    if not trust.is_address(typed.address):
        return _no_address()
    if not typed.user_name:
        return translate("SignIn", "Enter your user name.")
    if not typed.password:
        return translate("SignIn", "Enter your password.")
    if not 0 < len(typed.counter_name) <= 16:
        return translate("SignIn", "Enter the name of this counter, at most 16 characters, for example 2.")
    return ""
