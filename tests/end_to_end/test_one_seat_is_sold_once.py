"""Many counters, one seat: the promise that stands above all features."""

from collections import Counter
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.race import all_at_once, buy, counters
from support.server_process import ServerProcess
from support.sessions import token_of
from ttms_server import clock

pytestmark = pytest.mark.xdist_group("the whole machine")

COUNTERS = 200
ROUNDS = rounds(2, full=50)
ROOM_FOR_ALL_ROUNDS = "\n".join(["oooooooooo"] * 5)


def race(database_url: str, folder: Path, *, program: str, times: int) -> tuple[list[Counter[str]], int]:
    """What came of each round in which all counters tried to buy one seat, and the number of tickets sold in all."""
    with opened(database_url) as database:
        cinema = found_cinema(database, plan=ROOM_FOR_ALL_ROUNDS)
        tokens = [token_of(database, "clerk", now=clock.now()) for _ in range(COUNTERS)]
    with ServerProcess(database_url, folder, program=program) as server, counters(server.address, tokens) as clients:
        outcomes = all_at_once(clients, lambda client, seat_id: buy(client, cinema.schedule_id, seat_id), rounds=times)
    with opened(database_url) as database:
        return outcomes, count(database, "SELECT COUNT(*) FROM tickets")


def test_of_200_counters_that_want_one_seat_exactly_one_gets_it(database_url: str, tmp_path: Path) -> None:
    outcomes, tickets = race(database_url, tmp_path, program="ttms_server", times=ROUNDS)

    assert outcomes == [Counter(sold=1, SeatTaken=COUNTERS - 1)] * ROUNDS
    assert tickets == ROUNDS


def test_without_its_protection_the_same_race_oversells(database_url: str, tmp_path: Path) -> None:
    outcomes, tickets = race(database_url, tmp_path, program="support.unguarded_server", times=2)

    assert max(outcome["sold"] for outcome in outcomes) > 1
    assert tickets > 2
