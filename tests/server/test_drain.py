"""SIGTERM: no new calls, those under way are answered within the limit, and whoever started the server is told."""

import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.cinema import PASSWORD, count, found_cinema, opened
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.errors import ServerUnreachable, TtmsError
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import PaymentToTake, Tender


@pytest.fixture
def url(sqlite_url: str) -> str:
    """The address of a database with the small cinema."""
    with opened(sqlite_url) as database:
        found_cinema(database)
    return sqlite_url


@contextmanager
def somebody_writes(url: str) -> Iterator[None]:
    """Nobody else can write to the database meanwhile; whoever wants to, waits."""
    with sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
    connection.close()


def sale(client: Client) -> Callable[[], Order]:
    """A sale of a seat that is held already."""
    client.user.sign_in("clerk", PASSWORD, counter_name="1", request_id=new_request_id())
    hold = client.ticket.hold_seats(1, [1], request_id=new_request_id())

    def sell() -> Order:
        return client.order.sell_tickets(
            1,
            hold_id=hold.hold_id,
            tickets=[TicketToSell(1, "adult", 4500)],
            payments=[PaymentToTake(Tender.CASH, 4500)],
            request_id=new_request_id(),
        )

    return sell


def test_a_sale_under_way_is_finished_and_answered(url: str, tmp_path: Path) -> None:
    with ServerProcess(url, tmp_path) as server, Client(server.address) as client, ThreadPoolExecutor(1) as pool:
        sell = sale(client)
        with somebody_writes(url):
            sold = pool.submit(sell)
            time.sleep(0.3)
            server.ask_to_stop()
            time.sleep(0.7)
            assert not sold.done()
            with Client(server.address) as other, pytest.raises(ServerUnreachable):
                other.check_health()
        assert sold.result(5).order_number
        assert server.ended() == 0

    with opened(url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == 1


def test_a_sale_that_takes_longer_than_the_limit_is_cut_off(url: str, tmp_path: Path) -> None:
    settings = {"TTMS_SERVER_STOP_SECONDS": "1"}
    with (
        ServerProcess(url, tmp_path, **settings) as server,
        Client(server.address) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        sell = sale(client)
        with somebody_writes(url):
            sold = pool.submit(sell)
            time.sleep(0.3)
            begun = time.monotonic()
            server.ask_to_stop()
            with pytest.raises(TtmsError):
                sold.result(14)
            server.ended(seconds=10)
            assert 0.9 < time.monotonic() - begun < 8

    with opened(url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == 0


@pytest.mark.parametrize("place", ["{folder}/notify", "@ttms-test-{folder}"])
def test_whoever_started_the_server_is_told_when_it_is_ready_and_when_it_stops(
    url: str, tmp_path: Path, place: str
) -> None:
    address = place.format(folder=tmp_path)
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as heard:
        heard.bind(address.replace("@", "\0", 1) if address.startswith("@") else address)
        heard.settimeout(5)
        with ServerProcess(url, tmp_path, NOTIFY_SOCKET=address) as server:
            assert heard.recv(999) == b"STATUS=Selling."
            assert heard.recv(999) == b"READY=1"
            server.stop()
            assert heard.recv(999).splitlines()[0] == b"STOPPING=1"


def test_nobody_who_listens_is_no_reason_not_to_serve(url: str, tmp_path: Path) -> None:
    with ServerProcess(url, tmp_path, NOTIFY_SOCKET=str(tmp_path / "nobody")) as server:
        assert server.stop() == 0
    assert "systemd cannot be told" in server.log
