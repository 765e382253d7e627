"""Paying by card: how much, then what the terminal says; while it says nothing, what stands on its slip."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ttms_desktop.messages import text_for
from ttms_desktop.money import AmountUnreadable, format_money
from ttms_desktop.screens.sell_tickets.card_desk import CardDesk, CardState
from ttms_desktop.screens.sell_tickets.card_words import card_words, reference_problem
from ttms_desktop.screens.sell_tickets.entry_panel import EntryPanel
from ttms_desktop.screens.sell_tickets.pictures import CartPicture
from ttms_desktop.widgets.busy_button import BusyButton, ButtonKind
from ttms_desktop.widgets.line_edit import LineEdit
from ttms_desktop.widgets.money_edit import PriceEdit


class CardPanel(EntryPanel):
    """An empty amount means all that is left."""

    charged = Signal(object)  # minor units, None for all that is left
    told = Signal(str)  # the reference on the slip; empty: not charged

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cart: CartPicture | None = None
        self.part = PriceEdit()
        self.reference = LineEdit()
        self.add_field(self.part)
        self.add_field(self.reference)
        self.refuse_button = self.add_button(BusyButton(ButtonKind.PLAIN, key="F9"))
        self.refuse_button.clicked.connect(self.refuse)
        self._is_told = self._is_busy = self._goes_back = False
        self.retranslate()

    def say(self, cart: CartPicture, desk: CardDesk) -> None:
        """Where the card is."""
        was_told, was_busy = self._is_told, self._is_busy
        self._cart, self._is_told, self._is_busy = cart, desk.may_be_told, desk.is_busy
        self._goes_back = desk.state is CardState.GOING_BACK
        self.part.set_currency(cart.currency)
        at_desk = format_money(desk.amount_minor, cart.currency)
        self.say_amount(
            *((self.tr("To charge"), at_desk) if desk.is_busy else (self.tr("Left to pay"), cart.left_text))
        )
        waits = desk.is_busy and not self._is_told
        self.go_button.set_busy(self.tr("At the terminal…") if waits else "")
        self.show_field(self.part, seen=not desk.is_busy)
        self.show_field(self.reference, seen=self._is_told and not self._goes_back)
        self.refuse_button.setVisible(self._is_told and not self._goes_back)
        self.back.setEnabled(not desk.is_busy)
        self.say_words(card_words(desk))
        self._say_button()
        if (self._is_told and not was_told) or (was_busy and not desk.is_busy):
            self.reference.clear()
            self.focus_first()

    def refuse(self) -> None:
        """The terminal did not charge the card."""
        if self._is_told and not self._goes_back:
            self.told.emit("")

    def may_be_empty(self, field: LineEdit) -> bool:
        return field is self.part

    def do(self) -> None:
        problem = reference_problem(self.reference.value) if self._is_told else ""
        if problem:
            self.say_problem(problem)
            self.reference.set_refused(True)
        elif self._is_told:
            self.told.emit(self.reference.value)
        elif self.part.unreadable:
            self._refuse_part()
        else:
            self.charged.emit(self.part.minor)

    def _refuse_part(self) -> None:
        """It may be the reference, typed too early."""
        assert self._cart is not None
        self.say_problem(text_for(AmountUnreadable(text=self.part.unreadable), currency=self._cart.currency))
        self.part.set_refused(True)
        self.part.setFocus()
        self.part.selectAll()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(self.tr("Card"))
        self.name_field(self.part, self.tr("Amount by card (leave empty for all)"))
        self.name_field(self.reference, self.tr("Reference on the slip"))
        self.refuse_button.setText(self.tr("Not charged"))
        self._say_button()

    def _say_button(self) -> None:
        if not self._is_told:
            self.go_button.setText(self.tr("Charge the card"))
        elif self._goes_back:
            self.go_button.setText(self.tr("It was refunded"))
        else:
            self.go_button.setText(self.tr("It was charged"))
