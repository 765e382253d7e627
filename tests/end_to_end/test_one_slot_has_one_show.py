"""Two managers, one slot in one hall: one of them gets it."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.race import all_at_once, signed_in
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id
from ttms_server import clock

pytestmark = pytest.mark.xdist_group("the whole machine")

ROUNDS = rounds(30, full=200)


def race(database_url: str, folder: Path, *, program: str, times: int) -> tuple[list[Counter[str]], int]:
    """What came of each round in which two managers wanted one slot, and how many pairs of shows overlap now."""
    with opened(database_url) as database:
        cinema = found_cinema(database)
        first = clock.now().replace(second=0, microsecond=0) + timedelta(days=1)
    with (
        ServerProcess(database_url, folder, program=program) as server,
        Client(server.address) as one,
        Client(server.address) as other,
    ):
        managers = [signed_in(client, "manager", counter_name=name) for client, name in ((one, "1"), (other, "2"))]

        def want(client: Client, number: int) -> None:
            client.play.create_schedules(
                cinema.play_id,
                cinema.studio_id,
                starts_at=[first + number * timedelta(hours=4)],
                price_minor=4500,
                request_id=new_request_id(),
            )

        outcomes = all_at_once(managers, want, rounds=times)
    with opened(database_url) as database:
        pairs = """SELECT COUNT(*) FROM schedules a JOIN schedules b
                   ON a.schedule_id < b.schedule_id AND a.studio_id = b.studio_id
                   AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at"""
        return outcomes, count(database, pairs)


def test_of_two_managers_who_want_one_slot_at_once_one_wins(database_url: str, tmp_path: Path) -> None:
    outcomes, overlapping = race(database_url, tmp_path, program="ttms_server", times=ROUNDS)

    assert outcomes == [Counter(sold=1, ScheduleOverlaps=1)] * ROUNDS
    assert overlapping == 0


def test_without_the_lock_both_get_it(database_url: str, tmp_path: Path) -> None:
    outcomes, overlapping = race(database_url, tmp_path, program="support.unguarded_server", times=20)

    assert Counter(sold=2) in outcomes
    assert overlapping > 0
