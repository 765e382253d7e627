"""People: added, changed, switched off; passwords; and that somebody is always left who can do that."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from support.cinema import PASSWORD, found_cinema, opened
from support.race import all_at_once, signed_in
from support.server_process import ServerProcess
from support.server_thread import ServerThread
from ttms_api.v1 import user_pb2
from ttms_client import Client, new_request_id
from ttms_client.errors import (
    ChangedMeanwhile,
    FieldInvalid,
    LastAdministrator,
    NameTaken,
    NoRight,
    PasswordWrong,
    SessionExpired,
    SignInRefused,
    TtmsError,
    UserDisabled,
    UserNotFound,
)
from ttms_client.user import Role, User
from ttms_server.db import Database

OTHER_PASSWORD = "another long password"
ROUNDS = 4
# A fault is looked for until it shows itself; on a busy machine two calls seldom meet.
MOST_ROUNDS = 40


@pytest.fixture(scope="module")
def admin(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "admin", counter_name="9")


@pytest.fixture
def person(admin: Client) -> User:
    return add(admin)


def add(client: Client, *, user_name: str = "", role: Role = Role.CLERK, password: str = PASSWORD) -> User:
    return client.user.create_user(
        user_name=user_name or f"u{uuid4().hex}",
        display_name="Ada",
        role=role,
        password=password,
        request_id=new_request_id(),
    )


def change(client: Client, person: User) -> User:
    return client.user.update_user(person, request_id=new_request_id())


@pytest.fixture
def theirs(server: ServerThread, person: User) -> Iterator[Client]:
    """A client in which the person is signed in."""
    with Client(server.address) as client:
        yield signed_in(client, person.user_name)


def test_a_new_person_is_listed_and_signs_in(admin: Client, theirs: Client, person: User) -> None:
    assert theirs.user.current().user.user_id == person.user_id
    assert person in admin.user.list_users()


def test_people_are_listed_by_name_whatever_their_case(admin: Client) -> None:
    add(admin, user_name=f"B{uuid4().hex}")

    names = [person.user_name.casefold() for person in admin.user.list_users()]

    assert names == sorted(names)


@pytest.mark.parametrize(
    ("user_name", "password", "field"),
    [("", PASSWORD, "user_name"), ("x" * 65, PASSWORD, "user_name"), ("short", "1234567", "password")],
)
def test_an_impossible_person_is_refused_at_the_field(admin: Client, user_name: str, password: str, field: str) -> None:
    with pytest.raises(FieldInvalid) as refused:
        admin.user.create_user(
            user_name=user_name, display_name="Ada", role=Role.CLERK, password=password, request_id=new_request_id()
        )

    assert refused.value.details["field"] == field


@pytest.mark.parametrize(
    "typed",
    [
        str.upper,
        lambda name: f"\uff35{name[1:]}",
        lambda name: f"{name[:4]}\u200b{name[4:]}",
        lambda name: f"{name}\u3164",
    ],
    ids=["capitals", "a wide letter", "an unseen letter", "a filler"],
)
def test_a_name_is_one_person_however_it_is_typed(
    server: ServerThread, admin: Client, person: User, typed: Callable[[str], str]
) -> None:
    name = typed(person.user_name)

    with pytest.raises(NameTaken):
        add(admin, user_name=name)
    with Client(server.address) as client:
        assert signed_in(client, name).user.current().user.user_id == person.user_id


def test_name_and_role_are_changed_from_the_state_that_was_seen(admin: Client, theirs: Client, person: User) -> None:
    changed = change(admin, replace(person, display_name="Grace", role=Role.MANAGER))

    assert (changed.display_name, theirs.user.current().user.role) == ("Grace", Role.MANAGER)
    with pytest.raises(ChangedMeanwhile) as refused:
        change(admin, replace(person, display_name="Jean"))
    assert refused.value.details["name"] == "Grace"


def test_whoever_is_switched_off_is_out_at_once_and_stays_out(
    server: ServerThread, admin: Client, theirs: Client, person: User
) -> None:
    off = change(admin, replace(person, disabled=True))

    with pytest.raises(SessionExpired):
        theirs.user.current()
    with Client(server.address) as client, pytest.raises(UserDisabled):
        signed_in(client, person.user_name)
    change(admin, replace(off, disabled=False))
    with pytest.raises(SessionExpired):
        theirs.user.current()


def test_a_reset_password_ends_every_session(server: ServerThread, admin: Client, theirs: Client, person: User) -> None:
    admin.user.reset_password(person.user_id, OTHER_PASSWORD, request_id=new_request_id())

    with pytest.raises(SessionExpired):
        theirs.user.current()
    with Client(server.address) as client:
        with pytest.raises(SignInRefused):
            signed_in(client, person.user_name)
        client.user.sign_in(person.user_name, OTHER_PASSWORD, counter_name="1", request_id=new_request_id())


def test_a_short_new_password_is_refused_and_the_old_one_stays(theirs: Client, admin: Client, person: User) -> None:
    calls: list[Callable[[], None]] = [
        lambda: admin.user.reset_password(person.user_id, "short", request_id=new_request_id()),
        lambda: theirs.user.change_password(PASSWORD, "short", request_id=new_request_id()),
    ]
    for call in calls:
        with pytest.raises(FieldInvalid) as refused:
            call()
        assert refused.value.details["field"] == "new_password"
    assert theirs.user.current().user.user_id == person.user_id


def test_the_own_password_is_changed_with_the_old_one(server: ServerThread, theirs: Client, person: User) -> None:
    with Client(server.address) as elsewhere:
        signed_in(elsewhere, person.user_name, counter_name="2")
        with pytest.raises(PasswordWrong):
            theirs.user.change_password("not the password", OTHER_PASSWORD, request_id=new_request_id())
        request_id = new_request_id()

        theirs.user.change_password(PASSWORD, OTHER_PASSWORD, request_id=request_id)

        theirs.user.change_password(PASSWORD, OTHER_PASSWORD, request_id=request_id)  # the answer was lost
        assert theirs.user.current().user.user_id == person.user_id
        with pytest.raises(SessionExpired):
            elsewhere.user.current()
        elsewhere.user.sign_in(person.user_name, OTHER_PASSWORD, counter_name="2", request_id=new_request_id())


def test_the_digest_of_a_request_tells_nothing_of_its_password(admin: Client, database: Database) -> None:
    request_id, name = new_request_id(), f"u{uuid4().hex}"
    admin.user.create_user(
        user_name=name, display_name="Ada", role=Role.CLERK, password=PASSWORD, request_id=request_id
    )
    without = user_pb2.CreateUserRequest(
        request_id=request_id, user_name=name, display_name="Ada", role=user_pb2.ROLE_CLERK
    )

    with database.reading() as session:
        query = text("SELECT content_sha256 FROM requests WHERE request_id = :id")
        stored = session.execute(query, {"id": request_id}).scalar_one()

    assert stored == hashlib.sha256(without.SerializeToString(deterministic=True)).hexdigest()


def test_nobody_is_no_person(admin: Client, person: User) -> None:
    with pytest.raises(UserNotFound):
        admin.user.reset_password(10**9, OTHER_PASSWORD, request_id=new_request_id())
    with pytest.raises(UserNotFound):
        change(admin, replace(person, user_id=10**9))


def test_a_manager_is_no_administrator(server: ServerThread, person: User) -> None:
    with Client(server.address) as manager:
        signed_in(manager, "manager")
        calls: list[Callable[[], object]] = [
            manager.user.list_users,
            lambda: add(manager),
            lambda: change(manager, person),
            lambda: manager.user.reset_password(person.user_id, OTHER_PASSWORD, request_id=new_request_id()),
        ]
        for forbidden in calls:
            with pytest.raises(TtmsError) as refused:
                forbidden()
            assert isinstance(refused.value, NoRight)


@pytest.mark.parametrize("loss", [{"disabled": True}, {"role": Role.MANAGER}], ids=["disabled", "demoted"])
def test_the_last_administrator_stays(admin: Client, loss: dict[str, object]) -> None:
    [only] = [person for person in admin.user.list_users() if person.role is Role.ADMINISTRATOR and not person.disabled]

    with pytest.raises(LastAdministrator):
        change(admin, replace(only, **loss))  # type: ignore[arg-type]

    assert admin.user.current().user.role is Role.ADMINISTRATOR


def demote(victims: Mapping[Client, User], client: Client, _round: int) -> None:
    change(client, replace(victims[client], role=Role.CLERK))


def administrators_left(database_url: str, folder: Path, *, program: str, rounds: int) -> list[int]:
    """How many are left of the only two, when they demote each other at once; several times over."""
    with opened(database_url) as database:
        found_cinema(database)
    left: list[int] = []
    with ServerProcess(database_url, folder, program=program) as server, ExitStack() as stack:
        clients = [stack.enter_context(Client(server.address)) for _ in range(3)]
        admin, one, two = clients
        signed_in(admin, "admin", counter_name="1")
        me = admin.user.current().user
        while len(left) < rounds and 0 not in left:
            pair = [add(admin, role=Role.ADMINISTRATOR) for _ in range(2)]
            for client, person, counter in zip((one, two), pair, "23", strict=True):
                signed_in(client, person.user_name, counter_name=counter)
            known = {person.user_id: person for person in admin.user.list_users()}
            change(one, replace(known[me.user_id], role=Role.CLERK))
            known = {person.user_id: person for person in one.user.list_users()}
            victims = {one: known[pair[1].user_id], two: known[pair[0].user_id]}
            all_at_once([one, two], partial(demote, victims), rounds=1)
            survivors = [client for client in (one, two) if client.user.current().user.role is Role.ADMINISTRATOR]
            left.append(len(survivors))
            for client in survivors[:1]:
                known = {person.user_id: person for person in client.user.list_users()}
                change(client, replace(known[me.user_id], role=Role.ADMINISTRATOR))
                change(admin, replace(known[client.user.current().user.user_id], role=Role.CLERK))
    return left


@pytest.mark.xdist_group("the whole machine")
def test_of_two_administrators_who_demote_each_other_at_once_one_is_left(database_url: str, tmp_path: Path) -> None:
    assert administrators_left(database_url, tmp_path, program="ttms_server", rounds=ROUNDS) == [1] * ROUNDS


@pytest.mark.xdist_group("the whole machine")
def test_without_its_protection_nobody_is_left(database_url: str, tmp_path: Path) -> None:
    assert 0 in administrators_left(database_url, tmp_path, program="support.unguarded_server", rounds=MOST_ROUNDS)
