"""What the screen of people knows and asks: the list, each refusal at its field, passwords that are nowhere written."""

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import SignalInstance

from desktop.manage_people.conftest import MINGYUAN, XIAOYAN, FakeUsers
from support.stepping_runner import SteppingRunner
from ttms_client.errors import FieldInvalid, NoRight, ServerUnreachable, TtmsError, UserNotFound
from ttms_client.user import Role
from ttms_desktop.screens.listing import ListState
from ttms_desktop.screens.manage_people.checking import LEAST_PASSWORD
from ttms_desktop.screens.manage_people.pictures import PersonDraft
from ttms_desktop.screens.manage_people.view_model import ManagePeopleViewModel
from ttms_server.user.passwords import LEAST_CHARACTERS

Heard = Callable[[SignalInstance], list[object]]
SECRET = "correct horse"
NEW = PersonDraft("zhou", "周青", "CLERK", SECRET, SECRET)


@pytest.fixture
def loaded(model: ManagePeopleViewModel, runner: SteppingRunner) -> ManagePeopleViewModel:
    model.load()
    runner.settle()
    return model


def test_whoever_may_sign_in_stands_first(loaded: ManagePeopleViewModel) -> None:
    assert [(person.user_name, person.state_text) for person in loaded.people()] == [
        ("chen", "Active"),
        ("mingyuan", "Active"),
        ("xiaoyan", "Active"),
        ("wu", "Disabled"),
    ]


def test_oneself_is_marked(loaded: ManagePeopleViewModel) -> None:
    assert [person.name for person in loaded.people() if person.myself] == ["林晓燕 (you)"]


def test_people_are_found_by_either_name(loaded: ManagePeopleViewModel) -> None:
    loaded.search("明远")
    by_name = [person.user_name for person in loaded.people()]
    loaded.search("MING")

    assert by_name == [person.user_name for person in loaded.people()] == ["mingyuan"]


def test_a_person_is_added_with_a_password(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner, heard: Heard
) -> None:
    saved = heard(loaded.saved)

    loaded.save(0, NEW)
    runner.settle()

    assert saved == ["周青 is saved."]
    assert users.passwords[11] == SECRET


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"display_name": ""}, ["display_name"]),
        ({"user_name": ""}, ["user_name"]),
        ({"password": "seven77", "password_again": "seven77"}, ["password"]),
        ({"password_again": SECRET + " "}, ["password_again"]),
        ({"display_name": "", "user_name": "", "password": ""}, ["display_name", "user_name", "password"]),
    ],
)
def test_what_is_no_person_is_said_at_its_field_and_not_sent(
    loaded: ManagePeopleViewModel,
    users: FakeUsers,
    refusals: list[tuple[str, str]],
    wrong: dict[str, str],
    fields: list[str],
) -> None:
    draft: PersonDraft = replace(NEW, **wrong)  # type: ignore[arg-type]

    loaded.save(0, draft)

    assert [field for field, _ in refusals] == fields
    assert users.request_ids == []


def test_the_least_length_is_the_servers() -> None:
    assert LEAST_PASSWORD == LEAST_CHARACTERS


@pytest.mark.parametrize(
    ("refused", "field"),
    [
        (FieldInvalid("x", {"field": "password", "rule": "must have at most 1024 bytes"}), "password"),
        (FieldInvalid("x", {"field": "display_name", "rule": "must not be empty"}), "display_name"),
        (UserNotFound("x", {"user_id": "8"}), ""),
        (NoRight("x", {"role": "CLERK"}), ""),
    ],
)
def test_what_the_server_refuses_is_said_at_its_field(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner, refused: TtmsError, field: str
) -> None:
    said: list[str] = []
    loaded.refused.connect(lambda _text, where: said.append(where))
    users.unwell = [refused]

    loaded.save(0, NEW)
    runner.settle()

    assert said == [field]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("MINGYUAN", "赵明远 has this user name. Choose another one."),
        ("Wu", "吴晨, who is disabled, has this user name. Choose another one."),
    ],
)
def test_whose_a_user_name_is_is_said_at_its_field(
    loaded: ManagePeopleViewModel, runner: SteppingRunner, refusals: list[tuple[str, str]], typed: str, said: str
) -> None:
    loaded.save(0, replace(NEW, user_name=typed))
    runner.settle()

    assert refusals == [("user_name", said)]


@pytest.mark.parametrize(("change", "field"), [({"role": "CLERK"}, "role"), ({"disabled": True}, "disabled")])
def test_the_last_administrator_stays_one(
    loaded: ManagePeopleViewModel,
    runner: SteppingRunner,
    refusals: list[tuple[str, str]],
    change: dict[str, object],
    field: str,
) -> None:
    draft: PersonDraft = replace(loaded.draft(XIAOYAN.user_id), **change)  # type: ignore[arg-type]

    loaded.save(XIAOYAN.user_id, draft)
    runner.settle()

    assert refusals == [(field, "Nobody else is an administrator. Make somebody else one first.")]


def test_a_person_is_changed_without_a_password(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner
) -> None:
    loaded.save(8, replace(loaded.draft(8), role="ADMINISTRATOR"))
    runner.settle()

    assert users.users[8].role is Role.ADMINISTRATOR


def test_an_edit_leaves_the_address_that_codes_are_sent_to(
    model: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner
) -> None:
    users.change(8, email="mingyuan@example.org")
    model.load()
    runner.settle()

    model.save(8, replace(model.draft(8), display_name="赵明"))
    runner.settle()
    model.switch(8, on=False)
    runner.settle()

    assert (users.users[8].display_name, users.users[8].disabled) == ("赵明", True)
    assert users.users[8].email == "mingyuan@example.org"


def test_an_edit_that_was_overtaken_does_not_overwrite(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner, heard: Heard
) -> None:
    draft = loaded.draft(8)
    users.change(8, display_name="赵明")
    overtaken = heard(loaded.overtaken)

    loaded.save(8, replace(draft, role="CLERK"))
    runner.settle()
    together = loaded.merge(8, before=draft, mine=replace(draft, role="CLERK")).draft

    assert len(overtaken) == 1
    assert users.users[8].role is MINGYUAN.role
    assert (together.display_name, together.role) == ("赵明", "CLERK")


def test_a_person_is_switched_off_and_on_again(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner, heard: Heard
) -> None:
    informed = heard(loaded.informed)
    loaded.switch(9, on=False)
    runner.settle()
    off = users.users[9].disabled
    loaded.switch(9, on=True)
    runner.settle()

    assert off
    assert not users.users[9].disabled
    assert informed == ["陈思 is disabled.", "陈思 may sign in again."]


def test_switching_the_last_administrator_off_is_refused(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner, heard: Heard
) -> None:
    failed = heard(loaded.failed)

    loaded.switch(XIAOYAN.user_id, on=False)
    runner.settle()

    assert failed == ["Nobody else is an administrator. Make somebody else one first."]
    assert not users.users[XIAOYAN.user_id].disabled


def test_somebody_gets_a_new_password(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner, refusals: list[tuple[str, str]]
) -> None:
    loaded.reset_password(9, "short", "short")
    loaded.reset_password(9, SECRET, "something else")
    loaded.reset_password(9, SECRET, SECRET)
    runner.settle()

    assert [field for field, _ in refusals] == ["password", "password_again"]
    assert users.passwords[9] == SECRET


def test_a_press_after_no_answer_has_the_same_request_id(
    loaded: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner
) -> None:
    users.lost = [ServerUnreachable("x")]
    for _ in range(2):
        loaded.save(0, NEW)
        runner.settle()

    assert len(set(users.request_ids)) == 1
    assert len(users.users) == 5


def test_passwords_are_in_no_log_and_in_no_picture_of_a_draft(
    loaded: ManagePeopleViewModel, runner: SteppingRunner, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    loaded.save(0, NEW)
    loaded.reset_password(9, SECRET, SECRET)
    runner.settle()

    assert SECRET not in caplog.text
    assert SECRET not in repr(NEW)


def test_whoever_is_no_administrator_is_told(
    model: ManagePeopleViewModel, users: FakeUsers, runner: SteppingRunner
) -> None:
    users.unwell = [NoRight("x")]
    model.load()
    runner.settle()

    assert (model.state, model.problem) == (ListState.FORBIDDEN, "You may not do this. Ask a manager.")
