"""A manager's desktop that kills itself with SIGKILL while it gives the orders of a cancelled show back.

Run as a program: `python -m support.manager_to_kill ADDRESS FOLDER SCHEDULE_ID BATCH before|after [forgetful]`. The
desktop dies at its BATCH-th request, before it is sent or after it was carried out; two more sign in after it, and what
each tells is written down. A forgetful one writes no notes.
"""

import json
import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from support.desktop_to_kill import PASSWORD, in_a_child, until
from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import load
from ttms_desktop.screens.find_orders.opening import OrdersOf
from ttms_desktop.screens.find_orders.refund_journal import RefundJournal
from ttms_desktop.screens.find_orders.refunding_show import Stage
from ttms_desktop.screens.find_orders.view import FindOrdersView


def main(address: str, folder: Path, schedule_id: int, batch: int, *, after: bool) -> None:
    status = in_a_child(partial(_refund, address, folder, schedule_id, batch=batch, after=after))
    if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        sys.exit(f"the desktop was not killed, but ended with {status}")
    for _ in range(2):
        if in_a_child(partial(_sign_in, address, folder)):
            sys.exit("the next desktop could not find out what was open")


def _refund(address: str, folder: Path, schedule_id: int, *, batch: int, after: bool) -> None:
    application, desk = _sign_in(address, folder)
    _die_at(desk.counter.client.refund, batch, after=after)
    desk.window.screens.go_to("orders")
    view = desk.window.screens.current
    assert isinstance(view, FindOrdersView)
    view.open(OrdersOf("Metropolis", to_refund_of=schedule_id))
    until(application, view.list.refund_all_button.isVisible)
    dialog = view.refund_show()
    assert dialog is not None
    until(application, lambda: dialog.model.stage is Stage.READY)
    dialog.cash.set_on(True)
    dialog.confirmed.emit()
    until(application, lambda: False)


def _die_at(calls: Any, batch: int, *, after: bool) -> None:
    call, made = calls.refund_cancelled_show, []

    def dying(*args: Any, **named: Any) -> Any:
        made.append(named)
        if len(made) < batch:
            return call(*args, **named)
        if after:
            call(*args, **named)
        os.kill(os.getpid(), signal.SIGKILL)
        return None

    calls.refund_cancelled_show = dying


def _sign_in(address: str, folder: Path) -> tuple[QApplication, Desk]:
    """A desktop that has found out what was open; what it told of that is written down."""
    application = QApplication([])
    settings = load(None, {"TTMS_FILES_FOLDER": str(folder)}, appearance_language="en")
    desk = Desktop(application, settings).open_desk()
    desk.window.show()
    told: list[str] = []
    desk.sell.informed.connect(told.append)
    desk.sign_in.sign_in(address, "manager", PASSWORD, "3")
    until(application, lambda: desk.sell.board_loaded)
    # What the server does not know may be on its way for a while.
    until(application, lambda: desk.open_refunds.is_settled, seconds=30)
    with (folder / "told.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps(told) + "\n")
    return application, desk


if __name__ == "__main__":
    if sys.argv[6:] == ["forgetful"]:
        RefundJournal.begin = lambda _journal, _intent: None  # type: ignore[method-assign, assignment]
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), after=sys.argv[5] == "after")
