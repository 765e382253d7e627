"""Signing in and out: the token is kept, sent, forgotten, and never shown."""

import logging

import grpc
import pytest

from support.grpc_peer import BUSY, SESSION_EXPIRED, UNREACHABLE, Peer, Refusal
from ttms_api.v1 import ticket_pb2, user_pb2
from ttms_client import Client, new_request_id
from ttms_client.auth import Token, TokenSender
from ttms_client.errors import NotSignedIn, ServerUnreachable, SignInRefused
from ttms_client.user import Role, Session

SIGNED_IN = user_pb2.SignInResponse(
    token="t0ken",
    user=user_pb2.User(user_id=3, user_name="ada", display_name="Ada", role=user_pb2.ROLE_MANAGER),
    cinema=user_pb2.Cinema(currency="CNY", time_zone="Asia/Shanghai", hold_seconds=180),
)
REFUSED = Refusal(grpc.StatusCode.UNAUTHENTICATED, "SIGN_IN_REFUSED")


def sign_in(client: Client) -> Session:
    return client.user.sign_in("ada", "secret", counter_name="2", request_id=new_request_id())


def tokens(peer: Peer, method: str) -> list[str | bytes | None]:
    return [call.metadata.get("authorization") for call in peer.tries(method)]


def test_after_signing_in_every_call_carries_the_token(client: Client, peer: Peer) -> None:
    peer.script("SignIn", SIGNED_IN)
    peer.script("WatchSeatMap", ticket_pb2.WatchSeatMapResponse(map=ticket_pb2.SeatMap()))
    client.studio.list_studios()

    session = sign_in(client)
    client.studio.list_studios()
    with client.ticket.watch_seat_map(1) as seats:
        next(seats)

    assert (session.user.role, session.cinema.hold_time.seconds, session.counter_name) == (Role.MANAGER, 180, "2")
    assert tokens(peer, "ListStudios") == [None, "Bearer t0ken"]
    assert tokens(peer, "WatchSeatMap") == ["Bearer t0ken"]


def test_a_given_token_continues_a_session(peer: Peer) -> None:
    with Client(peer.address, token="earlier") as client:
        client.user.current()

    assert tokens(peer, "GetCurrentUser") == ["Bearer earlier"]


def test_an_old_token_does_not_go_along_with_a_new_sign_in_or_to_other_services(peer: Peer) -> None:
    peer.script("SignIn", SIGNED_IN)
    with Client(peer.address, token="earlier") as client:
        sign_in(client)
        with pytest.raises(Exception, match="does not serve"):
            client.check_health()

    assert {*tokens(peer, "SignIn"), *tokens(peer, "Check")} == {None}


def test_a_refused_sign_in_changes_nothing(peer: Peer) -> None:
    peer.script("SignIn", REFUSED)
    with Client(peer.address, token="earlier") as client:
        with pytest.raises(SignInRefused):
            sign_in(client)
        client.user.current()

    assert tokens(peer, "GetCurrentUser") == ["Bearer earlier"]


def test_wrong_passwords_after_a_lost_answer_are_still_refused(client: Client, peer: Peer) -> None:
    peer.script("SignIn", UNREACHABLE, BUSY, REFUSED)

    with pytest.raises(SignInRefused):
        sign_in(client)

    assert len({call.request.request_id for call in peer.tries("SignIn")}) == 1


@pytest.mark.parametrize("answer", [user_pb2.SignOutResponse(), SESSION_EXPIRED], ids=["ended", "over already"])
def test_signing_out_forgets_the_token(peer: Peer, answer: user_pb2.SignOutResponse | Refusal) -> None:
    peer.script("SignOut", answer)
    with Client(peer.address, token="t0ken") as client:
        client.user.sign_out(request_id=new_request_id())
        client.studio.list_studios()

    assert tokens(peer, "SignOut") == ["Bearer t0ken"]
    assert tokens(peer, "ListStudios") == [None]


def test_the_token_is_forgotten_even_if_signing_out_is_not_answered(peer: Peer) -> None:
    peer.script("SignOut", UNREACHABLE)
    with Client(peer.address, token="t0ken") as client:
        with pytest.raises(ServerUnreachable):
            client.user.sign_out(request_id=new_request_id())
        client.studio.list_studios()

    assert tokens(peer, "ListStudios") == [None]


def test_nobody_signed_in_is_said_by_the_server(client: Client, peer: Peer) -> None:
    peer.script("GetCurrentUser", Refusal(grpc.StatusCode.UNAUTHENTICATED, "NOT_SIGNED_IN"))

    with pytest.raises(NotSignedIn):
        client.user.current()


def test_forgetting_an_old_token_leaves_a_new_one() -> None:
    token = Token("old")
    token.keep("new")

    token.forget("old")

    assert token.read() == "new"


def test_the_token_and_the_password_are_never_shown(
    client: Client, peer: Peer, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    peer.script("SignIn", SIGNED_IN)
    peer.script("ListStudios", UNREACHABLE)
    session = sign_in(client)

    with pytest.raises(ServerUnreachable) as caught:
        client.studio.list_studios()

    shown = [repr(each) for each in (session, client, client.user, Token("t0ken"), TokenSender(Token("t0ken")))]
    shown += [repr(caught.value), repr(caught.value.__cause__), caplog.text, *capfd.readouterr()]
    assert [text for text in shown if "t0ken" in text or "secret" in text] == []
