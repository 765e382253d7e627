"""Lists longer than a page come whole."""

from datetime import UTC, datetime

import pytest
from google.protobuf.message import Message

from support.grpc_peer import Peer
from ttms_api.v1 import play_pb2, studio_pb2, ticket_pb2
from ttms_client import Client
from ttms_client.errors import ServerFault

DAY = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)


def test_halls_of_all_pages_are_listed_in_order(client: Client, peer: Peer) -> None:
    peer.script(
        "ListStudios",
        studio_pb2.ListStudiosResponse(studios=[studio_pb2.Studio(name="A")], next_page_token="two"),
        studio_pb2.ListStudiosResponse(next_page_token="three"),
        studio_pb2.ListStudiosResponse(studios=[studio_pb2.Studio(name="B")]),
    )

    assert [studio.name for studio in client.studio.list_studios()] == ["A", "B"]
    assert [call.request.page_token for call in peer.heard] == ["", "two", "three"]
    assert {call.request.page_size for call in peer.heard} == {200}


def test_films_of_all_pages_are_listed(client: Client, peer: Peer) -> None:
    peer.script(
        "ListPlays",
        play_pb2.ListPlaysResponse(plays=[play_pb2.Play(title="A")], next_page_token="two"),
        play_pb2.ListPlaysResponse(plays=[play_pb2.Play(title="B")]),
    )

    assert [play.title for play in client.play.list_plays()] == ["A", "B"]


def test_shows_of_all_pages_are_listed_for_the_same_time(client: Client, peer: Peer) -> None:
    peer.script(
        "ListSchedules",
        play_pb2.ListSchedulesResponse(schedules=[play_pb2.Schedule(schedule_id=1)], next_page_token="two"),
        play_pb2.ListSchedulesResponse(schedules=[play_pb2.Schedule(schedule_id=2)]),
    )
    peer.script(
        "ListShowBoard",
        ticket_pb2.ListShowBoardResponse(shows=[ticket_pb2.ShowOnBoard(places_free=1)], next_page_token="two"),
        ticket_pb2.ListShowBoardResponse(shows=[ticket_pb2.ShowOnBoard(places_free=2)]),
    )

    assert [show.schedule_id for show in client.play.list_schedules(*DAY)] == [1, 2]
    assert [show.places_free for show in client.ticket.list_show_board(*DAY)] == [1, 2]
    assert {call.request.starts_before.ToDatetime(UTC) for call in peer.heard} == {DAY[1]}


@pytest.mark.parametrize("page", [studio_pb2.ListStudiosResponse(next_page_token="two")])
def test_a_server_that_leads_in_a_circle_is_left(client: Client, peer: Peer, page: Message) -> None:
    peer.script("ListStudios", page)

    with pytest.raises(ServerFault):
        client.studio.list_studios()

    assert len(peer.heard) == 2
