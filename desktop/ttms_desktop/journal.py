"""Sales that were begun at this counter and have no answer yet: one small file each, safe against a power cut.

A file is written and synced before the first byte is sent, and removed after a definite answer. What is left at the
next sign-in is asked for by its request_id; it is never sold again from here.
"""

import contextlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QLockFile

from ttms_desktop.failures import LocalFailure


class JournalUnwritable(LocalFailure):
    """The intent of a sale could not be stored, so nothing was sent. details: problem."""


class CounterOpenTwice(LocalFailure):
    """Another window of this computer works as the same counter. details: counter_name."""


@dataclass(frozen=True, slots=True)
class SaleIntent:
    """A sale that was begun: who, where, what for, how much; `begun_at` by this computer's clock."""

    request_id: str
    user_name: str
    cinema: str
    show_text: str
    total_minor: int
    given_minor: int
    currency: str
    begun_at: datetime


class Journal:
    """The open sales of one counter; at most one program uses it at a time."""

    def __init__(self, folder: Path, counter_name: str) -> None:
        """Raises CounterOpenTwice, JournalUnwritable."""
        self.counter_name = counter_name
        self._folder = folder / _file_name(counter_name)
        with _told_as_unwritable():
            self._folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(self._folder / "in-use"))
        self._lock.setStaleLockTime(0)
        if not self._lock.tryLock(0):
            raise CounterOpenTwice(counter_name=counter_name)

    @property
    def folder(self) -> Path:
        """Of this counter alone, while this journal is open."""
        return self._folder

    def close(self) -> None:
        self._lock.unlock()

    def begin(self, intent: SaleIntent) -> None:
        """Store `intent`; when this returns, it survives a power cut. Raises JournalUnwritable."""
        text = json.dumps(asdict(intent) | {"begun_at": intent.begun_at.isoformat()}, ensure_ascii=False, indent=1)
        file = self._file(intent.request_id)
        with _told_as_unwritable():
            new = file.with_suffix(".new")
            with new.open("w", encoding="utf-8") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(file)
            _sync_folder(self._folder)

    def end(self, request_id: str) -> None:
        """Forget the sale, after a definite answer; a file that cannot be removed is only asked for once more."""
        with contextlib.suppress(OSError):
            self._file(request_id).unlink(missing_ok=True)

    def pending(self) -> list[SaleIntent]:
        """Oldest first; a damaged file is set aside under the name `….damaged`, never deleted."""
        intents = [intent for file in self._folder.glob("*.json") if (intent := _read(file))]
        return sorted(intents, key=lambda intent: intent.begun_at)

    def _file(self, request_id: str) -> Path:
        return self._folder / f"{_file_name(request_id)}.json"


def _read(file: Path) -> SaleIntent | None:
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
        return SaleIntent(**fields | {"begun_at": datetime.fromisoformat(fields["begun_at"])})
    except (ValueError, TypeError, KeyError):
        file.replace(file.with_suffix(".damaged"))
    except OSError:
        pass
    return None


def _file_name(text: str) -> str:
    """`text` as a name that every file system takes."""
    return re.sub(r"[^\w-]", "_", text) or "_"


def _sync_folder(folder: Path) -> None:
    """Make the new name durable; Windows does that by itself and knows no such call."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def _told_as_unwritable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise JournalUnwritable(problem=error.strerror or str(error)) from error
