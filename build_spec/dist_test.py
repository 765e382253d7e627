"""Installs the Debian packages in a scratch system, works with them there, and removes them: `dist_test.py ROOT DIST`.

`dist_test.sh` prepares the root folder and calls this. One line for each step; ends with 1 at the first that fails.
"""

import re
import shutil
import socket
import ssl
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from scratch_system import System, TrialFailedError, screen, stop

_STATE, _SETTINGS = "/var/lib/ttms", "/etc/ttms/server.toml"
_WANTED = "/etc/systemd/system/multi-user.target.wants/ttms-server.service"
_CLERK = "cashier"
_STARTS = 5
_PATIENCE_SECONDS = 60.0
# A drain may take 15 s, the database 3 more.
_STOP_SECONDS = 20.0
_FEWEST_PICTURES = 20
_FOR_THE_CLERK = "/tmp/certificate.pem"  # noqa: S108 - of the scratch system


class Trial:
    """The steps, in their order; each returns what is said about it."""

    def __init__(self, system: System, dist: Path) -> None:
        self._system, self._dist = system, dist
        self._debs = sorted(dist.glob("ttms-*.deb"))
        self._log = dist / "server.log"
        self._log.unlink(missing_ok=True)
        self._daemon: subprocess.Popen[bytes] | None = None
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = int(free.getsockname()[1])

    def steps(self) -> Iterator[tuple[str, Callable[[], str]]]:
        yield "The packages are installed with what they depend on", self.install
        yield "User, settings, state folder and service are there", self.look_after_install
        yield "Every library that a part of Qt needs is there", self.look_for_libraries
        yield "The first administrator and the sample cinema", self.prepare
        yield "The server starts as its own user", self.start_server
        yield "It speaks TLS with the certificate that it made", self.speak_tls
        yield "The tour against that server, offscreen", self.tour_of_the_daemon
        yield "The server ends after SIGTERM with 0", self.stop_server
        yield "The tour on an X screen, with a server of its own, over TLS", self.tour_on_a_screen
        yield "Time until the server is ready", self.time_server
        yield "Time until the desktop's window is there", self.time_desktop
        yield "Installing again keeps changed settings and data", self.install_again
        yield "Removing keeps settings and data", self.remove
        yield "Purging leaves nothing", self.purge
        yield "Sizes", self.sizes

    # Installing

    def install(self) -> str:
        folder = self._system.path("srv/packages")
        folder.mkdir(parents=True)
        for deb in self._debs:
            shutil.copy(deb, folder)
        if not self._system.path("etc/resolv.conf").exists():
            shutil.copy("/etc/resolv.conf", self._system.path("etc/resolv.conf"))
        self._system.run("apt-get", "update")
        said = self._install("apt-get", "install", "--yes", "--no-install-recommends")
        return ", ".join(re.findall(r"^\d+ upgraded, (\d+ newly installed)", said, re.MULTILINE))

    def _install(self, *command: str) -> str:
        return self._system.run(*command, *(f"/srv/packages/{deb.name}" for deb in self._debs))

    def look_after_install(self) -> str:
        user = self._system.run("getent", "passwd", "ttms").strip()
        _expect(user.endswith(f":{_STATE}:/usr/sbin/nologin"), f"the user is {user}")
        self._expect_owner(_STATE, "ttms:ttms 750")
        self._expect_owner(_SETTINGS, "root:ttms 640")
        _expect(self._system.path(_WANTED).is_symlink(), "the service is not enabled")
        conffiles = self._system.run("dpkg-query", "--show", "--showformat", "${Conffiles}", "ttms-server")
        _expect(_SETTINGS in conffiles, f"{_SETTINGS} is no conffile")
        versions = {self._system.run(name, "--version").strip() for name in ("ttms-server", "ttms-desktop")}
        _expect(len(versions) == 1, f"the versions are {versions}")
        return f"version {versions.pop()}"

    def _expect_owner(self, name: str, wanted: str) -> None:
        found = self._system.run("stat", "--format", "%U:%G %a", name).strip()
        _expect(found == wanted, f"{name} is {found}, not {wanted}")

    def look_for_libraries(self) -> str:
        plugins = self._system.path("usr/lib/ttms-desktop/_internal/PySide6/Qt/plugins")
        names = [f"/{plugin.relative_to(self._system.root)}" for plugin in sorted(plugins.rglob("*.so"))]
        missing = [line for line in self._system.run("ldd", *names).splitlines() if "not found" in line]
        _expect(not missing, f"missing: {missing}")
        return f"{len(names)} plugins"

    # The daemon

    def prepare(self) -> str:
        settings = self._system.path(_SETTINGS)
        text = settings.read_text(encoding="utf-8")
        changed = text.replace('# address = "127.0.0.1:7850"', f'address = "0.0.0.0:{self._port}"')
        _expect(changed != text, "the settings have no line for the address")
        settings.write_text(changed, encoding="utf-8")
        said = self._server("init", "--user", "owner", "--password-file", "-", given="correct horse battery\n")
        self._server("sample")
        self._expect_owner(f"{_STATE}/key.pem", "ttms:ttms 600")
        return said.splitlines()[0]

    def _server(self, *command: str, given: str = "") -> str:
        return self._system.run("ttms-server", *command, "--config", _SETTINGS, user="ttms", given=given)

    def start_server(self) -> str:
        seconds = self._start_daemon()
        said = self._server("status")
        return f"ready after {seconds:.1f} s; status says {said.split(maxsplit=2)[:2]}"

    def _start_daemon(self) -> float:
        """As systemd would; the seconds until it says that it is ready."""
        address = self._system.path("run/ttms-notify")
        address.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            told.bind(str(address))
            address.chmod(0o777)
            told.settimeout(_PATIENCE_SECONDS)
            begun = time.monotonic()
            command = ["ttms-server", "run", "--config", _SETTINGS]
            self._daemon = self._system.start(*command, user="ttms", log=self._log, NOTIFY_SOCKET="/run/ttms-notify")
            try:
                while b"READY=1" not in told.recv(4096).splitlines():
                    pass
            except TimeoutError:
                raise TrialFailedError(f"it was not ready in time, see {self._log}") from None
        return time.monotonic() - begun

    def speak_tls(self) -> str:
        certificate = self._system.path(f"{_STATE}/certificate.pem")
        shutil.copy(certificate, self._system.path(_FOR_THE_CLERK))
        context = ssl.create_default_context(cafile=str(certificate))
        context.set_alpn_protocols(["h2"])
        with (
            socket.create_connection(("127.0.0.1", self._port), timeout=10) as plain,
            context.wrap_socket(plain, server_hostname="ttms-server") as secured,
        ):
            return f"{secured.version()}, {secured.selected_alpn_protocol()}"

    def stop_server(self) -> str:
        _expect(self._daemon is not None, "there is no server")
        assert self._daemon is not None
        seconds = stop(self._daemon, seconds=_STOP_SECONDS)
        self._daemon = None
        return f"after {seconds:.1f} s"

    # The desktop

    def tour_of_the_daemon(self) -> str:
        self._system.run("adduser", "--disabled-password", "--gecos", "", _CLERK)
        server = ["--server", f"127.0.0.1:{self._port}", "--certificate", _FOR_THE_CLERK]
        said = self._tour("daemon", *server, QT_QPA_PLATFORM="offscreen")
        sold = self._log.read_text(encoding="utf-8").count("method=SellTickets")
        _expect(sold > 0, "that server has sold nothing")
        return f"{said}, {sold} sales there"

    def tour_on_a_screen(self) -> str:
        with screen() as display:
            return self._tour("screen", DISPLAY=display, QT_QPA_PLATFORM="xcb", TTMS_TLS_MODE="always")

    def _tour(self, name: str, *options: str, **settings: str) -> str:
        """Its pictures are copied to `DIST/tour-NAME`."""
        home = f"/home/{_CLERK}"
        folder = f"{home}/{name}"
        said = self._system.run(
            "ttms-desktop", "--tour", folder, "--tour-looks", "2", *options, user=_CLERK, HOME=home, **settings
        )
        pictures = list(self._system.path(folder).glob("*.png"))
        _expect(len(pictures) >= _FEWEST_PICTURES, f"there are only {len(pictures)} pictures")
        _expect(bool(list(self._system.path(folder).glob("*.pdf"))), "there is no ticket file")
        copy = self._dist / f"tour-{name}"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(self._system.path(folder), copy)
        (copy / "said.txt").write_text(said, encoding="utf-8")
        return f"{said.count(' ok ')} steps, {len(pictures)} pictures in {copy}"

    # Times

    def time_server(self) -> str:
        seconds = []
        for _ in range(_STARTS):
            seconds.append(self._start_daemon())
            self.stop_server()
        return _times(seconds)

    def time_desktop(self) -> str:
        with screen() as display:
            return _times([self._time_window(display) for _ in range(_STARTS)])

    def _time_window(self, display: str) -> float:
        begun = time.monotonic()
        settings = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "HOME": f"/home/{_CLERK}"}
        desktop = self._system.start("ttms-desktop", user=_CLERK, log=self._dist / "desktop.log", **settings)
        while not _window_is_there(display):
            _expect(desktop.poll() is None, "the desktop ended")
            _expect(time.monotonic() - begun < _PATIENCE_SECONDS, "there is no window")
            time.sleep(0.01)
        seconds = time.monotonic() - begun
        stop(desktop, seconds=_STOP_SECONDS)
        return seconds

    # The end

    def install_again(self) -> str:
        before = self._kept()
        self._install("dpkg", "--install")
        _expect(self._kept() == before, "settings or data changed")
        self._expect_owner(_SETTINGS, "root:ttms 640")
        return "kept"

    def remove(self) -> str:
        before = self._kept()
        self._system.run("apt-get", "remove", "--yes", "ttms-server", "ttms-desktop")
        _expect(self._kept() == before, "settings or data changed")
        left = [name for name in ("usr/bin", "usr/lib") if list(self._system.path(name).glob("ttms-*"))]
        _expect(not left, f"programs are left in {left}")
        return "kept"

    def _kept(self) -> list[tuple[str, bytes]]:
        files = [self._system.path(_SETTINGS), *sorted(self._system.path(_STATE).iterdir())]
        return [(file.name, file.read_bytes()) for file in files]

    def purge(self) -> str:
        self._system.run("dpkg", "--purge", "ttms-server", "ttms-desktop")
        left = [name for name in ("/etc/ttms", _STATE, _WANTED) if self._system.path(name).is_symlink()]
        left += [name for name in ("/etc/ttms", _STATE) if self._system.path(name).exists()]
        _expect(not left, f"left: {left}")
        users = self._system.path("etc/passwd").read_text(encoding="utf-8")
        _expect("\nttms:" not in users, "the user is left")
        return "nothing of settings, data, service and user"

    def sizes(self) -> str:
        bundles = (f"{name} {_megabytes(self._dist / name)}" for name in ("ttms-server", "ttms-desktop"))
        return ", ".join([*bundles, *(f"{deb.name} {deb.stat().st_size / 1e6:.0f} MB" for deb in self._debs)])


def _window_is_there(display: str) -> bool:
    """Whether a window of the desktop's, not one of its small hidden ones, is on the screen."""
    for line in _window_information(display, "-root", "-tree").splitlines():
        if found := re.match(r'\s+(0x\w+) ".*": \("ttms-desktop" .*\)\s+(\d+)x(\d+)', line):
            number, width, height = found.groups()
            if min(int(width), int(height)) > 300 and "IsViewable" in _window_information(display, "-id", number):
                return True
    return False


def _window_information(display: str, *what: str) -> str:
    command = ["xwininfo", "-display", display, *what]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603


def _megabytes(folder: Path) -> str:
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and not file.is_symlink())
    return f"{size / 1e6:.0f} MB"


def _times(seconds: list[float]) -> str:
    return f"{statistics.median(seconds):.2f} s (median of {len(seconds)}, {min(seconds):.2f} to {max(seconds):.2f})"


def _expect(holds: bool, otherwise: str) -> None:  # noqa: FBT001 - reads like an assertion
    if not holds:
        raise TrialFailedError(otherwise)


def main() -> int:
    trial = Trial(System(Path(sys.argv[1])), Path(sys.argv[2]).resolve())
    for title, step in trial.steps():
        try:
            print(f"ok      {title}: {step()}", flush=True)
        except TrialFailedError as failure:
            print(f"FAILED  {title}: {failure}", flush=True)
            return 1
    print("The packages are good.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
