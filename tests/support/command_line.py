"""`ttms-server` as somebody at a shell runs it."""

import gc
import logging
import os
import subprocess
import sys
import threading
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import TextIO

from ttms_server.__main__ import main

_SETTINGS = "TTMS_"


@dataclass(frozen=True)
class Ended:
    """What a command left behind."""

    code: int
    said: str
    complained: str


def in_a_process(*arguments: str | Path, **environment: str) -> Ended:
    """Run a command to its end, with no setting in its environment but these."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(_SETTINGS)}
    ended = subprocess.run(
        [sys.executable, "-m", "ttms_server", *map(str, arguments)],
        env=clean | {"PYTHONWARNINGS": "error"} | environment,
        capture_output=True,
        timeout=60,
        encoding="utf-8",
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def in_here(*arguments: str | Path) -> Ended:
    """The same inside of this process, which saves the second that a process takes to start.

    What other threads of the tests say meanwhile, or what their garbage says when it is found, is no word of it.
    """
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    out, errors = _OfThisThread(sys.stdout), _OfThisThread(sys.stderr)
    collects = gc.isenabled()
    gc.disable()
    try:
        with redirect_stdout(out), redirect_stderr(errors):
            code = main([str(argument) for argument in arguments])
    finally:
        root.handlers[:] = handlers
        root.setLevel(level)
        if collects:
            gc.enable()
    return Ended(code, out.getvalue(), errors.getvalue())


class _OfThisThread(StringIO):
    """Keeps what the thread that made it writes; everybody else's words go to `others`."""

    def __init__(self, others: TextIO) -> None:
        super().__init__()
        self._others = others
        self._thread = threading.get_ident()

    def write(self, text: str) -> int:
        return super().write(text) if threading.get_ident() == self._thread else self._others.write(text)
