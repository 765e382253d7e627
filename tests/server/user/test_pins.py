"""PINs: set after the password, good for a change of clerk and for a manager's approval, and not to be guessed."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

import pytest

from support.cinema import PASSWORD
from support.race import signed_in
from support.server_thread import ServerThread
from support.stepping_clock import SteppingClock
from ttms_client import Client, new_request_id
from ttms_client import errors as told
from ttms_client.user import Role, User
from ttms_server import clock
from ttms_server.db import Database
from ttms_server.errors import FieldInvalid
from ttms_server.user.approval import Approver, approver
from ttms_server.user.errors import ApprovalRefused, PinThrottled
from ttms_server.user.pins import hashed

PIN = "2468"


@dataclass(frozen=True)
class Typed:
    """As `Approval` of the contract."""

    user_name: str
    pin: str


@pytest.fixture(scope="module")
def admin(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "admin", counter_name="9")


def with_pin(server: ServerThread, admin: Client, role: Role = Role.MANAGER) -> User:
    """Somebody new who has set a PIN."""
    name = f"u{uuid4().hex}"
    person = admin.user.create_user(
        user_name=name, display_name="Ada", role=role, password=PASSWORD, request_id=new_request_id()
    )
    with Client(server.address) as theirs:
        signed_in(theirs, name).user.set_pin(PASSWORD, PIN, request_id=new_request_id())
    return person


def approved(database: Database, name: str, pin: str = PIN, *, at: SteppingClock | None = None) -> Approver:
    return asyncio.run(approver(database, Typed(name, pin), clock=at or clock.now))


def test_a_manager_approves_with_the_pin(server: ServerThread, admin: Client) -> None:
    manager = with_pin(server, admin)

    assert approved(server.database, manager.user_name.upper()) == Approver(manager.user_id, "Ada")


def test_nobody_else_approves_and_all_get_the_same_answer(server: ServerThread, admin: Client) -> None:
    clerk, manager, off = (with_pin(server, admin, role) for role in (Role.CLERK, Role.MANAGER, Role.MANAGER))
    admin.user.update_user(replace(off, disabled=True), request_id=new_request_id())

    for name, pin in [
        (clerk.user_name, PIN),
        (manager.user_name, "0000"),
        (off.user_name, PIN),
        ("nobody here", PIN),
        ("second", PIN),  # who has no PIN
    ]:
        with pytest.raises(ApprovalRefused):
            approved(server.database, name, pin)


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１２３４", "1" * 1_000_000])  # noqa: RUF001
def test_a_pin_is_4_to_8_digits(server: ServerThread, admin: Client, pin: str) -> None:
    with pytest.raises(FieldInvalid):
        approved(server.database, "manager", pin)
    with pytest.raises(told.FieldInvalid) as refused:
        admin.user.set_pin(PASSWORD, pin, request_id=new_request_id())
    assert refused.value.details["field"] == "new_pin"


@pytest.mark.parametrize("pin", ["0000", "1111", "1234", "23456789", "4321", "9876"])
def test_a_new_pin_is_not_what_everybody_tries_first(admin: Client, pin: str) -> None:
    with pytest.raises(told.FieldInvalid) as refused:
        admin.user.set_pin(PASSWORD, pin, request_id=new_request_id())

    assert refused.value.details["field"] == "new_pin"


@pytest.mark.parametrize("pin", ["1357", "1224", "1212", "90123"])
def test_others_are_taken(pin: str) -> None:
    assert hashed(pin)


def test_after_five_wrong_pins_each_try_costs_more_time_and_the_right_one_ends_it(
    server: ServerThread, admin: Client
) -> None:
    manager, other, now = with_pin(server, admin), with_pin(server, admin), SteppingClock(clock.now())
    for _ in range(5):
        with pytest.raises(ApprovalRefused):
            approved(server.database, manager.user_name, "0000", at=now)
    waits = []
    for _ in range(8):
        with pytest.raises(PinThrottled) as refused:
            approved(server.database, manager.user_name, at=now)
        waits.append(int(refused.value.details["seconds"]))
        now.step(seconds=waits[-1])
        with pytest.raises(ApprovalRefused):
            approved(server.database, manager.user_name, "0000", at=now)

    assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
    assert approved(server.database, other.user_name, at=now).user_id == other.user_id
    now.step(seconds=60)
    approved(server.database, manager.user_name, at=now)
    with pytest.raises(ApprovalRefused):
        approved(server.database, manager.user_name, "0000", at=now)


def test_another_clerk_takes_over_the_counter_and_the_first_is_out(server: ServerThread, admin: Client) -> None:
    clerk = with_pin(server, admin, Role.CLERK)
    with Client(server.address) as counter:
        token = server.anybody(
            "SignIn", request_id=new_request_id(), user_name="clerk", password=PASSWORD, counter_name="4"
        )
        signed_in(counter, "clerk", counter_name="4")
        with pytest.raises(told.PinWrong):
            counter.user.switch_user(clerk.user_name, "0000", request_id=new_request_id())
        assert counter.user.current().user.user_name == "clerk"

        counter.user.switch_user(clerk.user_name, PIN, request_id=new_request_id())

        current = counter.user.current()
        assert (current.user.user_id, current.counter_name) == (clerk.user_id, "4")
    first = server.anybody.with_token(token.answer.token)
    switched = first("SwitchUser", request_id=new_request_id(), user_name=clerk.user_name, pin=PIN)
    assert switched.reason == "OK"
    assert first("GetCurrentUser").reason == "SESSION_EXPIRED"


def test_a_pin_is_set_with_the_right_password_only(server: ServerThread, admin: Client) -> None:
    manager = with_pin(server, admin)
    with Client(server.address) as theirs:
        signed_in(theirs, manager.user_name)
        with pytest.raises(told.PasswordWrong):
            theirs.user.set_pin("not the password", "1357", request_id=new_request_id())

    assert approved(server.database, manager.user_name).user_id == manager.user_id
