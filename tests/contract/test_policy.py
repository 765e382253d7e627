"""Every method says who may call it, and what nobody declared is denied to everybody."""

from uuid import uuid4

import grpc
import pytest

from support.contents import row_counts
from support.raw_calls import METHODS, Method
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_server import clock
from ttms_server.auth import NOBODY, POLICY, Public, rule_of
from ttms_server.user.role import Role


def test_exactly_the_methods_of_the_contract_are_declared() -> None:
    assert sorted(POLICY) == sorted(method.path for method in METHODS)


def test_nothing_but_signing_in_and_a_forgotten_password_is_open_to_anyone() -> None:
    open_to_all = [path.rpartition("/")[2] for path, rule in POLICY.items() if rule is Public.ANYONE]

    assert sorted(open_to_all) == ["SendResetCode", "SetForgottenPassword", "SignIn"]


def test_a_method_that_is_not_declared_is_for_nobody() -> None:
    assert rule_of("/ttms_api.v1.UserService/DropEverything") == NOBODY == frozenset()


@pytest.mark.parametrize("method", METHODS, ids=str)
def test_a_method_without_a_rule_is_denied_to_every_role(
    server: ServerThread, monkeypatch: pytest.MonkeyPatch, method: Method
) -> None:
    monkeypatch.delitem(POLICY, method.path)
    people = ("clerk", "manager", "admin")
    tokens = [token_of(server.database, user_name, now=clock.now()) for user_name in people]
    before = row_counts(server.database)

    fields = {"request_id": str(uuid4())} if method.changes_something else {}
    outcomes = [server.anybody.with_token(token)(method, **fields) for token in tokens]

    assert [outcome.reason for outcome in outcomes] == ["NO_RIGHT"] * len(people)
    assert {outcome.details["role"] for outcome in outcomes} == set(Role)
    assert row_counts(server.database) == before


def test_a_method_that_does_not_exist_is_no_way_in(server: ServerThread) -> None:
    call = server.channel.unary_unary("/ttms_api.v1.UserService/DropEverything", bytes, bytes)

    with pytest.raises(grpc.RpcError, match="UNIMPLEMENTED"):
        call(b"", timeout=5)
