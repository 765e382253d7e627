"""Scans that were made while the server was away: one small file each, until the server knows them."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from ttms_desktop.failures import LocalFailure
from ttms_desktop.whole_file import write_whole

_KIND = ".scan"
_KEYS = "ticket-keys"


class ScanUnrecorded(LocalFailure):
    """A scan could not be stored, so nobody was let in. details: problem."""


@dataclass(frozen=True, slots=True)
class KeptScan:
    """A scan that the server does not know yet; `way` is "in" or "out", `scanned_at` by the server's clock."""

    request_id: str
    code: str
    way: str
    schedule_id: int
    ticket_id: int
    scanned_at: datetime


class ScanJournal:
    """The kept scans of a counter, and the keys with which it verifies codes; both in the folder of its journal."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, scan: KeptScan) -> None:
        """Store `scan`; when this returns, it survives a power cut. Raises ScanUnrecorded."""
        text = json.dumps(asdict(scan) | {"scanned_at": scan.scanned_at.isoformat()})
        try:
            write_whole(self._folder / f"{scan.request_id}{_KIND}", text)
        except OSError as error:
            raise ScanUnrecorded(problem=error.strerror or str(error)) from error

    def forget(self, request_id: str) -> None:
        """The server knows it; a file that cannot be removed is only sent once more."""
        with contextlib.suppress(OSError):
            (self._folder / f"{request_id}{_KIND}").unlink(missing_ok=True)

    def count(self) -> int:
        """How many there are."""
        return sum(1 for _ in self._folder.glob(f"*{_KIND}"))

    def pending(self) -> list[KeptScan]:
        """Oldest first; a damaged file is set aside under the name `….damaged`, never deleted."""
        scans = [scan for file in self._folder.glob(f"*{_KIND}") if (scan := _read(file))]
        return sorted(scans, key=lambda scan: scan.scanned_at)

    def keep_keys(self, keys: Mapping[str, bytes]) -> None:
        """Public keys by their ids; without them on the disk they are asked for again."""
        with contextlib.suppress(OSError):
            write_whole(self._folder / _KEYS, json.dumps({key_id: key.hex() for key_id, key in keys.items()}))

    def keys(self) -> dict[str, bytes]:
        """The keys that were kept last; empty if none were."""
        try:
            stored = json.loads((self._folder / _KEYS).read_text(encoding="utf-8"))
            return {key_id: bytes.fromhex(key) for key_id, key in stored.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _read(file: Path) -> KeptScan | None:
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
        return KeptScan(**fields | {"scanned_at": datetime.fromisoformat(fields["scanned_at"])})
    except (ValueError, TypeError, KeyError):
        file.replace(file.with_suffix(".damaged"))
    except OSError:
        pass
    return None
