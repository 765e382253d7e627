"""A desktop is killed at each step of a sale: the next one knows what became of it, and says it in one sentence."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.desktop_to_kill import Moment
from support.invariants import broken_promises
from support.server_process import ServerProcess
from ttms_desktop.terminal.simulated import SimulatedTerminal

ROUNDS = rounds(1, full=25)
ROOM = "\n".join(["o" * 40] * 10)
_FREE, _BACK = "was not paid: its seats are free again.", "The card has its ¥45.00 back."
_MADE, _LOOK = "Its tickets are ready.", "Look whether its tickets were printed before you print them again."
# What the next desktop says; where a step is killed before and after by turns, the second is of those before.
ENDINGS = {
    Moment.CHOOSING: ("", ""),
    Moment.HOLDING: (_FREE, _FREE),
    Moment.HELD: (_FREE, _FREE),
    Moment.PAYING: (_FREE, _FREE),
    Moment.ANSWERED: (f"{_FREE} {_BACK}", f"{_FREE} {_BACK}"),
    Moment.SENT: (_MADE, f"nothing was sold. {_BACK}"),
    Moment.PAID: (_MADE, _MADE),
    Moment.PRINTING: (_LOOK, _LOOK),
}
_SOLD = (_MADE, _LOOK)


@pytest.mark.timeout(60 + 30 * ROUNDS)
def test_each_sale_of_a_desktop_that_was_killed_is_sold_once_or_not_at_all(tmp_path: Path) -> None:
    url, folder = f"sqlite:///{tmp_path / 'cinema.db'}", tmp_path / "desktop"
    folder.mkdir()
    with opened(url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
    with ServerProcess(url, tmp_path) as server:
        program = ["-m", "support.desktop_to_kill", server.address, str(folder), str(schedule_id), str(ROUNDS)]
        paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
        done = subprocess.run([sys.executable, *program], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

    told = [json.loads(line)["told"] for line in (folder / "told.jsonl").read_text(encoding="utf-8").splitlines()]
    expected = [ENDINGS[moment][number % 2] for number in range(ROUNDS) for moment in Moment]
    assert len(told) == len(expected) + 1
    assert told[0] == []
    for said, ending in zip(told[1:], expected, strict=True):
        assert len(said) == bool(ending)
        assert all(sentence.endswith(ending) for sentence in said)
    sold = sum(ending in _SOLD for ending in expected)
    with opened(url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == sold
        assert count(database, "SELECT COUNT(*) FROM tickets") == sold
        assert count(database, "SELECT COUNT(*) FROM seat_claims WHERE state <> 'sold'") == 0
        assert (
            count(database, "SELECT COALESCE(SUM(amount_minor), 0) FROM payments WHERE tender = 'card'") == 4500 * sold
        )
        assert broken_promises(database) == {}
    assert list(SimulatedTerminal(folder / "simulated-terminal.jsonl").charged.values()) == [4500] * sold
    assert len(list((folder / "tickets").glob("*.pdf"))) == sold
    assert not list((folder / "open-sales").glob("*/*.json"))
