"""Several server processes on one port sell as one: whichever of them a counter talks to, and whichever dies."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from support.cinema import count, found_cinema, opened
from support.command_line import in_a_process
from support.invariants import broken_promises
from support.race import all_at_once, buy, counters, signed_in
from support.server_process import ServerProcess
from support.sessions import token_of
from support.worker_processes import counter_on, wait_for_another, wait_until, workers_of
from ttms_client import Client
from ttms_client.errors import ServerUnreachable
from ttms_client.order import Order
from ttms_client.ticket import SeatChanges, SeatMap, SeatState
from ttms_server import clock

pytestmark = pytest.mark.xdist_group("the whole machine")

WORKERS = 2
COUNTERS = 40
ROOM = "\n".join(["o" * 100] * 100)


@contextmanager
def serving(url: str, folder: Path, *, program: str = "ttms_server", **settings: str) -> Iterator[ServerProcess]:
    """A server of two workers; all of them have ended afterwards."""
    with ServerProcess(url, folder, program=program, TTMS_SERVER_WORKERS=f"{WORKERS}", **settings) as server:
        yield server


def race(url: str, folder: Path, *, program: str, rounds: int) -> tuple[list[Counter[str]], int]:
    """What came of each round in which counters of both workers wanted one seat, and the number of tickets."""
    with opened(url) as database:
        cinema = found_cinema(database)
        tokens = [token_of(database, "clerk", now=clock.now()) for _ in range(COUNTERS)]
    with serving(url, folder, program=program) as server, counters(server.address, tokens) as clients:
        for client in clients:
            client.check_health()
        assert all(worker.connections for worker in workers_of(server).values())
        outcomes = all_at_once(clients, lambda client, seat_id: buy(client, cinema.schedule_id, seat_id), rounds=rounds)
    with opened(url) as database:
        if program == "ttms_server":
            assert broken_promises(database) == {}
        return outcomes, count(database, "SELECT COUNT(*) FROM tickets")


def test_a_seat_that_counters_of_both_workers_want_is_sold_once(mariadb_url: str, tmp_path: Path) -> None:
    outcomes, tickets = race(mariadb_url, tmp_path, program="ttms_server", rounds=3)

    assert outcomes == [Counter(sold=1, SeatTaken=COUNTERS - 1)] * 3
    assert tickets == 3


def test_without_their_protection_both_workers_sell_it(mariadb_url: str, tmp_path: Path) -> None:
    outcomes, tickets = race(mariadb_url, tmp_path, program="support.unguarded_server", rounds=2)

    assert max(outcome["sold"] for outcome in outcomes) > 1
    assert tickets > 2


def test_a_killed_worker_loses_no_sale_and_comes_back(mariadb_url: str, tmp_path: Path) -> None:
    with opened(mariadb_url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
    enough = threading.Event()

    def sell_on(address: str, seats: range) -> list[Order]:
        with Client(address) as client:
            signed_in(client)
            orders = []
            for seat_id in seats:
                if enough.is_set():
                    break
                orders.append(buy(client, schedule_id, seat_id))
            return orders

    with serving(mariadb_url, tmp_path) as server, ThreadPoolExecutor(6) as threads:
        selling = [threads.submit(sell_on, server.address, range(first + 1, 10_000, 6)) for first in range(6)]
        try:
            for number in (1, 2, 1):
                time.sleep(1)
                killed = workers_of(server)[number]
                killed.kill()
                wait_for_another(server, number, killed)
            time.sleep(0.5)
        finally:
            enough.set()
        orders = [order for counter in selling for order in counter.result()]

    assert server.log.count("a worker ended") == 3
    assert len({order.order_number for order in orders}) == len(orders) > 10
    with opened(mariadb_url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == len(orders)
        assert count(database, "SELECT COUNT(*) FROM tickets") == len(orders)
        assert broken_promises(database) == {}


def test_a_live_map_on_one_worker_shows_a_sale_of_the_other(mariadb_url: str, tmp_path: Path) -> None:
    with opened(mariadb_url) as database:
        schedule_id = found_cinema(database).schedule_id
    with serving(mariadb_url, tmp_path) as server, ExitStack() as stack:
        watching, selling = (stack.enter_context(counter_on(server, number)) for number in (1, 2))
        updates = stack.enter_context(watching.ticket.watch_seat_map(schedule_id))
        told = iter(updates)
        assert _sold(next(told)) == set()
        buy(selling, schedule_id, 1)
        # A deadline, because nothing else ends a map that is told of no sale.
        deadline = threading.Timer(20, updates.close)
        stack.callback(deadline.cancel)
        deadline.start()
        assert {1} in map(_sold, told)


def _sold(update: SeatMap | SeatChanges) -> set[int]:
    seats = update.taken if isinstance(update, SeatMap) else update.seats
    return {seat.seat_id for seat in seats if seat.state is SeatState.SOLD}


def test_sigterm_ends_all_and_systemd_is_told_once(mariadb_url: str, tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(address)
        heard.settimeout(5)
        with serving(mariadb_url, tmp_path, NOTIFY_SOCKET=address) as server:
            assert heard.recv(999).splitlines() == [b"STATUS=2 workers run.", b"READY=1"]
            workers = workers_of(server)
            assert sorted(workers) == [1, 2]
            assert all(worker.listens for worker in workers.values())
            assert server.stop() == 0
            assert heard.recv(999).splitlines()[0] == b"STOPPING=1"
            assert not any(worker.runs for worker in workers.values())
    assert "worker=1" in server.log
    assert "worker=2" in server.log
    assert "Traceback" not in server.log


def test_workers_end_when_who_started_them_is_killed(mariadb_url: str, tmp_path: Path) -> None:
    with serving(mariadb_url, tmp_path) as server:
        workers = list(workers_of(server).values())
        server.kill()
        wait_until(lambda: not any(worker.runs for worker in workers))
        with Client(server.address) as client, pytest.raises(ServerUnreachable):
            client.check_health()


def test_a_port_that_workers_share_is_taken_for_others(mariadb_url: str, tmp_path: Path) -> None:
    with serving(mariadb_url, tmp_path) as server:
        for workers in ("1", "2"):
            ended = in_a_process(
                *("run", "--address", server.address, "--database-url", mariadb_url), TTMS_SERVER_WORKERS=workers
            )
            assert ended.code == 1
            assert ended.complained == (
                f"ttms-server: Cannot listen on {server.address}: Address already in use. "
                "Choose another with --address HOST:PORT.\n"
            )


def test_workers_that_cannot_get_up_end_the_server(mariadb_url: str, tmp_path: Path) -> None:
    server = ServerProcess(mariadb_url, tmp_path, program="support.worker_that_ends", TTMS_SERVER_WORKERS=f"{WORKERS}")
    with pytest.raises(RuntimeError, match=r"ended 5 times before it served; the log says why\."):
        server.start()
    assert server.ended() == 1


def test_sqlite_has_one_server_process(sqlite_url: str) -> None:
    ended = in_a_process("run", "--address", "127.0.0.1:0", "--database-url", sqlite_url, TTMS_SERVER_WORKERS="2")

    assert ended.code == 1
    assert ended.complained == (
        "ttms-server: TTMS_SERVER_WORKERS: [server] workers = 2: SQLite has one server process; "
        "use MySQL or MariaDB ([database] url), or workers = 1.\n"
    )


def test_a_worker_that_is_told_to_end_alone_is_started_again(mariadb_url: str, tmp_path: Path) -> None:
    with serving(mariadb_url, tmp_path) as server:
        told = workers_of(server)[2]
        told.terminate()
        wait_for_another(server, 2, told)
        assert server.stop() == 0
