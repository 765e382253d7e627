"""Today's programme for the customer: as many shows as fit, the next one first."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.screens.show_customer.pictures import ProgrammeLine
from ttms_desktop.widgets.painting import line_of_text, surface, width_of

_LINE, _POSTER_LINE, _GAP = 66.0, 128.0, 10.0
_TIME_WIDTH = 116.0
_POSTER_SHAPE = 0.7
_WIDE = 900


class Programme(QWidget):
    """One column of shows, or two where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ProgrammeLine, ...] = ()
        self._factor = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def enlarge(self, factor: float) -> None:
        """As large as the window allows."""
        self._factor = factor
        self.update()

    @property
    def _room(self) -> QSizeF:
        """In the units of painting."""
        return QSizeF(self.size()) / self._factor

    @property
    def seen(self) -> tuple[ProgrammeLine, ...]:
        """The shows that fit."""
        return self._lines[: self._columns * self._rows]

    @property
    def _columns(self) -> int:
        return 2 if self._room.width() >= _WIDE else 1

    @property
    def _rows(self) -> int:
        return max(1, int((self._room.height() + _GAP) // (self._line_height + _GAP)))

    @property
    def _line_height(self) -> float:
        """With posters each show has the room for one."""
        return _POSTER_LINE if any(line.poster is not None for line in self._lines) else _LINE

    def say(self, lines: list[ProgrammeLine]) -> None:
        self._lines = tuple(lines)
        self.setAccessibleName("\n".join(f"{line.time_text} {line.title} {line.hall}" for line in lines))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.scale(self._factor, self._factor)
        width = (self._room.width() - _GAP * 2 * (self._columns - 1)) / self._columns
        height = self._line_height
        for place, line in enumerate(self.seen):
            column, row = divmod(place, self._rows)
            area = QRectF(column * (width + 2 * _GAP), row * (height + _GAP), width, height)
            _paint_line(painter, area, line)
        painter.end()


def _paint_line(painter: QPainter, area: QRectF, line: ProgrammeLine) -> None:
    worn = style.colors()
    surface(painter, area, fill=worn.panel, outline=worn.line, corner=style.Radius.CARD)
    inside = area.adjusted(20, 0, -20, 0)
    if area.height() > _LINE:
        inside.setLeft(_paint_poster(painter, area.adjusted(10, 10, -10, -10), line.poster) + 20)
    ink = worn.text if line.on_sale else worn.muted
    line_of_text(painter, inside, line.time_text, font=style.font(style.Size.AMOUNT, strong=True), color=ink)
    small = style.font(style.Size.PRIMARY)
    half = (_LINE - 16) / 2
    names = inside.adjusted(_TIME_WIDTH, 0, 0, 0)
    names.setTop(area.center().y() - half)
    large = style.font(style.Size.TIME, strong=True)
    # As tall as its letters, or their lower ends are cut.
    tall = max(half, QFontMetricsF(large).height())
    title = QRectF(names.left(), names.top() + half - tall, names.width(), tall)
    line_of_text(painter, title, line.title, font=large, color=ink)
    below = QRectF(names.left(), names.top() + half, names.width(), half)
    tone = worn.accent if line.on_sale else worn.danger
    right = Qt.AlignmentFlag.AlignRight
    line_of_text(painter, below, line.state_text, font=small, color=tone, align=right)
    below.setRight(below.right() - width_of(line.state_text, small) - 12)
    line_of_text(painter, below, line.hall, font=small, color=worn.muted)


def _paint_poster(painter: QPainter, area: QRectF, poster: QImage | None) -> float:
    """The picture of the film, whole; where it ends. Films without one leave the place empty, so that times align."""
    frame = QRectF(area.left(), area.top(), area.height() * _POSTER_SHAPE, area.height())
    if poster is not None:
        size = QSizeF(poster.size()).scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        drawn = QRectF(frame.center().x() - size.width() / 2, frame.center().y() - size.height() / 2, *size.toTuple())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(drawn, poster)
    return frame.right()
