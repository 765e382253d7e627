"""The connection as a whole: closing, losing, finding again, and what belongs to the public."""

import socket
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from uuid import UUID

import grpc
import pytest
from grpc_health.v1 import health_pb2

from support.grpc_peer import DATABASE_GONE, OpenStream, Peer, Refusal, Wire
from ttms_api.v1 import ticket_pb2
from ttms_client import Client, new_request_id
from ttms_client._channel import _options
from ttms_client.errors import (
    AnswerLate,
    ClientClosed,
    DatabaseGone,
    DiskFull,
    FieldInvalid,
    ServerUnreachable,
)

Serving = health_pb2.HealthCheckResponse


def test_request_ids_are_uuids_and_never_the_same() -> None:
    ids = {new_request_id() for _ in range(1000)}

    assert len(ids) == 1000
    assert {str(UUID(each)) for each in ids} == ids


def test_a_serving_server_is_healthy(client: Client, peer: Peer) -> None:
    peer.script("Check", Serving(status=Serving.SERVING))

    told = client.check_health()

    assert (peer.heard[0].request.service, told) == ("", None), "an older server tells no time"


@pytest.mark.parametrize("status", [Serving.NOT_SERVING, Serving.UNKNOWN, Serving.SERVICE_UNKNOWN])
def test_a_server_that_does_not_serve_has_no_database(
    client: Client, peer: Peer, status: health_pb2.HealthCheckResponse.ServingStatus
) -> None:
    """An older server does not know what it is asked then."""
    peer.script("Check", Serving(status=status), Refusal(grpc.StatusCode.NOT_FOUND))

    with pytest.raises(DatabaseGone):
        client.check_health()


def test_a_server_that_does_not_serve_for_its_full_disk_says_so(client: Client, peer: Peer) -> None:
    peer.script("Check", Serving(status=Serving.NOT_SERVING), Serving(status=Serving.NOT_SERVING))

    with pytest.raises(DiskFull):
        client.check_health()

    assert [heard.request.service for heard in peer.heard] == ["", "ttms.disk"]


def test_health_is_asked_once(client: Client, peer: Peer) -> None:
    peer.script("Check", DATABASE_GONE)

    with pytest.raises(DatabaseGone):
        client.check_health()

    assert len(peer.heard) == 1


def test_a_server_that_is_silent_about_its_health_is_late(client: Client, peer: Peer) -> None:
    peer.script("Check", peer.sleep)

    with pytest.raises(AnswerLate):
        client.check_health(timeout_seconds=0.2)


def test_no_server_is_said_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    begun = monotonic()

    with Client(f"127.0.0.1:{port}") as client, pytest.raises(ServerUnreachable):
        client.studio.list_studios()

    assert monotonic() - begun < 1


def test_a_port_that_accepts_and_stays_silent_is_said_within_three_seconds() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        begun = monotonic()
        with Client(f"127.0.0.1:{silent.getsockname()[1]}") as client, pytest.raises(ServerUnreachable):
            client.studio.list_studios()

    assert monotonic() - begun < 3


def test_a_server_that_comes_back_is_found_within_two_seconds(client: Client, peer: Peer) -> None:
    peer.script("Check", Serving(status=Serving.SERVING))
    client.check_health()
    peer.stop()
    gone = monotonic()
    while monotonic() - gone < 1.5:
        with pytest.raises(ServerUnreachable):
            client.check_health()
        sleep(0.1)

    peer.start()

    begun = monotonic()
    while not is_healthy(client):
        assert monotonic() - begun < 2
        sleep(0.05)


def is_healthy(client: Client) -> bool:
    try:
        client.check_health()
    except ServerUnreachable:
        return False
    return True


def test_keepalive_finds_a_link_that_died_without_a_word(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ttms_client._channel.KEEPALIVE_MS", 500)
    monkeypatch.setattr("ttms_client._channel.KEEPALIVE_TIMEOUT_MS", 500)
    peer.script("WatchSeatMap", OpenStream(ticket_pb2.WatchSeatMapResponse(map=ticket_pb2.SeatMap())))
    with Wire(peer.port) as wire, Client(wire.address) as client, client.ticket.watch_seat_map(1) as seats:
        next(seats)
        wire.freeze()
        begun = monotonic()

        with pytest.raises(ServerUnreachable):
            next(seats)

    assert monotonic() - begun < 3


def test_the_channel_is_kept_alive_as_the_server_allows() -> None:
    options = _options()

    assert options["grpc.keepalive_time_ms"] == 20_000
    assert options["grpc.keepalive_timeout_ms"] == 10_000
    assert options["grpc.keepalive_permit_without_calls"] == 1
    assert options["grpc.max_receive_message_length"] == 8 * 1024 * 1024


def test_closing_frees_a_call_under_way_at_once(client: Client, peer: Peer) -> None:
    peer.script("GetStudio", peer.sleep)
    with ThreadPoolExecutor(1) as threads:
        call = threads.submit(client.studio.get_hall, 1)
        while not peer.heard:
            sleep(0.01)
        begun = monotonic()
        client.close()

        with pytest.raises(ClientClosed):
            call.result()

    assert monotonic() - begun < 0.5


def test_a_closed_client_says_so(client: Client) -> None:
    client.close()
    client.close()

    with pytest.raises(ClientClosed):
        client.studio.list_studios()
    with pytest.raises(ClientClosed):
        client.check_health()
    with pytest.raises(ClientClosed):
        client.ticket.watch_seat_map(1)


def test_two_clients_of_one_process_have_two_connections(peer: Peer) -> None:
    with Client(peer.address) as first, Client(peer.address) as second:
        first.studio.list_studios()
        first.close()

        assert second.studio.list_studios() == []


@pytest.mark.parametrize(
    ("password", "rule"),
    [("x" * 2_200_000, "shorter than 2097152"), ("ab\ud800cd", "Unicode")],
    ids=["2.2 MB", "surrogate"],
)
def test_text_that_cannot_be_sent_is_refused_with_the_fields_name(
    client: Client, peer: Peer, password: str, rule: str
) -> None:
    with pytest.raises(FieldInvalid, match=rule) as caught:
        client.user.sign_in("ada", password, counter_name="2", request_id=new_request_id())

    assert (caught.value.details["field"], peer.heard) == ("password", [])
    assert password not in str(caught.value.__cause__)


def test_the_seating_plan_of_a_large_hall_is_sent(client: Client, peer: Peer) -> None:
    """2,000 seats as pretix writes them; the server reads up to 1.5 million characters."""
    plan = "{" + " " * 1_499_999

    client.studio.create_studio(name="", name_en="", curve=0, plan=plan, request_id=new_request_id())

    assert [call.request.plan for call in peer.heard] == [plan]


def test_many_threads_share_a_client(client: Client, peer: Peer) -> None:
    with ThreadPoolExecutor(16) as threads:
        found = list(threads.map(lambda _: client.studio.list_studios(), range(200)))

    assert found == [[]] * 200
    assert len(peer.heard) == 200
