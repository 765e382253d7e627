"""The layout of a ticket slip: a text that a manager may change, with named fields in braces and marks before a line.

    ##  very large      #  large      *  bold      ^  in the middle      left | right
    ---  a rule         [qr]  the QR code          an empty line  a little space

A line whose fields are all empty is left out.
"""

import re
import string
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from ttms_desktop.printing.document import Line, LineKind, Slip
from ttms_desktop.printing.failures import LayoutWrong
from ttms_desktop.printing.layout_file import LayoutFile
from ttms_desktop.printing.words import LABELS, TicketWords

STANDARD = """\
^* {cinema}
^ {cinema_below}
^* {copy}
---
##* {title}
{title_below}

{label_date} | {label_time}
#* {date} | {time}
{label_hall} | {label_row} / {label_seat}
##* {hall} | {row} / {seat}
---
{label_type} | {label_price}
#* {type} {places} | {price}
---
[qr]
^ {code}
^ {label_order} {order}
^ {sold}
"""
QR = "[qr]"
_MOST_LINES, _MOST_SIGNS = 60, 4000
_MARKS = re.compile(r"^([#*^]{1,4})(?:\s+|$)")
_RENAMED = {"type": "ticket_type"}
_WITHOUT = {"labels", "scanned", "ticket_type"}
FIELDS = (
    *(each.name for each in fields(TicketWords) if each.name not in _WITHOUT),
    *_RENAMED,
    *(f"label_{name}" for name in LABELS),
)


def layout_file(path: Path) -> LayoutFile:
    """Where the layout of slips is kept."""
    return LayoutFile(path, standard=STANDARD, check=check)


def check(layout: str) -> None:
    """Raises LayoutWrong, naming the line from 1: `problem` is field, braces, qr, copy or long."""
    check_lines(layout)
    lines = layout.splitlines()
    if sum(text.strip() == QR for text in lines) != 1:
        raise LayoutWrong(line=str(len(lines)), problem="qr")
    if "{copy}" not in layout:
        raise LayoutWrong(line=str(len(lines)), problem="copy")


def check_lines(layout: str) -> None:
    """Raises LayoutWrong, naming the line from 1: `problem` is field, braces or long."""
    lines = layout.splitlines()
    if len(lines) > _MOST_LINES or len(layout) > _MOST_SIGNS:
        raise LayoutWrong(line=str(_MOST_LINES), problem="long")
    for number, text in enumerate(lines, start=1):
        problem = _problem(text)
        if problem:
            raise LayoutWrong(line=str(number), problem=problem)


def lines_of(layout: str, words: TicketWords) -> tuple[Line, ...]:
    """The ticket in this layout, which has been checked."""
    values = values_of(words)
    return tuple(line for text in layout.splitlines() if (line := _line(text, values)) is not None)


def slip_lines(slip: Slip, layout: str) -> tuple[Line, ...]:
    """The lines of a slip of any kind; a copy says so at its top."""
    if slip.words is not None:
        return lines_of(layout, slip.words)
    mark = Line(LineKind.TEXT, slip.copy_text, bold=True, centred=True)
    return (mark, *slip.lines) if slip.copy_text else slip.lines


def values_of(words: TicketWords) -> dict[str, str]:
    plain = {name: getattr(words, _RENAMED.get(name, name)) for name in FIELDS if not name.startswith("label_")}
    labels = {f"label_{name}": words.labels.get(name, "") for name in LABELS}
    return plain | labels | {"scanned": words.scanned}


def _problem(text: str) -> str:
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        return "braces"
    for _, name, form, conversion in parts:
        if name is not None and (name not in FIELDS or form or conversion):
            return "field"
    return ""


def _line(text: str, values: Mapping[str, str]) -> Line | None:
    bare = text.strip()
    if not bare:
        return Line(LineKind.SPACE)
    if bare == "---":
        return Line(LineKind.RULE)
    if bare == QR:
        return Line(LineKind.QR, values["scanned"])
    marks = _MARKS.match(bare)
    signs = marks[1] if marks else ""
    left, divided, right = (bare[marks.end() :] if marks else bare).partition("|")
    names = [name for _, name, _, _ in string.Formatter().parse(bare) if name]
    if names and not any(values[name] for name in names):
        return None
    return Line(
        LineKind.PAIR if divided else LineKind.TEXT,
        " ".join(left.format_map(values).split()),
        " ".join(right.format_map(values).split()),
        size=1 + min(2, signs.count("#")),
        bold="*" in signs,
        centred="^" in signs,
    )
