"""How many people come: a click takes the best seats for them, and pointing shows which these are."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, plain_tip
from ttms_desktop.widgets.menus import Menu, open_below

_MOST, _MOST_BY_KEY = 5, 9
_WIDTH, _WIDE = 26, 40


class BestSeatsBar(QWidget):
    """The keys 1 to 9 do the same."""

    wanted = Signal(int)
    pointed = Signal(int)  # 0 when nothing is pointed at any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = label("muted")
        self.buttons = [BusyButton(ButtonKind.QUIET) for _ in range(_MOST)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addSpacing(4)
        for count, button in enumerate(self.buttons, start=1):
            button.setText(str(count))
            button.setFixedWidth(_WIDTH)
            button.clicked.connect(partial(self.wanted.emit, count))
            button.installEventFilter(self)
            row.addWidget(button)
        self.more = BusyButton(ButtonKind.QUIET)
        self.more.setText(f"{_MOST + 1}–{_MOST_BY_KEY}")  # noqa: RUF001 - from one to the other
        self.more.setFixedWidth(_WIDE)
        self.more.clicked.connect(self.open_more)
        row.addWidget(self.more)
        self._retranslate()

    def open_more(self) -> None:
        """Who comes with more people: the other numbers, each with its key."""
        menu = Menu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for count in range(_MOST + 1, _MOST_BY_KEY + 1):
            action = menu.addAction(self.tr("Best seats for {count}").format(count=count) + f"\t{count}")
            action.triggered.connect(partial(self._want, count))
        open_below(menu, self.more)

    def _want(self, count: int, _checked: object = None) -> None:
        self.wanted.emit(count)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Enter and watched in self.buttons:
            self.pointed.emit(self.buttons.index(watched) + 1)
        elif event.type() is QEvent.Type.Leave:
            self.pointed.emit(0)
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._name.setText(self.tr("Best"))
        for count, button in enumerate(self.buttons, start=1):
            words = self.tr("Best seats for {count} (key {count})").format(count=count)
            button.setAccessibleName(words)
            button.setToolTip(plain_tip(words))
        words = self.tr("Best seats for 6 to 9 (keys 6 to 9)")
        self.more.setAccessibleName(words)
        self.more.setToolTip(plain_tip(words))
