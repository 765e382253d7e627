"""A real desktop that kills itself with SIGKILL at a chosen moment of a sale; the next one ends what it left.

Run as a program: `python -m support.desktop_to_kill ADDRESS FOLDER SCHEDULE_ID ROUNDS [forgetful]`. Each desktop is a
process of its own, forked from this one, which has imported everything and started nothing. A forgetful one writes no
notes: it shows what the journal is for.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from ttms_desktop.app import Desk, Desktop
from ttms_desktop.config import load
from ttms_desktop.journal import Journal, Step
from ttms_desktop.screens.sell_tickets.pictures import SeatLook

PATIENCE_SECONDS = 40.0  # more than a voucher that may be on its way is waited for
PASSWORD = "a long password"  # that of the tests' cinema


class Moment(Enum):
    """Where a sale is when the desktop dies."""

    CHOOSING = "choosing"
    HOLDING = "holding sent"
    HELD = "held"
    PAYING = "payment begun"
    ANSWERED = "card answered"
    SENT = "pay sent"
    PAID = "paid, not printed"
    PRINTING = "printing"


def main(address: str, folder: Path, schedule_id: int, rounds: int, *, moments: Sequence[Moment]) -> None:
    for number in range(rounds):
        for place, moment in enumerate(moments):
            seat_id = 1 + number * len(Moment) + place
            status = in_a_child(partial(_sell, address, folder, (schedule_id, seat_id), moment, number=number))
            if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
                sys.exit(f"the desktop was not killed at {moment.value}, but ended with {status}")
    if in_a_child(partial(sign_in, address, folder, "the end")):
        sys.exit("the last desktop could not end what was open")


def in_a_child(run: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        run()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def _sell(address: str, folder: Path, seat: tuple[int, int], moment: Moment, *, number: int) -> None:
    application, desk = sign_in(address, folder, moment.value)
    schedule_id, seat_id = seat
    _arm(desk, moment, number)
    desk.sell.choose_show(schedule_id)
    until(application, lambda: desk.sell.hall is not None)
    if moment is Moment.CHOOSING:
        die()
    desk.sell.toggle_seat(seat_id)
    until(application, lambda: desk.sell.look(seat_id) is SeatLook.MINE)
    if moment is Moment.HELD:
        die()
    desk.sell.payment.charge_card()
    until(application, lambda: False)


def sign_in(address: str, folder: Path, name: str) -> tuple[QApplication, Desk]:
    """A desktop at which everything that was open is ended; what it told of that is written down."""
    application = QApplication([])
    settings = load(
        None,
        {"TTMS_FILES_FOLDER": str(folder), "TTMS_TERMINAL_KIND": "simulated"},
        appearance_language="en",
    )
    desk = Desktop(application, settings).open_desk()
    desk.window.show()
    told: list[str] = []
    desk.sell.informed.connect(told.append)
    desk.sign_in.sign_in(address, "clerk", PASSWORD, "2")
    until(application, lambda: desk.sell.board_loaded)
    journal = desk.counter.journal
    assert journal is not None
    until(application, lambda: not journal.left_open())
    with (folder / "told.jsonl").open("a", encoding="utf-8") as stream:
        stream.write(json.dumps({"before": name, "told": told}) + "\n")
    return application, desk


def _arm(desk: Desk, moment: Moment, number: int) -> None:
    """Have the desktop die at that moment: in every other round before the step itself, else right after it."""
    client, terminal = desk.counter.client, desk.sell.payment.cards.terminal
    files = desk.sell.after_sale._files
    after = number % 2 == 0
    if moment is Moment.HOLDING:
        kill_around(client.ticket, "hold_seats", after=after)
    elif moment in (Moment.PAYING, Moment.ANSWERED):
        kill_around(terminal, "charge", after=moment is Moment.ANSWERED)
    elif moment is Moment.SENT:
        kill_around(client.order, "settle_sale", after=after)
    elif moment is Moment.PAID:
        _kill_at_step(desk.counter.journal, Step.PRINTING)
    elif moment is Moment.PRINTING:
        kill_around(files, "save", after=after)


def kill_around(owner: Any, name: str, *, after: bool) -> None:
    call = getattr(owner, name)

    def dying(*args: Any, **named: Any) -> None:
        if after:
            call(*args, **named)
        die()

    setattr(owner, name, dying)


def _kill_at_step(journal: Journal | None, step: Step) -> None:
    assert journal is not None
    note = journal.note

    def dying(key: str, **changed: Any) -> None:
        if changed.get("step") is step:
            die()
        note(key, **changed)

    journal.note = dying  # type: ignore[method-assign]


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def until(application: QApplication, is_so: Callable[[], bool], *, seconds: float = PATIENCE_SECONDS) -> None:
    give_up = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > give_up:
            os._exit(3)
        application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.002)


def _forget_everything() -> None:
    Journal._write = lambda _journal, _sale: None  # type: ignore[method-assign, assignment]


if __name__ == "__main__":
    at = list(Moment)
    if sys.argv[5:] == ["forgetful"]:
        _forget_everything()
        at = [Moment.ANSWERED]
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), moments=at)
