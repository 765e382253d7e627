"""How a chart is drawn with pyqtgraph: bars with round ends, quiet lines behind them, words at the axes."""

from collections.abc import Sequence
from math import floor, log10

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QFrame, QGraphicsPathItem, QToolTip, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.chart import Bars
from ttms_desktop.widgets.labels import plain_tip

_TICKS = 4
_THICK = 0.66
_THICKEST = 56  # pixels
_ROUND = 4.0
_NAME_WIDTH, _NAME_SHARE = 190, 0.48
_LABEL_WIDTH = 46  # of a day under its bar
_TICK_HEIGHT = 30
_HOVERED = 115  # per cent of darkness


class ChartPlot(QWidget):
    """Draws `Bars`; the bar under the mouse is lighter, tells itself, and opens with a click."""

    bar_opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars = Bars()
        self._hovered = -1
        self._plot = pg.PlotWidget(self)
        self._item = self._plot.getPlotItem()
        self._box = self._item.getViewBox()
        self._paths: list[QGraphicsPathItem] = []
        self._grid: list[pg.InfiniteLine] = []
        self._dress()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._plot)
        self._plot.viewport().installEventFilter(self)
        self._box.sigResized.connect(self._on_resized)

    def _dress(self) -> None:
        plot, item = self._plot, self._item
        plot.setFrameShape(QFrame.Shape.NoFrame)
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot.setMinimumHeight(60)
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        self._box.setDefaultPadding(0)
        # Half of the topmost word stands over the drawing.
        item.layout.setContentsMargins(0, 8, 2, 0)
        for name in ("left", "bottom"):
            axis = item.getAxis(name)
            axis.setStyle(tickLength=0, tickTextOffset=8, tickAlpha=0, hideOverlappingLabels=False)
            axis.setStyle(autoExpandTextSpace=False, autoReduceTextSpace=False)
            axis.enableAutoSIPrefix(enable=False)

    def draw(self, bars: Bars) -> None:
        """Everything anew, in the colours that are worn now."""
        self._bars, self._hovered = bars, -1
        worn = style.colors()
        self._plot.setBackground(QColor(worn.panel))
        self._item.clear()
        self._paths, self._grid = [], []
        self._item.setVisible(bool(bars.bars))
        if not bars.bars:
            return
        self._item.showAxis("bottom", show=not bars.lying)
        self._draw_bars()
        self._place()
        if bars.line:
            pen = pg.mkPen(QColor(worn.warning), width=2)
            self._item.plot(list(range(len(bars.line))), list(bars.line), pen=pen, antialias=True)

    # Axes

    def _place(self) -> None:
        """Ranges and words for the size that the chart has now."""
        bars, count = self._bars, len(self._bars.bars)
        values = [bar.value for bar in bars.bars] + list(bars.line)
        low, high = min(0.0, *values), max(0.0, *values)
        names = [(float(place), self._cut(bar.name)) for place, bar in enumerate(bars.bars)]
        self._box.invertY(b=bars.lying)
        if bars.lying:
            self._label("left", names)
            room = max(1.0, self.width() - self._item.getAxis("left").width() - self._figure_width())
            wide = (high - low or 1.0) * (1 + self._figure_width() / room)
            self._box.setRange(xRange=(low, low + wide), yRange=(-0.5, count - 0.5), padding=0)
            self._draw_lines([0.0] if low < 0 else [], upright=True)
        else:
            steps = _steps(low, high, most=max(2, min(_TICKS, self.height() // _TICK_HEIGHT)))
            self._label("left", [(step, bars.axis_text(step)) for step in steps])
            self._label("bottom", self._thinned(names))
            self._box.setRange(xRange=(-0.6, count - 0.4), yRange=(steps[0], steps[-1]), padding=0)
            self._draw_lines(steps)
        self._shape()

    def _figure_width(self) -> float:
        """Of the widest figure behind a lying bar."""
        metrics = QFontMetricsF(style.font(style.Size.SMALL))
        return max(metrics.horizontalAdvance(bar.figure) for bar in self._bars.bars) + 14

    def _label(self, name: str, ticks: list[tuple[float, str]]) -> None:
        axis, worn = self._item.getAxis(name), style.colors()
        font = style.font(style.Size.SMALL)
        axis.setStyle(tickFont=font)
        # Whatever pyqtgraph still draws of the axis itself is not seen on the card.
        axis.setPen(QColor(worn.panel))
        axis.setTickPen(QColor(worn.panel))
        axis.setTextPen(QColor(worn.text if self._bars.lying else worn.muted))
        axis.setTicks([ticks])
        if name == "left":
            metrics = QFontMetricsF(font)
            axis.setWidth(round(max(metrics.horizontalAdvance(text) for _, text in ticks)) + 14)
        else:
            axis.setHeight(26)

    def _cut(self, name: str) -> str:
        if not self._bars.lying:
            return name
        metrics = QFontMetricsF(style.font(style.Size.SMALL))
        room = min(_NAME_WIDTH, max(80, self.width() * _NAME_SHARE))
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room)

    def _thinned(self, names: list[tuple[float, str]]) -> list[tuple[float, str]]:
        """Every name, or every third, seventh … where they would touch."""
        room = max(1, (self.width() - 60) // _LABEL_WIDTH)
        every = next((step for step in (1, 2, 3, 7, 14, 28, 56) if len(names) / step <= room), 100)
        return [(place, name) for place, name in names if place % every == 0]

    def _draw_lines(self, steps: Sequence[float], *, upright: bool = False) -> None:
        for old in self._grid:
            self._item.removeItem(old)
        pen = pg.mkPen(QColor(style.colors().line), width=1)
        self._grid = [pg.InfiniteLine(pos=step, angle=90 if upright else 0, pen=pen) for step in steps]
        for line in self._grid:
            line.setZValue(-10)
            self._item.addItem(line, ignoreBounds=True)

    # Bars

    def _draw_bars(self) -> None:
        for place, bar in enumerate(self._bars.bars):
            drawn = QGraphicsPathItem()
            drawn.setPen(QPen(Qt.PenStyle.NoPen))
            self._item.addItem(drawn, ignoreBounds=True)
            self._paths.append(drawn)
            self._color(place)
            if self._bars.lying:
                figure = pg.TextItem(bar.figure, color=style.colors().muted, anchor=(0, 0.5))
                figure.setFont(style.font(style.Size.SMALL))
                figure.setPos(max(0.0, bar.value), place)
                self._item.addItem(figure, ignoreBounds=True)

    def _shape(self) -> None:
        """Round ends are round in pixels, so they depend on how large the chart is."""
        pixel = self._box.viewPixelSize()
        for drawn, place in zip(self._paths, range(len(self._paths)), strict=True):
            drawn.setPath(self._path(place, float(pixel[0]), float(pixel[1])))

    def _path(self, place: int, pixel_x: float, pixel_y: float) -> QPainterPath:
        value, lying = self._bars.bars[place].value, self._bars.lying
        along, across = (pixel_x, pixel_y) if lying else (pixel_y, pixel_x)
        thick = min(_THICK if len(self._bars.bars) < 60 else 0.9, _THICKEST * abs(across) or _THICK)
        return _bar_path(value, place, thick / 2, ends=(abs(along), abs(across)), lying=lying)

    def _color(self, place: int) -> None:
        worn, bar = style.colors(), self._bars.bars[place]
        plain = worn.accent if bar.key else worn.sold_text
        color = QColor(worn.accent_hover if place == self._hovered and bar.key else plain)
        if bar.value < 0:  # it goes the other way, which is not seen where all do
            color = QColor(worn.warning).darker(_HOVERED if place == self._hovered and bar.key else 100)
        self._paths[place].setBrush(color)

    def _on_resized(self) -> None:
        if self._bars.bars:
            self._place()

    # Mouse

    def bar_at(self, point: QPoint) -> int:
        """Which bar is at this point of the drawing, its whole line counted; -1 for none."""
        where: QPointF = self._box.mapSceneToView(self._plot.mapToScene(point))
        place = round(where.y() if self._bars.lying else where.x())
        inside = self._box.sceneBoundingRect().contains(self._plot.mapToScene(point))
        return place if inside and 0 <= place < len(self._bars.bars) else -1

    def middle_of(self, place: int) -> QPoint:
        """A point of the drawing in the middle of a bar."""
        half = self._bars.bars[place].value / 2
        where = QPointF(half, place) if self._bars.lying else QPointF(place, half)
        return QPoint(self._plot.mapFromScene(self._box.mapViewToScene(where)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._hover(self.bar_at(event.position().toPoint()))
        elif isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonRelease:
            self._open(self.bar_at(event.position().toPoint()))
        elif event.type() is QEvent.Type.Leave:
            self._hover(-1)
        elif isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().eventFilter(watched, event)

    def _hover(self, place: int) -> None:
        if place == self._hovered:
            return
        before, self._hovered = self._hovered, place
        for each in (before, place):
            if 0 <= each < len(self._paths):
                self._color(each)
        opens = place >= 0 and bool(self._bars.bars[place].key)
        self._plot.viewport().setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, place: int) -> None:
        if place >= 0 and self._bars.bars[place].key:
            self.bar_opened.emit(self._bars.bars[place].key)

    def _tell(self, event: QHelpEvent) -> None:
        place = self.bar_at(event.pos())
        if place >= 0:
            QToolTip.showText(event.globalPos(), plain_tip(self._bars.bars[place].tip), self._plot)
        else:
            QToolTip.hideText()


def _bar_path(value: float, place: int, half: float, *, ends: tuple[float, float], lying: bool) -> QPainterPath:
    """A bar from 0 to `value`, with round corners at its end; `ends` are the sizes of a pixel along it and across."""
    along, across = min(_ROUND * ends[0], abs(value)), min(_ROUND * ends[1], half)
    shoulder = value - along if value >= 0 else value + along
    corners = [
        (0.0, place - half),
        (shoulder, place - half),
        (value, place - half),
        (value, place - half + across),
        (value, place + half - across),
        (value, place + half),
        (shoulder, place + half),
        (0.0, place + half),
    ]
    points = [QPointF(length, side) if lying else QPointF(side, length) for length, side in corners]
    path = QPainterPath(points[0])
    path.lineTo(points[1])
    path.quadTo(points[2], points[3])
    path.lineTo(points[4])
    path.quadTo(points[5], points[6])
    path.lineTo(points[7])
    path.closeSubpath()
    return path


def _steps(low: float, high: float, *, most: int) -> list[float]:
    """Round figures from 0 or below `low` to `high` or above it, about `most` of them above 0."""
    rough = (high - low) / most or 1.0
    size = 10.0 ** floor(log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough - 1e-9)
    first, last = floor(low / step), -floor(-high / step)
    return [place * step for place in range(int(first), int(max(last, first + 1)) + 1)]
