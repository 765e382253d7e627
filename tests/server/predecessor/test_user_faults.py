"""Faults of the predecessor's accounts, each shown to be absent."""

from dataclasses import replace
from uuid import uuid4

import pytest
from google.protobuf.descriptor import Descriptor

from support.cinema import PASSWORD
from support.raw_calls import METHODS
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_api.v1 import user_pb2
from ttms_client import Client, new_request_id
from ttms_client.errors import LastAdministrator, NameTaken, SessionExpired
from ttms_client.user import Role, User
from ttms_server import clock
from ttms_server.auth import ADMINISTRATORS, EVERYBODY, POLICY

SECRETS = ("password", "pin", "hash", "secret", "salt")


def signed_in(server: ServerThread, user_name: str = "admin") -> Client:
    return Client(server.address, token=token_of(server.database, user_name, now=clock.now()))


def add(admin: Client, user_name: str = "", role: Role = Role.CLERK) -> User:
    return admin.user.create_user(
        user_name=user_name or f"u{uuid4().hex}",
        display_name="Ada",
        role=role,
        password=PASSWORD,
        request_id=new_request_id(),
    )


def field_names(message: Descriptor) -> set[str]:
    """The names of all fields of the message and of the messages in it."""
    found: set[str] = set()
    for field in message.fields:
        found |= {field.name} | (field_names(field.message_type) if field.message_type is not None else set())
    return found


def test_b26_roles_decide_and_the_role_of_now_not_that_of_signing_in(server: ServerThread) -> None:
    with signed_in(server) as admin:
        person = add(admin, role=Role.ADMINISTRATOR)
        with signed_in(server, person.user_name) as theirs:
            assert theirs.user.list_users()
            admin.user.update_user(replace(person, role=Role.CLERK), request_id=new_request_id())
            assert theirs.user.current().user.role is Role.CLERK
    assert POLICY["/ttms_api.v1.UserService/ListUsers"] == ADMINISTRATORS != EVERYBODY


@pytest.mark.parametrize(("user_name", "reason"), [(None, "NOT_SIGNED_IN"), ("clerk", "NO_RIGHT")])
def test_b27_nobody_makes_an_administrator_without_being_one(
    server: ServerThread, user_name: str | None, reason: str
) -> None:
    token = token_of(server.database, user_name, now=clock.now()) if user_name else None

    outcome = server.anybody.with_token(token)(
        "CreateUser",
        request_id=new_request_id(),
        user_name="intruder",
        display_name="x",
        password=PASSWORD,
        role=user_pb2.ROLE_ADMINISTRATOR,
    )

    assert outcome.reason == reason


def test_b29_no_answer_has_a_field_for_a_secret() -> None:
    for method in METHODS:
        names = field_names(method.descriptor.output_type)
        # The end of a chain is printed on every Z report: it proves, and opens nothing.
        names = {name for name in names if "chain" not in name}
        assert not [name for name in names if any(secret in name.split("_") for secret in SECRETS)], method


def test_b30_whoever_is_switched_off_is_out_and_whoever_did_it_is_not(server: ServerThread) -> None:
    with signed_in(server) as admin:
        person = add(admin)
        with signed_in(server, person.user_name) as theirs:
            admin.user.update_user(replace(person, disabled=True), request_id=new_request_id())
            with pytest.raises(SessionExpired):
                theirs.user.current()
        me = admin.user.current().user
        others = [one for one in admin.user.list_users() if one.role is Role.ADMINISTRATOR and not one.disabled]
        for other in others:
            if other.user_id != me.user_id:
                admin.user.update_user(replace(other, disabled=True), request_id=new_request_id())
        [row] = [one for one in admin.user.list_users() if one.user_id == me.user_id]
        with pytest.raises(LastAdministrator):
            admin.user.update_user(replace(row, disabled=True), request_id=new_request_id())


def test_b31_a_new_password_ends_all_sessions_however_many_there_are(server: ServerThread) -> None:
    with signed_in(server) as admin:
        person = add(admin)
        tokens = [token_of(server.database, person.user_name, now=clock.now()) for _ in range(3)]

        admin.user.reset_password(person.user_id, "another long password", request_id=new_request_id())

    reasons = [server.anybody.with_token(token)("GetCurrentUser").reason for token in tokens]
    assert reasons == ["SESSION_EXPIRED"] * 3


@pytest.mark.parametrize("length", [73, 1024, 1_000_000])
def test_b33_a_long_password_stops_nobody(server: ServerThread, length: int) -> None:
    outcome = server.anybody(
        "SignIn", request_id=new_request_id(), user_name="nobody at all", password="p" * length, counter_name="1"
    )

    assert outcome.reason in {"SIGN_IN_REFUSED", "FIELD_INVALID"}
    assert server.anybody("GetCurrentUser").reason == "NOT_SIGNED_IN"


def test_b34_a_new_person_has_the_id_of_its_own_row_and_a_name_is_taken_once(server: ServerThread) -> None:
    with signed_in(server) as admin:
        person = add(admin)
        with pytest.raises(NameTaken):
            add(admin, person.user_name.upper())
        assert person in admin.user.list_users()


def test_b37_a_page_has_bounds(server: ServerThread) -> None:
    admin = server.anybody.with_token(token_of(server.database, "admin", now=clock.now()))

    assert admin("ListUsers", page_size=-1).reason == "FIELD_INVALID"
    assert admin("ListUsers", page_size=10_000_000).reason == "OK"
