"""The README's example of the client does what it says."""

import re
import subprocess
import sys
from pathlib import Path

from support.cinema import PASSWORD, count, found_cinema, opened
from support.server_process import ServerProcess

README = Path(__file__).parents[2] / "README.md"


def test_the_example_lists_shows_and_sells_two_seats(sqlite_url: str, tmp_path: Path) -> None:
    with opened(sqlite_url) as database:
        found_cinema(database)
    [example] = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert f'"clerk", "{PASSWORD}"' in example
    with ServerProcess(sqlite_url, tmp_path) as server:
        program = example.replace("127.0.0.1:7850", server.address)
        assert program != example
        command = [sys.executable, "-W", "error", "-c", program]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    listed, sold = done.stdout.splitlines()
    assert re.fullmatch(r"\d\d:\d\d UTC, Metropolis: \d+ places left", listed)
    assert re.fullmatch(r"sold 1-000001: [A-Z]\d+, [A-Z]\d+", sold)
    with opened(sqlite_url) as database:
        assert count(database, "SELECT COUNT(*) FROM tickets WHERE live = 1") == 2
