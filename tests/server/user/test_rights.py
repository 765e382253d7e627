"""Who may call what: every method of the contract, with every kind of token and every role."""

from datetime import timedelta
from uuid import uuid4

import pytest

from support.contents import row_counts
from support.raw_calls import METHODS, Method
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.auth import POLICY, Public
from ttms_server.user.role import Role

USERS = {Role.CLERK: "clerk", Role.MANAGER: "manager", Role.ADMINISTRATOR: "admin"}
NO_SESSION = {
    "no token": "NOT_SIGNED_IN",
    "garbage": "NOT_SIGNED_IN",
    "expired": "SESSION_EXPIRED",
    "ended": "SESSION_EXPIRED",
}
NOT_LET_IN = {"NOT_SIGNED_IN", "SESSION_EXPIRED", "NO_RIGHT"}


@pytest.fixture(scope="module")
def tokens(server: ServerThread) -> dict[str, str | None]:
    """A token of each kind."""
    now = clock.now()
    ended = token_of(server.database, "admin", now=now)
    server.anybody.with_token(ended)("SignOut", request_id=str(uuid4()))
    expired = token_of(server.database, "admin", now=now - timedelta(hours=13), lasting=timedelta(hours=12))
    return {"no token": None, "garbage": "garbage", "expired": expired, "ended": ended}


@pytest.fixture
def tokens_of_roles(server: ServerThread) -> dict[Role, str]:
    """Fresh for each test, as one of the methods ends its session."""
    return {role: token_of(server.database, name, now=clock.now()) for role, name in USERS.items()}


def fields(method: Method) -> dict[str, str]:
    return {"request_id": str(uuid4())} if method.changes_something else {}


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_without_a_living_session_nothing_but_signing_in_is_open(
    server: ServerThread, tokens: dict[str, str | None], method: Method
) -> None:
    before = row_counts(server.database)

    reasons = {kind: server.anybody.with_token(tokens[kind])(method, **fields(method)).reason for kind in NO_SESSION}

    is_open = POLICY[method.path] is Public.ANYONE
    assert reasons == (dict.fromkeys(NO_SESSION, "FIELD_INVALID") if is_open else NO_SESSION)
    assert row_counts(server.database) == before


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_a_role_is_let_in_where_the_policy_says_so(
    server: ServerThread, tokens_of_roles: dict[Role, str], method: Method
) -> None:
    for role, token in tokens_of_roles.items():
        rule = POLICY[method.path]
        allowed = rule is Public.ANYONE or role in rule

        reason = server.anybody.with_token(token)(method, **fields(method)).reason

        assert (reason not in NOT_LET_IN) is allowed, role


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_a_role_that_the_policy_leaves_out_is_refused(
    server: ServerThread, tokens_of_roles: dict[Role, str], monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    monkeypatch.setitem(POLICY, method.path, frozenset({Role.MANAGER}))

    reasons = {
        role: server.anybody.with_token(token)(method, **fields(method)).reason
        for role, token in tokens_of_roles.items()
    }

    assert reasons[Role.CLERK] == reasons[Role.ADMINISTRATOR] == "NO_RIGHT"
    assert reasons[Role.MANAGER] not in NOT_LET_IN
