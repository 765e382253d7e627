"""What the desktop loads before its window is there: each screen more is time that a counter waits."""

import subprocess
import sys
from importlib.metadata import version

_LOADED = "import sys, ttms_desktop.__main__; print(*sys.modules)"


def test_a_start_loads_no_screen_before_its_first_visit_and_no_tour() -> None:
    loaded = subprocess.run([sys.executable, "-c", _LOADED], capture_output=True, text=True, check=True).stdout.split()

    assert "ttms_desktop.screens.sell_tickets.view" in loaded
    for later in ("plan_programme.view", "read_reports.view", "edit_halls.view", "edit_films.view"):
        assert f"ttms_desktop.screens.{later}" not in loaded
    assert not [name for name in loaded if name.startswith("ttms_desktop.tour")]


def test_the_program_says_its_version() -> None:
    command = [sys.executable, "-m", "ttms_desktop", "--version"]

    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == f"{version('ttms')}\n"
