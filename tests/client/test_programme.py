"""Conflicts that a refusal lists, and refunds that are asked for until they are known."""

import json
from datetime import UTC, datetime

import grpc
import pytest

from support.grpc_peer import UNREACHABLE, Peer, Refusal
from ttms_api.v1 import order_pb2, play_pb2
from ttms_client import Client, new_request_id
from ttms_client.conflicts import ConflictKind, ShowConflict
from ttms_client.errors import AlreadyRefunded, ScheduleOverlaps, TtmsError
from ttms_client.payment import RefundLine, Tender
from ttms_client.play import Play
from ttms_client.refund import Refunded

START = datetime(2026, 5, 1, 12, tzinfo=UTC)
OTHER = datetime(2026, 5, 1, 11, tzinfo=UTC), datetime(2026, 5, 1, 13, tzinfo=UTC)
LISTED = [
    {
        "kind": "OVERLAPS",
        "starts_at": START.isoformat(),
        "play_title": "大都会",
        "other_starts_at": OTHER[0].isoformat(),
        "other_ends_at": OTHER[1].isoformat(),
    },
    {"kind": "IN_PAST", "starts_at": START.isoformat()},
]
REFUND = order_pb2.Refund(
    refund_id=3,
    refund_number="2-R000003",
    ticket_ids=[5],
    lines=[order_pb2.RefundLine(tender=order_pb2.TENDER_CASH, amount_minor=4500)],
    total_minor=4500,
    reason="ill",
)


def refusal_of_a_show(client: Client, peer: Peer, conflicts: str) -> ScheduleOverlaps:
    peer.script(
        "CreateSchedules",
        Refusal(grpc.StatusCode.FAILED_PRECONDITION, "SCHEDULE_OVERLAPS", {"conflicts": conflicts}),
    )
    with pytest.raises(ScheduleOverlaps) as refused:
        client.play.create_schedules(1, 1, starts_at=[START], price_minor=4500, request_id=new_request_id())
    return refused.value


def test_a_refusal_lists_every_conflict(client: Client, peer: Peer) -> None:
    refused = refusal_of_a_show(client, peer, json.dumps(LISTED))

    assert refused.conflicts == (
        ShowConflict(ConflictKind.OVERLAPS, START, "大都会", *OTHER),
        ShowConflict(ConflictKind.IN_PAST, START),
    )


@pytest.mark.parametrize("conflicts", ["", "no JSON", "{}", '[{"kind": "MOON"}]', "[1]"])
def test_conflicts_that_cannot_be_read_leave_the_refusal(client: Client, peer: Peer, conflicts: str) -> None:
    assert refusal_of_a_show(client, peer, conflicts).conflicts == ()


def test_a_film_without_a_price_has_none_on_the_wire(client: Client, peer: Peer) -> None:
    peer.script("CreatePlay", play_pb2.CreatePlayResponse(play=play_pb2.Play(play_id=4, title="大都会")))

    made = client.play.create_play(Play(0, "大都会", "", 149, 1927, "", ""), request_id=new_request_id())

    assert (made.price_minor, peer.heard[0].request.play.HasField("price_minor")) == (None, False)


def settle(client: Client, errors: list[TtmsError]) -> Refunded:
    return client.refund.settle_refund(
        2, [5], reason="ill", request_id=new_request_id(), keep_trying=lambda: True, waiting=errors.append
    )


def test_a_refund_is_asked_for_with_the_same_request_until_it_is_known(
    client: Client, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ttms_client._settle._FIRST_PAUSE_SECONDS", 0.01)
    done = order_pb2.RefundTicketsResponse(refund=REFUND, order=order_pb2.Order(order_id=2))
    peer.script("RefundTickets", UNREACHABLE, UNREACHABLE, done)
    errors: list[TtmsError] = []

    refunded = settle(client, errors)

    assert len(errors) == 2
    assert len({call.request.request_id for call in peer.tries("RefundTickets")}) == 1
    assert refunded.refund.lines == (RefundLine(Tender.CASH, 4500),)


def test_a_refused_refund_is_not_asked_for_again(client: Client, peer: Peer) -> None:
    peer.script("RefundTickets", Refusal(grpc.StatusCode.FAILED_PRECONDITION, "ALREADY_REFUNDED"))

    with pytest.raises(AlreadyRefunded):
        settle(client, [])

    assert len(peer.tries("RefundTickets")) == 1


def test_a_refund_that_did_not_happen_is_none(client: Client, peer: Peer) -> None:
    peer.script("GetRefundOutcome", order_pb2.GetRefundOutcomeResponse())

    assert client.refund.find_refund(new_request_id()) is None
