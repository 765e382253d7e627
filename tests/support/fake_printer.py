"""A thermal printer that reads ESC/POS: on a socket or behind a device, well or out of paper, silent, cut off."""

import contextlib
import os
import pty
import socket
import struct
import threading
import tty
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

_SECONDS = 10.0
_KICK, _CUT = "kick", "cut"


class Line(Protocol):
    """What a printer hangs on."""

    def read(self) -> bytes: ...

    def write(self, data: bytes) -> None: ...

    def cut(self) -> None: ...


@dataclass
class FakePrinter:
    """What it printed, and how it is: change the fields while it runs.

    `slips` are the dots of each slip that was cut, `torn` how many were begun and never came to their end. Without
    paper it takes data and prints nothing of it; in `cut_after` bytes of dots its plug is pulled.
    """

    has_paper: bool = True
    cover_open: bool = False
    error: bool = False
    silent: bool = False
    mute: bool = False  # prints, and never says anything
    cut_after: int | None = None
    cut_at_slip: int = 0  # and not before so many are printed
    paper_for: int | None = None  # so many slips
    when_cut: Callable[[], None] | None = None
    slips: list[bytes] = field(default_factory=list)
    events: list[str] = field(default_factory=list)
    torn: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def wait(self, until: Callable[[], bool]) -> None:
        with self.changed:
            assert self.changed.wait_for(until, _SECONDS), "the printer never got there"

    def serve(self, line: Line) -> None:
        """One connection, to its end."""
        reader = _Reader(line, self)
        try:
            while reader.step():
                pass
        except (OSError, EOFError):
            pass
        with self.changed:
            self.torn += bool(reader.dots)
            self.changed.notify_all()

    def status(self, number: int) -> int:
        """The answer to DLE EOT n."""
        out, base = not self.has_paper, 0x12
        if number == 1:
            return base | 0x08 * (out or self.cover_open or self.error)
        if number == 2:
            return base | 0x04 * self.cover_open | 0x20 * out | 0x40 * self.error
        return base | 0x60 * out

    @property
    def can_print(self) -> bool:
        return self.has_paper and not self.cover_open and not self.error

    def put(self, dots: bytes) -> None:
        with self.changed:
            self.slips.append(dots)
            self.events.append(_CUT)
            if self.paper_for is not None:
                self.paper_for -= 1
                self.has_paper = self.paper_for > 0
            self.changed.notify_all()


class _Reader:
    """The commands of one connection."""

    def __init__(self, line: Line, printer: FakePrinter) -> None:
        self._line, self._printer = line, printer
        self._waiting = b""
        self.dots = b""
        self._is_stuck = False  # what comes in turn is kept, as printers do without paper

    def step(self) -> bool:
        lead = self._take(1)
        if lead == b"\x10":
            self._real_time(self._take(2))
        elif lead == b"\x1b":
            self._escape(self._take(1))
        elif lead == b"\x1d":
            self._group(self._take(1))
        return True

    def _real_time(self, rest: bytes) -> None:
        printer = self._printer
        if rest[:1] == b"\x04" and not (printer.silent or printer.mute):
            self._line.write(bytes([printer.status(rest[1])]))

    def _escape(self, command: bytes) -> None:
        if command == b"p":
            self._take(3)
            with self._printer.changed:
                self._printer.events.append(_KICK)
                self._printer.changed.notify_all()
        elif command == b"d":
            self._take(1)

    def _group(self, command: bytes) -> None:
        printer = self._printer
        if command == b"v":
            _, _, wide, high = struct.unpack("<BBHH", self._take(6))
            self._picture(wide * high)
        elif command == b"V":
            self._take(1)
            if self._prints():
                printer.put(self.dots)
                self.dots = b""
        elif command == b"r":
            self._take(1)
            if self._prints() and not printer.mute:
                self._line.write(b"\x00")

    def _picture(self, length: int) -> None:
        printer = self._printer
        if printer.cut_after is not None and len(printer.slips) >= printer.cut_at_slip:
            self.dots += self._take(min(length, printer.cut_after))
            if printer.when_cut:
                printer.when_cut()
            self._line.cut()
            raise EOFError
        data = self._take(length)
        if self._prints():
            self.dots += data

    def _prints(self) -> bool:
        self._is_stuck = self._is_stuck or not self._printer.can_print or self._printer.silent
        return not self._is_stuck

    def _take(self, count: int) -> bytes:
        while len(self._waiting) < count:
            came = self._line.read()
            if not came:
                raise EOFError
            self._waiting += came
        taken, self._waiting = self._waiting[:count], self._waiting[count:]
        return taken


class _Socket:
    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def read(self) -> bytes:
        return self._connection.recv(65536)

    def write(self, data: bytes) -> None:
        self._connection.sendall(data)

    def cut(self) -> None:
        # A plug that is pulled says no goodbye.
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._connection.close()


class NetworkLine:
    """A printer in the network; `off` is its power."""

    def __init__(self, printer: FakePrinter) -> None:
        self._printer = printer
        self._listener: socket.socket | None = None
        self._threads: list[threading.Thread] = []
        self._open: list[socket.socket] = []
        self.port = 0
        self.on()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def on(self) -> None:
        listener = self._listener = socket.create_server(("127.0.0.1", self.port))
        self.port = listener.getsockname()[1]
        self._start(lambda: self._accept(listener))

    def off(self) -> None:
        if self._listener is not None:
            self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
        self._listener = None

    def close(self) -> None:
        self.off()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(_SECONDS)

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self._open.append(connection)
            self._start(lambda connection=connection: self._serve(connection))  # type: ignore[misc]

    def _serve(self, connection: socket.socket) -> None:
        with connection:
            self._printer.serve(_Socket(connection))

    def _start(self, call: Callable[[], None]) -> None:
        thread = threading.Thread(target=call, daemon=True)
        self._threads.append(thread)
        thread.start()


class _Device:
    def __init__(self, handle: int, replug: Callable[[], None]) -> None:
        self._handle, self._replug = handle, replug

    def read(self) -> bytes:
        return os.read(self._handle, 65536)

    def write(self, data: bytes) -> None:
        os.write(self._handle, data)

    def cut(self) -> None:
        self._replug()


class DeviceLine:
    """A printer behind a device file; whoever pulls its plug gets a new device under the old name."""

    def __init__(self, printer: FakePrinter, folder: Path) -> None:
        self._printer = printer
        self.address = str(folder / "lp0")
        self._handles: list[int] = []
        self._threads: list[threading.Thread] = []
        self.on()

    def on(self) -> None:
        inside, outside = pty.openpty()
        tty.setraw(outside)
        name = Path(self.address)
        name.unlink(missing_ok=True)
        name.symlink_to(os.ttyname(outside))
        # Held open, so that the printer outlives those who print.
        self._handles += [inside, outside]
        thread = threading.Thread(target=lambda: self._printer.serve(_Device(inside, self._replug)), daemon=True)
        self._threads.append(thread)
        thread.start()

    def off(self) -> None:
        Path(self.address).unlink(missing_ok=True)
        Path(self.address).mkdir()

    def close(self) -> None:
        self._unplug()
        for thread in self._threads:
            thread.join(_SECONDS)

    def _unplug(self) -> None:
        handles, self._handles = self._handles, []
        # The outer end first: whoever reads the inner one then comes to its end.
        for handle in reversed(handles):
            os.close(handle)

    def _replug(self) -> None:
        self._unplug()
        self.on()


class _File:
    def __init__(self, path: Path) -> None:
        self._left = [path.read_bytes()]

    def read(self) -> bytes:
        return self._left.pop() if self._left else b""

    def write(self, data: bytes) -> None:
        """A file hears no answer."""

    def cut(self) -> None:
        self._left.clear()


def printed_from(path: Path) -> FakePrinter:
    """What a printer would print of a file."""
    printer = FakePrinter()
    printer.serve(_File(path))
    return printer


@contextlib.contextmanager
def network_printer() -> Iterator[tuple[FakePrinter, NetworkLine]]:
    printer = FakePrinter()
    line = NetworkLine(printer)
    try:
        yield printer, line
    finally:
        line.close()


@contextlib.contextmanager
def device_printer(folder: Path) -> Iterator[tuple[FakePrinter, DeviceLine]]:
    printer = FakePrinter()
    line = DeviceLine(printer, folder)
    try:
        yield printer, line
    finally:
        line.close()
