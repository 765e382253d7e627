"""Signing in: what was typed last, the call, and the sentence when it is refused."""

from PySide6.QtCore import QCoreApplication, QObject, QSettings, Signal

from ttms_client import new_request_id
from ttms_client.errors import ServerUnreachable
from ttms_client.user import Session
from ttms_desktop import messages, tasks
from ttms_desktop.config import Settings
from ttms_desktop.journal import Journal
from ttms_desktop.session import Counter

_DEFAULT_PORT = 7850
translate = QCoreApplication.translate


class SignInViewModel(QObject):
    """A person signs in at a counter of a cinema's server."""

    busy_changed = Signal(bool)
    refused = Signal(str)
    signed_in = Signal()

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        *,
        settings: Settings,
        memory: QSettings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner = counter, runner
        self._settings, self._memory = settings, memory
        self._typed = ("", "", "")
        self.busy = False

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
        address, user_name, counter_name = _with_port(address.strip()), user_name.strip(), counter_name.strip()
        problem = _problem(address, user_name, password, counter_name)
        if problem:
            self.refused.emit(problem)
            return
        self._set_busy(True)
        self._typed = (address, user_name, counter_name)
        counter, request_id = self._counter, new_request_id()
        client = counter.connect(address)

        def call() -> tuple[Session, Journal]:
            journal = counter.open_journal(counter_name)
            try:
                return client.user.sign_in(
                    user_name, password, counter_name=counter_name, request_id=request_id
                ), journal
            except BaseException:
                if journal is not counter.journal:
                    journal.close()
                raise

        self._runner.run(self, call, done=self._on_signed_in, failed=self._on_failed)

    def _last(self, name: str, otherwise: str) -> str:
        return str(self._memory.value(f"sign_in/{name}", "") or otherwise)

    def _on_signed_in(self, answer: tuple[Session, Journal]) -> None:
        self._counter.signed_in(*answer)
        for name, value in zip(("address", "user_name", "counter_name"), self._typed, strict=True):
            self._memory.setValue(f"sign_in/{name}", value)
        self._set_busy(False)
        self.signed_in.emit()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._set_busy(False)
        if isinstance(failure, ServerUnreachable):
            text = translate("SignIn", "No server answers at this address. Check the address and the network.")
            self.refused.emit(text)
        else:
            self.refused.emit(messages.text_for(failure))

    def _set_busy(self, busy: bool) -> None:  # noqa: FBT001 - a state, not a switch of behaviour
        self.busy = busy
        self.busy_changed.emit(busy)


def _with_port(address: str) -> str:
    """A bare host is asked on the port that servers have by default."""
    return f"{address}:{_DEFAULT_PORT}" if address and ":" not in address else address


def _problem(address: str, user_name: str, password: str, counter_name: str) -> str:
    """What is wrong with the fields; empty if nothing is."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        return translate("SignIn", "Enter the server's address, for example 192.168.1.10:7850.")
    if not user_name:
        return translate("SignIn", "Enter your user name.")
    if not password:
        return translate("SignIn", "Enter your password.")
    if not 0 < len(counter_name) <= 16:
        return translate("SignIn", "Enter the name of this counter, at most 16 characters, for example 2.")
    return ""
