"""What the log says of each call: who, from where, how long, what came of it; never what was typed."""

import logging
import time
from contextlib import suppress
from typing import Any

from ttms_server.errors import FieldInvalid
from ttms_server.fields import checked_uuid
from ttms_server.user.service import Caller

log = logging.getLogger(__name__)

_NOBODY = "-"


class CallLog:
    """One call, told when it ends: one that changes something at the level info, any other at debug."""

    def __init__(self, method: str) -> None:
        self.method = method
        self.request: Any = None
        self.caller: Caller | None = None
        self._began = time.perf_counter()

    def end(self, outcome: str) -> None:
        """`outcome` is OK, CANCELLED or the reason of the refusal."""
        level = logging.INFO if hasattr(self.request, "request_id") else logging.DEBUG
        if not log.isEnabledFor(level):
            return
        facts = self.facts()
        if outcome == "OK" and self.caller is None:
            # Only now: what is no name may be a password in the wrong field.
            facts["user"] = getattr(self.request, "user_name", _NOBODY)
            facts["counter"] = getattr(self.request, "counter_name", _NOBODY)
        milliseconds = round((time.perf_counter() - self._began) * 1000, 1)
        log.log(level, "call", extra=facts | {"outcome": outcome, "milliseconds": milliseconds})

    def facts(self) -> dict[str, Any]:
        """Which call this is."""
        return {
            "method": self.method.rpartition("/")[2],
            "request_id": self._request_id(),
            "user": self.caller.user_name if self.caller else _NOBODY,
            "counter": self.caller.counter_name if self.caller else _NOBODY,
        }

    def _request_id(self) -> str:
        with suppress(FieldInvalid):
            return checked_uuid(getattr(self.request, "request_id", ""), "request_id")
        return _NOBODY
