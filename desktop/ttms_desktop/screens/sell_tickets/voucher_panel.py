"""Paying with a voucher: its code, what is left on it, and then with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets.entry_panel import EntryPanel
from ttms_desktop.screens.sell_tickets.pictures import CartPicture, FoundVoucher
from ttms_desktop.widgets.line_edit import LineEdit


class VoucherPanel(EntryPanel):
    """The first Enter looks it up, the second pays with it."""

    looked_up = Signal(str)
    used = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: FoundVoucher | None = None
        self._currency = "CNY"
        self.code = self.add_field(LineEdit())
        self.code.setMaxLength(40)
        self.code.changed.connect(self._forget)
        self.retranslate()

    def say(self, cart: CartPicture, found: FoundVoucher | None, *, busy_text: str) -> None:
        self._found, self._currency = found, cart.currency
        self.say_amount(self.tr("Left to pay"), cart.left_text)
        self.go_button.set_busy(busy_text)
        self._say_found()

    def do(self) -> None:
        if self._found is None:
            self.looked_up.emit(self.code.value)
        else:
            self.used.emit()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Voucher"))
        self.name_field(self.code, self.tr("Voucher code"))
        self._say_found()

    def _forget(self) -> None:
        """Another code is another voucher."""
        self._found = None
        self._say_found()

    def _say_found(self) -> None:
        found = self._found
        if found is None:
            self.say_words("")
            self.go_button.setText(self.tr("Look it up"))
            self.acts_changed.emit()
            return
        balance = format_money(found.balance_minor, self._currency)
        stays = format_money(found.balance_minor - found.pays_minor, self._currency)
        self.say_words(
            self.tr("{balance} left on it; {stays} remains after this.").format(balance=balance, stays=stays)
        )
        pays = format_money(found.pays_minor, self._currency)
        self.go_button.setText(self.tr("Pay {amount} with it").format(amount=pays))
        self.acts_changed.emit()
