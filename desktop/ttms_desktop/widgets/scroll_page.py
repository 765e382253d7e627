"""A page that is scrolled where it is higher than its room; what lies below the fold is hinted at."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ttms_desktop import style

_FOLD_HEIGHT, _ARROW = 30, QPointF(6, 3.5)
_HIDDEN_AT_LEAST = 6  # less than that is only a margin
_MARGIN = 4
_DEEPEST = 4


class ScrollPage(QScrollArea):
    """Scrolls up and down; its keys are those of what stands in it. `on_card` says what it lies on."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None, *, on_card: bool = True) -> None:
        self._depth = 0
        super().__init__(parent)
        self._fold = _Fold(self, on_card=on_card)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().valueChanged.connect(self._look)
        self.verticalScrollBar().rangeChanged.connect(self._look)

    @property
    def has_more_below(self) -> bool:
        """Whether something lies below the fold, which is then faded, with an arrow that points down."""
        bar = self.verticalScrollBar()
        return bar.maximum() - bar.value() >= _HIDDEN_AT_LEAST

    def show_whole(self, widget: QWidget) -> None:
        """Scroll as little as needed to have all of `widget` in sight, its beginning where it is higher than the page.

        What is faded by the fold is not in sight.
        """
        bar = self.verticalScrollBar()
        top = bar.value() + widget.mapTo(self.viewport(), QPoint()).y()
        lowest = top + widget.height() + _FOLD_HEIGHT - self.viewport().height()
        bar.setValue(min(max(bar.value(), lowest), max(top - _MARGIN, 0)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What changes its height with the scroll bar would show and hide it for ever: it is left as it is then."""
        if self._depth >= _DEEPEST:
            return False
        self._depth += 1
        try:
            return super().eventFilter(watched, event)
        finally:
            self._depth -= 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._look()

    def _look(self) -> None:
        seen = self.viewport().geometry()
        self._fold.setGeometry(seen.left(), seen.bottom() + 1 - _FOLD_HEIGHT, seen.width(), _FOLD_HEIGHT)
        self._fold.setVisible(self.has_more_below)
        self._fold.raise_()


class _Fold(QWidget):
    """The page fades into what it lies on; clicks go through."""

    def __init__(self, parent: QWidget, *, on_card: bool) -> None:
        super().__init__(parent)
        self._on_card = on_card
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, worn = QPainter(self), style.colors()
        ground = QColor(worn.panel if self._on_card else worn.background)
        nothing = QColor(ground)
        nothing.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, self.height())
        fade.setColorAt(0, nothing)
        fade.setColorAt(0.4, ground)  # above the arrow
        painter.fillRect(QRectF(self.rect()), fade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(worn.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle, foot = self.width() / 2, self.height() - 5.0
        left, right = (
            QPointF(middle - _ARROW.x(), foot - 2 * _ARROW.y()),
            QPointF(middle + _ARROW.x(), foot - 2 * _ARROW.y()),
        )
        painter.drawPolyline(QPolygonF([left, QPointF(middle, foot), right]))
        painter.end()
