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
KILLS = rounds(3, full=30)


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


def race(database_url: str, folder: Path, *, program: str, servers: int = 1) -> list[Counter[str]]:
    """What came of each round in which two counters wanted to refund one ticket."""
    sold = sell_out(database_url, ROUNDS)
    with ExitStack() as stack:
        folders = [folder / str(number) for number in range(servers)]
        for made in folders:
            made.mkdir()
        started = [stack.enter_context(ServerProcess(database_url, made, program=program)) for made in folders]
        clients = stack.enter_context(two_counters([server.address for server in started]))
        return all_at_once(
            clients,
            lambda client, number: take_back(client, sold[number - 1]),
            rounds=ROUNDS,
        )


def assert_each_was_paid_back_once(database_url: str, outcomes: list[Counter[str]]) -> None:
    assert outcomes == [Counter(sold=1, AlreadyRefunded=1)] * ROUNDS
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT COUNT(*) FROM refunded_tickets") == ROUNDS
        assert count(database, "SELECT SUM(amount_minor) FROM ledger_entries WHERE account = 'cash'") == 0


def test_of_two_who_refund_one_ticket_exactly_one_does(database_url: str, tmp_path: Path) -> None:
    assert_each_was_paid_back_once(database_url, race(database_url, tmp_path, program="ttms_server"))


def test_of_two_who_refund_one_ticket_at_two_servers_exactly_one_does(mariadb_url: str, tmp_path: Path) -> None:
    assert_each_was_paid_back_once(mariadb_url, race(mariadb_url, tmp_path, program="ttms_server", servers=2))


def test_without_its_protection_the_same_race_pays_back_twice(database_url: str, tmp_path: Path) -> None:
    outcomes = race(database_url, tmp_path, program="support.unguarded_refunds")

    assert max(outcome["sold"] for outcome in outcomes) == 2
    with opened(database_url) as database:
        assert broken_promises(database)


def test_every_refund_is_settled_after_kill_9(database_url: str, tmp_path: Path) -> None:
    sold = sell_out(database_url, 300)
    enough = threading.Event()
    with ServerProcess(database_url, tmp_path) as server, ThreadPoolExecutor(2) as threads:
        halves = [sold[::2], sold[1::2]]
        refunding = [threads.submit(_refund_on, server.address, half, enough) for half in halves]
        _kill_again_and_again(server)
        enough.set()
        numbers = [number for counter in refunding for number in counter.result()]
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT COUNT(*) FROM refunds") == len(numbers)
        assert count(database, "SELECT COUNT(*) FROM refunded_tickets") == len(numbers)
    assert len(set(numbers)) == len(numbers) > KILLS


def _kill_again_and_again(server: ServerProcess) -> None:
    chance = random.Random(1927)
    for _ in range(KILLS):
        time.sleep(chance.uniform(0.3, 0.8))
        server.kill()
        server.start()
    time.sleep(0.5)


def _refund_on(address: str, tickets: Sequence[SoldTicket], enough: threading.Event) -> list[str]:
    """The numbers of the refunds that the counter was told of."""
    with Client(address) as client:
        signed_in(client)
        numbers = []
        for ticket in tickets:
            if enough.is_set():
                break
            numbers.append(take_back(client, ticket).refund.refund_number)
        return numbers
