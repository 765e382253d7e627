"""Giving tickets away: why, and which manager answers for it; and the name under which an order is found."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop.screens.sell_tickets.entry_panel import EntryPanel
from ttms_desktop.screens.sell_tickets.pictures import CartPicture
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.password_edit import PasswordEdit


class GiveAwayPanel(EntryPanel):
    """A manager who sells needs no PIN: name and PIN may stay empty then, and the server decides."""

    given_away = Signal(str, str, str)  # reason, user name, PIN

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason, self.user, self.pin = LineEdit(), LineEdit(), PasswordEdit()
        self.reason.setMaxLength(200)
        self.pin.setMaxLength(8)
        for field in (self.reason, self.user, self.pin):
            self.add_field(field)
        self._may_alone = False
        self.retranslate()

    def say(self, cart: CartPicture, *, may_alone: bool) -> None:
        """Whether whoever sells may give away without a manager's PIN."""
        self._may_alone = may_alone
        self.say_amount(self.tr("Value"), cart.total_text)
        for field in (self.user, self.pin):
            self.show_field(field, seen=not may_alone)

    def do(self) -> None:
        user, pin = ("", "") if self._may_alone else (self.user.value, self.pin.value)
        self.given_away.emit(self.reason.value, user, pin)

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Complimentary"))
        self.name_field(self.reason, self.tr("Reason"))
        self.name_field(self.user, self.tr("Manager’s user name"))
        self.name_field(self.pin, self.tr("Manager’s PIN"))
        self.go_button.setText(self.tr("Issue and print"))


class NamePanel(EntryPanel):
    """An empty name takes it away again."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = self.add_field(LineEdit())
        self.name.setMaxLength(100)
        self.retranslate()

    def say(self, cart: CartPicture) -> None:
        self.amount.setText(cart.total_text)
        self.name.set_value(cart.customer_name)
        self.name.selectAll()

    def may_be_empty(self, field: LineEdit) -> bool:
        return field is self.name

    def do(self) -> None:
        self.named.emit(self.name.value)

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Customer"))
        self.amount_name.setText(self.tr("Total"))
        self.name_field(self.name, self.tr("Customer’s name"))
        self.say_words(self.tr("The order can be found under this name later."))
        self.go_button.setText(self.tr("Save the name"))
