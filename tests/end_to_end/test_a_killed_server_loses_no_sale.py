"""The server is killed while counters sell: afterwards each counter knows of each sale whether it happened."""

import random
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.race import buy, signed_in
from support.server_process import ServerProcess
from ttms_client import Client
from ttms_client.order import Order

pytestmark = pytest.mark.xdist_group("the whole machine")

COUNTERS = 4
KILLS = rounds(3, full=50)
ROOM = "\n".join(["o" * 100] * 100)


def test_every_sale_is_settled_after_kill_9(database_url: str, tmp_path: Path) -> None:
    with opened(database_url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
    enough, all_signed_in = threading.Event(), threading.Barrier(COUNTERS + 1)
    with ServerProcess(database_url, tmp_path) as server, ThreadPoolExecutor(COUNTERS) as threads:
        seats_of = [range(counter + 1, 10_000, COUNTERS) for counter in range(COUNTERS)]
        selling = [
            threads.submit(_sell_on, server.address, schedule_id, seats, enough, all_signed_in) for seats in seats_of
        ]
        # Whoever cannot sign in has not begun to sell, and is told so at once.
        all_signed_in.wait(60)
        _kill_again_and_again(server)
        enough.set()
        orders = [order for counter in selling for order in counter.result()]
    with opened(database_url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == len(orders)
        assert count(database, "SELECT COUNT(*) FROM tickets") == len(orders)
        assert count(database, "SELECT COALESCE(SUM(amount_minor), 0) FROM ledger_entries") == 0
        assert count(database, "SELECT COUNT(*) FROM seat_claims WHERE state = 'sold'") == len(orders)
    assert len({order.order_number for order in orders}) == len(orders) > KILLS


def _kill_again_and_again(server: ServerProcess) -> None:
    chance = random.Random(1927)
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.3, 0.8))
        server.kill()
        server.start()
    time.sleep(0.5)


def _sell_on(
    address: str, schedule_id: int, seats: range, enough: threading.Event, all_signed_in: threading.Barrier
) -> list[Order]:
    with Client(address) as client:
        signed_in(client)
        all_signed_in.wait(60)
        orders = []
        for seat_id in seats:
            if enough.is_set():
                break
            orders.append(buy(client, schedule_id, seat_id))
        return orders
