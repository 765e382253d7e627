"""The buttons of the ways to pay, each with its key; where there is little room the rarer ones are folded away."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ttms_desktop import style
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind

_COLUMNS = 2
_ROOMY, _SOME_ROOM = 600, 500


class PayButtons(QWidget):
    """Beside the button for exact cash, which is none of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = BusyButton(ButtonKind.PLAIN, key="F8")
        self.card = BusyButton(ButtonKind.PLAIN, key="F9")
        self.voucher = BusyButton(ButtonKind.PLAIN, key="F10")
        self.free = BusyButton(ButtonKind.PLAIN, key="F11")
        self.name = BusyButton(ButtonKind.QUIET, key="Ctrl+N")
        self.all = (self.change, self.card, self.voucher, self.free, self.name)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(style.space(2))
        for place, button in enumerate(self.all):
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        grid.addWidget(self.name, 2, 0, 1, _COLUMNS)
        self._retranslate()

    def fold(self, height: int) -> list[BusyButton]:
        """Show what fits a cart of this height; what does not, for somebody else to offer."""
        folded = (
            [] if height >= _ROOMY else [self.name] if height >= _SOME_ROOM else [self.voucher, self.free, self.name]
        )
        for button in (self.voucher, self.free, self.name):
            button.setVisible(button not in folded)
        return folded

    def set_payable(self, *, can_pay: bool, is_begun: bool) -> None:
        for button in self.all:
            button.setEnabled(can_pay)
        self.free.setEnabled(can_pay and not is_begun)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.change.setText(self.tr("With change"))
        self.change.setToolTip(self.tr("Cash with change"))
        self.card.setText(self.tr("Card"))
        self.voucher.setText(self.tr("Voucher"))
        self.free.setText(self.tr("Comp"))
        self.free.setToolTip(self.tr("Complimentary tickets"))
        self.name.setText(self.tr("Customer’s name"))
