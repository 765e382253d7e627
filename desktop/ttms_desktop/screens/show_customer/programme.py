"""Today's programme for the customer: as many shows as fit, the next one first."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.screens.show_customer.pictures import ProgrammeLine
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_LINE, _GAP = 66.0, 10.0
_TIME_WIDTH = 116.0
_WIDE = 1100


class Programme(QWidget):
    """One column of shows, or two where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ProgrammeLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def seen(self) -> tuple[ProgrammeLine, ...]:
        """The shows that fit."""
        columns = 2 if self.width() >= _WIDE else 1
        return self._lines[: columns * max(1, int((self.height() + _GAP) // (_LINE + _GAP)))]

    def say(self, lines: list[ProgrammeLine]) -> None:
        self._lines = tuple(lines)
        self.setAccessibleName("\n".join(f"{line.time_text} {line.title} {line.hall}" for line in lines))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        columns = 2 if self.width() >= _WIDE else 1
        width = (self.width() - _GAP * 2 * (columns - 1)) / columns
        rows = max(1, int((self.height() + _GAP) // (_LINE + _GAP)))
        for place, line in enumerate(self.seen):
            column, row = divmod(place, rows)
            area = QRectF(column * (width + 2 * _GAP), row * (_LINE + _GAP), width, _LINE)
            _paint_line(painter, area, line)
        painter.end()


def _paint_line(painter: QPainter, area: QRectF, line: ProgrammeLine) -> None:
    worn = style.colors()
    surface(painter, area, fill=worn.panel, outline=worn.line, corner=style.Radius.CARD)
    inside = area.adjusted(20, 0, -20, 0)
    ink = worn.text if line.on_sale else worn.muted
    line_of_text(painter, inside, line.time_text, font=style.font(style.Size.AMOUNT, strong=True), color=ink)
    small = style.font(style.Size.PRIMARY)
    state_width = width_of(line.state_text, small) + 12
    names = inside.adjusted(_TIME_WIDTH, 8, -state_width, -8)
    half = names.height() / 2
    title = QRectF(names.left(), names.top(), names.width(), half)
    line_of_text(painter, title, line.title, font=style.font(style.Size.TIME, strong=True), color=ink)
    below = QRectF(names.left(), names.top() + half, names.width(), half)
    line_of_text(painter, below, line.hall, font=small, color=worn.muted)
    tone = worn.accent if line.on_sale else worn.danger
    right = Qt.AlignmentFlag.AlignRight
    line_of_text(painter, inside, line.state_text, font=small, color=tone, align=right)
