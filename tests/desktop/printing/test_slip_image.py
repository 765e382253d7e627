"""How a slip's lines are set."""

import pytest

from ttms_desktop.printing.devices import Paper
from ttms_desktop.printing.document import Line, LineKind
from ttms_desktop.printing.slip_image import lines_height

SOLD = "2026年11月22日 19:12 · 柜台 2 Counter 2 · 林晓燕"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(("paper", "one_line"), [(Paper.WIDE, True), (Paper.NARROW, False)])
def test_small_print_that_is_a_little_too_long_is_set_smaller_and_much_too_long_broken(
    paper: Paper, *, one_line: bool
) -> None:
    """Who sold a ticket is not broken between the letters of the name."""
    short, long = ([Line(LineKind.TEXT, text, centred=True)] for text in ("林晓燕", SOLD))

    assert (lines_height(long, paper.dots) <= lines_height(short, paper.dots)) is one_line
