"""The screen of people in a window: keys, forms, passwords behind dots."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest

from desktop.edit_films.keys import answer_next, press
from desktop.manage_people.conftest import FakeUsers
from support.low_window import LOW_WINDOW, ROOM_FOR_DIALOG
from support.stepping_runner import SteppingRunner
from support.words_on_screen import english_left_in
from ttms_client.user import Role
from ttms_desktop.appearance import Appearance
from ttms_desktop.screens.manage_people.person_dialog import PersonDialog
from ttms_desktop.screens.manage_people.reset_password import ResetPasswordDialog
from ttms_desktop.screens.manage_people.view import ManagePeopleView
from ttms_desktop.widgets.password_edit import PasswordEdit

SECRET = "correct horse"


def form(view: ManagePeopleView) -> PersonDialog:
    assert isinstance(view.dialog, PersonDialog)
    return view.dialog


@pytest.fixture
def reset(view: ManagePeopleView) -> ResetPasswordDialog:
    """A new password for the first person is asked for."""
    press(view, Qt.Key.Key_P)
    assert view.reset_dialog is not None
    return view.reset_dialog


def choose(view: ManagePeopleView, user_name: str) -> None:
    view.table.choose(next(person for person in view.table.rows if person.user_name == user_name))


def test_a_person_is_added_with_keys_alone(view: ManagePeopleView, users: FakeUsers, runner: SteppingRunner) -> None:
    press(view, Qt.Key.Key_N)
    for text in ("Zhou Qing", "zhou", "", SECRET, "", SECRET):
        QTest.keyClicks(form(view).focusWidget(), text)
        press(view, Qt.Key.Key_Tab)
    form(view).role.setFocus()
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    made = users.users[11]
    assert (made.display_name, made.user_name, made.role) == ("Zhou Qing", "zhou", Role.MANAGER)
    assert users.passwords[11] == SECRET
    assert view.dialog is None
    assert view.table.chosen.user_name == "zhou"


def test_passwords_that_differ_are_refused_at_the_second(view: ManagePeopleView, users: FakeUsers) -> None:
    press(view, Qt.Key.Key_N)
    dialog = form(view)
    dialog.display_name.setText("Zhou")
    dialog.user_name.setText("zhou")
    dialog.password.setText(SECRET)
    dialog.password_again.setText("something else")
    press(view, Qt.Key.Key_Return)

    assert dialog.form.refusal("password_again") == "The passwords do not match. Type it again."
    assert dialog.password_again.hasFocus()
    assert dialog.password.value == SECRET
    assert users.request_ids == []


def test_whoever_is_there_is_changed_without_name_or_password_to_sign_in(
    view: ManagePeopleView, users: FakeUsers, runner: SteppingRunner
) -> None:
    choose(view, "chen")
    press(view, Qt.Key.Key_Return)
    dialog = form(view)
    shown = (dialog.user_name.isEnabled(), dialog.password.isVisible(), dialog.disabled.isVisible())
    dialog.role.choose("MANAGER")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert shown == (False, False, True)
    assert users.users[9].role is Role.MANAGER


def test_the_hint_under_the_role_says_what_it_may(view: ManagePeopleView) -> None:
    press(view, Qt.Key.Key_N)
    dialog = form(view)
    before = dialog.role.accessibleDescription()
    dialog.role.choose("ADMINISTRATOR")
    press(view, Qt.Key.Key_Return)  # refused, and every field has its hint again

    assert before == ""
    assert dialog.role.accessibleDescription() == "Everything a manager may do, and people"


def test_the_last_administrator_is_refused_at_the_role(view: ManagePeopleView, runner: SteppingRunner) -> None:
    choose(view, "xiaoyan")
    press(view, Qt.Key.Key_Return)
    form(view).role.choose("CLERK")
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert form(view).form.refusal("role") == "Nobody else is an administrator. Make somebody else one first."


def test_del_switches_off_after_a_question_and_on_again(
    view: ManagePeopleView, users: FakeUsers, runner: SteppingRunner
) -> None:
    choose(view, "chen")
    asked: list[str] = []
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()
    off = users.users[9].disabled
    answer_next(Qt.Key.Key_Return, asked)
    press(view, Qt.Key.Key_Delete)
    runner.settle()

    assert asked == ["Disable 陈思?", "Let 陈思 sign in again?"]
    assert (off, users.users[9].disabled) == (True, False)


def test_a_new_password_is_given_with_p(
    view: ManagePeopleView, reset: ResetPasswordDialog, users: FakeUsers, runner: SteppingRunner
) -> None:
    QTest.keyClicks(reset.password, SECRET)
    QTest.keyClicks(reset.password_again, SECRET)
    press(view, Qt.Key.Key_Return)
    runner.settle()

    assert users.passwords[9] == SECRET
    assert view.reset_dialog is None
    assert view.messages.text == "陈思 has a new password and must sign in with it."


def test_a_password_is_seen_only_while_the_eye_is_open(reset: ResetPasswordDialog) -> None:
    field = reset.password
    QTest.keyClicks(field, " with blanks ")
    hidden = field.displayText()
    QTest.mouseClick(field._eye, Qt.MouseButton.LeftButton)
    seen = field.displayText()
    reset.hide()

    assert "blanks" not in hidden
    assert seen == " with blanks "
    assert field.value == " with blanks "
    assert not field.seen


def test_the_eye_is_reached_with_the_keyboard(view: ManagePeopleView, reset: ResetPasswordDialog) -> None:
    press(view, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_Space)

    assert reset.password.seen
    assert isinstance(reset.password, PasswordEdit)


def test_b46_an_edit_form_shows_what_is_stored(view: ManagePeopleView, users: FakeUsers) -> None:
    choose(view, "chen")
    press(view, Qt.Key.Key_Return)

    stored = next(user for user in users.users.values() if user.user_name == "chen")
    assert form(view).display_name.text() == stored.display_name
    assert form(view).role.value == stored.role.name


def test_in_a_low_window_the_whole_form_is_seen(view: ManagePeopleView) -> None:
    view.resize(LOW_WINDOW)

    press(view, Qt.Key.Key_N)

    assert form(view).sizeHint().height() <= ROOM_FOR_DIALOG


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_Return])
def test_an_open_form_is_read_in_the_language_that_is_chosen(
    view: ManagePeopleView, memory: QSettings, key: Qt.Key
) -> None:
    press(view, key)

    assert english_left_in(form(view), Appearance(memory, language="en")) == []
