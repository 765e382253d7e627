"""How many people come: a click takes the best seats for them, and pointing shows which these are."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.labels import label, plain_tip

_MOST = 5
_WIDTH = 26


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
        self._retranslate()

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
