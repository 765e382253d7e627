"""Refunds that were begun at this counter and have no answer yet: small files beside those of open sales.

A file is written and synced before the first byte is sent, and removed after a definite answer. What is left at the
next sign-in is asked for by its request_id; nothing is refunded again from here.
"""

import contextlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from ttms_desktop.failures import LocalFailure
from ttms_desktop.journal import Journal
from ttms_desktop.whole_file import write_whole

_KIND = ".refund"


class RefundUnrecorded(LocalFailure):
    """The intent of a refund could not be stored, so nothing was sent. details: problem."""


@dataclass(frozen=True, slots=True)
class RefundIntent:
    """A refund or an exchange that was begun: who, of what, how much; `begun_at` by this computer's clock.

    `kind` is "refund", "exchange", or "show" for some orders of a cancelled show, which `order_number` then names.
    """

    request_id: str
    user_name: str
    cinema: str
    order_number: str
    seats_text: str
    total_minor: int
    currency: str
    begun_at: datetime
    kind: str = "refund"


class RefundJournal:
    """The open refunds of the counter whose `journal` it is; that one's lock holds for both.

    `on_their_way` are those that this program is asking for now: nobody else may say that they did not happen.
    """

    on_their_way: ClassVar[set[str]] = set()

    def __init__(self, journal: Journal) -> None:
        self._folder = journal.folder

    def begin(self, intent: RefundIntent) -> None:
        """Store `intent`; when this returns, it survives a power cut. Raises RefundUnrecorded."""
        text = json.dumps(asdict(intent) | {"begun_at": intent.begun_at.isoformat()}, ensure_ascii=False, indent=1)
        try:
            write_whole(self._file(intent.request_id), text)
        except OSError as error:
            raise RefundUnrecorded(problem=error.strerror or str(error)) from error

    def end(self, request_id: str) -> None:
        """Forget the refund, after a definite answer; a file that cannot be removed is only asked for once more."""
        with contextlib.suppress(OSError):
            self._file(request_id).unlink(missing_ok=True)

    def pending(self) -> list[RefundIntent]:
        """Oldest first, without those on their way; a damaged file is set aside as `….damaged`, never deleted."""
        intents = [intent for file in self._folder.glob(f"*{_KIND}") if (intent := _read(file))]
        left_open = [intent for intent in intents if intent.request_id not in self.on_their_way]
        return sorted(left_open, key=lambda intent: intent.begun_at)

    def _file(self, request_id: str) -> Path:
        return self._folder / f"{request_id}{_KIND}"


def _read(file: Path) -> RefundIntent | None:
    try:
        fields = json.loads(file.read_text(encoding="utf-8"))
        return RefundIntent(**fields | {"begun_at": datetime.fromisoformat(fields["begun_at"])})
    except (ValueError, TypeError, KeyError):
        file.replace(file.with_suffix(".damaged"))
    except OSError:
        pass
    return None
