"""Under the timeline: the chosen show, and what may be done with it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ttms_desktop import style
from ttms_desktop.screens.plan_programme.pictures import ShowFacts
from ttms_desktop.widgets.busy_button import BusyButton
from ttms_desktop.widgets.labels import ElidedLabel

_HEIGHT, _LOW_HEIGHT = 48, 40
_ROOMY = 660


class FactsStrip(QWidget):
    """As high whether a show is chosen or not."""

    sell_clicked = Signal()
    change_clicked = Signal()
    cancel_clicked = Signal()
    refunds_clicked = Signal()
    refund_all_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self._facts: ShowFacts | None = None
        self._nothing = ("", "")
        self.title = ElidedLabel("title")
        self.details = ElidedLabel("muted")
        self.sell_button = BusyButton()
        self.refunds_button = BusyButton()
        self.refund_all_button = BusyButton()
        self.cancel_button = BusyButton(key="Del")
        self.change_button = BusyButton(key="Enter")
        self._arrange()
        self.sell_button.clicked.connect(self.sell_clicked)
        self.refunds_button.clicked.connect(self.refunds_clicked)
        self.refund_all_button.clicked.connect(self.refund_all_clicked)
        self.cancel_button.clicked.connect(self.cancel_clicked)
        self.change_button.clicked.connect(self.change_clicked)
        self._retranslate()

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.details)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(style.space(1), 0, 0, 0)
        row.setSpacing(style.space(2))
        row.addLayout(words, 1)
        buttons = (
            self.sell_button,
            self.refunds_button,
            self.refund_all_button,
            self.cancel_button,
            self.change_button,
        )
        for button in buttons:
            row.addWidget(button)

    def set_low(self, *, low: bool) -> None:
        """Less high, where the window is small."""
        self.setFixedHeight(_LOW_HEIGHT if low else _HEIGHT)

    def say_nothing(self, title: str, hint: str) -> None:
        """What is told while there is no show that could be chosen; empty if there are some."""
        self._nothing = (title, hint)
        self.say(self._facts)

    def say(self, facts: ShowFacts | None) -> None:
        """Tell about this show; None while none is chosen."""
        self._facts = facts
        title, details = (facts.title, facts.details) if facts else self._nothing
        self.title.setVisible(bool(title))
        self.title.setText(title)
        self.details.say_parts(details if title else self.tr("Choose a show to see its details."))
        self.sell_button.setVisible(facts is not None and facts.can_sell)
        self.refunds_button.setVisible(facts is not None and facts.can_refund)
        self.refund_all_button.setVisible(facts is not None and facts.can_refund_all)
        self.cancel_button.setVisible(facts is not None and facts.can_cancel)
        self.change_button.setVisible(facts is not None and facts.can_change)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys go before the words are cut."""
        super().resizeEvent(event)
        roomy = self.width() >= _ROOMY
        self.cancel_button.set_key("Del" if roomy else "")
        self.change_button.set_key("Enter" if roomy else "")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.sell_button.setText(self.tr("Sell tickets"))
        self.refunds_button.setText(self.tr("Refund list"))
        self.refund_all_button.setText(self.tr("Refund all…"))
        self.cancel_button.setText(self.tr("Cancel show…"))
        self.change_button.setText(self.tr("Edit…"))
        self.say(self._facts)
