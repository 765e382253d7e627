"""The bar over a screen: the day in the middle of its arrows, what is wrong with the link, who works here, the time."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.day_button import DayButton
from ttms_desktop.widgets.labels import ElidedLabel, label, wrapped

_HEIGHT = 56
_LOW = 46
_ICON_SIDE = 20


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
        self.setToolTip(text)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icon()

    def _draw_icon(self) -> None:
        color, ratio = style.colors().danger, self.devicePixelRatioF()
        self._icon.setPixmap(style.pixmap("offline", color, side=_ICON_SIDE, ratio=ratio))


class TopBar(QFrame):
    """Where and when one is."""

    previous_clicked = Signal()
    next_clicked = Signal()
    day_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setFixedHeight(_HEIGHT)
        self.previous_button = BusyButton(ButtonKind.QUIET, key="PgUp")
        self.previous_button.set_icon("previous")
        self.next_button = BusyButton(ButtonKind.QUIET, key="PgDn")
        self.next_button.set_icon("next")
        self.day = DayButton()
        self.banner = Banner()
        self._counter = ElidedLabel("muted")
        self._clock = label("title")
        self._arrange()
        self.say_banner("")
        self.previous_button.clicked.connect(self.previous_clicked)
        self.next_button.clicked.connect(self.next_clicked)
        self.day.clicked.connect(self.day_clicked)

    def _arrange(self) -> None:
        self._counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._space = QWidget()
        row = QHBoxLayout(self)
        row.setContentsMargins(style.space(3), 0, style.space(4), 0)
        row.setSpacing(style.space(1))
        row.addWidget(self.previous_button)
        row.addWidget(self.day)
        row.addWidget(self.next_button)
        row.addSpacing(style.space(3))
        row.addWidget(self._space, 1)
        row.addWidget(self.banner, 1)
        row.addSpacing(style.space(3))
        row.addWidget(self._counter)
        row.addSpacing(style.space(3))
        row.addWidget(self._clock)

    def set_low(self, *, low: bool) -> None:
        """Less high, and without the keys on the arrows, where the window is small."""
        self.setFixedHeight(_LOW if low else _HEIGHT)
        self.say_banner(self.banner.text)
        self.previous_button.set_key("" if low else "PgUp")
        self.next_button.set_key("" if low else "PgDn")

    def say_who(self, text: str) -> None:
        self._counter.setText(text)

    def say_time(self, text: str) -> None:
        self._clock.setText(text)

    def say_banner(self, text: str) -> None:
        """Why nothing can be sold; an empty text takes the banner away."""
        self.banner.say(text)
        self.banner.setVisible(bool(text))
        self._space.setVisible(not text)
        self._counter.setVisible(not text or self.height() > _LOW)
        self.banner.setFixedHeight(self.height() - 12)
