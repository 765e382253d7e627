"""What tests of the screen of people can ask for: a server's people in memory, and the screen over them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.fake_cinema import FakeClient
from support.office_screen import leave, show_screen
from support.stepping_runner import SteppingRunner
from ttms_client.errors import ChangedMeanwhile, LastAdministrator, NameTaken, PasswordWrong, TtmsError
from ttms_client.user import Role, User
from ttms_desktop import style
from ttms_desktop.screens.manage_people.view import ManagePeopleView
from ttms_desktop.screens.manage_people.view_model import ManagePeopleViewModel
from ttms_desktop.session import Counter

XIAOYAN = User(7, "xiaoyan", "林晓燕", Role.ADMINISTRATOR, etag="1")
MINGYUAN = User(8, "mingyuan", "赵明远", Role.MANAGER, etag="1")
PEOPLE = (
    XIAOYAN,
    MINGYUAN,
    User(9, "chen", "陈思", Role.CLERK, etag="1"),
    User(10, "wu", "吴晨", Role.CLERK, disabled=True, etag="1"),
)


class FakeUsers:
    """Decides like the server; `unwell` errors are raised by the next calls, `lost` answers get lost on the way."""

    def __init__(self, *users: User) -> None:
        self.users = {user.user_id: user for user in users}
        self.passwords = {user.user_id: "the old password" for user in users}
        self.unwell: list[TtmsError] = []
        self.lost: list[TtmsError] = []
        self.request_ids: list[str] = []
        self.done: dict[str, User] = {}

    def list_users(self) -> list[User]:
        self._fail()
        return sorted(self.users.values(), key=lambda user: user.user_name)

    def create_user(self, *, user_name: str, display_name: str, role: Role, password: str, request_id: str) -> User:
        self._begin(request_id)
        if request_id not in self.done:
            for user in self.users.values():
                if user.user_name.casefold() == user_name.casefold():
                    raise NameTaken("taken", {"name": user.user_name})
            made = User(max(self.users) + 1, user_name, display_name, role, etag="1")
            self.users[made.user_id] = self.done[request_id] = made
            self.passwords[made.user_id] = password
        return self._answer(request_id)

    def update_user(self, user: User, *, request_id: str) -> User:
        self._begin(request_id)
        if request_id not in self.done:
            if self.users[user.user_id].etag != user.etag:
                raise ChangedMeanwhile("changed", {"name": user.display_name})
            after = {**self.users, user.user_id: user}
            if not any(each.role is Role.ADMINISTRATOR and not each.disabled for each in after.values()):
                raise LastAdministrator("last")
            self.users[user.user_id] = self.done[request_id] = replace(user, etag=f"{user.etag}+")
        return self._answer(request_id)

    def reset_password(self, user_id: int, new_password: str, *, request_id: str) -> None:
        self._begin(request_id)
        self.passwords[user_id] = new_password

    def change_password(self, old_password: str, new_password: str, *, request_id: str) -> None:
        self._begin(request_id)
        if self.passwords[XIAOYAN.user_id] != old_password:
            raise PasswordWrong("wrong")
        self.passwords[XIAOYAN.user_id] = new_password

    def change(self, user_id: int, **values: object) -> None:
        """Somebody else changes it."""
        before = self.users[user_id]
        changed: User = replace(before, etag=f"{before.etag}+", **values)  # type: ignore[arg-type]
        self.users[user_id] = changed

    def _begin(self, request_id: str) -> None:
        self.request_ids.append(request_id)
        self._fail()

    def _fail(self) -> None:
        if self.unwell:
            raise self.unwell.pop(0)

    def _answer(self, request_id: str) -> User:
        if self.lost:
            raise self.lost.pop(0)
        return self.done[request_id]


@pytest.fixture
def users(client: FakeClient, counter: Counter) -> FakeUsers:
    """Signed in is 林晓燕, the only administrator."""
    made = FakeUsers(*PEOPLE)
    client.user = made
    assert counter.session is not None
    counter.session = replace(counter.session, user=XIAOYAN)
    return made


@pytest.fixture
def model(counter: Counter, runner: SteppingRunner, users: FakeUsers) -> Iterator[ManagePeopleViewModel]:
    made = ManagePeopleViewModel(counter, runner)
    yield made
    made.deleteLater()


@pytest.fixture
def refusals(model: ManagePeopleViewModel) -> list[tuple[str, str]]:
    """Field and text of each refusal, as they come."""
    seen: list[tuple[str, str]] = []
    model.refused.connect(lambda text, field: seen.append((field, text)))
    return seen


@pytest.fixture
def unloaded_view(qapp: QApplication, qtbot: QtBot, model: ManagePeopleViewModel) -> Iterator[ManagePeopleView]:
    """The screen in a window that is shown, before anything was asked."""
    style.apply_theme(qapp, "light")
    made = ManagePeopleView(model)
    show_screen(qtbot, made)
    yield made
    leave(made.dialog)
    leave(made.reset_dialog)


@pytest.fixture
def view(unloaded_view: ManagePeopleView, runner: SteppingRunner) -> ManagePeopleView:
    """The screen with what is stored."""
    unloaded_view.enter()
    runner.settle()
    return unloaded_view
