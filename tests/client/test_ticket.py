"""The show board, holds, and the stream of a seat map."""

from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Event
from time import monotonic

import grpc
import pytest
from google.protobuf.timestamp_pb2 import Timestamp

from support.grpc_peer import OpenStream, Peer, Refusal
from ttms_api.v1 import ticket_pb2
from ttms_client import Client
from ttms_client.errors import ClientClosed, ScheduleNotFound, ServerFault, ServerUnreachable
from ttms_client.ticket import SeatChanges, SeatMap, SeatMapStream, SeatState

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
MAP = ticket_pb2.WatchSeatMapResponse(
    map=ticket_pb2.SeatMap(taken=[ticket_pb2.SeatStatus(seat_id=3, state=ticket_pb2.SEAT_STATE_SOLD)])
)
CHANGE = ticket_pb2.WatchSeatMapResponse(
    changes=ticket_pb2.SeatChanges(
        seats=[ticket_pb2.SeatStatus(seat_id=7, state=ticket_pb2.SEAT_STATE_HELD, counter_name="1")]
    )
)
NEWS_FOR_A_NEWER_CLIENT = ticket_pb2.WatchSeatMapResponse()


@pytest.fixture
def stream() -> OpenStream:
    return OpenStream(MAP)


def at(moment: datetime) -> Timestamp:
    stamp = Timestamp()
    stamp.FromDatetime(moment)
    return stamp


def next_in_thread(seats: SeatMapStream) -> Future[object]:
    """What the stream does next; the thread has begun to wait for it."""
    waits = Event()

    def wait() -> object:
        waits.set()
        return next(seats, "ended")

    with_thread = ThreadPoolExecutor(1)
    found = with_thread.submit(wait)
    waits.wait()
    with_thread.shutdown(wait=False)
    return found


def test_a_stream_gives_the_map_and_then_every_change(client: Client, peer: Peer) -> None:
    peer.script("WatchSeatMap", OpenStream(MAP, NEWS_FOR_A_NEWER_CLIENT, CHANGE))

    with client.ticket.watch_seat_map(9) as seats:
        first, second = next(seats), next(seats)

    assert isinstance(first, SeatMap)
    assert isinstance(second, SeatChanges)
    assert [(seat.seat_id, seat.state) for seat in first.taken] == [(3, SeatState.SOLD)]
    assert [(seat.seat_id, seat.state, seat.counter_name) for seat in second.seats] == [(7, SeatState.HELD, "1")]
    assert peer.heard[0].request.schedule_id == 9


def test_closing_from_another_thread_ends_iterating_quietly(client: Client, peer: Peer, stream: OpenStream) -> None:
    peer.script("WatchSeatMap", stream)
    seats = client.ticket.watch_seat_map(9)
    next(seats)
    waiting = next_in_thread(seats)

    seats.close()

    assert waiting.result(1) == "ended"
    assert list(seats) == []


def test_leaving_the_block_ends_the_stream_on_the_server(client: Client, peer: Peer, stream: OpenStream) -> None:
    peer.script("WatchSeatMap", stream)

    with client.ticket.watch_seat_map(9) as seats:
        next(seats)
        assert not stream.ended.is_set()

    assert stream.ended.wait(1)


def test_what_arrived_before_closing_is_not_given_after_it(client: Client, peer: Peer) -> None:
    peer.script("WatchSeatMap", OpenStream(MAP, CHANGE, CHANGE))
    seats = client.ticket.watch_seat_map(9)
    next(seats)

    seats.close()

    assert list(seats) == []


def test_closing_the_client_is_told_as_such(client: Client, peer: Peer, stream: OpenStream) -> None:
    peer.script("WatchSeatMap", stream)
    seats = client.ticket.watch_seat_map(9)
    next(seats)
    waiting = next_in_thread(seats)

    client.close()

    with pytest.raises(ClientClosed):
        waiting.result(1)


def test_a_server_that_goes_away_breaks_the_stream(client: Client, peer: Peer, stream: OpenStream) -> None:
    peer.script("WatchSeatMap", stream)
    seats = client.ticket.watch_seat_map(9)
    next(seats)
    waiting = next_in_thread(seats)
    begun = monotonic()

    peer.stop()

    with pytest.raises(ServerUnreachable):
        waiting.result(2)
    assert monotonic() - begun < 1


def test_a_stream_that_the_server_ends_is_a_broken_one(client: Client, peer: Peer) -> None:
    peer.script("WatchSeatMap", MAP)
    seats = client.ticket.watch_seat_map(9)
    next(seats)

    with pytest.raises(ServerUnreachable):
        next(seats)


def test_a_stream_of_an_unknown_show_is_refused(client: Client, peer: Peer) -> None:
    peer.script("WatchSeatMap", Refusal(grpc.StatusCode.NOT_FOUND, "SCHEDULE_NOT_FOUND", {"schedule_id": "9"}))

    with client.ticket.watch_seat_map(9) as seats, pytest.raises(ScheduleNotFound) as caught:
        next(seats)

    assert caught.value.details == {"schedule_id": "9"}


def test_a_stream_has_no_deadline(client: Client, peer: Peer, stream: OpenStream) -> None:
    peer.script("WatchSeatMap", stream)

    with client.ticket.watch_seat_map(9) as seats:
        next(seats)

    left = peer.heard[0].seconds_left
    assert left is None or left > timedelta(days=365).total_seconds()


def test_a_hold_is_what_the_server_says(client: Client, peer: Peer) -> None:
    peer.script(
        "HoldSeats",
        ticket_pb2.HoldSeatsResponse(
            hold_id="h1", seat_ids=[7, 8], held_until=at(NOW + timedelta(minutes=3)), server_time=at(NOW)
        ),
    )

    hold = client.ticket.hold_seats(9, [8], hold_id="h1", request_id="r1")

    assert (hold.hold_id, hold.seat_ids, hold.held_until, hold.server_time) == (
        "h1",
        (7, 8),
        NOW + timedelta(minutes=3),
        NOW,
    )
    assert peer.heard[0].request == ticket_pb2.HoldSeatsRequest(
        request_id="r1", schedule_id=9, seat_ids=[8], hold_id="h1"
    )


def test_what_is_left_of_a_hold_is_told_in_the_servers_time(client: Client, peer: Peer) -> None:
    later = NOW + timedelta(minutes=2)
    answer = ticket_pb2.ReleaseSeatsResponse(seat_ids=[8], held_until=at(later), server_time=at(NOW))
    peer.script("ReleaseSeats", answer)

    left = client.ticket.release_seats(9, hold_id="h1", seat_ids=[7], request_id="r2")

    assert (left.hold_id, left.seat_ids, left.held_until, left.server_time) == ("h1", (8,), later, NOW)


def test_a_hold_that_is_given_back_whole_has_no_end(client: Client) -> None:
    left = client.ticket.release_seats(9, hold_id="h1", request_id="r2")

    assert (left.seat_ids, left.held_until) == ((), None)


def test_a_show_board_is_asked_for_in_utc(client: Client, peer: Peer) -> None:
    shanghai = datetime.fromisoformat("2026-05-01T20:00:00+08:00")

    client.ticket.list_show_board(shanghai, shanghai + timedelta(days=1))

    assert peer.heard[0].request.starts_from == at(NOW)
    assert peer.heard[0].request.starts_before == at(NOW + timedelta(days=1))


def test_a_time_without_a_zone_is_a_bug_of_the_caller(client: Client) -> None:
    with pytest.raises(ValueError, match="zone"):
        client.ticket.list_show_board(NOW.replace(tzinfo=None), NOW)


def test_a_time_that_no_calendar_has_is_a_fault_of_the_server(client: Client, peer: Peer) -> None:
    peer.script("HoldSeats", ticket_pb2.HoldSeatsResponse(server_time=Timestamp(seconds=2**62)))

    with pytest.raises(ServerFault):
        client.ticket.hold_seats(9, [7], request_id="r1")
