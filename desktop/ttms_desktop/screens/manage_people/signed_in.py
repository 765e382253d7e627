"""Where people are signed in, and ending that."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from ttms_client.account import EVERYBODY, OpenSession
from ttms_desktop import tasks
from ttms_desktop.calls import Calls
from ttms_desktop.screens.changing import Changing, needs_sign_in, refusal_of, sign_in_text
from ttms_desktop.screens.listing import Listing, ListState
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class SessionLine:
    """Somebody at a counter."""

    session_id: str
    name: str
    user_name: str
    counter: str
    since: str
    until: str
    own: bool


class SignedIn(QObject):
    """All open sessions of the cinema, newest first; an ended one is over with its next call."""

    changed = Signal()
    busy_changed = Signal(bool)
    informed = Signal(object)  # words
    refused = Signal(object)  # words
    sign_in_needed = Signal(object)  # words

    def __init__(self, counter: Counter, runner: tasks.Runner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._counter = counter
        self._changing = Changing(counter, runner, self)
        self._listing: Listing[OpenSession] = Listing(counter, runner, _everybody, self)
        self._changing.busy_changed.connect(self.busy_changed)
        self._listing.changed.connect(self.changed)
        self._listing.refresh_failed.connect(self.refused)
        self._listing.sign_in_needed.connect(self.sign_in_needed)

    def load(self) -> None:
        self._listing.load()

    @property
    def state(self) -> ListState:
        return self._listing.state

    @property
    def problem(self) -> str:
        """Why there is no list."""
        return self._listing.problem

    def lines(self) -> list[SessionLine]:
        return [self._line(session) for session in self._listing.rows]

    def end(self, session_id: str) -> None:
        """Sign somebody out there; the own session ends by signing out."""
        session = next((it for it in self._listing.rows if it.session_id == session_id), None)
        if session is None or session.own:
            return
        self._changing.ask(
            session_id,
            lambda client, request_id: client.account.end_session(session_id, request_id=request_id),
            done=lambda _: self._on_ended(session),
            failed=self._on_failed,
        )

    def _line(self, session: OpenSession) -> SessionLine:
        calendar = self._counter.calendar
        you = translate("ManagePeople", "{name} (you)").format(name=session.display_name)
        return SessionLine(
            session_id=session.session_id,
            name=you if session.own else session.display_name,
            user_name=session.user_name,
            counter=session.counter_name,
            since=calendar.moment_text(session.opened_at),
            until=calendar.moment_text(session.expires_at),
            own=session.own,
        )

    def _on_ended(self, session: OpenSession) -> None:
        self.load()
        text = translate("ManagePeople", "{name} is signed out of counter {counter}.")
        self.informed.emit(text.format(name=session.display_name, counter=session.counter_name))

    def _on_failed(self, failure: tasks.Failure) -> None:
        if needs_sign_in(failure):
            self.sign_in_needed.emit(sign_in_text(failure))
            return
        self.refused.emit(refusal_of(failure, fields={}).text)
        self.load()


def _everybody(client: Calls) -> Sequence[OpenSession]:
    return client.account.list_sessions(EVERYBODY)
