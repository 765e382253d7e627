"""What stands in a block of a timeline: its time, never cut, its title in as many lines as fit, and its figures."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from ttms_desktop import style
from ttms_desktop.widgets.painting import broken, line_of_text, width_of
from ttms_desktop.widgets.timeline_shapes import Block

_TALL, _MIDDLE = 68.0, 28.0  # the least heights for large type, and for a title below the time
_LEADING = 1.36  # from line to line, in heights of the letters
_TIME_GAP, _FIGURES_GAP = 2.0, 8.0
_UPRIGHT = 13.0  # from line to line of what stands upright
_LEAST_TITLE = 24.0
_TITLE_SIZES = (style.Size.SECOND, style.Size.SMALL, style.Size.HINT)
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of time and title, and of the figures."""

    strong: str
    quiet: str


def paint_words(painter: QPainter, area: QRectF, block: Block, inks: Inks) -> None:
    """As much as `area` has room for."""
    time = style.font(_time_size(area), strong=True)
    if area.width() < width_of(block.time_text, time):
        _paint_upright(painter, area, block, inks)
    elif area.height() < _MIDDLE:
        _paint_flat(painter, area, block, inks, time)
    else:
        _paint_standing(painter, area, block, inks, time)


def _time_size(area: QRectF) -> int:
    if area.height() >= _TALL:
        return style.Size.ROW
    return style.Size.SECOND if area.height() >= _MIDDLE else style.Size.SMALL


def _paint_standing(painter: QPainter, area: QRectF, block: Block, inks: Inks, time: QFont) -> None:
    """Time, title below it, and the figures at the bottom, or beside time or title where there is no line for them."""
    first = QRectF(area.left(), area.top(), area.width(), _line(time))
    below = area.adjusted(0, first.height() + _TIME_GAP, 0, 0)
    figures = style.font(style.Size.SMALL)
    if below.height() >= _line(style.font(style.Size.SMALL)) + _line(figures):
        span = block.span_text if width_of(block.span_text, time) <= area.width() else block.time_text
        line_of_text(painter, first, span, font=time, color=inks.strong)
        last = QRectF(area.left(), area.bottom() - _line(figures), area.width(), _line(figures))
        line_of_text(painter, last, _figures(block, area.width(), figures), font=figures, color=inks.quiet)
        _paint_title(painter, below.adjusted(0, 0, 0, -last.height()), block.title, inks.strong)
        return
    line_of_text(painter, first, block.time_text, font=time, color=inks.strong)
    small = style.font(style.Size.HINT)
    beside_time = area.width() - width_of(block.time_text, time) - _FIGURES_GAP
    fitting = (style.font(size) for size in _TITLE_SIZES[1:])
    title = next((font for font in fitting if width_of(block.title, font) <= area.width()), small)
    beside_title = area.width() - width_of(block.title, title) - _FIGURES_GAP
    line = QRectF(below.left(), below.top(), below.width(), min(_line(title), below.height()))
    whole = width_of(block.state_text, small)
    where = line if beside_time < whole <= beside_title else first
    room = beside_title if where is line else beside_time
    line_of_text(painter, where, _figures(block, room, small), font=small, color=inks.quiet, align=_RIGHT)
    line_of_text(painter, line, block.title, font=title, color=inks.strong)


def _figures(block: Block, room: float, font: QFont) -> str:
    """All of them, or those that count most, or none: half of a figure is another figure."""
    texts = (block.state_text, block.short_state_text)
    return next((text for text in texts if width_of(text, font) <= room), "")


def _paint_title(painter: QPainter, area: QRectF, title: str, color: str) -> None:
    """In large type if all of it is seen so, else in smaller type; the last line is cut where even that is too long."""
    for size in _TITLE_SIZES:
        font = style.font(size)
        lines = broken(title, font, area.width(), most=max(1, int(area.height() // _line(font))))
        if all(width_of(line, font) <= area.width() for line in lines):
            break
    for place, line in enumerate(lines):
        where = QRectF(area.left(), area.top() + place * _line(font), area.width(), _line(font))
        line_of_text(painter, where, line, font=font, color=color)


def _paint_flat(painter: QPainter, area: QRectF, block: Block, inks: Inks, time: QFont) -> None:
    line_of_text(painter, area, block.time_text, font=time, color=inks.strong)
    rest = area.adjusted(width_of(block.time_text, time) + 6, 0, 0, 0)
    if rest.width() > _LEAST_TITLE:
        line_of_text(painter, rest, block.title, font=style.font(style.Size.SMALL), color=inks.strong)


def _paint_upright(painter: QPainter, area: QRectF, block: Block, inks: Inks) -> None:
    """In small type from below upwards: the time, never cut, and the beginning of the title where there is room for it.

    A block that is lower than its time is long has the time across, beyond its end.
    """
    strong, plain = style.font(style.Size.HINT, strong=True), style.font(style.Size.HINT)
    wanted = width_of(block.time_text, strong)
    if wanted > area.height():
        line = QRectF(area.left(), area.top(), max(area.width(), wanted + 1), area.height())
        line_of_text(painter, line, block.time_text, font=strong, color=inks.strong)
        return
    painter.save()
    painter.translate(area.left(), area.bottom())
    painter.rotate(-90)
    both = area.width() >= 2 * _UPRIGHT
    across = max(area.width(), _UPRIGHT)
    middle = across / 2 - (_UPRIGHT / 2 if both else 0.0)
    line = QRectF(0, middle - _UPRIGHT / 2, area.height(), _UPRIGHT)
    line_of_text(painter, line, block.time_text, font=strong, color=inks.strong)
    if both:
        line_of_text(painter, line.translated(0, _UPRIGHT), block.title, font=plain, color=inks.strong)
    painter.restore()


def _line(font: QFont) -> float:
    return font.pixelSize() * _LEADING
