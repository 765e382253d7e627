"""How many calls a second one caller may make: a bucket of tokens for each, so that nobody slows down the others.

Of a bucket only the moment is kept at which it is full again. It is compared with now, so a refusal takes nothing and
time never stands still for whoever was refused; a bucket that is full is as good as none and is forgotten.
"""

import time
from collections import OrderedDict
from collections.abc import Callable

from ttms_server.errors import RateLimited

_SECOND = 1_000_000_000
MOST_CALLERS = 10_000


class CallRate:
    """The buckets of all callers; `per_second` 0 lets everything pass."""

    def __init__(
        self,
        *,
        per_second: int,
        burst: int,
        most_callers: int = MOST_CALLERS,
        nanoseconds: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        self._interval = _SECOND // per_second if per_second else 0
        self._depth = burst * self._interval
        self._most, self._nanoseconds = most_callers, nanoseconds
        # Whoever called last stands at the end.
        self._full_at: OrderedDict[str, int] = OrderedDict()

    def __len__(self) -> int:
        return len(self._full_at)

    def take(self, caller: str) -> None:
        """Count a call.

        Raises:
            RateLimited: the bucket is empty; nothing was counted.
        """
        if not self._interval:
            return
        now = self._nanoseconds()
        full_at = max(now, self._full_at.get(caller, now)) + self._interval
        too_early = full_at - now - self._depth
        if too_early > 0:
            raise RateLimited(-(-too_early // _SECOND))
        self._full_at[caller] = full_at
        self._full_at.move_to_end(caller)
        self._forget(now)

    def _forget(self, now: int) -> None:
        """Drop who has not called for longest: full buckets, and others only where there are too many callers."""
        while self._full_at:
            caller, full_at = next(iter(self._full_at.items()))
            if full_at > now and len(self._full_at) <= self._most:
                return
            del self._full_at[caller]
