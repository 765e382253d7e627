"""The sales of this counter that are not over yet: one small file each, safe against a power cut.

Each step is written and synced before its first byte is sent, and the file is removed once nothing is open any more.
What is left at the next sign-in is asked for by its ids; nothing is ever sold or charged again from here.
"""

import contextlib
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import Any

from PySide6.QtCore import QLockFile

from ttms_desktop.failures import LocalFailure
from ttms_desktop.whole_file import write_whole

_DAMAGED = "damaged"


class JournalUnwritable(LocalFailure):
    """A step of a sale could not be stored, so nothing was sent. details: problem."""


class CounterOpenTwice(LocalFailure):
    """Another window of this computer works as the same counter. details: counter_name."""


class Step(Enum):
    """How far a sale has come; what is written here may be under way."""

    HOLDING = "holding"  # seats are asked for
    HELD = "held"
    PAYING = "paying"  # a card is charged, or a part of the total is paid
    SENT = "sent"  # the sale is on its way
    SOLD = "sold"  # the order is known, its tickets are not made yet
    PRINTING = "printing"


class Sold(Enum):
    """What a sale is of."""

    TICKETS = "tickets"
    VOUCHER = "voucher"


@dataclass(frozen=True, slots=True)
class CardCharge:
    """A card that was put to the terminal; `approval` is empty until it is known."""

    reference: str
    amount_minor: int
    approval: str = ""


@dataclass(frozen=True, slots=True)
class ShowNames:
    """A show as it is called in each language; `time` is the cinema's, "19:30"."""

    hall: str
    hall_en: str
    film: str
    film_en: str
    time: str


@dataclass(frozen=True, slots=True)
class OpenSale:
    """A sale that is not over: who, where, what for, how much; `begun_at` by this computer's clock.

    `request_id` is that of the sale once it is sent. The hold is known by its request (`hold_request_id`, `seat_ids`)
    before it is known by `hold_id`; a voucher has no seats and no hold.

    A sale of vouchers is of `count` of one amount, for `total_minor` altogether; `sold_ids` are the request_ids of
    those that are sold, and `request_id` that of the one that is on its way.

    `show_text` is what it is for in the language that was worn then; older versions kept nothing else of the `show`.
    """

    request_id: str
    user_name: str
    cinema: str
    show_text: str
    total_minor: int
    given_minor: int
    currency: str
    begun_at: datetime
    sale_id: str = ""
    step: Step = Step.SENT
    schedule_id: int = 0
    hold_id: str = ""
    hold_request_id: str = ""
    seat_ids: tuple[int, ...] = ()
    cards: tuple[CardCharge, ...] = ()
    order_number: str = ""
    kind: Sold = Sold.TICKETS
    count: int = 1
    sold_ids: tuple[str, ...] = ()
    show: ShowNames | None = None

    @property
    def key(self) -> str:
        """The name of its file: files of older versions are named after the request."""
        return self.sale_id or self.request_id


class Journal:
    """The open sales of one counter; at most one program uses it at a time, from any of its threads."""

    def __init__(self, folder: Path, counter_name: str) -> None:
        """Raises CounterOpenTwice, JournalUnwritable."""
        self.counter_name = counter_name
        self._folder = folder / _file_name(counter_name)
        self._mutex = threading.RLock()
        self._live: dict[str, OpenSale] = {}
        self.damaged = 0  # files that were set aside since the start
        with told_as_unwritable():
            self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._folder / "in-use"))
        self._lock.setStaleLockTime(0)
        if not self._lock.tryLock(0):
            raise CounterOpenTwice(counter_name=counter_name)

    @property
    def folder(self) -> Path:
        """Of this counter alone, while this journal is open."""
        return self._folder

    def close(self) -> None:
        self._lock.unlock()

    def begin(self, sale: OpenSale) -> None:
        """Store `sale`; when this returns, it survives a power cut. Raises JournalUnwritable."""
        with self._mutex:
            self._write(sale)
            self._live[sale.key] = sale

    def change(self, key: str, **changed: Any) -> None:
        """Store the next step of a sale that was begun here. Raises JournalUnwritable."""
        with self._mutex:
            self.begin(replace(self._live[key], **changed))

    def note(self, key: str, **changed: Any) -> None:
        """As `change`, for what makes asking shorter but is found out without it: nothing is done if it fails."""
        with self._mutex, contextlib.suppress(JournalUnwritable):
            if key in self._live:
                self.change(key, **changed)

    def sale(self, key: str) -> OpenSale | None:
        """As it was last stored by this program."""
        with self._mutex:
            return self._live.get(key)

    def leave(self, key: str) -> None:
        """This program asks no more; whoever signs in next does."""
        with self._mutex:
            self._live.pop(key, None)

    def end(self, key: str) -> None:
        """Forget the sale, after a definite answer; a file that cannot be removed is only asked for once more."""
        self.leave(key)
        with contextlib.suppress(OSError):
            self._file(key).unlink(missing_ok=True)

    def pending(self) -> list[OpenSale]:
        """Oldest first; a damaged file is set aside under the name `….damaged`, never deleted, and counted."""
        read = [_read(file) for file in self._folder.glob("*.json")]
        sales = [sale for sale in read if isinstance(sale, OpenSale)]
        with self._mutex:
            self.damaged += read.count(_DAMAGED)
        return sorted(sales, key=lambda sale: sale.begun_at)

    def left_open(self) -> list[OpenSale]:
        """Those of them that this program is not at now: it alone says how its own end."""
        with self._mutex:
            live = set(self._live)
        return [sale for sale in self.pending() if sale.key not in live]

    def _write(self, sale: OpenSale) -> None:
        text = json.dumps(asdict(sale), ensure_ascii=False, indent=1, default=_plain)
        with told_as_unwritable():
            write_whole(self._file(sale.key), text)

    def _file(self, key: str) -> Path:
        return self._folder / f"{_file_name(key)}.json"


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else value.value


def _read(file: Path) -> OpenSale | str | None:
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
        fields["begun_at"] = datetime.fromisoformat(fields["begun_at"])
        fields["step"] = Step(fields.get("step", Step.SENT.value))
        fields["kind"] = Sold(fields.get("kind", Sold.TICKETS.value))
        for name in ("seat_ids", "sold_ids"):
            fields[name] = tuple(fields.get(name, ()))
        fields["cards"] = tuple(CardCharge(**card) for card in fields.get("cards", ()))
        fields["show"] = ShowNames(**fields["show"]) if fields.get("show") else None
        return OpenSale(**fields)
    except (ValueError, TypeError, KeyError):
        file.replace(file.with_suffix(f".{_DAMAGED}"))
        return _DAMAGED
    except OSError:
        return None


def _file_name(text: str) -> str:
    """`text` as a name that every file system takes."""
    return re.sub(r"[^\w-]", "_", text) or "_"


@contextlib.contextmanager
def told_as_unwritable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise JournalUnwritable(problem=error.strerror or str(error)) from error
