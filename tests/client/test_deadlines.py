"""No call goes out without a deadline."""

from datetime import UTC, datetime

from grpc_health.v1 import health_pb2

from support.grpc_peer import Peer, methods
from ttms_client import Client, new_request_id
from ttms_client.order import PaymentToTake, Tender, TicketToSell

SECONDS = {
    "Check": 1.5,
    "SignIn": 10,
    "SignOut": 5,
    "GetCurrentUser": 5,
    "ListStudios": 5,
    "GetStudio": 5,
    "ListPlays": 5,
    "ListSchedules": 5,
    "ListShowBoard": 5,
    "HoldSeats": 5,
    "ReleaseSeats": 5,
    "SellTickets": 15,
    "GetSaleOutcome": 5,
}
STREAMS = {"WatchSeatMap"}
DAY = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 5, 2, tzinfo=UTC)


def call_everything(client: Client) -> None:
    client.check_health()
    client.user.sign_in("ada", "secret", counter_name="2", request_id=new_request_id())
    client.user.current()
    client.user.sign_out(request_id=new_request_id())
    client.studio.list_studios()
    client.studio.get_studio(1)
    client.play.list_plays()
    client.play.list_schedules(*DAY)
    client.ticket.list_show_board(*DAY)
    client.ticket.hold_seats(1, [7], request_id=new_request_id())
    client.ticket.release_seats(1, hold_id="h1", request_id=new_request_id())
    client.order.sell_tickets(
        1,
        hold_id="h1",
        tickets=[TicketToSell(7, "adult", 3500)],
        payments=[PaymentToTake(Tender.CASH, 5000)],
        request_id=new_request_id(),
    )
    client.order.settle_sale(
        1,
        hold_id="h1",
        tickets=[TicketToSell(7, "adult", 3500)],
        payments=[PaymentToTake(Tender.CASH, 5000)],
        request_id=new_request_id(),
        keep_trying=lambda: False,
        waiting=print,
    )
    client.order.find_sale(new_request_id())


def test_every_call_has_the_deadline_of_its_kind(client: Client, peer: Peer) -> None:
    peer.script("Check", health_pb2.HealthCheckResponse(status=health_pb2.HealthCheckResponse.SERVING))

    call_everything(client)

    assert {call.method for call in peer.heard} == set(SECONDS) == set(methods()) - STREAMS
    for call in peer.heard:
        assert call.seconds_left is not None
        # The wire rounds up.
        assert SECONDS[call.method] - 1 < call.seconds_left < SECONDS[call.method] + 0.1, call.method
