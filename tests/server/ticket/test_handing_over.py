"""A hold that another counter took over, through a server that remembers who made it."""

from collections.abc import Iterator

import pytest

from support.counter import new_hall
from support.race import held, signed_in
from support.server_thread import ServerThread
from ttms_client import Client, new_request_id
from ttms_client.errors import CounterNotFound, HoldExpired
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_client.ticket import Hold
from ttms_server.db import Database


@pytest.fixture(scope="module")
def first(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "clerk", counter_name="2")


@pytest.fixture(scope="module")
def other(server: ServerThread) -> Iterator[Client]:
    with Client(server.address) as client:
        yield signed_in(client, "second", counter_name="3")


def sell(client: Client, schedule_id: int, hold: Hold) -> Order:
    return client.order.sell_tickets(
        schedule_id,
        hold_id=hold.hold_id,
        tickets=[TicketToSell(hold.seat_ids[0], "adult", 4500)],
        payments=[PaymentToTake(Tender.CASH, 4500)],
        request_id=new_request_id(),
    )


def hand_over(schedule_id: int, hold: Hold, giver: Client, taker: Client, *, counter_name: str) -> None:
    giver.holding.offer_hold(schedule_id, hold_id=hold.hold_id, counter_name=counter_name, request_id=new_request_id())
    taker.holding.take_hold(schedule_id, hold_id=hold.hold_id, request_id=new_request_id())


def test_whoever_gave_a_hold_away_cannot_sell_it_any_more(database: Database, first: Client, other: Client) -> None:
    schedule_id = new_hall(database)
    hold = held(first, schedule_id, 2)
    hand_over(schedule_id, hold, first, other, counter_name="3")

    with pytest.raises(HoldExpired):
        sell(first, schedule_id, hold)

    assert sell(other, schedule_id, hold).counter_name == "3"


def test_whoever_got_a_hold_back_sells_it(database: Database, first: Client, other: Client) -> None:
    schedule_id = new_hall(database)
    hold = held(first, schedule_id, 2)
    hand_over(schedule_id, hold, first, other, counter_name="3")
    hand_over(schedule_id, hold, other, first, counter_name="2")

    with pytest.raises(HoldExpired):
        sell(other, schedule_id, hold)

    assert sell(first, schedule_id, hold).counter_name == "2"


def test_nothing_is_offered_to_a_counter_that_nobody_ever_signed_in_at(
    database: Database, first: Client, other: Client
) -> None:
    """Seats that are offered to a slip of the finger wait for nobody."""
    schedule_id = new_hall(database)
    hold = held(first, schedule_id, 2)

    with pytest.raises(CounterNotFound) as refusal:
        hand_over(schedule_id, hold, first, other, counter_name="Nowhere")

    assert refusal.value.details["counter_name"] == "Nowhere"
    assert sell(first, schedule_id, hold).counter_name == "2"
