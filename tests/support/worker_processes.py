"""The workers of a running server, seen from outside as Linux shows processes and their sockets."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from support.race import signed_in
from support.server_process import ServerProcess
from ttms_client import Client

_LISTENING, _CONNECTED = "0A", "01"


@dataclass(frozen=True, slots=True)
class Worker:
    """One of the processes that serve."""

    process_id: int
    port: int

    @property
    def runs(self) -> bool:
        # What has ended and was not yet asked about by its parent has no memory any more.
        with suppress(OSError):
            return bool(Path(f"/proc/{self.process_id}/cmdline").read_bytes())
        return False

    @property
    def listens(self) -> bool:
        return self._sockets(_LISTENING) > 0

    @property
    def connections(self) -> int:
        """How many counters are connected to it."""
        return self._sockets(_CONNECTED)

    def kill(self) -> None:
        os.kill(self.process_id, signal.SIGKILL)

    def terminate(self) -> None:
        os.kill(self.process_id, signal.SIGTERM)

    def _sockets(self, state: str) -> int:
        own = set()
        for handle in Path(f"/proc/{self.process_id}/fd").iterdir():
            with suppress(OSError):
                own.add(str(handle.readlink()).removeprefix("socket:[").removesuffix("]"))
        # gRPC listens on IPv4 by sockets of IPv6.
        tables = [Path(f"/proc/net/{kind}").read_text(encoding="ascii") for kind in ("tcp", "tcp6")]
        rows = [row.split() for table in tables for row in table.splitlines()[1:]]
        here = f":{self.port:04X}"
        return sum(row[1].endswith(here) and row[3] == state and row[9] in own for row in rows)


def workers_of(server: ServerProcess) -> dict[int, Worker]:
    """The workers that run, by their number."""
    parent = server.process_id
    found = {}
    for child in Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii").split():
        with suppress(OSError):
            for word in Path(f"/proc/{child}/cmdline").read_text(encoding="utf-8").split("\0"):
                if word.startswith("--worker="):
                    found[int(word.removeprefix("--worker="))] = Worker(int(child), server.port)
    return found


def wait_for_another(server: ServerProcess, number: int, before: Worker) -> None:
    """Wait until worker `number` is a new process that listens."""

    def is_there() -> bool:
        worker = workers_of(server).get(number)
        return worker is not None and worker != before and worker.listens

    wait_until(is_there)


def wait_until(is_so: Callable[[], bool], *, seconds: float = 20) -> None:
    """Raises: AssertionError: it is not so in time."""
    give_up = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < give_up
        time.sleep(0.05)


@contextmanager
def counter_on(server: ServerProcess, number: int) -> Iterator[Client]:
    """A signed-in counter whose connection is one to worker `number`."""
    worker = workers_of(server)[number]
    for _ in range(50):
        before = worker.connections
        with Client(server.address) as client:
            signed_in(client, counter_name=f"{number}")
            if worker.connections > before:
                yield client
                return
    raise AssertionError(f"no connection reached worker {number}")
