"""What the seats of a map mean; only the kinds that the hall has, written smaller where one line is too short."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import line_of_text, width_of
from ttms_desktop.widgets.seat_glyphs import Band, Dress, SeatLook, draw_seat
from ttms_desktop.widgets.seat_map_geometry import SeatShape

_SIDE = 17
_ANY, _SLIM_LINES = 99, 2


@dataclass(frozen=True, slots=True)
class _Type:
    """How large it is written: type, pixels between seat and text, between two entries, and of a line."""

    size: style.Size
    beside: int
    gap: int
    line: int

    @property
    def font(self) -> QFont:
        return style.font(self.size)


_LARGE, _SMALL = _Type(style.Size.SECOND, 8, 14, 26), _Type(style.Size.SMALL, 6, 10, 20)
_TIGHT = _Type(style.Size.SMALL, 4, 6, 20)


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A seat as the map draws it, and what it means; for a text that changes `widest` is the room that is kept."""

    shape: SeatShape
    look: SeatLook
    text: str
    band: Band | None = None
    widest: str = ""

    @property
    def glyph_width(self) -> float:
        return _SIDE * 1.9 if self.shape is SeatShape.COUPLE else _SIDE

    def width(self, kind: _Type, font: QFont) -> float:
        return self.glyph_width + kind.beside + width_of(self.widest or self.text, font)


class SeatLegend(QWidget):
    """The legend, painted by the same hand as the map. The last one has the rest of its line to itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        self._slim = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, entries: tuple[LegendEntry, ...]) -> None:
        """Show these entries."""
        if entries == self._entries:
            return
        self._entries = entries
        self.setAccessibleName(", ".join(entry.text for entry in entries))
        self._explain()
        self.updateGeometry()
        self.update()

    def set_slim(self, *, slim: bool) -> None:
        """In two lines at most; pointing at it tells what has no room there."""
        self._slim = slim
        self._explain()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        kind = self._type(width)
        return min(max(len(self._lines(width, kind)), 1), self._most_lines) * kind.line

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _SMALL.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        color, kind = style.colors().muted, self._type(self.width())
        font = kind.font
        for number, line in enumerate(self._lines(self.width(), kind)[: self._most_lines]):
            x, top = 0.0, float(number * kind.line)
            for entry in line:
                glyph = QRectF(x, top + (kind.line - _SIDE) / 2, entry.glyph_width, _SIDE)
                draw_seat(painter, glyph, Dress(entry.shape, entry.look, entry.band))
                begin = glyph.right() + kind.beside
                text = QRectF(begin, top, self.width() - begin, kind.line)
                line_of_text(painter, text, entry.text, font=font, color=color)
                x += entry.width(kind, font) + kind.gap
        painter.end()

    @property
    def _most_lines(self) -> int:
        return _SLIM_LINES if self._slim else _ANY

    def _type(self, width: int) -> _Type:
        """As large as it has room in one line; what needs a second one even if it is tight need not be tight."""
        kinds = (_SMALL, _TIGHT) if self._slim else (_LARGE, _SMALL, _TIGHT)
        return next((kind for kind in kinds if len(self._lines(width, kind)) == 1), _SMALL)

    def _explain(self) -> None:
        kind, most = self._type(self.width()), self._most_lines
        lines = self._lines(self.width(), kind)
        hidden = [entry.text for line in lines[most:] for entry in line]
        self.setToolTip(plain_tip("\n".join(hidden or self._cut(lines[-1], kind))))

    def _cut(self, line: list[LegendEntry], kind: _Type) -> list[str]:
        """The last text, if it is longer than the rest of its line."""
        if not line:
            return []
        *before, last = line
        font = kind.font
        begin = sum(entry.width(kind, font) + kind.gap for entry in before) + last.glyph_width + kind.beside
        return [last.text] if begin + width_of(last.text, font) > self.width() else []

    def _lines(self, width: int, kind: _Type) -> list[list[LegendEntry]]:
        lines: list[list[LegendEntry]] = [[]]
        room, font = float(width), kind.font
        for entry in self._entries:
            wide = entry.width(kind, font)
            if lines[-1] and wide > room:
                lines.append([])
                room = float(width)
            lines[-1].append(entry)
            room -= wide + kind.gap
        return lines
