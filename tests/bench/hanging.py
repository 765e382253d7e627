"""A window whose server answers late: `python -m bench.hanging ADDRESS SHOW FOLDER SECONDS` prints its longest gap."""

import json
import sys
import time
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bench.desktop_start import PATIENCE_SECONDS
from support.cinema import PASSWORD
from support.slow_link import SlowLink
from ttms_desktop.__main__ import _application
from ttms_desktop.app import Desktop
from ttms_desktop.config import FileSettings, load
from ttms_desktop.screens.sell_tickets.pictures import SeatLook


def main(address: str, schedule_id: int, folder: str, seconds: float) -> None:
    """Pay, and press keys until the answers arrive."""
    application = _application()
    with SlowLink(address) as link:
        desktop = Desktop(application, replace(load(None, counter_name="1"), files=FileSettings(folder)))
        desk = desktop.open_desk()
        desk.window.resize(1366, 768)
        desk.window.show()
        sell, view = desk.sell, desk.window.sell_view
        desk.sign_in.sign_in(link.address, "clerk", PASSWORD, "1")
        _until(lambda: sell.board_loaded)
        if not sell.board:  # the show in two hours is tomorrow's already
            sell.next_day()
        _until(lambda: bool(sell.board))
        sell.choose_show(schedule_id)
        _until(lambda: sell.hall is not None and not sell.busy)
        hall = sell.hall
        assert hall is not None
        seat_id = next(seat.seat_id for seat in hall.seats if sell.look(seat.seat_id) is SeatLook.FREE)
        sell.toggle_seat(seat_id)
        _until(lambda: sell.look(seat_id) is SeatLook.MINE)
        sold: list[object] = []
        sell.sold.connect(sold.append)
        link.hold()
        desktop.gui_watch.longest_ms = 0.0
        view.cart.pay_button.click()
        over = time.monotonic() + seconds
        while time.monotonic() < over:
            QTest.keyClick(view.hall.map, Qt.Key.Key_Right)
            QTest.qWait(10)
        longest_ms = desktop.gui_watch.longest_ms
        link.let_go()
        _until(lambda: bool(sold))
        print(json.dumps({"longest_ms": longest_ms}))
        desktop.close()


def _until(is_so: Callable[[], bool]) -> None:
    give_up = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        if time.monotonic() > give_up:
            raise TimeoutError("the window did not get so far")
        QTest.qWait(2)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3], float(sys.argv[4]))
