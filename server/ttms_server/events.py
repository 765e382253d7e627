"""What happened, told to whoever watches, after the commit."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager


class SeatEvents:
    """A bell per show: rung when seats of it changed. Used on the event loop only."""

    def __init__(self) -> None:
        self._bells: defaultdict[int, set[asyncio.Event]] = defaultdict(set)

    def ring(self, schedule_ids: Iterable[int]) -> None:
        """Seats of these shows have changed, and the change is durable."""
        for schedule_id in schedule_ids:
            for bell in self._bells.get(schedule_id, ()):
                bell.set()

    @contextmanager
    def bell(self, schedule_id: int) -> Iterator[asyncio.Event]:
        """A bell for one show while somebody listens."""
        bell = asyncio.Event()
        self._bells[schedule_id].add(bell)
        try:
            yield bell
        finally:
            self._bells[schedule_id].discard(bell)
            if not self._bells[schedule_id]:
                del self._bells[schedule_id]
