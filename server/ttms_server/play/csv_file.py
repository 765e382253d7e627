"""A cinema's own CSV file as lines of named cells, in the encodings and line ends that spreadsheets write."""

import csv
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 5_000_000
# A file that is not a programme at all must not fill the memory with complaints.
MOST_LINES = 50_000
LONGEST_LINE = 10_000
# Text in GBK hardly ever begins with so many characters that UTF-8 would write in three bytes.
SURELY_UTF8 = 4
LAST_OF_TWO_BYTES = "\u07ff"

_SHOWN = 40


@dataclass(frozen=True, slots=True)
class BadLine:
    """What is wrong with one line, counted from 1 as an editor shows it."""

    line_number: int
    reason: str

    def __str__(self) -> str:
        return f"line {self.line_number}: {self.reason}"


class ImportRefused(Exception):  # noqa: N818 - refusals say what is wrong, families end in Error
    """A file has bad lines; all of them are named, and nothing of it was taken."""

    def __init__(self, bad_lines: Sequence[BadLine]) -> None:
        super().__init__("\n".join(str(line) for line in bad_lines))
        self.bad_lines = tuple(bad_lines)


@dataclass(frozen=True, slots=True)
class CsvLine:
    """One filled line; `cells` by the name of their column, without surrounding spaces."""

    line_number: int
    cells: dict[str, str]


def load(path: Path) -> str:
    """The text of a file.

    Raises:
        ImportRefused: too large, or not text.
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return decode(file.read(MOST_BYTES + 1))


def decode(data: bytes) -> str:
    """Text in UTF-8, with or without a byte order mark, or else in GB 18030, which contains GBK and GB 2312.

    Raises:
        ImportRefused: too large, or in neither encoding.
    """
    if len(data) > MOST_BYTES:
        raise ImportRefused([BadLine(1, f"the file is larger than {MOST_BYTES // 1_000_000} MB")])
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_damaged_utf8(data, error.start):
            raise _undecodable(data, error, "a character is damaged in this UTF-8 text") from None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, "the text is neither UTF-8 nor GBK; save the file as CSV UTF-8") from None


def _is_damaged_utf8(data: bytes, good_until: int) -> bool:
    # One bad byte must not turn the whole programme into other, wrong characters: most bytes are good GB 18030.
    before = data[:good_until].decode("utf-8-sig", "ignore")
    return data.startswith(BOM_UTF8) or sum(character > LAST_OF_TWO_BYTES for character in before) >= SURELY_UTF8


def _undecodable(data: bytes, error: UnicodeDecodeError, reason: str) -> ImportRefused:
    return ImportRefused([BadLine(data.count(b"\n", 0, error.start) + 1, reason)])


def read_lines(text: str, columns: Sequence[str]) -> tuple[list[CsvLine], list[BadLine]]:
    """Lines below the header, empty ones left out, and those that cannot be cut into `columns`, in any order.

    Raises:
        ImportRefused: no header or a wrong one, so that no line can be understood; or too many lines.
    """
    rows = _rows(text)
    header = next(rows, None)
    if header is None:
        raise ImportRefused([BadLine(1, f"the file is empty; the first line must be {','.join(columns)}")])
    names = _checked_header(header, columns)
    good: list[CsvLine] = []
    bad: list[BadLine] = []
    for row in rows:
        if isinstance(row, BadLine):
            bad.append(row)
        elif len(row.cells) != len(names):
            bad.append(BadLine(row.line_number, f"has {len(row.cells)} cells instead of {len(names)}"))
        else:
            good.append(CsvLine(row.line_number, dict(zip(names, row.cells, strict=True))))
    return good, bad


def shown(value: str) -> str:
    """`value` between quotation marks for a reason: cut short, and with nothing in it that could disturb a terminal."""
    cut = value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
    return '"' + "".join(character if character.isprintable() else "�" for character in cut) + '"'


@dataclass(frozen=True, slots=True)
class _Row:
    line_number: int
    cells: list[str]


def _rows(text: str) -> Iterator[_Row | BadLine]:
    """Each line on its own, so that one forgotten quotation mark spoils one line and not the rest of the file."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > MOST_LINES:
        raise ImportRefused([BadLine(MOST_LINES + 1, f"the file has more than {MOST_LINES} lines")])
    for line_number, line in enumerate(lines, start=1):
        row = _row(line_number, line)
        if isinstance(row, BadLine) or any(row.cells):
            yield row


def _row(line_number: int, line: str) -> _Row | BadLine:
    if len(line) > LONGEST_LINE:
        return BadLine(line_number, f"has {len(line)} characters; at most {LONGEST_LINE} are allowed")
    try:
        return _Row(line_number, [cell.strip() for row in csv.reader([line], strict=True) for cell in row])
    except csv.Error:
        return BadLine(line_number, "a quotation mark is not closed in its line, or text stands beside quoted text")


def _checked_header(header: _Row | BadLine, columns: Sequence[str]) -> list[str]:
    if isinstance(header, BadLine):
        raise ImportRefused([header])
    if len(header.cells) == 1 and (other := next((mark for mark in ";\t" if mark in header.cells[0]), "")):
        how = "tabs" if other == "\t" else f'"{other}"'
        raise ImportRefused([BadLine(header.line_number, f'has {how} between its cells; save the file with ","')])
    names = [name.lower() for name in header.cells]
    reasons = [f"column {name} is missing" for name in columns if name not in names]
    reasons += [f"unknown column {shown(name)}" for name in dict.fromkeys(names) if name not in columns]
    reasons += [f"column {name} stands there twice" for name in columns if names.count(name) > 1]
    if reasons:
        raise ImportRefused([BadLine(header.line_number, reason) for reason in reasons])
    return names
