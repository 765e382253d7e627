"""A desktop is killed at each step of a sale: the next one knows what became of it, and says it in one sentence."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.campaign import rounds
from support.cinema import count, found_cinema, opened
from support.desktop_to_kill import Moment
from support.invariants import broken_promises
from support.one_computer import as_one_computer
from support.server_process import ServerProcess
from ttms_desktop.terminal.simulated import SimulatedTerminal
from ttms_server.config import DatabaseSettings
from ttms_server.db import Database

ROUNDS = rounds(1, full=25)
ROOM = "\n".join(["o" * 40] * 10)
_FREE, _BACK = "sold nothing: its seats are available again.", "¥45.00 was refunded to the card."
_MADE, _LOOK = "Its tickets are ready.", "Check whether its tickets were printed before you reprint them."
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


@dataclass(frozen=True)
class Office:
    """A server with one show, and the folder of one counter."""

    url: str
    address: str
    schedule_id: int
    folder: Path

    def kill_desktops(self, rounds: int, *how: str) -> list[list[str]]:
        """What each desktop said of what the one before had left."""
        as_one_computer(self.folder)
        where = [self.address, str(self.folder), str(self.schedule_id), str(rounds)]
        program = ["-m", "support.desktop_to_kill", *where]
        paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
        command = [sys.executable, *program, *how]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        lines = (self.folder / "told.jsonl").read_text(encoding="utf-8").splitlines()
        return [json.loads(line)["told"] for line in lines]

    @property
    def charged(self) -> list[int]:
        """What the card terminal has taken."""
        return list(SimulatedTerminal(self.folder / "simulated-terminal.jsonl").charged.values())


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str, int]]:
    """Its database, its address, and the show that it sells."""
    folder = tmp_path_factory.mktemp("server")
    url = f"sqlite:///{folder / 'cinema.db'}"
    with opened(url) as database:
        schedule_id = found_cinema(database, plan=ROOM).schedule_id
    with ServerProcess(url, folder) as process:
        yield url, process.address, schedule_id


@pytest.fixture
def office(server: tuple[str, str, int], tmp_path: Path) -> Office:
    return Office(*server, tmp_path / "desktop")


@contextmanager
def read(url: str) -> Iterator[Database]:
    """Beside the server, which alone writes."""
    database = Database(DatabaseSettings(url=url))
    yield database
    database.close()


@pytest.mark.timeout(60 + 30 * ROUNDS)
def test_each_sale_of_a_desktop_that_was_killed_is_sold_once_or_not_at_all(office: Office) -> None:
    told = office.kill_desktops(ROUNDS)

    expected = [ENDINGS[moment][number % 2] for number in range(ROUNDS) for moment in Moment]
    assert len(told) == len(expected) + 1
    assert told[0] == []
    for said, ending in zip(told[1:], expected, strict=True):
        assert len(said) == bool(ending)
        assert all(sentence.endswith(ending) for sentence in said)
    sold = sum(ending in _SOLD for ending in expected)
    with read(office.url) as database:
        assert count(database, "SELECT COUNT(*) FROM orders") == sold
        assert count(database, "SELECT COUNT(*) FROM tickets") == sold
        assert count(database, "SELECT COUNT(*) FROM seat_claims WHERE state <> 'sold' AND seat_id > 1") == 0
        assert count(database, "SELECT COUNT(*) FROM payments WHERE tender = 'card' AND amount_minor = 4500") == sold
        assert broken_promises(database) == {}
    assert office.charged == [4500] * sold
    assert len(list((office.folder / "tickets").glob("*.pdf"))) == sold
    assert not list((office.folder / "open-sales").glob("*/*.json"))


def test_without_its_notes_a_killed_desktop_keeps_the_money_of_a_card_for_nothing(office: Office) -> None:
    """The twin: what the journal protects from."""
    told = office.kill_desktops(1, "forgetful")

    assert told == [[], []]
    assert office.charged == [4500]
