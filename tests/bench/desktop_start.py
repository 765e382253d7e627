"""One start of the desktop: `python -m bench.desktop_start ADDRESS SHOW FOLDER` prints when it could sell.

Its memory too. The moment is that of the system's monotonic clock, which whoever started the process has too.
"""

import json
import os
import sys
import time
from dataclasses import replace

from PySide6.QtTest import QTest

from bench.memory import resident_bytes
from support.cinema import PASSWORD
from ttms_desktop.__main__ import _application
from ttms_desktop.app import Desktop
from ttms_desktop.config import FileSettings, load

PATIENCE_SECONDS = 60


def main(address: str, schedule_id: int, folder: str) -> None:
    """Sign in, open a show, and look at the painted map."""
    application = _application()
    desktop = Desktop(application, replace(load(None, counter_name="1"), files=FileSettings(folder)))
    desk = desktop.open_desk()
    desk.window.resize(1366, 768)
    desk.window.show()
    desk.sign_in.sign_in(address, "clerk", PASSWORD, "1")
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not desk.sell.board_loaded:
        _wait(give_up)
    if not desk.sell.board:  # the show in two hours is tomorrow's already
        desk.sell.next_day()
    while not desk.sell.board:
        _wait(give_up)
    desk.sell.choose_show(schedule_id)
    while desk.sell.hall is None or desk.sell.busy:
        _wait(give_up)
    desk.window.sell_view.hall.map.viewport().repaint()
    print(json.dumps({"moment": time.monotonic(), "bytes": resident_bytes(os.getpid())}))
    desktop.close()


def _wait(give_up: float) -> None:
    if time.monotonic() > give_up:
        raise TimeoutError("the window did not get so far")
    QTest.qWait(2)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
