"""What a watcher of a show hears: the whole state, or what changed since; and the few messages that wait for it."""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ttms_server.ticket.service import Claim

Claims = Mapping[int, Claim]

# So many changes wait for one watcher; whoever is further behind is better served with the whole state.
MOST_WAITING = 16


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Who has which seat, and which state of the show itself that is."""

    claims: Claims
    version: int


@dataclass(slots=True)
class Changes:
    """Seats with their new claim, None for free; one object for everybody who watches the show."""

    seats: Mapping[int, Claim | None]
    _made: Any = field(default=None, repr=False, compare=False)

    def once(self, make: Callable[["Changes"], Any]) -> Any:
        """What `make` makes of this, made for the first watcher and given to all."""
        if self._made is None:
            self._made = make(self)
        return self._made


class Watcher:
    """The messages for one who watches, at most `MOST_WAITING`: at first, and after too many, a snapshot."""

    def __init__(self) -> None:
        self._waiting: deque[Changes] = deque()
        self._needs_all = True
        self._ready = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def tell(self, changes: Changes) -> None:
        """Let `changes` wait; nothing to do for whoever gets everything anyway."""
        if self._needs_all:
            return
        if len(self._waiting) == MOST_WAITING:
            self.start_anew()
            return
        self._waiting.append(changes)
        self._ready.set()

    def start_anew(self) -> None:
        """The next message is a snapshot, whatever waited."""
        self._needs_all = True
        self._waiting.clear()
        self._ready.set()

    def wake(self) -> None:
        """Something may be there, or the end."""
        self._ready.set()

    async def wait(self) -> None:
        await self._ready.wait()

    def take(self, snapshot: Snapshot | None) -> Snapshot | Changes | None:
        """The next message; `snapshot` is the present state, None while it is not known yet."""
        message: Snapshot | Changes | None = None
        if self._needs_all:
            message = snapshot
            self._needs_all = snapshot is None
        elif self._waiting:
            message = self._waiting.popleft()
        if self._needs_all or not self._waiting:
            self._ready.clear()
        return message
