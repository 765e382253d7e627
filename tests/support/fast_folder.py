"""Where the tests keep their files: in memory, where a promise to have written to the disk costs nothing.

A killed process loses nothing there either, and no test cuts the power: what only a disk shows is not looked at here.
"""

import os
import shutil
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")
# Two throw-away MariaDB servers and the databases beside them take a sixth of it.
LEAST_BYTES = 3 * 2**30


def keep_files_in_memory() -> None:
    """Let this process and those it starts keep temporary files in memory, unless TMPDIR says where or it is scarce."""
    if "TMPDIR" not in os.environ and _has_room():
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def _has_room() -> bool:
    return os.access(MEMORY, os.W_OK | os.X_OK) and min(shutil.disk_usage(MEMORY).free, _free_memory()) >= LEAST_BYTES


def _free_memory() -> int:
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("MemAvailable:"))
    return int(kilobytes) * 1024
