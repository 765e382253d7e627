"""A server of one's own for trying out: a child process with the sample cinema on SQLite, which ends with this one."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from ttms_desktop.config import ConnectionSettings
from ttms_desktop.resource_files import resource

_CERTIFICATE = "certificate.pem"
_START_SECONDS = 60.0
_STOP_SECONDS = 20.0


class LocalServerFailedError(Exception):
    """The server did not start; the text has what it said last."""


class LocalServer:
    """The sample cinema's server, with its database and its log in `folder`; `sample` are the files of the cinema."""

    def __init__(self, folder: Path, sample: Path | None = None) -> None:
        self._folder = folder
        self._sample = sample or resource("sample")
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._port}"

    @property
    def certificate(self) -> str | None:
        """What clients must trust, as PEM; None unless the environment lets the server encrypt."""
        return (self._folder / _CERTIFICATE).read_text(encoding="ascii") if _encrypts() else None

    @property
    def connection(self) -> ConnectionSettings:
        """How a desktop reaches it."""
        return ConnectionSettings(self.address, str((self._folder / _CERTIFICATE).resolve()) if _encrypts() else "")

    def load_sample(self) -> None:
        """Make the database, or add the days that it lacks. Raises LocalServerFailedError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._log() as log:
            command = [*self._command("sample"), "--folder", str(self._sample)]
            done = subprocess.run(  # noqa: S603 - our own server, no text of others
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False
            )
        if done.returncode:
            raise LocalServerFailedError(self._last_words())

    def start(self, rest: Callable[[float], object] = time.sleep) -> None:
        """Start it and wait until it listens; after a stop it listens where it did before. `rest` waits some seconds.

        Must be called on the main thread: the server is told to end when the thread that started it ends.
        """
        port_file = self._folder / "port"
        port_file.unlink(missing_ok=True)
        with self._log() as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own server, no text of others
                [*self._command("run"), "--with-parent", "--address", self.address, "--port-file", str(port_file)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={**os.environ, "TTMS_SERVER_STATE_FOLDER": str(self._folder.resolve())},
            )
        self._port = self._listening(port_file, rest)

    def stop(self) -> None:
        """End it as an administrator would; calls under way may finish."""
        if self._process is None:
            return
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End it as a power cut would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def _listening(self, port_file: Path, rest: Callable[[float], object]) -> int:
        """The port, once it stands in the file."""
        ends = time.monotonic() + _START_SECONDS
        while time.monotonic() < ends and self._process is not None and self._process.poll() is None:
            with contextlib.suppress(OSError, ValueError):
                return int(port_file.read_text(encoding="utf-8"))
            rest(0.02)
        self.stop()
        raise LocalServerFailedError(self._last_words())

    def _command(self, verb: str) -> Sequence[str]:
        # A bundle has no Python to start modules with.
        frozen = getattr(sys, "frozen", False)
        program = [_bundled_server()] if frozen else [sys.executable, "-m", "ttms_server"]
        database = f"sqlite:///{(self._folder / 'cinema.sqlite3').resolve()}"
        return [*program, verb, "--config", str(self._sample / "cinema.toml"), "--database-url", database]

    def _log(self) -> BinaryIO:
        return (self._folder / "server.log").open("ab")

    def _last_words(self) -> str:
        lines = (self._folder / "server.log").read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(["The local server did not start. It said last:", *lines[-5:]])


def _bundled_server() -> str:
    """The server's own bundle, beside that of this program or installed elsewhere."""
    beside = Path(sys.executable).parents[1] / "ttms-server" / "ttms-server"
    found = str(beside) if beside.is_file() else shutil.which("ttms-server")
    if found is None:
        raise LocalServerFailedError("The local server is missing: install ttms-server.")
    return found


def _encrypts() -> bool:
    """On this machine alone nobody listens; whoever wants it nevertheless says so, as for any server."""
    return os.environ.get("TTMS_TLS_MODE") == "always"
