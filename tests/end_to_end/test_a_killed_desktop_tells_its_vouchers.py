"""A desktop is killed while it sells vouchers: the next one tells each code, and what goes back of the money."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support.cinema import count, found_cinema, opened
from support.invariants import broken_promises
from support.one_computer import as_one_computer
from support.server_process import ServerProcess
from support.voucher_desktop_to_kill import MOMENTS
from ttms_desktop.terminal.simulated import SimulatedTerminal
from ttms_server.config import DatabaseSettings
from ttms_server.db import Database

_OF_THREE = "Of the interrupted sale of vouchers, {} of 3 are sold: {}."
_THREE_MADE = "The interrupted sale of vouchers (¥150.00) was made: their codes are CODE, CODE, CODE."
# What the next desktop says, how many are sold, and how many cards stay charged.
ENDINGS = {
    "one for cash, sold": (
        "The interrupted sale of a voucher (¥50.00) was made: its code is CODE. The change is ¥150.00.",
        1,
    ),
    "three for cash, the second not sent": (
        f"{_OF_THREE.format(1, 'CODE')} Give the customer ¥150.00 back in cash.",
        1,
    ),
    "three for cash, the second sent": (
        f"{_OF_THREE.format(2, 'CODE, CODE')} Give the customer ¥100.00 back in cash.",
        2,
    ),
    "three for cash, sold": (f"{_THREE_MADE} The change is ¥50.00.", 3),
    "three by card, the second charged": (f"{_OF_THREE.format(1, 'CODE')} ¥50.00 was refunded to the card.", 1),
    "three by card, the second not sent": (f"{_OF_THREE.format(1, 'CODE')} ¥50.00 was refunded to the card.", 1),
    "three by card, the second sent": (_OF_THREE.format(2, "CODE, CODE"), 2),
    "three by card, sold": (_THREE_MADE, 3),
}
_CODE = re.compile(r"\w{4}(?:-\w{4}){3}")


@pytest.mark.timeout(600)
def test_each_voucher_that_was_sold_is_told_and_each_other_is_given_back(tmp_path: Path) -> None:
    url, folder = f"sqlite:///{tmp_path / 'cinema.db'}", tmp_path / "desktop"
    with opened(url) as database:
        found_cinema(database)
    as_one_computer(folder)
    with ServerProcess(url, tmp_path) as process:
        told = _kill_desktops(process.address, folder)

    assert told[0] == told[-1] == []
    plain = [[_CODE.sub("CODE", text) for text in said] for said in told[1:-1]]
    assert plain == [[ENDINGS[moment.name][0]] for moment in MOMENTS]
    codes = {code.replace("-", "") for said in told for text in said for code in _CODE.findall(text)}
    database = Database(DatabaseSettings(url=url))
    assert count(database, "SELECT COUNT(*) FROM vouchers") == len(codes) == sum(sold for _, sold in ENDINGS.values())
    assert broken_promises(database) == {}
    database.close()
    by_card = sum(ENDINGS[moment.name][1] for moment in MOMENTS if moment.by_card)
    terminal = SimulatedTerminal(folder / "simulated-terminal.jsonl")
    assert list(terminal.charged.values()) == [5_000] * by_card
    assert not list((folder / "open-sales").glob("*/*.json"))


def _kill_desktops(address: str, folder: Path) -> list[list[str]]:
    """What each desktop said of what the one before had left."""
    paths = os.pathsep.join([str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
    command = [sys.executable, "-m", "support.voucher_desktop_to_kill", address, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    lines = (folder / "told.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["told"] for line in lines]
