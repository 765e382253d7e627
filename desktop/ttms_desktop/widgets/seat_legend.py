"""What the seats of a map mean; only the kinds that the hall has, over as many lines as there may be."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import line_of_text, width_of
from ttms_desktop.widgets.seat_glyphs import Band, Dress, SeatLook, draw_seat
from ttms_desktop.widgets.seat_map_geometry import SeatShape

_SIDE = 17
_LINE = 26
_GAP = 14
_ANY = 99


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A seat as the map draws it, and what it means."""

    shape: SeatShape
    look: SeatLook
    text: str
    band: Band | None = None

    @property
    def glyph_width(self) -> float:
        return _SIDE * 1.9 if self.shape is SeatShape.COUPLE else _SIDE

    @property
    def width(self) -> float:
        return self.glyph_width + 8 + width_of(self.text, style.font(style.Size.SECOND))


class SeatLegend(QWidget):
    """The legend, painted by the same hand as the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LegendEntry, ...] = ()
        self._most_lines = _ANY
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
        """In a single line; pointing at it tells what has no room there."""
        self._most_lines = 1 if slim else _ANY
        self._explain()
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return min(max(len(self._lines(width)), 1), self._most_lines) * _LINE

    def sizeHint(self) -> QSize:
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font, color = style.font(style.Size.SECOND), style.colors().muted
        for number, line in enumerate(self._lines(self.width())[: self._most_lines]):
            x, top = 0.0, float(number * _LINE)
            for entry in line:
                glyph = QRectF(x, top + (_LINE - _SIDE) / 2, entry.glyph_width, _SIDE)
                draw_seat(painter, glyph, Dress(entry.shape, entry.look, entry.band))
                text = QRectF(glyph.right() + 8, top, self.width() - glyph.right() - 8, _LINE)
                line_of_text(painter, text, entry.text, font=font, color=color)
                x += entry.width + _GAP
        painter.end()

    def _explain(self) -> None:
        hidden = [entry.text for line in self._lines(self.width())[self._most_lines :] for entry in line]
        self.setToolTip(plain_tip("\n".join(hidden)))

    def _lines(self, width: int) -> list[list[LegendEntry]]:
        lines: list[list[LegendEntry]] = [[]]
        room = float(width)
        for entry in self._entries:
            if lines[-1] and entry.width > room:
                lines.append([])
                room = float(width)
            lines[-1].append(entry)
            room -= entry.width + _GAP
        return lines
