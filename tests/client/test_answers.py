"""What the server's errors become; each comes over a real connection."""

import grpc
import pytest

from support.grpc_peer import Peer, Refusal
from ttms_client import Client, errors
from ttms_client.errors import BY_REASON, TtmsError

Status = grpc.StatusCode


def error_for(client: Client, peer: Peer, refusal: Refusal) -> TtmsError:
    peer.script("GetStudio", refusal)
    with pytest.raises(TtmsError) as caught:
        client.studio.get_hall(1)
    return caught.value


@pytest.mark.parametrize("reason", sorted(set(BY_REASON) - {"BUSY"}))
def test_a_reason_becomes_its_class_with_its_details(client: Client, peer: Peer, reason: str) -> None:
    error = error_for(client, peer, Refusal(Status.FAILED_PRECONDITION, reason, {"seat_ids": "7,8"}))

    assert (type(error), error.details, str(error)) == (BY_REASON[reason], {"seat_ids": "7,8"}, "said the test")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.INVALID_ARGUMENT, errors.InvalidRequest),
        (Status.UNAUTHENTICATED, errors.NotSignedInError),
        (Status.PERMISSION_DENIED, errors.NoRight),
        (Status.NOT_FOUND, errors.NotFound),
        (Status.FAILED_PRECONDITION, errors.Conflict),
        (Status.ALREADY_EXISTS, errors.Conflict),
        (Status.UNAVAILABLE, errors.OutcomeUnknown),
        (Status.DATA_LOSS, errors.ServerFault),
    ],
)
def test_a_reason_of_a_newer_server_becomes_the_family_of_its_status(
    client: Client, peer: Peer, status: grpc.StatusCode, expected: type[TtmsError]
) -> None:
    error = error_for(client, peer, Refusal(status, "CARD_REFUSED", {"card": "x"}))

    assert (type(error), error.details) == (expected, {"card": "x", "reason": "CARD_REFUSED"})


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.UNAVAILABLE, errors.ServerUnreachable),
        (Status.CANCELLED, errors.ServerUnreachable),
        (Status.DEADLINE_EXCEEDED, errors.AnswerLate),
        (Status.RESOURCE_EXHAUSTED, errors.Busy),
        (Status.UNIMPLEMENTED, errors.ServerFault),
        (Status.INTERNAL, errors.ServerFault),
        (Status.UNKNOWN, errors.ServerFault),
        (Status.FAILED_PRECONDITION, errors.ServerFault),
    ],
)
def test_a_status_that_the_server_did_not_sign_is_never_a_refusal(
    client: Client, peer: Peer, status: grpc.StatusCode, expected: type[TtmsError]
) -> None:
    error = error_for(client, peer, Refusal(status))

    assert (type(error), error.details) == (expected, {"status": status.name})
    assert not isinstance(error, errors.Refused)


def test_a_reason_of_another_domain_is_not_ours(client: Client, peer: Peer) -> None:
    error = error_for(client, peer, Refusal(Status.UNAUTHENTICATED, "SEAT_TAKEN", domain="googleapis.com"))

    assert type(error) is errors.ServerFault


@pytest.mark.parametrize("details", [b"\x00garbage", b"\x08\x05\x12\x05other"], ids=["garbage", "another status"])
def test_details_that_nobody_can_read_say_nothing(client: Client, peer: Peer, details: bytes) -> None:
    def answer(_request: object, context: grpc.ServicerContext) -> None:
        context.set_trailing_metadata((("grpc-status-details-bin", details),))
        context.abort(Status.UNAVAILABLE, "broken details")

    peer.script("GetStudio", answer)

    with pytest.raises(errors.ServerUnreachable):
        client.studio.get_hall(1)


def test_an_answer_larger_than_eight_megabytes_is_an_error_of_ours(client: Client, peer: Peer) -> None:
    from ttms_api.v1 import studio_pb2

    peer.script("GetStudio", studio_pb2.GetStudioResponse(studio=studio_pb2.Studio(name="x" * (8 * 1024 * 1024))))

    with pytest.raises(errors.Busy):
        client.studio.get_hall(1)
