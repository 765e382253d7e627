"""Everybody changes the own password: each refusal at its field, and nothing is lost or told."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.edit_films.keys import press
from desktop.manage_people.conftest import XIAOYAN, FakeUsers
from support.stepping_runner import SteppingRunner
from ttms_client.errors import FieldInvalid, ServerUnreachable, SessionExpired
from ttms_desktop import style
from ttms_desktop.screens.manage_people.change_password import ChangePasswordDialog
from ttms_desktop.screens.manage_people.change_password_model import ChangePasswordViewModel
from ttms_desktop.session import Counter

OLD, NEW = "the old password", "the new password"


@pytest.fixture
def model(counter: Counter, runner: SteppingRunner, users: FakeUsers) -> Iterator[ChangePasswordViewModel]:
    made = ChangePasswordViewModel(counter, runner)
    yield made
    made.deleteLater()


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot, model: ChangePasswordViewModel) -> Iterator[ChangePasswordDialog]:
    """Open over a window."""
    style.apply_theme(qapp, "light")
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    made = ChangePasswordDialog(model, window)
    made.begin()
    yield made
    made.is_changed = False
    made.set_busy("")
    made.close()


def fill(dialog: ChangePasswordDialog, old: str, new: str, again: str) -> None:
    for field, text in ((dialog.old, old), (dialog.new, new), (dialog.again, again)):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)
    press(dialog, Qt.Key.Key_Return)


def test_the_own_password_is_changed(dialog: ChangePasswordDialog, users: FakeUsers, runner: SteppingRunner) -> None:
    fill(dialog, OLD, NEW, NEW)
    runner.settle()

    assert users.passwords[XIAOYAN.user_id] == NEW
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (("", NEW, NEW), "old_password"),
        ((OLD, "seven77", "seven77"), "new_password"),
        ((OLD, NEW, NEW + "x"), "new_password_again"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_not_sent(
    dialog: ChangePasswordDialog, users: FakeUsers, typed: tuple[str, str, str], field: str
) -> None:
    fill(dialog, *typed)

    assert dialog.form.refusal(field)
    assert users.request_ids == []


def test_a_wrong_old_password_is_refused_there_and_the_new_one_is_kept(
    dialog: ChangePasswordDialog, users: FakeUsers, runner: SteppingRunner
) -> None:
    fill(dialog, "not the old one", NEW, NEW)
    runner.settle()

    assert dialog.form.refusal("old_password") == "The old password is wrong. Type it again."
    assert dialog.old.hasFocus()
    assert dialog.new.value == NEW
    assert users.passwords[XIAOYAN.user_id] == OLD


def test_a_rule_of_the_server_is_said_at_the_new_password(
    dialog: ChangePasswordDialog, users: FakeUsers, runner: SteppingRunner
) -> None:
    users.unwell = [FieldInvalid("x", {"field": "new_password", "rule": "must have at most 1024 bytes"})]
    fill(dialog, OLD, NEW, NEW)
    runner.settle()

    assert dialog.form.refusal("new_password") == "This is too long."


def test_no_answer_is_said_and_enter_sends_the_same_request(
    dialog: ChangePasswordDialog, users: FakeUsers, runner: SteppingRunner
) -> None:
    users.unwell = [ServerUnreachable("x")]
    fill(dialog, OLD, NEW, NEW)
    runner.settle()
    said = dialog.messages.text
    press(dialog, Qt.Key.Key_Return)
    runner.settle()

    assert said.startswith("No answer came")
    assert len(set(users.request_ids)) == 1
    assert users.passwords[XIAOYAN.user_id] == NEW


def test_an_ended_session_asks_for_a_sign_in(
    model: ChangePasswordViewModel,
    users: FakeUsers,
    runner: SteppingRunner,
    heard: Callable[[SignalInstance], list[object]],
) -> None:
    needed = heard(model.sign_in_needed)
    users.unwell = [SessionExpired("x")]
    model.change(OLD, NEW, NEW)
    runner.settle()

    assert len(needed) == 1
    assert not model.busy
