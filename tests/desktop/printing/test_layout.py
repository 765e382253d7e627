"""The layout of a ticket: what a manager may write, what becomes of it, and what is kept."""

from dataclasses import replace
from pathlib import Path

import pytest

from support.fake_cinema import CINEMA
from ttms_desktop.printing.document import Line, LineKind
from ttms_desktop.printing.failures import LayoutWrong
from ttms_desktop.printing.layout import STANDARD, check, layout_file, lines_of
from ttms_desktop.screens.set_devices.samples import sample_words

NEEDED = "[qr]\n{copy}\n"


def test_marks_and_fields_become_lines() -> None:
    words = replace(sample_words(CINEMA), copy="COPY 1")
    layout = "#* {title} | {time}\n---\n\n^ {cinema_below}\n" + NEEDED

    check(layout)

    assert lines_of(layout, words) == (
        Line(LineKind.PAIR, "大都会", "19:30", size=2, bold=True),
        Line(LineKind.RULE),
        Line(LineKind.SPACE),
        Line(LineKind.TEXT, "Picture House", centred=True),
        Line(LineKind.QR, "K7QX9M2P4TRW8HBN"),
        Line(LineKind.TEXT, "COPY 1"),
    )


def test_a_line_without_a_word_for_its_fields_is_left_out() -> None:
    lines = lines_of("Second language: {title_below}\n" + NEEDED, replace(sample_words(CINEMA), title_below=""))

    assert [line.kind for line in lines] == [LineKind.QR]


@pytest.mark.parametrize(
    ("layout", "problem", "line"),
    [
        ("{titel}\n" + NEEDED, "field", "1"),
        ("\n{title.__class__}\n" + NEEDED, "field", "2"),
        ("{title!r}\n" + NEEDED, "field", "1"),
        ("{title\n" + NEEDED, "braces", "1"),
        ("{copy}\n", "qr", "1"),
        ("[qr]\n" + NEEDED, "qr", "3"),
        ("[qr]\n", "copy", "1"),
        ("\n" * 61 + NEEDED, "long", "60"),
    ],
)
def test_what_no_ticket_can_be_made_of_is_refused_with_its_line(layout: str, problem: str, line: str) -> None:
    with pytest.raises(LayoutWrong) as refused:
        check(layout)

    assert refused.value.details == {"line": line, "problem": problem}


def test_a_layout_is_kept_and_a_damaged_one_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "ticket-layout.txt"
    layout_file(path).write("{title}\n" + NEEDED)
    kept = layout_file(path).read()
    path.write_text("{gone}")
    damaged = layout_file(path).read()
    layout_file(path).write(STANDARD)

    assert (kept, damaged) == ("{title}\n" + NEEDED, STANDARD)
    assert not path.exists()
