"""Which printer prints what at this computer, kept in a file of its own beside the other settings."""

import json
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from pathlib import Path

from ttms_desktop.printing.document import Role
from ttms_desktop.printing.layout_file import store


class DeviceKind(Enum):
    """How a printer is reached."""

    NONE = "none"  # tickets are files only
    SYSTEM = "system"  # a printer of the operating system
    NETWORK = "network"  # ESC/POS at host:port
    USB = "usb"  # ESC/POS at vendor:product
    FILE = "file"  # ESC/POS into a device or file, such as /dev/usb/lp0


class Paper(Enum):
    """What paper is in it."""

    TICKET = "ticket"  # 150 x 70 mm, of system printers
    WIDE = "80"
    NARROW = "58"

    @property
    def dots(self) -> int:
        """How many dots a thermal head of 203 dpi prints on it."""
        return 384 if self is Paper.NARROW else 576


@dataclass(frozen=True, slots=True)
class Device:
    """One printer; `address` is its name, host:port, vendor:product or path, and may be empty for the system's own.

    `answers` is off for printers that take data and tell nothing: what was sent then counts as printed.
    """

    kind: DeviceKind = DeviceKind.NONE
    address: str = ""
    paper: Paper = Paper.WIDE
    drawer: bool = False
    answers: bool = True

    @property
    def name(self) -> str:
        """As people call it."""
        return self.address.strip()


@dataclass(frozen=True, slots=True)
class Devices:
    """The printers of this computer; `receipts_always` prints a receipt with each sale."""

    tickets: Device = field(default_factory=Device)
    receipts: Device = field(default_factory=Device)
    reports: Device = field(default_factory=Device)
    receipts_always: bool = False

    def of(self, role: Role) -> Device:
        """The printer of a role; without one of its own it is that of the tickets, and for those the system's."""
        own = Device(DeviceKind.SYSTEM, paper=Paper.TICKET)
        if role is Role.SPARE:
            return own
        chosen: Device = getattr(self, role.value)
        for device in (chosen, self.tickets):
            if device.kind is not DeviceKind.NONE:
                return device
        return own

    def with_device(self, role: Role, device: Device) -> "Devices":
        if role is Role.TICKETS:
            return replace(self, tickets=device)
        if role is Role.RECEIPTS:
            return replace(self, receipts=device)
        return replace(self, reports=device) if role is Role.REPORTS else self

    @property
    def prints_tickets(self) -> bool:
        """Whether a sale prints by itself."""
        return self.tickets.kind is not DeviceKind.NONE

    @property
    def prints_vouchers(self) -> bool:
        """Whether a voucher that is sold prints by itself: it goes where receipts go."""
        return self.prints_tickets or self.receipts.kind is not DeviceKind.NONE


class DeviceFile:
    """Reads and keeps the printers; a damaged file counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen, self._devices = self._stamp(), self._read()

    @property
    def devices(self) -> Devices:
        """As they are now, also if another window of this computer has changed them."""
        stamp = self._stamp()
        if stamp != self._seen:
            self._seen, self._devices = stamp, self._read()
        return self._devices

    def write(self, devices: Devices) -> None:
        """Raises LayoutUnsaved."""
        text = json.dumps(asdict(devices), ensure_ascii=False, indent=1, default=lambda value: value.value)
        store(self._path, text)
        self._seen, self._devices = self._stamp(), devices

    def _stamp(self) -> tuple[int, int]:
        try:
            kept = self._path.stat()
        except OSError:
            return 0, 0
        return kept.st_mtime_ns, kept.st_ino

    def _read(self) -> Devices:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            roles = {name: _device(kept[name]) for name in ("tickets", "receipts", "reports")}
            return Devices(**roles, receipts_always=bool(kept["receipts_always"]))
        except (OSError, ValueError, KeyError, TypeError):
            return Devices()


def _device(kept: dict[str, str]) -> Device:
    kind, paper = DeviceKind(kept["kind"]), Paper(kept["paper"])
    return Device(kind, str(kept["address"]), paper, drawer=bool(kept["drawer"]), answers=bool(kept["answers"]))
