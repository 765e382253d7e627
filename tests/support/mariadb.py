"""A throw-away MariaDB: an empty server of its own in a temporary folder, gone without a trace when it is closed."""

import atexit
import os
import pwd
import random
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pymysql

USER = "tests"
TRIES = 5
START_SECONDS = 60
STOP_SECONDS = 60
PROGRAM_PATH = os.pathsep.join([os.environ.get("PATH", os.defpath), "/usr/sbin", "/sbin"])
SETTINGS = (
    "--bind-address=127.0.0.1",
    "--max-connections=500",
    "--innodb-flush-log-at-trx-commit=1",
    "--innodb-buffer-pool-size=64M",
    "--innodb-log-file-size=32M",
    "--key-buffer-size=1M",
    "--aria-pagecache-buffer-size=8M",
    "--character-set-server=utf8mb4",
    "--skip-name-resolve",
    "--skip-log-bin",
)


class PortTakenError(RuntimeError):
    """Another program listens on the port."""


class MariaDb:
    """A MariaDB server on a free port of this machine; leaving the `with` block stops it and removes its data.

    `settings` come after the usual ones, and win.

    Raises:
        RuntimeError: MariaDB is not installed, or does not start.
    """

    def __init__(self, settings: Sequence[str] = ()) -> None:
        self._settings = (*SETTINGS, *settings)
        self._password = secrets.token_hex(16)
        self._owner = _account()
        self.folder = Path(tempfile.mkdtemp(prefix="ttms-mariadb-"))
        self._accounts = self.folder / "accounts.sql"
        self._process: subprocess.Popen[bytes] | None = None
        self.port = 0
        atexit.register(self.close)

    def __enter__(self) -> Self:
        try:
            self._make_data()
            self._start_on_a_free_port()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def process_id(self) -> int | None:
        """The running server's process, or None."""
        return self._process.pid if self._process else None

    def url(self, database: str) -> str:
        """SQLAlchemy's address of `database`."""
        return f"mysql+pymysql://{USER}:{self._password}@127.0.0.1:{self.port}/{database}?charset=utf8mb4"

    def create_database(self, name: str) -> None:
        self.execute(f"CREATE DATABASE `{name}`")

    def drop_database(self, name: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS `{name}`")

    def execute(self, statement: str) -> None:
        """Run a statement that needs no database, with all rights."""
        with self._connect() as connection, connection.cursor() as cursor:
            cursor.execute(statement)

    def start(self) -> None:
        """Start again, on the same data and port, and wait until it answers."""
        if self._process:
            return
        places = (f"--socket={self.folder / 'socket'}", f"--pid-file={self.folder / 'pid'}")
        self._process = self._run("mariadbd", f"--port={self.port}", f"--init-file={self._accounts}", *places)
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """Stop in order: everything is written and closed."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End at once, as a crash would; `start` recovers what was committed."""
        self._end(signal.SIGKILL)

    def close(self) -> None:
        """End the server and remove its data; a second time does nothing."""
        atexit.unregister(self.close)
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make_data(self) -> None:
        # An account with a password and none without: other users of this machine can reach the port too.
        account = f"{USER}@127.0.0.1"
        create = f"CREATE USER IF NOT EXISTS {account} IDENTIFIED BY '{self._password}';"
        self._accounts.write_text(f"{create}\nGRANT ALL ON *.* TO {account} WITH GRANT OPTION;\n")
        if self._owner:
            for place in (self.folder, self._accounts):
                os.chown(place, self._owner.pw_uid, self._owner.pw_gid)
        if self._run("mariadb-install-db", "--skip-test-db", "--force").wait() != 0:
            raise RuntimeError(f"mariadb-install-db failed:\n{self._log()}")

    def _start_on_a_free_port(self) -> None:
        for _ in range(TRIES):
            self.port = _free_port()
            # Another process may have taken the port since.
            with suppress(PortTakenError):
                self.start()
                return
        raise RuntimeError(f"MariaDB found no free port in {TRIES} tries.")

    def _run(self, name: str, *options: str) -> "subprocess.Popen[bytes]":
        places = [f"--datadir={self.folder / 'data'}", f"--tmpdir={self.folder}"]
        program = _program(name)
        with (self.folder / "log").open("wb") as log:
            return subprocess.Popen(
                [*_words_before(self._owner), program, "--no-defaults", *places, *self._settings, *options],
                cwd=self.folder,
                env={**os.environ, "LC_ALL": "C"},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def _wait_until_it_answers(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while self._process and self._process.poll() is None and time.monotonic() < deadline:
            with suppress(pymysql.OperationalError), self._connect(answer_seconds=1):
                return
            time.sleep(0.02)
        log = self._log()
        raise (PortTakenError if "already in use" in log else RuntimeError)(f"MariaDB does not start:\n{log}")

    def _connect(self, *, answer_seconds: float = 60) -> "pymysql.Connection[pymysql.cursors.Cursor]":
        # connect_timeout ends with the TCP connection; the greeting after it has no limit but read_timeout.
        return pymysql.connect(
            host="127.0.0.1",
            port=self.port,
            user=USER,
            password=self._password,
            connect_timeout=5,
            read_timeout=answer_seconds,
        )

    def _end(self, how: signal.Signals) -> None:
        if self._process:
            self._process.send_signal(how)
            self._process.wait(STOP_SECONDS)
            self._process = None

    def _log(self) -> str:
        return "\n".join((self.folder / "log").read_text(errors="replace").splitlines()[-20:])


def _account() -> pwd.struct_passwd | None:
    """The account that the server runs under: MariaDB refuses to be root."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("mysql")
    except KeyError:
        return pwd.getpwnam("nobody")


def _program(name: str) -> str:
    path = shutil.which(name, path=PROGRAM_PATH)
    if path is None:
        raise RuntimeError(
            f"{name} is not installed: run `make test`, which installs it (Debian: mariadb-server-core)."
        )
    return path


def _words_before(owner: pwd.struct_passwd | None) -> list[str]:
    """The words before a command that run it as `owner`, and let the kernel end it when we die without a chance to.

    Not by arguments of Popen: they need a fork in this program, and one that uses gRPC can hang there.
    """
    setpriv = [_program("setpriv"), "--pdeathsig", "SIGKILL"]
    if owner is None:
        return setpriv
    return [*setpriv, f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]


def _free_port() -> int:
    """A free port outside the range that the kernel hands to outgoing connections."""
    while True:
        port = random.randint(20_000, 30_000)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
