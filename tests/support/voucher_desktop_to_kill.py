"""A real desktop that sells vouchers and kills itself with SIGKILL at a chosen moment; the next one ends what it left.

Run as a program: `python -m support.voucher_desktop_to_kill ADDRESS FOLDER`, for all of `MOMENTS` in their order.
"""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from support.desktop_to_kill import die, in_a_child, sign_in, until
from ttms_desktop.app import Desk
from ttms_desktop.screens.sell_vouchers.view_model import VoucherStep

WORTH, GIVEN = 5_000, 20_000


@dataclass(frozen=True)
class Moment:
    """`count` vouchers are being sold when the desktop dies at the `number`th call of `what`, before or after it."""

    name: str
    count: int
    by_card: bool = False
    number: int = 0  # 0: all are sold, and the clerk has not seen it
    after: bool = False
    what: str = "send"  # or "charge"


MOMENTS = (
    Moment("one for cash, sold", 1),
    Moment("three for cash, the second not sent", 3, number=2),
    Moment("three for cash, the second sent", 3, number=2, after=True),
    Moment("three for cash, sold", 3),
    Moment("three by card, the second charged", 3, by_card=True, number=2, after=True, what="charge"),
    Moment("three by card, the second not sent", 3, by_card=True, number=2),
    Moment("three by card, the second sent", 3, by_card=True, number=2, after=True),
    Moment("three by card, sold", 3, by_card=True),
)


def main(address: str, folder: Path) -> None:
    for moment in MOMENTS:
        status = in_a_child(partial(_sell, address, folder, moment))
        if not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
            sys.exit(f"the desktop was not killed at {moment.name}, but ended with {status}")
    for name in ("the end", "after the end"):
        if in_a_child(partial(sign_in, address, folder, name)):
            sys.exit("the last desktop could not end what was open")


def _sell(address: str, folder: Path, moment: Moment) -> None:
    application, desk = sign_in(address, folder, moment.name)
    sale = desk.sell.vouchers.sale
    _arm(desk, moment)
    desk.window.sell_view.beside.open_vouchers()
    if moment.by_card:
        sale.take_card(WORTH, moment.count)
    else:
        sale.take_cash(WORTH, moment.count, GIVEN)
    until(application, lambda: sale.step is VoucherStep.DONE and len(sale.sold) == moment.count)
    die()


def _arm(desk: Desk, moment: Moment) -> None:
    if moment.what == "charge":
        _kill_at(desk.sell.vouchers.sale.cards.terminal, "charge", moment)
    else:
        _kill_at(desk.counter.client.voucher, "settle_issue", moment)


def _kill_at(owner: Any, name: str, moment: Moment) -> None:
    call: Callable[..., Any] = getattr(owner, name)
    calls = 0

    def dying(*args: Any, **named: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == moment.number and not moment.after:
            die()
        answer = call(*args, **named)
        if calls == moment.number:
            die()
        return answer

    setattr(owner, name, dying)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
