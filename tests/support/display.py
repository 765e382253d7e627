"""A display of the test's own for real windows: Xvfb."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def display(size: str = "1400x900x24") -> Iterator[dict[str, str]]:
    """The environment in which a program opens real windows through X."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", size, "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    try:
        with os.fdopen(read_end) as said:
            environment["DISPLAY"] = f":{said.readline().strip()}"
        yield environment
    finally:
        server.terminate()
        server.wait()
