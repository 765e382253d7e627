"""A Debian system in a folder, and programs that run in it, as one of its users, with nothing of this machine's."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


class TrialFailedError(Exception):
    """Something in the scratch system is not as it should be; the text says what."""


@dataclass(frozen=True, slots=True)
class System:
    """The one whose root folder is `root`."""

    root: Path

    def run(self, *command: str, user: str = "root", given: str = "", **settings: str) -> str:
        """What it prints; `given` is its standard input, `settings` its environment.

        Raises:
            TrialFailedError: it ended with another code than 0.
        """
        done = subprocess.run(  # noqa: S603 - what the trial wrote
            self._inside(command, user),
            input=given,
            env=self._environment(settings),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said = "\n".join((done.stdout + done.stderr).splitlines()[-20:])
            raise TrialFailedError(f"`{' '.join(command)}` ended with {done.returncode}:\n{said}")
        return done.stdout

    def start(self, *command: str, user: str, log: Path, **settings: str) -> "subprocess.Popen[bytes]":
        """The program goes on; what it prints is appended to `log`, a file of this machine."""
        with log.open("ab") as stream:
            return subprocess.Popen(  # noqa: S603 - what the trial wrote
                self._inside(command, user),
                env=self._environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=stream,
            )

    def path(self, name: str) -> Path:
        """Where a file of that system is on this machine."""
        return self.root / name.lstrip("/")

    def _inside(self, command: tuple[str, ...], user: str) -> list[str]:
        become = [] if user == "root" else ["setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups"]
        return ["chroot", str(self.root), *become, *command]

    def _environment(self, settings: dict[str, str]) -> dict[str, str]:
        return {"PATH": _PATH, "HOME": "/", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **settings}


def stop(process: "subprocess.Popen[bytes]", *, seconds: float) -> float:
    """SIGTERM; the seconds that it took to end with 0.

    Raises:
        TrialFailedError: it took longer, or ended with another code.
    """
    begun = time.monotonic()
    process.terminate()
    try:
        code = process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise TrialFailedError(f"it had not ended {seconds:g} s after SIGTERM") from None
    if code:
        raise TrialFailedError(f"it ended with {code} after SIGTERM")
    return time.monotonic() - begun


@contextmanager
def screen() -> Iterator[str]:
    """An X server of this machine's, reached from the scratch system through its socket: the value of DISPLAY."""
    read_end, write_end = os.pipe()
    command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-ac"]
    server = subprocess.Popen(command, pass_fds=[write_end], stderr=subprocess.DEVNULL)  # noqa: S603
    os.close(write_end)
    try:
        with os.fdopen(read_end) as said:
            yield f":{said.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
