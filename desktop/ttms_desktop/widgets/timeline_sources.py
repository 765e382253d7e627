"""A list beside a timeline, from which things are dragged onto it."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.hover_button import HoverButton
from ttms_desktop.widgets.labels import plain_tip
from ttms_desktop.widgets.painting import line_of_text, surface, width_of
from ttms_desktop.widgets.scroll_page import ScrollPage
from ttms_desktop.widgets.timeline_hues import hue_color

_HEIGHT, _LOW_HEIGHT = 50, 42
_EDGE = 4
_BESIDE = 20  # the margins of the list, and its scroll bar
_INSET = 10
_TITLE_SIZES = (style.Size.ROW, style.Size.SECOND, style.Size.SMALL)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class Source:
    """A thing that can be dragged."""

    value: int
    title: str
    hint: str
    hue: int


class _Card(HoverButton):
    """One source; pressed and moved it is dragged, Enter or a double click opens it."""

    moved = Signal(QPoint)
    dropped = Signal()
    opened = Signal()

    def __init__(self, source: Source, *, reached: bool, low: bool) -> None:
        super().__init__()
        self.source = source
        self._pressed_at: QPoint | None = None
        self._dragging = False
        self._low = low
        self.set_reached(reached=reached)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{source.title}, {source.hint}")
        self.setToolTip(plain_tip(source.title))

    def set_reached(self, *, reached: bool) -> None:
        """Whether Tab stops here: it does at one card of the list."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus)

    def sizeHint(self) -> QSize:
        return QSize(168, _LOW_HEIGHT if self._low else _HEIGHT)

    def let_go(self) -> None:
        """The drag was cancelled: what the mouse still does means nothing."""
        self._pressed_at, self._dragging = None, False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed_at is None:
            return
        far = (event.position().toPoint() - self._pressed_at).manhattanLength()
        self._dragging = self._dragging or far >= QApplication.startDragDistance()
        if self._dragging:
            self.moved.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        dragging = self._dragging
        self.let_go()
        if dragging:
            self.dropped.emit()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.let_go()
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.opened.emit()
        elif Qt.Key(event.key()) in _STEPS:
            event.ignore()  # the list's
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        worn, area = style.colors(), QRectF(self.rect())
        outline = worn.accent if self.hasFocus() else worn.muted if self.hovered else worn.line
        surface(painter, area, fill=worn.background, outline=outline, line=2 if self.hasFocus() else 1, corner=6)
        painter.fillRect(QRectF(0, 5, _EDGE, area.height() - 10), hue_color(self.source.hue))
        middle = area.center().y()
        words = QRectF(_EDGE + _INSET, middle - 19.5, area.width() - _EDGE - 2 * _INSET, 21)
        line_of_text(painter, words, self.source.title, font=self._title_font(words.width()), color=worn.text)
        hint = style.font(style.Size.SMALL)
        line_of_text(painter, words.translated(0, 18.5), self.source.hint, font=hint, color=worn.muted)
        self._paint_grip(painter, area.right() - _INSET, words.bottom() + 8)
        painter.end()

    def _title_font(self, room: float) -> QFont:
        """Smaller type where the title is not seen whole in large type."""
        fonts = [style.font(size, strong=True) for size in _TITLE_SIZES]
        return next((font for font in fonts if width_of(self.source.title, font) <= room), fonts[-1])

    def _paint_grip(self, painter: QPainter, right: float, middle: float) -> None:
        """Six dots: this can be dragged."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(style.colors().muted))
        for x in (right - 5, right):
            for y in (middle - 5, middle, middle + 5):
                painter.drawEllipse(QRectF(x - 1.2, y - 1.2, 2.4, 2.4))


class TimelineSources(ScrollPage):
    """Cards above each other; Up and Down go through them. It tells where the mouse is, the screen draws the ghost."""

    dragged = Signal(int, QPoint)  # value, and where the mouse is on the screen
    dropped = Signal(int)
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        inside = QWidget()
        super().__init__(inside, parent)
        self._cards: list[_Card] = []
        self._sources: tuple[Source, ...] = ()
        self._low = False
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(1, 1, 5, 1)
        self._column.setSpacing(style.space(2))
        self._column.addStretch()

    @property
    def values(self) -> list[int]:
        return [source.value for source in self._sources]

    @property
    def wanted_width(self) -> int:
        """With which no title is cut."""
        widest = max(
            (width_of(source.title, style.font(_TITLE_SIZES[0], strong=True)) for source in self._sources), default=0.0
        )
        return round(widest) + _EDGE + 2 * _INSET + _BESIDE

    def card(self, value: int) -> QWidget:
        """The card of a source."""
        return self._cards[self.values.index(value)]

    def say(self, sources: tuple[Source, ...]) -> None:
        """Offer these; nothing moves if they are the same."""
        if sources != self._sources:
            self._sources = sources
            self._fill()

    def set_low(self, *, low: bool) -> None:
        """Less high cards, where the window is small."""
        if low != self._low:
            self._low = low
            self._fill()

    def let_go(self) -> None:
        """The drag was cancelled."""
        for card in self._cards:
            card.let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        place = next((place for place, card in enumerate(self._cards) if card.hasFocus()), None)
        if step is None or place is None:
            super().keyPressEvent(event)
            return
        self._reach(max(0, min(len(self._cards) - 1, place + step)))

    def _reach(self, place: int) -> None:
        for other, card in enumerate(self._cards):
            card.set_reached(reached=other == place)
        self._cards[place].setFocus()
        self.ensureWidgetVisible(self._cards[place])

    def _fill(self) -> None:
        focused = self.window().focusWidget()
        reached = next((place for place, card in enumerate(self._cards) if card is focused), None)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [_Card(source, reached=place == 0, low=self._low) for place, source in enumerate(self._sources)]
        for place, card in enumerate(self._cards):
            self._column.insertWidget(place, card)
            card.moved.connect(self._on_moved)
            card.dropped.connect(self._on_dropped)
            card.opened.connect(self._on_opened)
        if reached is not None and self._cards:
            place = min(reached, len(self._cards) - 1)
            self._cards[place].show()  # the layout would show it only later, and what is hidden takes no keys
            self._reach(place)

    def _on_moved(self, at: QPoint) -> None:
        self.dragged.emit(self._sender().source.value, at)

    def _on_dropped(self) -> None:
        self.dropped.emit(self._sender().source.value)

    def _on_opened(self) -> None:
        self.opened.emit(self._sender().source.value)

    def _sender(self) -> _Card:
        card = self.sender()
        assert isinstance(card, _Card)
        return card
