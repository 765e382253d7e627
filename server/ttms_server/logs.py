"""The log: one line an event, time in UTC, on standard error; what a record has as `extra` are fields of its line."""

import logging
import os
from collections.abc import MutableMapping
from typing import Any

import structlog
from structlog.typing import Processor

# gRPC's core writes by itself, a line for each stranger who knocks. It looks here when it is imported, so `commands.py`
# imports this module before any that needs it.
os.environ.setdefault("GRPC_VERBOSITY", "ERROR")

_NOISY = ("alembic", "asyncio", "filelock", "grpc", "sqlalchemy")
_FIRST = ("timestamp", "level", "event")


def set_up(level: str, style: str = "text", *, worker: int | None = None) -> None:
    """Send everything at `level` or above to standard error, as "text" (logfmt) or "json".

    Each line tells which `worker` wrote it, where there are several.
    """
    # What no line of ours says need not be found out for each.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler()
    handler.setFormatter(formatter(style, worker=worker))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())
    for noisy in _NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)


def formatter(style: str, *, worker: int | None = None) -> logging.Formatter:
    """What makes one line of a record, whatever stands in it."""
    last: Processor = structlog.processors.LogfmtRenderer(key_order=_FIRST)
    if style == "json":
        last = structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.stdlib.add_log_level,
            structlog.stdlib.ExtraAdder(),
            *([_number_of(worker)] if worker is not None else []),
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            last,
        ],
    )


def _number_of(worker: int) -> Processor:
    def add(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
        event["worker"] = worker
        return event

    return add
