"""Several server processes on one port: the process that was started keeps them running and serves nobody itself.

Each worker is the same command line again, with `--worker NUMBER`. It listens with SO_REUSEPORT, so the system gives
each new connection to one of them; its standard output says that it serves, and its standard input ends when whoever
started it ends, however that happens.
"""

import asyncio
import logging
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from ttms_server import notify

log = logging.getLogger(__name__)

# So often a worker may end before it serves, one time after the other, while no other serves.
MOST_TRIES = 5
_FIRST_PAUSE_SECONDS = 0.1
_LONGEST_PAUSE_SECONDS = 5.0
# Who served for so long has not just crashed at its start.
_STEADY_SECONDS = 10.0


class WorkersEndError(Exception):
    """No worker can be kept running."""


@contextmanager
def reserved(host: str, place: tuple[str, int]) -> Iterator[str]:
    """Keep `place` for the workers, as "host:port" with the port that it became; a server of its own is refused there.

    Raises:
        OSError: somebody else has it.
    """
    family = socket.AF_INET6 if ":" in place[0] else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as kept:
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        try:
            # Without SO_REUSEADDR, which would let another server that starts now have it too.
            kept.bind(place)
        except OSError:
            # What is left of connections to a server that had the port for itself.
            kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            kept.bind(place)
        yield f"{host}:{kept.getsockname()[1]}"


class PortFileUnusableError(Exception):
    """Nobody can be told where the server listens."""


def write_port(file: Path, port: int) -> None:
    """Say in `file` where the server listens.

    Raises:
        PortFileUnusableError: it cannot be written.
    """
    try:
        file.write_text(f"{port}\n", "ascii")
    except OSError as error:
        raise PortFileUnusableError(f"The port cannot be written to {file}: {error.strerror}.") from None


class Workers:
    """`count` processes that serve at `address`, started anew where one ends."""

    def __init__(self, count: int, address: str, *, stop_seconds: float) -> None:
        self._count, self._address, self._stop_seconds = count, address, stop_seconds
        self._serving: dict[int, Process] = {}
        self._running: dict[int, Process] = {}
        self._all_served = asyncio.Event()
        self._stopping = asyncio.Event()

    async def run(self, port_file: Path | None = None) -> int:
        """Run until SIGTERM or SIGINT; the exit code is 0 if every worker finished its calls.

        Raises:
            WorkersEndError: none can be kept running.
            PortFileUnusableError: the port cannot be written.
        """
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._stopping.set)
        keeping = [asyncio.create_task(self._keep(number)) for number in range(1, self._count + 1)]
        telling = asyncio.create_task(self._tell_when_all_serve(port_file))
        stopped = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait([stopped, telling, *keeping], return_when=asyncio.FIRST_COMPLETED)
            if telling.done() and telling.exception() is None:
                await asyncio.wait([stopped, *keeping], return_when=asyncio.FIRST_COMPLETED)
            self._stopping.set()
            notify.tell("STOPPING=1", "STATUS=Finishing the calls under way.")
            await self._stop()
            codes = await asyncio.gather(*keeping)
            if telling.done():
                telling.result()
            return int(any(codes))
        finally:
            stopped.cancel()
            telling.cancel()
            for process in self._running.values():
                process.kill()

    async def _tell_when_all_serve(self, port_file: Path | None) -> None:
        await self._all_served.wait()
        if port_file is not None:
            await asyncio.to_thread(write_port, port_file, int(self._address.rpartition(":")[2]))
        print(f"listening on {self._address}", flush=True)  # noqa: T201 - for whoever started it
        notify.tell(f"STATUS={self._count} workers run.", "READY=1")

    async def _keep(self, number: int) -> int:
        """Start worker `number` again and again until the server stops; the exit code with which it then ended."""
        tries = 0
        while not self._stopping.is_set():
            served_since, code = await self._once(number)
            if self._stopping.is_set():
                return code if served_since is not None else 0
            log.warning("a worker ended", extra={"number": number, "code": code})
            steady = served_since is not None and time.monotonic() - served_since >= _STEADY_SECONDS
            tries = 1 if steady else tries + 1
            others = any(other != number for other in self._serving)
            if served_since is None and tries >= MOST_TRIES and not (others and self._all_served.is_set()):
                raise WorkersEndError(f"Worker {number} ended {tries} times before it served; the log says why.")
            with suppress(TimeoutError):
                async with asyncio.timeout(min(_FIRST_PAUSE_SECONDS * 2 ** (tries - 1), _LONGEST_PAUSE_SECONDS)):
                    await self._stopping.wait()
        return 0

    async def _once(self, number: int) -> tuple[float | None, int]:
        """Run worker `number` to its end: since when it served (None: it never did), and its exit code."""
        process = await asyncio.create_subprocess_exec(
            *command_again(),
            f"--worker={number}",
            f"--address={self._address}",
            stdin=PIPE,
            stdout=PIPE,
            env={name: value for name, value in os.environ.items() if name != "NOTIFY_SOCKET"},
        )
        assert process.stdout is not None
        self._running[number] = process
        if self._stopping.is_set():
            process.terminate()
        served_since = None
        try:
            if await process.stdout.readline():
                served_since = time.monotonic()
                self._serving[number] = process
                if len(self._serving) == self._count:
                    self._all_served.set()
            return served_since, await process.wait()
        finally:
            self._serving.pop(number, None)
            if process.returncode is not None:
                del self._running[number]

    async def _stop(self) -> None:
        """Let all finish their calls; who has not ended by then is ended."""
        ending = [process for process in self._running.values() if process.returncode is None]
        for process in ending:
            with suppress(ProcessLookupError):
                process.terminate()
        with suppress(TimeoutError):
            async with asyncio.timeout(self._stop_seconds):
                await asyncio.gather(*(process.wait() for process in ending))
        for process in ending:
            if process.returncode is None:
                process.kill()


def command_again() -> Sequence[str]:
    """The command line of this process, for the same program once more."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


def watch_starter(stopping: asyncio.Event) -> None:
    """In a worker: stop as on SIGTERM when whoever started it is no more."""
    loop = asyncio.get_running_loop()

    def ended() -> None:
        loop.remove_reader(sys.stdin.fileno())
        stopping.set()

    loop.add_reader(sys.stdin.fileno(), ended)
