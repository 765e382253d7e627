"""Which calls are tried again, how often, and that a repeat is the same request."""

from collections.abc import Callable
from time import monotonic

import grpc
import pytest

from support.grpc_peer import (
    BUSY,
    DATABASE_GONE,
    HOLD_EXPIRED,
    OUTCOME_UNKNOWN,
    SESSION_EXPIRED,
    UNREACHABLE,
    Peer,
    Refusal,
)
from ttms_api.v1 import studio_pb2, ticket_pb2
from ttms_client import Client, new_request_id
from ttms_client._connection import _PAUSES_SECONDS, jittered
from ttms_client.errors import (
    AnswerLate,
    Busy,
    DatabaseGone,
    HoldExpired,
    OutcomeUnknown,
    ServerFault,
    ServerUnreachable,
    SessionExpired,
    TtmsError,
)
from ttms_client.ticket import Hold

HALL = studio_pb2.GetStudioResponse(studio=studio_pb2.Studio(studio_id=1, name="A"))
HELD = ticket_pb2.HoldSeatsResponse(hold_id="h1", seat_ids=[7])
FAULT = Refusal(grpc.StatusCode.INTERNAL, "INTERNAL", {"support_number": "17"})

Hold1 = Callable[[], Hold]


@pytest.fixture
def hold(client: Client) -> Hold1:
    request_id = new_request_id()
    return lambda: client.ticket.hold_seats(1, [7], request_id=request_id)


def test_the_pauses_between_tries_are_between_a_fifth_of_a_second_and_one() -> None:
    pauses = [jittered(pause) for pause in _PAUSES_SECONDS for _ in range(200)]

    assert (len(_PAUSES_SECONDS), min(pauses) >= 0.2, max(pauses) <= 1) == (2, True, True)


@pytest.mark.parametrize("lost", [BUSY, UNREACHABLE], ids=["busy", "unreachable"])
def test_a_read_is_tried_three_times(client: Client, peer: Peer, lost: Refusal) -> None:
    peer.script("GetStudio", lost, lost, HALL)

    studio = client.studio.get_hall(1).studio

    assert (studio.name, len(peer.tries("GetStudio"))) == ("A", 3)


@pytest.mark.parametrize(
    ("answer", "error", "tries"),
    [
        (BUSY, Busy, 3),
        (UNREACHABLE, ServerUnreachable, 3),
        (DATABASE_GONE, DatabaseGone, 1),
        (OUTCOME_UNKNOWN, OutcomeUnknown, 1),
        (SESSION_EXPIRED, SessionExpired, 1),
        (FAULT, ServerFault, 1),
        (Refusal(grpc.StatusCode.DEADLINE_EXCEEDED), AnswerLate, 1),
    ],
)
def test_a_read_gives_up(client: Client, peer: Peer, answer: Refusal, error: type[TtmsError], tries: int) -> None:
    peer.script("GetStudio", answer)

    with pytest.raises(error):
        client.studio.get_hall(1)

    assert len(peer.tries("GetStudio")) == tries


@pytest.mark.parametrize("lost", [BUSY, UNREACHABLE, OUTCOME_UNKNOWN], ids=["busy", "unreachable", "unknown"])
def test_a_changing_call_is_repeated_with_the_very_same_request(hold: Hold1, peer: Peer, lost: Refusal) -> None:
    peer.script("HoldSeats", lost, lost, HELD)

    assert hold().seat_ids == (7,)
    first, *others = [call.request for call in peer.tries("HoldSeats")]
    assert others == [first, first]
    assert len(first.request_id) == 36


@pytest.mark.parametrize(
    ("answer", "error", "tries"),
    [
        (BUSY, Busy, 3),
        (UNREACHABLE, ServerUnreachable, 3),
        (OUTCOME_UNKNOWN, OutcomeUnknown, 3),
        (DATABASE_GONE, DatabaseGone, 1),
        (HOLD_EXPIRED, HoldExpired, 1),
        (SESSION_EXPIRED, SessionExpired, 1),
        (FAULT, ServerFault, 1),
    ],
)
def test_a_changing_call_gives_up(hold: Hold1, peer: Peer, answer: Refusal, error: type[TtmsError], tries: int) -> None:
    peer.script("HoldSeats", answer)

    with pytest.raises(error):
        hold()

    assert len(peer.tries("HoldSeats")) == tries


def test_a_refusal_after_a_lost_answer_is_an_answer(hold: Hold1, peer: Peer) -> None:
    peer.script("HoldSeats", UNREACHABLE, HOLD_EXPIRED)

    with pytest.raises(HoldExpired):
        hold()


def test_a_session_that_ends_after_a_lost_answer_leaves_the_outcome_unknown(hold: Hold1, peer: Peer) -> None:
    peer.script("HoldSeats", UNREACHABLE, SESSION_EXPIRED)

    with pytest.raises(OutcomeUnknown) as caught:
        hold()

    assert isinstance(caught.value.__cause__, SessionExpired)


def test_an_answer_closes_what_was_unknown(hold: Hold1, peer: Peer) -> None:
    peer.script("HoldSeats", UNREACHABLE, HELD, SESSION_EXPIRED)
    hold()

    with pytest.raises(SessionExpired):
        hold()


def test_all_tries_together_stay_within_the_deadline(hold: Hold1, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ttms_client.ticket.HOLD_SECONDS", 0.3)
    monkeypatch.setattr("ttms_client._connection._PAUSES_SECONDS", (0.1, 0.6))
    peer.script("HoldSeats", UNREACHABLE)
    begun = monotonic()

    with pytest.raises(ServerUnreachable):
        hold()

    assert monotonic() - begun < 0.4
    left = [call.seconds_left or 0 for call in peer.tries("HoldSeats")]
    assert left == sorted(left, reverse=True)
    assert len(left) == 2


def test_a_server_that_answers_too_late_is_left(hold: Hold1, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ttms_client.ticket.HOLD_SECONDS", 0.3)
    peer.script("HoldSeats", peer.sleep)

    with pytest.raises(AnswerLate):
        hold()

    assert len(peer.tries("HoldSeats")) == 1
