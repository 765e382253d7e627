"""The bar over a screen: what the screen puts there, what is wrong with the link, who works here, the time."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.day_bar import DayBar
from ttms_desktop.widgets.labels import ElidedLabel, label, plain_tip, wrapped
from ttms_desktop.widgets.screen_bar import ScreenBar

_HEIGHT = 56
_LOW = 46
_BANNER_WIDTH = 340
_ICON_SIDE = 20
_DOT = " · "
_SLACK = 4  # a day that has a pixel too little drops "Today"


class Banner(QFrame):
    """Why nothing can be sold now; stays until it can."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self.setProperty("tone", "danger")
        self._icon = QLabel()
        self._text = wrapped("danger")
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), 0, style.space(3), 0)
        row.setSpacing(style.space(2))
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)

    @property
    def text(self) -> str:
        return self._text.text()

    def say(self, text: str) -> None:
        self._text.setText(text)
        self.setToolTip(plain_tip(text))
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        color, ratio = style.colors().danger, self.devicePixelRatioF()
        self._icon.setPixmap(style.pixmap("offline", color, side=_ICON_SIDE, ratio=ratio))


class TopBar(QFrame):
    """The screen's part stands left; the rest is the same for all screens. Who works here gives way to the rest."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(_HEIGHT)
        self.banner = Banner()
        self._who = ""
        self._counter = ElidedLabel("muted")
        self._clock = label("title")
        self._bar: QWidget | None = None
        self._signs: list[QWidget] = []
        self._arrange()
        self.say_banner("")

    def _arrange(self) -> None:
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._space = QWidget()
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), 0, style.space(4), 0)
        row.setSpacing(style.space(3))
        row.addWidget(self._space, 1)
        row.addWidget(self.banner, 1)
        row.addWidget(self._counter)
        row.addWidget(self._clock)

    def show_bar(self, bar: QWidget | None) -> None:
        """The part of the screen that has come to the front; the one before is only put away."""
        if bar is self._bar:
            return
        if self._bar is not None:
            self._row.removeWidget(self._bar)
            self._bar.hide()
        self._bar = bar
        if bar is not None:
            self._row.insertWidget(0, bar, 3 if _expands(bar) else 0)
            bar.show()
        self.say_banner(self.banner.text)

    def add_sign(self, sign: QWidget) -> None:
        """Something that stands beside the counter's name on every screen."""
        self._row.insertWidget(self._row.indexOf(self._counter), sign)
        self._signs.append(sign)

    def set_low(self, *, low: bool) -> None:
        """Less high, where the window is small."""
        self.setFixedHeight(_LOW if low else _HEIGHT)
        self.say_banner(self.banner.text)

    def say_who(self, text: str) -> None:
        """The counter, and after a dot whoever works there: that name goes first, as the rail has it too."""
        self._who = text
        self._fold()

    def say_time(self, text: str) -> None:
        self._clock.setText(text)

    def say_banner(self, text: str) -> None:
        """Why nothing can be sold; an empty text takes the banner away."""
        self.banner.say(text)
        self.banner.setVisible(bool(text))
        self._space.setVisible(not text and not (self._bar is not None and _expands(self._bar)))
        # Two lines have room in either; where the window is not small, no text needs more.
        self.banner.setFixedHeight(self.height() - (4 if self.height() <= _LOW else 12))
        self.banner.setMinimumWidth(_BANNER_WIDTH if self.height() > _LOW else 0)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        known = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fold()
        return known

    def _fold(self) -> None:
        """A screen's bar has its keys, and whoever works here is named, as far as there is room for them."""
        if isinstance(self._bar, DayBar):
            self._bar.set_alone(alone=bool(self.banner.text) and self.height() <= _LOW)
        needed, texts = self._needed(), (self._who, self._who.partition(_DOT)[0])
        room = self.width() - needed - self._row.spacing() - _SLACK
        if isinstance(self._bar, DayBar):
            # Where the bar is not low the counter is always named, and must not take the room of "Today".
            named = self.height() > _LOW and self._counter.fontMetrics().horizontalAdvance(texts[-1]) > room
            self._bar.set_keyless(keyless=named or needed > self.width())
            room += needed - self._needed(keyless=named)
        fitting = next((text for text in texts if self._counter.fontMetrics().horizontalAdvance(text) <= room), "")
        self._counter.setText(fitting or self._who)
        self._counter.setVisible(bool(fitting) or self.height() > _LOW)

    def _needed(self, *, keyless: bool = False) -> int:
        """By all but the counter's name, in pixels."""
        edges = self._row.contentsMargins()
        banner = _BANNER_WIDTH if self.banner.text else 0
        shown = [one.sizeHint().width() for one in (*self._signs, self._clock) if not one.isHidden()]
        bar = self._bar
        own = bar.full_width if isinstance(bar, ScreenBar | DayBar) else bar.sizeHint().width() if bar else 0
        if keyless and isinstance(bar, DayBar):
            own = bar.bare_width
        gaps = self._row.spacing() * (len(shown) + bool(banner) + (not self._space.isHidden()))
        return edges.left() + edges.right() + own + banner + sum(shown) + gaps


def _expands(bar: QWidget) -> bool:
    return bool(bar.sizePolicy().expandingDirections() & Qt.Orientation.Horizontal)
