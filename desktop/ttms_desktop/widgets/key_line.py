"""A line that tells keys: each in a cap, and beside it what it does."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.painting import CAP_HEIGHT, cap, cap_width, line_of_text, width_of

# Between two keys with what they do.
BETWEEN = " · "
_NAMED = (
    r"F\d{1,2}|Enter|Esc|Space|空格|Del|Tab|PgUp|PgDn|PgDown|Home|End|(?:(?:Ctrl|Alt|Shift)\+)+(?:[←→↑↓]+|\S)|[←→↑↓]+"
)
_END = r"(?=\s|$|[\u4e00-\u9fff])"
_FIRST = re.compile(rf"\s*({_NAMED}){_END}|\s*([A-Za-z0-9]|[^\w\s]{{1,2}})(?=\s|$)")
_NEXT = re.compile(rf"\s*({_NAMED}){_END}|\s*([A-Z])(?=\s|$)")
_FEW = re.compile(rf"\s*({_NAMED}){_END}")
_ARROWS = re.compile(r"(.*?)([←→↑↓]{2,})")
_LAST = re.compile(rf"\s*(to|至)\s+({_NAMED}|[A-Za-z0-9]){_END}")
_GAP, _APART, _LINE = 5, 18, CAP_HEIGHT + 1


@dataclass(frozen=True, slots=True)
class Told:
    """A key, or words."""

    text: str
    is_key: bool


def told_by(part: str, *, is_list: bool = True) -> list[Told]:
    """The keys at the beginning, each arrow by itself, then what they do; single letters are keys in a list of keys."""
    found: list[Told] = []
    place = 0
    while match := (_FIRST if is_list and not found else _NEXT if is_list else _FEW).match(part, place):
        found += _keys(match[match.lastindex or 0])
        place = match.end()
        if joined := _LAST.match(part, place):
            found += [Told(joined[1], is_key=False), Told(joined[2], is_key=True)]
            place = joined.end()
    rest = part[place:].strip()
    return [*found, Told(rest, is_key=False)] if rest else found


def line_width(line: str, font: QFont, *, is_list: bool = True) -> float:
    """How wide a line of keys is."""
    parts = [_width(told_by(part, is_list=is_list), font) for part in line.split(BETWEEN)]
    return sum(parts) + _APART * (len(parts) - 1)


class KeyLabel(QLabel):
    """A label whose text is painted as lines of keys, in the middle, while `tells_keys`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tells_keys = False

    def paintEvent(self, event: QPaintEvent) -> None:
        lines = self.text().split("\n")
        is_list = len(lines) > 1 or BETWEEN in self.text()
        parts = self.text().replace("\n", BETWEEN).split(BETWEEN)
        if not self.tells_keys or not any(one.is_key for part in parts for one in told_by(part, is_list=is_list)):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        top = (self.height() - _LINE * len(lines)) / 2
        for place, line in enumerate(lines):
            left = (self.width() - line_width(line, self.font(), is_list=is_list)) / 2
            for part in line.split(BETWEEN):
                told = told_by(part, is_list=is_list)
                self._paint(painter, told, QRectF(left, top + place * _LINE, _width(told, self.font()), _LINE))
                left += _width(told, self.font()) + _APART
        painter.end()

    def _paint(self, painter: QPainter, told: Sequence[Told], area: QRectF) -> None:
        worn, left = style.colors(), area.left()
        for one in told:
            width = _width([one], self.font())
            if one.is_key:
                cap(painter, left + width, area.center().y(), one.text, color=worn.muted, outline=worn.line)
            else:
                words = QRectF(left, area.top(), width + 1, area.height())
                line_of_text(painter, words, one.text, font=self.font(), color=worn.muted)
            left += width + _GAP


def _keys(text: str) -> list[Told]:
    """Arrows that stand together are keys of their own, with what is held down beside each."""
    together = _ARROWS.fullmatch(text)
    names = [together[1] + arrow for arrow in together[2]] if together else [text]
    return [Told(name, is_key=True) for name in names]


def _width(told: Sequence[Told], font: QFont) -> float:
    widths = [max(cap_width(one.text), CAP_HEIGHT) if one.is_key else width_of(one.text, font) for one in told]
    return sum(widths) + _GAP * (len(widths) - 1)
