"""The log: one line an event, time in UTC, on standard error; what a record has as `extra` are fields of its line."""

import logging
import os
from datetime import UTC, datetime

from structlog.processors import JSONRenderer, LogfmtRenderer

# gRPC's core writes by itself, a line for each stranger who knocks. It looks here when it is imported, so `commands.py`
# imports this module before any that needs it.
os.environ.setdefault("GRPC_VERBOSITY", "ERROR")

_NOISY = ("alembic", "asyncio", "filelock", "grpc", "sqlalchemy")
# What each record has beside its `extra`; "message" and "asctime" are left there by other formatters.
_OF_EVERY_RECORD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime"}


def set_up(level: str, style: str = "text", *, worker: int | None = None) -> None:
    """Send everything at `level` or above to standard error, as "text" (logfmt) or "json".

    Each line tells which `worker` wrote it, where there are several.
    """
    # What no line of ours says need not be found out for each; the last is where in the code it was written.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    logging._srcfile = None  # noqa: SLF001 - as logging's own manual says it
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(style, worker=worker))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)


def formatter(style: str, *, worker: int | None = None) -> logging.Formatter:
    """What makes one line of a record, whatever stands in it."""
    return _OneLine(style, {} if worker is None else {"worker": worker})


class _OneLine(logging.Formatter):
    """structlog's renderers alone: its own formatter around them takes as long as everything else of a line."""

    def __init__(self, style: str, more: dict[str, int]) -> None:
        super().__init__()
        self._render = JSONRenderer(ensure_ascii=False) if style == "json" else LogfmtRenderer()
        self._more = more

    def format(self, record: logging.LogRecord) -> str:
        facts = {
            "timestamp": f"{datetime.fromtimestamp(record.created, UTC).replace(tzinfo=None).isoformat()}Z",
            "level": record.levelname.lower(),
            "event": record.getMessage(),
            **{name: value for name, value in vars(record).items() if name not in _OF_EVERY_RECORD},
            **self._more,
        }
        if record.exc_info:
            facts["exception"] = self.formatException(record.exc_info)
        return str(self._render(None, "", facts))
