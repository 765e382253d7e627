"""Bars beside or under each other, perhaps with a line over them, under a title; a bar can be opened.

pyqtgraph draws them. It takes half a second to load, so `load_library` is called in the background first.
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.card import Card
from ttms_desktop.widgets.painting import line_of_text, width_of

if TYPE_CHECKING:
    from ttms_desktop.widgets.chart_plot import ChartPlot

_KEY_LINE = 14
_KEY_GAP = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its name and, for lying bars, in words; without `key` there is nothing behind it to be opened."""

    key: object
    name: str
    value: float
    tip: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """What a chart shows: standing bars with `line` over them, or lying ones, whose names may be long."""

    bars: tuple[Bar, ...] = ()
    line: tuple[float, ...] = ()
    lying: bool = False
    legend: tuple[str, str] = ("", "")
    axis_text: Callable[[float], str] = field(default=str, compare=False)


def load_library() -> None:
    """Load what draws; from any thread."""
    importlib.import_module("pyqtgraph")


class Chart(Card):
    """A card with a chart; it stays empty until `begin` says that the library is loaded."""

    bar_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._bars = Bars()
        self._plot: ChartPlot | None = None
        self._key = _Key()
        self.head.addWidget(self._key)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    @property
    def bars(self) -> Bars:
        return self._bars

    @property
    def plot(self) -> "ChartPlot | None":
        """What draws; None before `begin`."""
        return self._plot

    def begin(self) -> None:
        """The library is loaded: draw from now on."""
        if self._plot is None:
            from ttms_desktop.widgets.chart_plot import ChartPlot

            self._plot = ChartPlot()
            self._plot.bar_opened.connect(self.bar_opened)
            self.body.addWidget(self._plot, 1)
            self._plot.draw(self._bars)

    def say(self, title: str, bars: Bars) -> None:
        """Show these bars."""
        self.say_title(title)
        self._key.say(*bars.legend)
        spoken = "; ".join(f"{bar.tip or bar.name}".replace("\n", " ") for bar in bars.bars[:60])
        self.setAccessibleName(title)
        self.setAccessibleDescription(spoken)
        if bars != self._bars:
            self._bars = bars
            if self._plot is not None:
                self._plot.draw(bars)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange) and self._plot is not None:
            self._plot.draw(self._bars)


class _Key(QWidget):
    """What the bars and the line stand for."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def say(self, bars: str, line: str) -> None:
        self._texts = (bars, line) if line else ("", "")
        self.setVisible(bool(line))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        font = style.font(style.Size.SMALL)
        room = sum(width_of(text, font) + _KEY_LINE + _KEY_GAP + 14 for text in self._texts if text)
        return QSize(round(room), 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worn, left, font = style.colors(), 0.0, style.font(style.Size.SMALL)
        for text, color in zip(self._texts, (worn.accent, worn.warning), strict=True):
            pen = QPen(QColor(color), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            middle = self.height() / 2
            painter.drawLine(QPointF(left + 2, middle), QPointF(left + _KEY_LINE, middle))
            left += _KEY_LINE + _KEY_GAP
            words = self.rect().adjusted(round(left), 0, 0, 0).toRectF()
            line_of_text(painter, words, text, font=font, color=worn.muted)
            left += width_of(text, font) + 14
        painter.end()
