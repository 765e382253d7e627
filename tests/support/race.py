"""Many counters that want the same seat at the same moment."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier

from support.cinema import PASSWORD
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_client.errors import NoAnswer, TtmsError
from ttms_client.order import Order, TicketToSell
from ttms_client.payment import PaymentToTake, Tender
from ttms_client.ticket import Hold


def signed_in(client: Client, user_name: str = "clerk", *, counter_name: str = "1") -> Client:
    """The client, signed in."""
    client.user.sign_in(user_name, PASSWORD, counter_name=counter_name, request_id=new_request_id())
    return client


@contextmanager
def counters(address: str, tokens: Sequence[str]) -> Iterator[Sequence[Client]]:
    """A client with a connection of its own for each session."""
    with ExitStack() as stack:
        yield [stack.enter_context(Client(address, token=token)) for token in tokens]


def buy(client: Client, schedule_id: int, seat_id: int, *, price_minor: int = 4500) -> Order:
    """Hold the seat and pay for it with the exact amount; no answer in time is no outcome, so ask again."""
    hold = held(client, schedule_id, seat_id)
    return client.order.settle_sale(
        schedule_id,
        hold_id=hold.hold_id,
        tickets=[TicketToSell(seat_id, "adult", price_minor)],
        payments=[PaymentToTake(Tender.CASH, price_minor)],
        request_id=new_request_id(),
        keep_trying=lambda: True,
        waiting=lambda _why: None,
    )


def held(client: Client, schedule_id: int, seat_id: int) -> Hold:
    """Hold the seat, with the same request until there is a definite answer."""
    request_id = new_request_id()
    while True:
        try:
            return client.ticket.hold_seats(schedule_id, [seat_id], request_id=request_id)
        except NoAnswer:
            time.sleep(0.1)


def all_at_once(clients: Sequence[Client], act: Callable[[Client, int], object], *, rounds: int) -> list[Counter[str]]:
    """Let every client act at the same moment, in rounds from 1; the number of each outcome in each round, by name."""
    start = Barrier(len(clients))

    def outcomes(client: Client) -> list[str]:
        return [_outcome(start, partial(act, client, number)) for number in range(1, rounds + 1)]

    with ThreadPoolExecutor(len(clients)) as threads:
        by_client = list(threads.map(outcomes, clients))
    return [Counter(in_round) for in_round in zip(*by_client, strict=True)]


def _outcome(start: Barrier, act: Callable[[], object]) -> str:
    start.wait()
    try:
        act()
    except TtmsError as error:
        return type(error).__name__
    return "sold"


@contextmanager
def two_counters(
    database_url: str, folder: Path, people: tuple[str, str], *, program: str = "ttms_server"
) -> Iterator[tuple[Client, Client]]:
    """Two people at counters 1 and 2.

    On MariaDB each has a server of its own: the database alone decides. SQLite has one writing process.
    """
    folders = [folder / name for name in ["one"] + ["other"] * (not database_url.startswith("sqlite"))]
    with ExitStack() as stack:
        for made in folders:
            made.mkdir()
        servers = [stack.enter_context(ServerProcess(database_url, made, program=program)) for made in folders]
        addresses = servers[0].address, servers[-1].address
        first, second = (stack.enter_context(Client(address)) for address in addresses)
        yield signed_in(first, people[0]), signed_in(second, people[1], counter_name="2")
