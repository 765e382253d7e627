"""A desktop is killed while it refunds a whole show: the next one says how much cash is booked as paid out."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from support.cinema import PASSWORD, count, found_cinema, opened
from support.invariants import broken_promises
from support.one_computer import as_one_computer
from support.race import buy, signed_in
from support.server_process import ServerProcess
from ttms_client import Client, new_request_id

ORDERS, AT_ONCE, PRICE = 25, 10, 4500
CASH_OUT = "SELECT COALESCE(SUM(amount_minor), 0) FROM refund_payments WHERE tender = 'cash'"


@dataclass(frozen=True)
class Office:
    """A server with a cancelled show whose orders were paid in cash, and the folder of the manager's counter."""

    address: str
    schedule_id: int
    folder: Path

    def kill_manager(self, batch: int, *how: str) -> list[list[str]]:
        """What the killed desktop and the two after it told."""
        as_one_computer(self.folder)
        paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
        where = [self.address, str(self.folder), str(self.schedule_id), str(batch)]
        command = [sys.executable, "-m", "support.manager_to_kill", *where, *how]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in (self.folder / "told.jsonl").read_text(encoding="utf-8").splitlines()]


def cancel(client: Client, schedule_id: int) -> None:
    now = datetime.now(UTC)
    [show] = client.ticket.list_show_board(now - timedelta(days=1), now + timedelta(days=1))
    client.ticket.cancel_schedule(schedule_id, etag=show.schedule.etag, reason="no power", request_id=new_request_id())


@pytest.mark.parametrize(
    ("batch", "when", "refunded"),
    [(1, "before", 0), (2, "before", AT_ONCE), (3, "after", ORDERS)],
)
def test_the_next_desktop_tells_once_what_left_the_drawer(
    sqlite_url: str, tmp_path: Path, batch: int, when: str, refunded: int
) -> None:
    with opened(sqlite_url) as database:
        schedule_id = found_cinema(database, plan="o" * ORDERS).schedule_id
    with ServerProcess(sqlite_url, tmp_path) as server, Client(server.address) as client:
        signed_in(client)
        for seat_id in range(1, ORDERS + 1):
            buy(client, schedule_id, seat_id)
        client.user.sign_in("manager", PASSWORD, counter_name="4", request_id=new_request_id())
        cancel(client, schedule_id)
        office = Office(server.address, schedule_id, tmp_path / "desktop")

        first, second, third = office.kill_manager(batch, when)

    with opened(sqlite_url) as database:
        assert count(database, CASH_OUT) == refunded * PRICE
        assert broken_promises(database) == {}
    assert first == third == []
    [said] = second
    if refunded:
        assert (
            f"was made for {refunded} orders: if you have not yet, take ¥{refunded * PRICE / 100:,.2f} out of" in said
        )
        assert "of counter 3" in said
    else:
        assert said.endswith("did not happen: its orders wait in the list.")


def test_without_its_notes_nobody_says_what_left_the_drawer(sqlite_url: str, tmp_path: Path) -> None:
    """The twin: what the notes are for."""
    with opened(sqlite_url) as database:
        schedule_id = found_cinema(database, plan="o" * ORDERS).schedule_id
    with ServerProcess(sqlite_url, tmp_path) as server, Client(server.address) as client:
        buy(signed_in(client), schedule_id, 1)
        client.user.sign_in("manager", PASSWORD, counter_name="4", request_id=new_request_id())
        cancel(client, schedule_id)
        told = Office(server.address, schedule_id, tmp_path / "desktop").kill_manager(1, "after", "forgetful")

    assert told == [[], [], []]
    with opened(sqlite_url) as database:
        assert count(database, CASH_OUT) == PRICE
