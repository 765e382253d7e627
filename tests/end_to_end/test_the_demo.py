"""`ttms-desktop --demo`: a server, the sample cinema, its clerk signed in; all of it ends together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
import ttms_desktop.__main__ as program
program.demo_folder = lambda: Path({folder!r})
desktop_of = program._desktop
def tell(application, settings):
    desktop = desktop_of(application, settings)
    timer = QTimer(desktop, interval=100)
    timer.timeout.connect(lambda: [print(desk.sell.counter_text, "has shows" if desk.sell.board else "",
        flush=True) for desk in desktop.desks])
    timer.start()
    return desktop
program._desktop = tell
sys.exit(program.main(["--demo", "--language", "en"]))
"""


def wait_until(is_so: Callable[[], bool], seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_the_demo_signs_the_clerk_in_and_stops_its_server(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    output = tmp_path / "output"
    with output.open("w") as stream:
        demo = subprocess.Popen(
            [sys.executable, "-c", PROGRAM.format(folder=str(tmp_path / "run"))], env=environment, stdout=stream
        )
        wait_until(lambda: "Counter 1 · 林晓燕 has shows" in output.read_text(encoding="utf-8"), 60)
        demo.send_signal(signal.SIGTERM)
        code = demo.wait(30)

    log = (tmp_path / "run" / "server.log").read_text(encoding="utf-8")
    assert code == 0
    assert "stopping" in log
