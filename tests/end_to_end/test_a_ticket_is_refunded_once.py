"""Two who refund one ticket at once, and a server that is killed meanwhile: each ticket is paid back once."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, opened
from support.invariants import broken_promises
from support.race import all_at_once, signed_in
from support.server_process import ServerProcess
from support.sold_out import SoldTicket, sell_out
from ttms_client import Client, new_request_id
from ttms_client.refund import Refunded

pytestmark = pytest.mark.xdist_group("the whole machine")

ROUNDS = 50
KILLS = rounds(2, full=30)


def take_back(client: Client, ticket: SoldTicket) -> Refunded:
    """Refund the ticket; no answer in time is no outcome, so ask again with the same request."""
    return client.refund.settle_refund(
        ticket.order_id,
        [ticket.ticket_id],
        reason="changed plans",
        request_id=new_request_id(),
        keep_trying=lambda: True,
        waiting=lambda _why: None,
    )


@contextmanager
def two_counters(addresses: Sequence[str]) -> Iterator[list[Client]]:
    """Whoever sold the tickets, and a manager; at the first and at the last of the servers."""
    with ExitStack() as stack:
        clients = [stack.enter_context(Client(address)) for address in (addresses[0], addresses[-1])]
        signed_in(clients[0])
        signed_in(clients[1], "manager", counter_name="2")
        yield clients


def race(database_url: str, folder: Path, *, program: str, times: int) -> list[Counter[str]]:
    """What came of each round in which two counters wanted to refund one ticket.

    On MariaDB each has a server of its own: the database alone decides. SQLite has one writing process.
    """
    sold = sell_out(database_url, times)
    folders = [folder / name for name in ["one"] + ["other"] * (not database_url.startswith("sqlite"))]
    with ExitStack() as stack:
        for made in folders:
            made.mkdir()
        servers = [stack.enter_context(ServerProcess(database_url, made, program=program)) for made in folders]
        clients = stack.enter_context(two_counters([server.address for server in servers]))
        return all_at_once(clients, lambda client, number: take_back(client, sold[number - 1]), rounds=times)


def test_of_two_who_refund_one_ticket_exactly_one_does(database_url: str, tmp_path: Path) -> None:
    outcomes = race(database_url, tmp_path, program="ttms_server", times=ROUNDS)

    assert outcomes == [Counter(sold=1, AlreadyRefunded=1)] * ROUNDS
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT COUNT(*) FROM refunded_tickets") == ROUNDS
        assert count(database, "SELECT SUM(amount_minor) FROM ledger_entries WHERE account = 'cash'") == 0


def test_without_its_protection_the_same_race_pays_back_twice(database_url: str, tmp_path: Path) -> None:
    outcomes = race(database_url, tmp_path, program="support.unguarded_refunds", times=20)

    assert max(outcome["sold"] for outcome in outcomes) == 2
    with opened(database_url) as database:
        assert broken_promises(database)


def test_every_refund_is_settled_after_kill_9(database_url: str, tmp_path: Path) -> None:
    sold = sell_out(database_url, 100 * KILLS)
    told: list[str] = []
    enough = threading.Event()
    with (
        ThreadPoolExecutor(2) as threads,
        ServerProcess(database_url, tmp_path) as server,
        two_counters([server.address]) as clients,
    ):
        halves = zip(clients, (sold[::2], sold[1::2]), strict=True)
        refunding = [threads.submit(_refund_on, client, half, told, enough) for client, half in halves]
        _kill_again_and_again(server, told)
        enough.set()
        for counter in refunding:
            counter.result()
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT COUNT(*) FROM refunds") == len(told)
        assert count(database, "SELECT COUNT(*) FROM refunded_tickets") == len(told)
    assert len(set(told)) == len(told) > KILLS


def _kill_again_and_again(server: ServerProcess, told: Sequence[str]) -> None:
    """Each time after some refunds, in the midst of others."""
    chance = random.Random(1927)
    for _ in range(KILLS):
        _wait_for_more(told)
        time.sleep(chance.uniform(0, 0.05))
        server.kill()
        server.start()
    _wait_for_more(told)


def _wait_for_more(told: Sequence[str]) -> None:
    wanted = len(told) + 4
    while len(told) < wanted:
        time.sleep(0.005)


def _refund_on(client: Client, tickets: Sequence[SoldTicket], told: list[str], enough: threading.Event) -> None:
    """Refund one after another, and write down the numbers that the counter was told."""
    for ticket in tickets:
        if enough.is_set():
            return
        told.append(take_back(client, ticket).refund.refund_number)
