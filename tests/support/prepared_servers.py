"""Servers without the two seconds that each spends on importing: forked from a process that has imported everything.

Run as a program it is that process. It has started nothing, neither a thread nor anything of gRPC, so that what is
forked from it is as good as new: an own process with its own environment, which ends as the program ends.
"""

import atexit
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_END_SECONDS = 30
_LONGEST_REQUEST = 1 << 20


class PreparedServer:
    """A server that was forked, with what is asked of a `subprocess.Popen`."""

    def __init__(self, nursery: "Nursery", pid: int) -> None:
        self.pid = pid
        self._nursery = nursery

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def poll(self) -> int | None:
        return self._nursery.exit_code(self.pid, seconds=0)

    def wait(self, timeout: float) -> int:
        code = self._nursery.exit_code(self.pid, seconds=timeout)
        if code is None:
            raise subprocess.TimeoutExpired("ttms-server", timeout)
        return code


class Nursery:
    """The process that has imported everything, as those who start servers see it."""

    def __init__(self) -> None:
        self._line, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with other:
            command = [sys.executable, "-m", __name__, str(other.fileno())]
            paths = os.pathsep.join(filter(None, [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]))
            self._process = subprocess.Popen(
                command, env={**os.environ, "PYTHONPATH": paths}, pass_fds=[other.fileno()], stdin=subprocess.DEVNULL
            )
        self._ended: dict[int, int] = {}
        self._started: list[int] = []
        atexit.register(self._close)

    def start(
        self, program: str, arguments: Sequence[str], environment: Mapping[str, str], log: Path
    ) -> PreparedServer:
        """`python -m program`, which writes to the end of `log`."""
        wanted = {"program": program, "arguments": arguments, "environment": environment, "log": str(log)}
        self._line.send(json.dumps(wanted).encode())
        while not self._started:
            self._listen()
        return PreparedServer(self, self._started.pop())

    def exit_code(self, pid: int, *, seconds: float) -> int | None:
        """As Popen's: negative if a signal ended it; None if it still runs after so long."""
        give_up = time.monotonic() + seconds
        while pid not in self._ended and select.select([self._line], [], [], max(0, give_up - time.monotonic()))[0]:
            self._listen()
        return self._ended.get(pid)

    def _listen(self) -> None:
        said = self._line.recv(_LONGEST_REQUEST)
        if not said:
            raise RuntimeError("the process that starts servers has ended")
        answer = json.loads(said)
        if "started" in answer:
            self._started.append(answer["started"])
        else:
            self._ended[answer["ended"]] = answer["code"]

    def _close(self) -> None:
        self._line.close()
        self._process.wait(_END_SECONDS)


@cache
def nursery() -> Nursery:
    """That of this process, made when the first server is asked for."""
    return Nursery()


def _serve(line: socket.socket) -> dict[str, Any] | None:
    """Fork for each request, and tell who ended; a forked process returns what it is to be."""
    running: dict[int, int] = {}  # file descriptor → process
    while True:
        for ready in select.select([line.fileno(), *running], [], [])[0]:
            if ready in running:
                pid = running.pop(ready)
                os.close(ready)
                code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
                _tell(line, {"ended": pid, "code": code})
            elif not (request := line.recv(_LONGEST_REQUEST)):
                return None
            elif pid := os.fork():
                running[os.pidfd_open(pid)] = pid
                _tell(line, {"started": pid})
            else:
                for descriptor in running:
                    os.close(descriptor)
                wanted: dict[str, Any] = json.loads(request)
                return wanted


def _tell(line: socket.socket, what: Mapping[str, int]) -> None:
    line.send(json.dumps(what).encode())


def _become(wanted: Mapping[str, Any]) -> None:
    log = os.open(wanted["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
    for standard in (1, 2):
        os.dup2(log, standard)
    os.close(log)
    os.environ.clear()
    os.environ.update(wanted["environment"])
    time.tzset()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv[1:] = wanted["arguments"]
    runpy.run_module(wanted["program"], run_name="__main__", alter_sys=True)


def main() -> None:
    # What a server loads once it knows that it is to run.
    import ttms_server.all_models
    import ttms_server.app
    import ttms_server.commands
    import ttms_server.schema_version  # noqa: F401

    # Ctrl+C is for the tests, which end their servers themselves.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with socket.socket(fileno=int(sys.argv[1])) as line:
        wanted = _serve(line)
    if wanted is not None:
        _become(wanted)


if __name__ == "__main__":
    main()
