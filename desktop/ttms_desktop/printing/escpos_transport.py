"""Ways to an ESC/POS printer: python-escpos' own, each with an end to its waiting."""

import contextlib
import os
import select
import socket
import stat
import time
from typing import Any

from escpos.escpos import Escpos
from escpos.exceptions import Error as EscposError
from escpos.printer import Network, Usb

from ttms_desktop.printing.devices import Device, DeviceKind
from ttms_desktop.printing.failures import PrinterAway, UsbUnsupported

_PORT = 9100
# What the ways raise when they fail; usb's errors are OSErrors.
BROKEN = (OSError, EscposError, EOFError)


class SocketPrinter(Network):  # type: ignore[misc] # escpos has no types
    """A printer in the network, by whatever protocol its name resolves to."""

    def open(self, raise_not_found: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - the base's
        self.device = socket.create_connection((self.host, self.port), timeout=self.timeout)

    def read_within(self, seconds: float) -> bytes:
        """What it says until then; raises TimeoutError, and EOFError at the end of the connection."""
        self.device.settimeout(max(0.001, seconds))
        try:
            said = self.device.recv(16)
        finally:
            self.device.settimeout(self.timeout)
        if not said:
            raise EOFError
        return bytes(said)


class PathPrinter(Escpos):  # type: ignore[misc] # escpos has no types
    """A printer behind a device such as /dev/usb/lp0 or LPT1, or a file; a device that is stuck ends the writing."""

    def __init__(self, path: str, *, timeout: float) -> None:
        self._handle = -1
        super().__init__()
        self._path, self._timeout = path, timeout
        self.is_device = False

    def open(self, raise_not_found: bool = True) -> None:  # noqa: ARG002, FBT001, FBT002 - the base's
        self.is_device = os.path.exists(self._path) and stat.S_ISCHR(os.stat(self._path).st_mode)  # noqa: PTH110, PTH116 - no Path: LPT1
        ways = os.O_RDWR if self.is_device else os.O_WRONLY | os.O_CREAT | os.O_APPEND
        extra = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
        self._handle = os.open(self._path, ways | extra, 0o600)

    def _raw(self, msg: bytes) -> None:
        end, left = time.monotonic() + self._timeout, memoryview(msg)
        while left:
            try:
                left = left[os.write(self._handle, left) :]
            except BlockingIOError:
                if not select.select([], [self._handle], [], max(0.0, end - time.monotonic()))[1]:
                    raise TimeoutError from None
        if not self.is_device:
            os.fsync(self._handle)

    def read_within(self, seconds: float) -> bytes:
        """As SocketPrinter's."""
        if not self.is_device or not select.select([self._handle], [], [], seconds)[0]:
            raise TimeoutError
        said = os.read(self._handle, 16)
        if not said:
            raise EOFError
        return said

    def close(self) -> None:
        if self._handle >= 0:
            with contextlib.suppress(OSError):
                os.close(self._handle)
        self._handle = -1


class UsbPrinter(Usb):  # type: ignore[misc] # escpos has no types
    """A printer that no driver of the system holds."""

    def read_within(self, seconds: float) -> bytes:
        """As SocketPrinter's."""
        try:
            return bytes(self.device.read(self.in_ep, 16, max(1, round(seconds * 1000))))
        except OSError as error:
            if "imed out" in str(error) or "imeout" in str(error):
                raise TimeoutError from error
            raise


def transport_of(device: Device, *, seconds: float) -> Any:
    """Not open yet; raises PrinterAway for an address that is none, UsbUnsupported."""
    if device.kind is DeviceKind.FILE:
        return PathPrinter(device.address, timeout=seconds)
    first, _, second = device.address.strip().rpartition(":")
    try:
        if device.kind is DeviceKind.USB:
            return UsbPrinter(int(first, 16), int(second, 16), timeout=round(seconds * 1000))
        host, port = (first, int(second)) if first else (second, _PORT)
        return SocketPrinter(host, port, timeout=seconds)
    except ValueError:
        raise PrinterAway(printer=device.name) from None
    except (ImportError, RuntimeError) as error:
        raise UsbUnsupported(printer=device.name) from error
