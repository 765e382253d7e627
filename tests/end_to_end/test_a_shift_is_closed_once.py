"""Two who close the shift of one counter at once: one Z report is made, and the other is told so."""

from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.command_line import in_here
from support.invariants import broken_promises
from support.race import all_at_once, signed_in
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id

pytestmark = pytest.mark.xdist_group("the whole machine")

ROUNDS = rounds(10, full=1000)
FLOAT = 5000


def race(database_url: str, folder: Path, *, program: str, times: int) -> list[Counter[str]]:
    """What came of each round in which two people at counter 1 closed the shift that one of them had opened.

    On MariaDB each has a server of its own: the database alone decides. SQLite has one writing process.
    """
    with opened(database_url) as database:
        found_cinema(database)
    folders = [folder / name for name in ["one"] + ["other"] * (not database_url.startswith("sqlite"))]
    with ExitStack() as stack:
        for made in folders:
            made.mkdir()
        servers = [stack.enter_context(ServerProcess(database_url, made, program=program)) for made in folders]
        clients = [stack.enter_context(Client(server.address)) for server in (servers[0], servers[-1])]
        first, _ = (signed_in(client, name) for client, name in zip(clients, ("clerk", "manager"), strict=True))

        def open_or_close(client: Client, number: int) -> None:
            if number % 2 == 0:
                client.shift.close_shift({FLOAT: 1}, request_id=new_request_id())
            elif client is first:
                client.shift.open_shift(float_minor=FLOAT, request_id=new_request_id())

        return all_at_once(clients, open_or_close, rounds=2 * times)[1::2]


def test_of_two_who_close_one_shift_exactly_one_does(database_url: str, tmp_path: Path) -> None:
    outcomes = race(database_url, tmp_path, program="ttms_server", times=ROUNDS)

    assert outcomes == [Counter(sold=1, ShiftNotOpen=1)] * ROUNDS
    with opened(database_url) as database:
        assert broken_promises(database) == {}
        assert count(database, "SELECT COUNT(*) FROM z_reports") == ROUNDS
        assert count(database, "SELECT MAX(z_number) FROM z_reports") == ROUNDS
    checked = in_here("check", "--database-url", database_url)
    assert (checked.code, checked.said.splitlines()[-1]) == (0, "The books are whole.")
    print(f"{ROUNDS} shifts closed by two at once: {len(outcomes)} Z reports, no number twice or left out")  # noqa: T201


def test_without_its_protection_the_same_race_makes_two_reports(database_url: str, tmp_path: Path) -> None:
    outcomes = race(database_url, tmp_path, program="support.unguarded_shifts", times=30)

    assert max(outcome["sold"] for outcome in outcomes) == 2
    with opened(database_url) as database:
        assert count(database, "SELECT COUNT(*) FROM z_reports") > len(outcomes)
