"""The layout of the left part of a ticket page: a text like a slip's, without the QR code, which is at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPainter

from ttms_desktop.printing import layout as slips
from ttms_desktop.printing.failures import LayoutWrong
from ttms_desktop.printing.layout_file import LayoutFile
from ttms_desktop.printing.slip_image import lines_height, paint_lines
from ttms_desktop.printing.ticket_page import MAIN_AREA
from ttms_desktop.printing.words import TicketWords

# What the drawn page says, as a text to begin with; a cinema that keeps it has the drawn page.
STANDARD = """\
* {cinema} | {cinema_below}
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
{sold}
"""
_LARGEST, _LEAST = 1.3, 0.1


def page_layout_file(path: Path) -> LayoutFile:
    """Where the layout of pages is kept."""
    return LayoutFile(path, standard=STANDARD, check=check)


def check(layout: str) -> None:
    """Raises LayoutWrong, naming the line from 1: `problem` is field, braces, long, empty or twice (a QR code)."""
    slips.check_lines(layout)
    lines = layout.splitlines()
    twice = next((number for number, text in enumerate(lines, start=1) if text.strip() == slips.QR), 0)
    if twice:
        raise LayoutWrong(line=str(twice), problem="twice")
    if not layout.strip():
        raise LayoutWrong(line="1", problem="empty")


def main_part(layout: str, words: TicketWords) -> Callable[[QPainter], None] | None:
    """What paints the left part of a page, made smaller where it is too high; None for the drawn page."""
    if layout in {"", STANDARD}:
        return None
    lines = slips.lines_of(layout, words)

    def paint(painter: QPainter) -> None:
        scale, room = _LARGEST, MAIN_AREA
        while scale > _LEAST and lines_height(lines, round(room.width() / scale)) * scale > room.height():
            scale *= 0.96
        painter.save()
        painter.translate(MAIN_AREA.topLeft())
        painter.scale(scale, scale)
        paint_lines(painter, lines, width=round(MAIN_AREA.width() / scale))
        painter.restore()

    return paint
