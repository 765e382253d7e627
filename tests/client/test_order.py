"""Selling: what is known when the answer is lost, and that asking again is always the same request."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep

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
from ttms_api.v1 import order_pb2, user_pb2
from ttms_client import Client, new_request_id
from ttms_client.errors import (
    AmountInvalid,
    AnswerLate,
    ClientClosed,
    FieldInvalid,
    HoldExpired,
    NoAnswer,
    OutcomeUnknown,
    RequestIdReused,
    ServerFault,
    ServerUnreachable,
    SessionExpired,
    TtmsError,
)
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import PaymentToTake, Tender

SOLD = order_pb2.SellTicketsResponse(order=order_pb2.Order(order_id=42, order_number="2-000042", total_minor=3500))
REUSED = Refusal(grpc.StatusCode.INVALID_ARGUMENT, "REQUEST_ID_REUSED")
FAULT = Refusal(grpc.StatusCode.INTERNAL, "INTERNAL", {"support_number": "17"})


class Sale:
    """One sale, as a counter makes it."""

    def __init__(self, client: Client) -> None:
        self.calls = client.order
        self.request_id = new_request_id()
        self.told: list[TtmsError] = []
        self.given_minor = 5000

    def sell(self) -> Order:
        return self.calls.sell_tickets(
            9,
            hold_id="h1",
            tickets=[TicketToSell(7, "adult", 3500)],
            payments=[PaymentToTake(Tender.CASH, self.given_minor)],
            request_id=self.request_id,
        )

    def settle(
        self, keep_trying: Callable[[], bool] = lambda: True, waiting: Callable[[TtmsError], None] = lambda _: None
    ) -> Order:
        def told(error: TtmsError) -> None:
            self.told.append(error)
            waiting(error)

        return self.calls.settle_sale(
            9,
            hold_id="h1",
            tickets=[TicketToSell(7, "adult", 3500)],
            payments=[PaymentToTake(Tender.CASH, self.given_minor)],
            request_id=self.request_id,
            keep_trying=keep_trying,
            waiting=told,
        )


@pytest.fixture
def sale(client: Client) -> Sale:
    return Sale(client)


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ttms_client._settle._FIRST_PAUSE_SECONDS", 0.01)
    monkeypatch.setattr("ttms_client._settle._LONGEST_PAUSE_SECONDS", 0.05)


def requests(peer: Peer) -> list[order_pb2.SellTicketsRequest]:
    return [call.request for call in peer.tries("SellTickets")]


def test_a_sale_is_sent_as_it_was_made(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", SOLD)

    order = sale.sell()

    assert (order.order_id, order.order_number, order.total_minor) == (42, "2-000042", 3500)
    assert requests(peer) == [
        order_pb2.SellTicketsRequest(
            request_id=sale.request_id,
            schedule_id=9,
            hold_id="h1",
            tickets=[order_pb2.TicketToSell(seat_id=7, ticket_type="adult", price_minor=3500)],
            payments=[order_pb2.PaymentToTake(tender=order_pb2.TENDER_CASH, given_minor=5000)],
        )
    ]


def test_busy_twice_then_sold_is_one_sale(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", BUSY, BUSY, SOLD)

    assert sale.sell().order_id == 42
    assert requests(peer) == [requests(peer)[0]] * 3


@pytest.mark.parametrize("lost", [UNREACHABLE, OUTCOME_UNKNOWN, DATABASE_GONE, FAULT, BUSY])
def test_a_sale_without_an_answer_is_never_called_refused(sale: Sale, peer: Peer, lost: Refusal) -> None:
    peer.script("SellTickets", lost)

    with pytest.raises(NoAnswer):
        sale.sell()


def test_a_sale_that_is_answered_too_late_is_not_called_refused(
    sale: Sale, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ttms_client.order.SELL_SECONDS", 0.2)
    peer.script("SellTickets", peer.sleep)

    with pytest.raises(AnswerLate):
        sale.sell()


def test_a_server_that_dies_before_it_answers_leaves_the_sale_open(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", peer.die)

    with pytest.raises(ServerUnreachable):
        sale.sell()

    assert len(requests(peer)) == 1


@pytest.mark.usefixtures("_quick")
def test_settling_asks_with_the_same_request_until_there_is_an_answer(sale: Sale, peer: Peer) -> None:
    lost = [BUSY, UNREACHABLE, OUTCOME_UNKNOWN, DATABASE_GONE, FAULT, UNREACHABLE]
    peer.script("SellTickets", *lost, SOLD)

    assert sale.settle().order_id == 42
    assert requests(peer) == [requests(peer)[0]] * 7
    assert [error.reason for error in sale.told] == ["BUSY", "", "OUTCOME_UNKNOWN", "DATABASE_GONE", "INTERNAL", ""]


@pytest.mark.usefixtures("_quick")
def test_settling_ends_with_a_refusal(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", UNREACHABLE, HOLD_EXPIRED)

    with pytest.raises(HoldExpired):
        sale.settle()

    assert len(requests(peer)) == 2


def test_settling_stops_when_it_is_told_to(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", OUTCOME_UNKNOWN)

    with pytest.raises(OutcomeUnknown):
        sale.settle(keep_trying=lambda: False)

    assert (len(requests(peer)), len(sale.told)) == (1, 1)


def test_settling_stops_when_it_is_told_to_during_a_pause(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", UNREACHABLE)
    answers = iter([True, False])

    with pytest.raises(ServerUnreachable):
        sale.settle(keep_trying=lambda: next(answers))

    assert len(requests(peer)) == 1


def test_settling_finds_the_sale_after_the_server_was_killed_and_started(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", peer.die, SOLD)

    def start(_error: TtmsError) -> None:
        if len(sale.told) == 1:
            peer.start()

    begun = monotonic()
    assert sale.settle(waiting=start).order_id == 42
    assert monotonic() - begun < 4
    assert requests(peer) == [requests(peer)[0]] * 2


def test_a_session_that_was_over_before_the_first_try_is_said_at_once(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", SESSION_EXPIRED)

    with pytest.raises(SessionExpired):
        sale.settle()


@pytest.mark.usefixtures("_quick")
def test_a_session_that_ends_while_settling_waits_for_a_new_sign_in(client: Client, sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", UNREACHABLE, SESSION_EXPIRED, SOLD)
    peer.script("SignIn", user_pb2.SignInResponse(token="new"))

    def sign_in_again(error: TtmsError) -> None:
        if isinstance(error.__cause__, SessionExpired):
            client.user.sign_in("ada", "secret", counter_name="2", request_id=new_request_id())

    assert sale.settle(waiting=sign_in_again).order_id == 42
    assert [type(error) for error in sale.told] == [ServerUnreachable, OutcomeUnknown]
    assert peer.tries("SellTickets")[-1].metadata["authorization"] == "Bearer new"


def test_a_session_that_ends_between_a_lost_sale_and_its_settling_does_not_mean_unsold(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", FAULT, SESSION_EXPIRED)
    with pytest.raises(ServerFault):
        sale.sell()

    with pytest.raises(OutcomeUnknown):
        sale.settle(keep_trying=lambda: False)


def test_a_sale_that_another_session_made_is_not_called_unsold(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", REUSED)

    with pytest.raises(OutcomeUnknown) as caught:
        sale.settle(keep_trying=lambda: False)

    assert isinstance(caught.value.__cause__, RequestIdReused)


def test_an_id_used_for_two_sales_is_refused(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", REUSED)

    with pytest.raises(RequestIdReused):
        sale.sell()


def test_closing_the_client_ends_settling_at_once(client: Client, sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", UNREACHABLE)
    with ThreadPoolExecutor(1) as threads:
        settling = threads.submit(sale.settle)
        while len(sale.told) < 3:
            sleep(0.01)
        begun = monotonic()
        client.close()

        with pytest.raises(ClientClosed):
            settling.result()

    assert monotonic() - begun < 0.2


def test_the_pauses_grow_from_a_quarter_second_to_two() -> None:
    from itertools import islice

    from ttms_client._connection import jittered
    from ttms_client._settle import _pauses

    pauses = [[jittered(pause) for pause in islice(_pauses(), 8)] for _ in range(200)]

    assert min(map(min, pauses)) >= 0.25
    assert max(map(max, pauses)) <= 2
    assert min(row[-1] for row in pauses) >= 1


@pytest.mark.parametrize("given_minor", [2**63, -(2**63) - 1, 10**30])
def test_money_that_no_field_can_hold_is_refused_before_it_is_sent(sale: Sale, peer: Peer, given_minor: int) -> None:
    sale.given_minor = given_minor

    with pytest.raises(FieldInvalid) as caught:
        sale.settle()

    assert caught.value.details["field"] == "given_minor"
    assert peer.heard == []


def test_absurd_money_is_refused_by_the_server(sale: Sale, peer: Peer) -> None:
    peer.script("SellTickets", Refusal(grpc.StatusCode.INVALID_ARGUMENT, "AMOUNT_INVALID", {"limit_minor": "9"}))

    with pytest.raises(AmountInvalid) as caught:
        sale.sell()

    assert caught.value.details == {"limit_minor": "9"}


def test_a_sale_is_found_by_its_request_id(client: Client, peer: Peer) -> None:
    peer.script(
        "GetSaleOutcome", order_pb2.GetSaleOutcomeResponse(), order_pb2.GetSaleOutcomeResponse(order=SOLD.order)
    )

    assert client.order.find_sale("r1") is None
    found = client.order.find_sale("r1")

    assert found is not None
    assert (found.order_id, peer.heard[0].request.sale_request_id) == (42, "r1")
