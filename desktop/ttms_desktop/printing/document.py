"""A document on its way to paper: slips of lines, as values that survive a restart as JSON."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import Enum
from typing import Any

from ttms_desktop.printing.words import TicketWords


class Role(Enum):
    """What a printer is for; `SPARE` is the printer that the system itself would take."""

    TICKETS = "tickets"
    RECEIPTS = "receipts"
    REPORTS = "reports"
    SPARE = "spare"


class LineKind(Enum):
    """What a line of a slip is."""

    TEXT = "text"
    PAIR = "pair"  # left and right
    RULE = "rule"
    SPACE = "space"
    QR = "qr"


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `size` is 1, 2 or 3."""

    kind: LineKind
    text: str = ""
    right: str = ""
    size: int = 1
    bold: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """One piece of paper: a ticket in its words, which the layout puts into lines, or the lines themselves.

    `copy` counts the prints after the first, as the server or this counter has counted them.
    """

    lines: tuple[Line, ...] = ()
    words: TicketWords | None = None
    ticket_id: int = 0
    copy: int = 0
    copy_text: str = ""

    def as_copy(self, number: int, text: str) -> "Slip":
        words = replace(self.words, copy=text) if self.words else None
        return replace(self, copy=number, copy_text=text, words=words)


@dataclass(frozen=True, slots=True)
class Document:
    """Slips that are printed one after the other; `key` is the same for what must not be printed twice unasked."""

    key: str
    title: str
    role: Role
    slips: tuple[Slip, ...]
    order_id: int = 0
    opens_drawer: bool = False
    languages: str = "both"
    # Where the next copy of what has no ticket is counted from.
    subject: str = field(default="")


def to_json(document: Document) -> str:
    return json.dumps(asdict(document), ensure_ascii=False, default=lambda value: value.value)


def from_json(text: str) -> Document:
    """Raises ValueError, KeyError, TypeError for anything else than `to_json` has written."""
    fields: dict[str, Any] = json.loads(text)
    slips = tuple(_slip(each) for each in fields.pop("slips"))
    return Document(**fields | {"role": Role(fields["role"]), "slips": slips})


def _slip(fields: dict[str, Any]) -> Slip:
    words = TicketWords(**fields.pop("words")) if fields["words"] else fields.pop("words")
    return Slip(**fields | {"words": words, "lines": _lines(fields["lines"])})


def _lines(lines: Sequence[dict[str, Any]]) -> tuple[Line, ...]:
    return tuple(Line(**line | {"kind": LineKind(line["kind"])}) for line in lines)
