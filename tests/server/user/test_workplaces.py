"""A counter is one computer at a time: which one, until when, and who may change that."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import uuid4

import pytest

from support.cinema import PASSWORD, SmallCinema
from support.raw_calls import Caller, Outcome
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock as system_clock

PIN = "4711"


@pytest.fixture
def name() -> str:
    """A counter that no other test knows."""
    return uuid4().hex[:8]


@pytest.fixture
def approval(server: ServerThread) -> dict[str, str]:
    token = token_of(server.database, "manager", now=system_clock.now())
    assert (
        server.anybody.with_token(token)("SetPin", request_id=str(uuid4()), password=PASSWORD, new_pin=PIN).reason
        == "OK"
    )
    return {"user_name": "manager", "pin": PIN}


def come(server: ServerThread, name: str, computer: str, user: str = "clerk", **more: Any) -> Outcome:
    typed = {"user_name": user, "password": PASSWORD, "counter_name": name, "installation_id": computer}
    return server.anybody("SignIn", **({"request_id": str(uuid4())} | typed | more))


def at(server: ServerThread, answer: Outcome) -> Caller:
    assert answer.reason == "OK"
    return server.anybody.with_token(answer.answer.token)


def is_in(caller: Caller) -> bool:
    return caller("GetCurrentUser").reason == "OK"


def test_a_counter_is_refused_to_a_second_computer_while_the_first_is_there(server: ServerThread, name: str) -> None:
    first = at(server, come(server, name, "a"))

    refused = come(server, name, "b", "second")

    assert (refused.reason, refused.details["counter_name"], refused.details["approval"]) == (
        "COUNTER_IN_USE",
        name,
        "needed",
    )
    assert refused.details["display_name"]
    assert is_in(first)
    assert come(server, uuid4().hex[:8], "b", "second").reason == "OK"


def test_the_second_computer_may_come_once_the_session_of_the_first_is_over(server: ServerThread, name: str) -> None:
    first = at(server, come(server, name, "a"))
    first("SignOut", request_id=str(uuid4()))

    assert is_in(at(server, come(server, name, "b")))
    assert come(server, name, "a").reason == "COUNTER_IN_USE"


def test_the_same_computer_comes_back_after_a_crash_and_its_lost_session_ends(server: ServerThread, name: str) -> None:
    before = at(server, come(server, name, "a"))

    after = at(server, come(server, name, "a", "second"))

    assert (is_in(before), is_in(after)) == (False, True)


def test_a_manager_lets_another_computer_take_over_and_the_first_is_signed_out(
    server: ServerThread, name: str, approval: dict[str, str]
) -> None:
    first = at(server, come(server, name, "a"))

    assert come(server, name, "b", take_over=True).reason == "COUNTER_IN_USE"
    assert come(server, name, "b", take_over=True, approval=approval | {"pin": "9999"}).reason == "APPROVAL_REFUSED"
    assert come(server, name, "b", approval=approval).reason == "COUNTER_IN_USE"
    assert is_in(first)

    second = at(server, come(server, name, "b", take_over=True, approval=approval))

    assert (is_in(first), is_in(second)) == (False, True)
    assert come(server, name, "a").reason == "COUNTER_IN_USE"


def test_a_manager_who_signs_in_takes_over_without_another_but_not_without_saying_so(
    server: ServerThread, name: str
) -> None:
    first = at(server, come(server, name, "a"))
    refused = come(server, name, "b", "manager")

    assert (refused.reason, refused.details["approval"]) == ("COUNTER_IN_USE", "own")
    assert is_in(first)
    assert is_in(at(server, come(server, name, "b", "manager", take_over=True)))
    assert not is_in(first)


def test_another_clerk_who_goes_on_with_a_pin_keeps_the_computers_place(
    server: ServerThread, name: str, approval: dict[str, str]
) -> None:
    first = at(server, come(server, name, "a"))
    switched = first("SwitchUser", request_id=str(uuid4()), **approval)

    assert is_in(at(server, switched))
    assert come(server, name, "b").reason == "COUNTER_IN_USE"


def test_a_repeated_sign_in_is_no_second_computer(server: ServerThread, name: str) -> None:
    request_id = str(uuid4())
    first = at(server, come(server, name, "a", request_id=request_id))

    second = at(server, come(server, name, "a", request_id=request_id))

    assert (is_in(first), is_in(second)) == (False, True)
    assert come(server, name, "b").reason == "COUNTER_IN_USE"


def test_whoever_names_no_computer_is_neither_asked_nor_in_the_way(server: ServerThread, name: str) -> None:
    at(server, come(server, name, ""))

    assert come(server, name, "a").reason == "OK"
    assert come(server, name, "").reason == "OK"


def test_of_many_computers_that_come_at_once_one_gets_the_counter(
    server: ServerThread, name: str, cinema: SmallCinema
) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: come(server, name, f"computer {number}"), range(8)))

    alive = [answer for answer in answers if answer.reason == "OK" and is_in(at(server, answer))]
    assert len(alive) == 1
    assert {answer.reason for answer in answers} == {"OK", "COUNTER_IN_USE"}
