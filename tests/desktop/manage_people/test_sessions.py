"""Who is signed in where, and signing somebody out, by keys."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.edit_films.keys import answer_next, press
from support.fake_cinema import FakeClient
from support.stepping_runner import SteppingRunner
from ttms_client.account import EVERYBODY, OpenSession
from ttms_client.errors import ServerUnreachable, SessionNotFound, TtmsError
from ttms_desktop.screens.manage_people.sessions_dialog import SessionsDialog
from ttms_desktop.screens.manage_people.view import ManagePeopleView

OPENED = datetime(2026, 11, 22, 1, 30, tzinfo=UTC)  # half past nine in Shanghai


def session(number: int, name: str, counter: str, *, own: bool = False) -> OpenSession:
    return OpenSession(f"s{number}", number, name.lower(), name, counter, OPENED, OPENED + timedelta(hours=12), own)


class FakeSessions:
    """Open sessions; `unwell` errors are raised by the next calls, `lost` answers get lost on the way."""

    def __init__(self) -> None:
        self.open = {it.session_id: it for it in (session(7, "Lin", "1", own=True), session(9, "Chen", "2"))}
        self.unwell: list[TtmsError] = []
        self.lost: list[TtmsError] = []
        self.request_ids: list[str] = []

    def list_sessions(self, user_id: int = 0) -> list[OpenSession]:
        assert user_id == EVERYBODY
        return list(self.open.values())

    def end_session(self, session_id: str, *, request_id: str) -> None:
        self.request_ids.append(request_id)
        if self.unwell:
            raise self.unwell.pop(0)
        self.open.pop(session_id, None)
        if self.lost:
            raise self.lost.pop(0)


@pytest.fixture
def sessions(client: FakeClient) -> FakeSessions:
    made = client.account = FakeSessions()
    return made


def opened(view: ManagePeopleView, runner: SteppingRunner) -> SessionsDialog:
    press(view, Qt.Key.Key_S)
    runner.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SessionsDialog)
    return dialog


def end_chosen(view: ManagePeopleView, runner: SteppingRunner, asked: list[str]) -> None:
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Return)
    runner.settle()


def test_somebody_is_signed_out_at_a_counter(
    view: ManagePeopleView, sessions: FakeSessions, runner: SteppingRunner
) -> None:
    dialog = opened(view, runner)
    rows = [(line.name, line.counter, line.since) for line in dialog.table.rows]
    assert rows == [("Lin (you)", "1", "22 Nov 09:30"), ("Chen", "2", "22 Nov 09:30")]
    assert dialog.table.chosen.name == "Chen", "the own session ends by signing out"
    dialog.table.choose(dialog.table.rows[0])
    assert not dialog.primary.isEnabled()

    dialog.table.choose(dialog.table.rows[1])
    asked: list[str] = []
    end_chosen(view, runner, asked)

    assert (asked, list(sessions.open)) == (["Sign Chen out of counter 2?"], ["s7"])
    assert dialog.messages.text == "Chen is signed out of counter 2."
    assert [line.name for line in dialog.table.rows] == ["Lin (you)"]
    assert dialog.table.chosen is None
    assert dialog.focusWidget() is dialog.leave_button
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_after_a_lost_answer_the_same_press_is_the_same_request(
    view: ManagePeopleView, sessions: FakeSessions, runner: SteppingRunner
) -> None:
    dialog = opened(view, runner)
    dialog.table.choose(dialog.table.rows[1])
    sessions.unwell = [ServerUnreachable("away")]
    end_chosen(view, runner, [])
    assert dialog.messages.text != ""
    end_chosen(view, runner, [])

    assert len(sessions.request_ids) == 2
    assert len(set(sessions.request_ids)) == 1
    assert list(sessions.open) == ["s7"]


def test_who_has_left_meanwhile_is_gone_from_the_list(
    view: ManagePeopleView, sessions: FakeSessions, runner: SteppingRunner
) -> None:
    dialog = opened(view, runner)
    dialog.table.choose(dialog.table.rows[1])
    sessions.unwell = [SessionNotFound("gone")]
    del sessions.open["s9"]
    end_chosen(view, runner, [])

    assert dialog.messages.text == "Nobody is signed in there now."
    assert [line.name for line in dialog.table.rows] == ["Lin (you)"]
