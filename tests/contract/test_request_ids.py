"""A call that changes something without a proper request_id changes nothing."""

from uuid import uuid4

import pytest

from support.contents import row_counts
from support.raw_calls import METHODS, Caller, Method
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock

CHANGING = [method for method in METHODS if method.changes_something]
GOOD = str(uuid4())
MALFORMED = {
    "missing": "",
    "a word": "again",
    "cut": GOOD[:-1],
    "longer": GOOD + "0",
    "without dashes": GOOD.replace("-", ""),
    "dashes elsewhere": GOOD.replace("-", "") + "----",
    "in braces": "{" + GOOD[1:-1] + "}",
    "underscores": GOOD[:9] + GOOD[9:-1].replace("-", "_") + "0",
    "digits of another script": GOOD[:-4] + "\uff11\uff12\uff13\uff14",
    "1 MB": "a" * 1_000_000,
    "a zero byte": GOOD[:-1] + "\0",
}


@pytest.fixture(scope="module")
def admin(server: ServerThread) -> Caller:
    return server.anybody.with_token(token_of(server.database, "admin", now=clock.now()))


@pytest.mark.parametrize("method", CHANGING, ids=str)
def test_a_malformed_request_id_is_refused_and_nothing_is_written(
    server: ServerThread, admin: Caller, method: Method
) -> None:
    before = row_counts(server.database)

    outcomes = {kind: admin(method, request_id=request_id) for kind, request_id in MALFORMED.items()}

    refused = {kind: (outcome.reason, outcome.details.get("field")) for kind, outcome in outcomes.items()}
    assert refused == dict.fromkeys(MALFORMED, ("FIELD_INVALID", "request_id"))
    assert row_counts(server.database) == before


def test_a_request_id_is_one_in_whatever_case_it_is_written(server: ServerThread, admin: Caller) -> None:
    fields = {"user_name": "clerk", "password": "wrong", "counter_name": "1"}

    assert admin("SignIn", request_id=GOOD.upper(), **fields).reason == "SIGN_IN_REFUSED"
