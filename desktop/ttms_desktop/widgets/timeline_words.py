"""What stands in a block of a timeline: its time, never cut, its title in as many lines as fit, and its figures."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from ttms_desktop import style
from ttms_desktop.widgets.painting import broken, line_of_text, width_of
from ttms_desktop.widgets.timeline_shapes import Block

_TALL, _MIDDLE = 68.0, 28.0  # the least heights for large type, and for a title below the time
_LEADING = 1.36  # from line to line, in heights of the letters
_TIME_GAP, _FIGURES_GAP = 2.0, 4.0
_UPRIGHT = 13.0  # from line to line of what stands upright
_LEAST_TITLE = 24.0
_TIME_SIZES = (style.Size.ROW, style.Size.SECOND, style.Size.SMALL, style.Size.HINT)
_FIGURE_SIZES = (style.Size.SMALL, style.Size.HINT)
_TITLE_SIZES = (style.Size.SECOND, style.Size.SMALL, style.Size.HINT)
_RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class Inks:
    """The colours of time and title, and of the figures."""

    strong: str
    quiet: str


def paint_words(painter: QPainter, area: QRectF, block: Block, inks: Inks) -> None:
    """As much as `area` has room for."""
    time = _time_font(block.time_text, area)
    if area.width() < width_of(block.time_text, time):
        _paint_upright(painter, area, block, inks)
    elif area.height() < _MIDDLE:
        _paint_flat(painter, area, block, inks, time)
    else:
        _paint_standing(painter, area, block, inks, time)


def has_room_for_time(area: QRectF, block: Block) -> bool:
    """Whether the time fits in some size."""
    return width_of(block.time_text, style.font(_TIME_SIZES[-1], strong=True)) <= area.width()


def _time_font(text: str, area: QRectF) -> QFont:
    """As large as the height of the block lets it be, or smaller where the block is too short for it."""
    most = _TIME_SIZES[0] if area.height() >= _TALL else _TIME_SIZES[1 if area.height() >= _MIDDLE else 2]
    fonts = [style.font(size, strong=True) for size in _TIME_SIZES if size <= most]
    return next((font for font in fonts if width_of(text, font) <= area.width()), fonts[-1])


def _paint_standing(painter: QPainter, area: QRectF, block: Block, inks: Inks, time: QFont) -> None:
    """Time, title below it, and the figures at the bottom, unless the title is seen whole only with their line."""
    below = _below(area, time)
    text, font = _figures(block, area.width(), _FIGURE_SIZES)
    last = QRectF(area.left(), area.bottom() - _line(font), area.width(), _line(font))
    above = below.adjusted(0, 0, 0, -last.height())
    has_line = below.height() >= 2 * _line(style.font(style.Size.SMALL))
    shows_more = not _is_whole(block.title, above) and _is_whole(block.title, below)
    tells = not block.short_state_text or _low_figures(block, area, time)[1]
    if not has_line or (shows_more and tells):
        _paint_low(painter, area, block, inks, time)
        return
    span = block.span_text if width_of(block.span_text, time) <= area.width() else block.time_text
    line_of_text(painter, _first(area, time), span, font=time, color=inks.strong)
    line_of_text(painter, last, text, font=font, color=inks.quiet)
    paint_title(painter, above, block.title, inks.strong)


def _paint_low(painter: QPainter, area: QRectF, block: Block, inks: Inks, time: QFont) -> None:
    """The figures beside the time, or beside the last line of the title, where more of them is seen."""
    line_of_text(painter, _first(area, time), block.time_text, font=time, color=inks.strong)
    where, text = _low_figures(block, area, time)
    line_of_text(painter, where, text, font=style.font(style.Size.HINT), color=inks.quiet, align=_RIGHT)
    paint_title(painter, _below(area, time), block.title, inks.strong)


def _low_figures(block: Block, area: QRectF, time: QFont) -> tuple[QRectF, str]:
    """In which line they stand, at its end, and what they say there."""
    first, below = _first(area, time), _below(area, time)
    lines, title = _title_lines(block.title, below)
    beside_time = area.width() - width_of(block.time_text, time) - _FIGURES_GAP
    beside_title = area.width() - width_of(lines[-1], title) - _FIGURES_GAP
    whole = width_of(block.state_text, style.font(style.Size.HINT))
    line = QRectF(area.left(), below.top() + (len(lines) - 1) * _line(title), area.width(), _line(title))
    where, room = (line, beside_title) if beside_time < whole <= beside_title else (first, beside_time)
    return where, _figures(block, room, (style.Size.HINT,))[0]


def _figures(block: Block, room: float, sizes: tuple[int, ...]) -> tuple[str, QFont]:
    """All of them, or those that count most, or none: half of a figure is another figure."""
    fonts = [style.font(size) for size in sizes]
    ways = [(text, font) for text in (block.state_text, block.short_state_text) for font in fonts]
    return next((way for way in ways if width_of(*way) <= room), ("", fonts[-1]))


def _title_lines(title: str, area: QRectF) -> tuple[list[str], QFont]:
    """In large type if all of it is seen so, else in smaller type; then words are broken, and at last it is cut."""
    for size, whole_words in (*((size, True) for size in _TITLE_SIZES), (_TITLE_SIZES[-1], False)):
        font = style.font(size)
        most = max(1, int(area.height() // _line(font)))
        lines = broken(title, font, area.width(), most=most, whole_words=whole_words)
        if all(width_of(line, font) <= area.width() for line in lines):
            break
    return lines, font


def _is_whole(title: str, area: QRectF) -> bool:
    lines, font = _title_lines(title, area)
    return all(width_of(line, font) <= area.width() for line in lines)


def paint_title(painter: QPainter, area: QRectF, title: str, color: str) -> None:
    """In as many lines as fit, in type in which it is seen whole if there is one."""
    lines, font = _title_lines(title, area)
    for place, line in enumerate(lines):
        where = QRectF(area.left(), area.top() + place * _line(font), area.width(), _line(font))
        line_of_text(painter, where, line, font=font, color=color)


def _paint_flat(painter: QPainter, area: QRectF, block: Block, inks: Inks, time: QFont) -> None:
    line_of_text(painter, area, block.time_text, font=time, color=inks.strong)
    rest = area.adjusted(width_of(block.time_text, time) + 6, 0, 0, 0)
    if rest.width() > _LEAST_TITLE:
        line_of_text(painter, rest, block.title, font=style.font(style.Size.SMALL), color=inks.strong)


def _paint_upright(painter: QPainter, area: QRectF, block: Block, inks: Inks) -> None:
    """Of a block that is narrower than the smallest time: from below upwards, with the title where there is room.

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


def _first(area: QRectF, time: QFont) -> QRectF:
    return QRectF(area.left(), area.top(), area.width(), _line(time))


def _below(area: QRectF, time: QFont) -> QRectF:
    """What is left under the line of the time."""
    return area.adjusted(0, _line(time) + _TIME_GAP, 0, 0)


def _line(font: QFont) -> float:
    return font.pixelSize() * _LEADING
