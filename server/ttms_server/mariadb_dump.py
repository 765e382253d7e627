"""The database's own program that writes a database as SQL: run where it is, said what to run where it is not."""

import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL

from ttms_server import whole_file

PROGRAMS = ("mariadb-dump", "mysqldump")
# --single-transaction: as it was at one moment, and nobody waits. --hex-blob: answers and hashes are no text.
# --no-tablespaces: the server's account need not have the right to look at them.
_OPTIONS = ("--single-transaction", "--skip-lock-tables", "--hex-blob", "--no-tablespaces")
# Options of the database's address that the program calls otherwise; the others have the same name with hyphens.
_NAMES = {
    "unix_socket": "socket",
    "charset": "default-character-set",
    "ssl_check_hostname": "ssl-verify-server-cert",
    "ssl_verify_cert": "ssl-verify-server-cert",
    "ssl_verify_identity": "ssl-verify-server-cert",
}


class DumpRefusedError(Exception):
    """There is no dump; the text says why, or what to run instead."""


def dump(url: URL, file: Path) -> None:
    """Write the database at `url` as SQL to `file`, which is made for its owner alone.

    Raises:
        DumpRefusedError: the program is not here, or did not write everything.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise DumpRefusedError(
            f"{PROGRAMS[0]} is not installed here; install it (Debian: mariadb-client), or run "
            f"`{_by_hand(url)}` on the database's machine and keep that file with the ticket key."
        )
    with _login(url) as login, os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        ended = subprocess.run(  # noqa: S603 - no shell, and a name of a database that the settings give
            [program, f"--defaults-file={login}", *_OPTIONS, "--", url.database or ""],
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            check=False,
        )
    if ended.returncode != 0:
        complaint = ended.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {ended.returncode}"]
        raise DumpRefusedError(f"{Path(program).name}: {complaint[-1]}")
    whole_file.keep(file)


def _by_hand(url: URL) -> str:
    words = [PROGRAMS[0], *_OPTIONS]
    words += [f"--host={url.host}"] * bool(url.host) + [f"--port={url.port}"] * bool(url.port)
    words += [f"--user={url.username}"] * bool(url.username) + ["--password", url.database or ""]
    return f"{shlex.join(words)} > ttms.sql"


@contextmanager
def _login(url: URL) -> Iterator[Path]:
    """A file with what is needed to get in, for its owner alone: everybody sees a command line."""
    given: dict[str, object] = {"host": url.host, "port": url.port, "user": url.username, "password": url.password}
    given |= {_NAMES.get(name, name.replace("_", "-")): str(value) for name, value in url.query.items()}
    given.setdefault("default-character-set", "utf8mb4")
    if "socket" not in given:
        given["protocol"] = "tcp"  # as the server connects: the program takes "localhost" for a socket
    lines = [f"{name}={_quoted(str(value))}" for name, value in given.items() if value is not None]
    with tempfile.TemporaryDirectory(prefix="ttms-login-") as folder:  # which nobody else may enter
        file = Path(folder) / "login.cnf"
        whole_file.write(file, "\n".join(["[client]", *lines, ""]).encode(), mode=0o600)
        yield file


def _quoted(value: str) -> str:
    """As option files want it: blanks and # stay what they are."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
