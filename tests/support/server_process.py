"""A real server in a process of its own, that tests can stop, kill and start again on the same port."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import ClassVar, Self

from support.prepared_servers import PreparedServer, nursery
from ttms_client import Client
from ttms_client.errors import TtmsError


class ServerProcess:
    """`ttms-server run` on a free port of this machine; settings are given as the environment spells them.

    `program` is another module to run in place of the server's own, for tests that take a protection away. `host` is
    what it listens on; its own files are in `folder`.
    """

    # Whether they are forked from a process that has imported everything; `ttms-bench` measures how they start.
    prepared: ClassVar[bool] = False

    def __init__(
        self,
        database_url: str,
        folder: Path,
        *,
        program: str = "ttms_server",
        host: str = "127.0.0.1",
        **settings: str,
    ) -> None:
        self._program, self._host = program, host
        own = {"TTMS_DATABASE_URL": database_url, "TTMS_SERVER_STATE_FOLDER": str(folder)}
        self._environment = {**os.environ, **own, **settings}
        self._encrypts = host != "127.0.0.1" or settings.get("TTMS_TLS_MODE") == "always"
        # After the tests' own folder as before: the program is the one that the tests themselves run on.
        paths = [str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
        self._environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
        self._folder = folder
        self._process: subprocess.Popen[bytes] | PreparedServer | None = None
        self.port = 0

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def certificate(self) -> str | None:
        """What a client must trust; None if the server speaks plain text."""
        return (self._folder / "certificate.pem").read_text(encoding="ascii") if self._encrypts else None

    @property
    def process_id(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        """What the server wrote so far."""
        return (self._folder / "server.log").read_text(encoding="utf-8")

    def start(self, *, patience_seconds: float = 90) -> None:
        """Start, or start again on the same port, and wait until it serves."""
        port_file = self._folder / "port"
        port_file.unlink(missing_ok=True)
        self._process = self._run("run", "--port-file", str(port_file), "--address", f"{self._host}:{self.port}")
        give_up = time.monotonic() + patience_seconds
        while not (port_file.exists() and port_file.read_text()):
            if self._process.poll() is not None or time.monotonic() > give_up:
                raise RuntimeError(f"the server did not start:\n{self.log}")
            time.sleep(0.02)
        self.port = int(port_file.read_text())
        self._wait_until_serving(give_up)

    def _run(self, *arguments: str) -> "subprocess.Popen[bytes] | PreparedServer":
        log = self._folder / "server.log"
        # One of several workers starts the others by the command line that it was started with.
        if self.prepared and "TTMS_SERVER_WORKERS" not in self._environment:
            return nursery().start(self._program, arguments, self._environment, log)
        with log.open("ab") as file:
            command = [sys.executable, "-m", self._program, *arguments]
            return subprocess.Popen(command, env=self._environment, stdout=file, stderr=file)

    def _wait_until_serving(self, give_up: float) -> None:
        with Client(self.address, certificate=self.certificate) as client:
            while True:
                try:
                    client.check_health(5)
                except TtmsError:
                    if time.monotonic() > give_up:
                        raise
                    time.sleep(0.05)
                else:
                    return

    def stop(self) -> int:
        """SIGTERM; returns the exit code."""
        return self._end(signal.SIGTERM)

    def ask_to_stop(self) -> None:
        """SIGTERM, without waiting for the end."""
        assert self._process is not None
        self._process.send_signal(signal.SIGTERM)

    def ended(self, *, seconds: float = 30) -> int:
        """The exit code, once it has ended by itself."""
        assert self._process is not None
        code = self._process.wait(timeout=seconds)
        self._process = None
        return code

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        self._end(signal.SIGKILL)

    def _end(self, number: signal.Signals) -> int:
        if self._process is None:
            return 0
        self._process.send_signal(number)
        code = self._process.wait(timeout=30)
        self._process = None
        return code
