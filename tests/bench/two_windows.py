"""How long a click at one counter takes to show at another: `python -m bench.two_windows [ROUNDS]`.

Two desktops in processes of their own, real windows on one Xvfb display, one server in a third
process. From the mouse press in the first window to the end of the repaint in the second, by the system's one clock.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from support.cinema import PASSWORD, found_cinema, opened
from support.display import display
from support.server_process import ServerProcess
from ttms_desktop.__main__ import _application
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import FileSettings, load

ROUNDS = 50
HALL = "\n".join(["oooooooo.oooooooo.oooooooo"] * 13)


def main(rounds: int) -> None:
    """Print the median and the extremes in milliseconds."""
    with tempfile.TemporaryDirectory() as folder, display() as environment:
        url = f"sqlite:///{folder}/cinema.db"
        with opened(url) as database:
            schedule_id = found_cinema(database, plan=HALL).schedule_id
        with ServerProcess(url, Path(folder)) as server:
            command = [sys.executable, "-m", "bench.two_windows", str(rounds), server.address, str(schedule_id), folder]
            watcher = subprocess.Popen([*command, "watch"], env=environment, stdout=subprocess.PIPE, text=True)
            clicker = subprocess.Popen([*command, "click"], env=environment, stdout=subprocess.PIPE, text=True)
            clicked, seen = json.loads(clicker.communicate()[0]), json.loads(watcher.communicate()[0])
    took = sorted((seen[seat] - clicked[seat]) * 1000 for seat in clicked)
    print(
        f"{len(took)} clicks: median {statistics.median(took):.0f} ms, "
        f"95 % within {took[int(len(took) * 0.95)]:.0f} ms, slowest {took[-1]:.0f} ms"
    )


def _one_window(rounds: int, address: str, schedule_id: int, folder: str, role: str) -> None:
    application = _application()
    settings = replace(load(None, counter_name=role), files=FileSettings(f"{folder}/{role}"))
    desktop = Desktop(application, settings)
    desk = desktop.open_desk()
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.sign_in.sign_in(address, "clerk" if role == "click" else "second", PASSWORD, role)
    _wait_for(lambda: bool(desk.sell.board))
    desk.sell.choose_show(schedule_id)
    _wait_for(lambda: desk.sell.hall is not None and not desk.sell.busy)
    times = _click(desk, rounds) if role == "click" else _watch(desk, rounds)
    print(json.dumps(times))
    desktop.close()


def _click(desk: Desk, rounds: int) -> dict[str, float]:
    QTest.qWait(3000)  # the other window must be watching
    seat_map = desk.window.sell_view.hall.map
    times = {}
    for seat_id in range(1, rounds + 1):
        centre = seat_map.seat_rectangle(seat_id).center().toPoint()
        times[str(seat_id)] = time.monotonic()
        QTest.mouseClick(seat_map.viewport(), Qt.MouseButton.LeftButton, pos=centre)
        QTest.qWait(250)
        if seat_id % 10 == 0:
            desk.sell.clear_cart()
            QTest.qWait(500)
    return times


def _watch(desk: Desk, rounds: int) -> dict[str, float]:
    seat_map = desk.window.sell_view.hall.map
    times: dict[str, float] = {}

    def seen(seat_ids: list[int]) -> None:
        seat_map.viewport().repaint()
        for seat_id in seat_ids:
            times.setdefault(str(seat_id), time.monotonic())

    desk.sell.seats_changed.connect(seen)
    _wait_for(lambda: len(times) >= rounds, seconds=20 + rounds)
    return times


def _wait_for(ready: Callable[[], bool], seconds: float = 20) -> None:
    give_up = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > give_up:
            raise TimeoutError("the window did not get so far")
        QTest.qWait(5)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _one_window(int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), *sys.argv[4:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
