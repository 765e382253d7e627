"""A payment may be sent again, at once or later: it is one order, and every answer is the first one."""

import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.race import signed_in
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import PaymentToTake, Tender

ROOM_FOR_1000 = "\n".join(["o" * 25] * 40)
pytestmark = pytest.mark.xdist_group("the whole machine")

PAYMENTS = rounds(100, full=1000)


def test_payments_sent_one_to_four_times_at_once_are_one_order_each(database_url: str, tmp_path: Path) -> None:
    with opened(database_url) as database:
        schedule_id = found_cinema(database, plan=ROOM_FOR_1000).schedule_id
    chance = random.Random(1927)
    with ServerProcess(database_url, tmp_path) as server, Client(server.address) as client:
        signed_in(client)
        with ThreadPoolExecutor(16) as senders:

            def pay(seat_id: int) -> Sequence[Order]:
                return _pay(client, senders, schedule_id, seat_id, times=chance.randint(1, 4))

            with ThreadPoolExecutor(4) as payers:
                answers = list(payers.map(pay, range(1, PAYMENTS + 1)))
    with opened(database_url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == PAYMENTS
        assert count(database, "SELECT COUNT(*) FROM tickets") == PAYMENTS
        assert count(database, "SELECT SUM(amount_minor) FROM payments") == PAYMENTS * 4500
        assert count(database, "SELECT SUM(amount_minor) FROM ledger_entries") == 0
    assert [len(set(of_one_payment)) for of_one_payment in answers] == [1] * PAYMENTS
    assert sum(len(of_one_payment) for of_one_payment in answers) > PAYMENTS
    assert len({of_one_payment[0].order_number for of_one_payment in answers}) == PAYMENTS


def _pay(client: Client, senders: ThreadPoolExecutor, schedule_id: int, seat_id: int, *, times: int) -> Sequence[Order]:
    hold = client.ticket.hold_seats(schedule_id, [seat_id], request_id=new_request_id())
    request_id = new_request_id()

    def send(_time: int) -> Order:
        return client.order.sell_tickets(
            schedule_id,
            hold_id=hold.hold_id,
            tickets=[TicketToSell(seat_id, "adult", 4500)],
            payments=[PaymentToTake(Tender.CASH, 5000)],
            request_id=request_id,
        )

    return list(senders.map(send, range(times)))
