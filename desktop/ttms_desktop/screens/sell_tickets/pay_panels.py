"""The panels of the ways to pay: opened by their keys, filled by the payment, closed when a part is taken."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal

from ttms_desktop.screens.sell_tickets.card_desk import CardState
from ttms_desktop.screens.sell_tickets.card_panel import CardPanel
from ttms_desktop.screens.sell_tickets.cart_panel import CartPanel
from ttms_desktop.screens.sell_tickets.entry_panel import EntryPanel
from ttms_desktop.screens.sell_tickets.extras_bar import MOST_SHOWN
from ttms_desktop.screens.sell_tickets.give_away_panel import GiveAwayPanel, NamePanel
from ttms_desktop.screens.sell_tickets.interrupted_card import InterruptedCardDialog
from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_tickets.voucher_panel import VoucherPanel
from ttms_desktop.terminal.card_terminal import Approved, NotCharged


class PayPanels(QObject):
    """Lives beside the cart panel, in whose place its panels come."""

    acts_changed = Signal()  # other keys do something now, or the same do something else

    def __init__(self, model: SellTicketsViewModel, cart: CartPanel, *, show: Callable[[], None]) -> None:
        super().__init__(cart)
        self._model, self._payment, self._cart, self._show = model, model.payment, cart, show
        self.card, self.voucher, self.free, self.name = CardPanel(), VoucherPanel(), GiveAwayPanel(), NamePanel()
        self._parts = 0
        for panel in (self.card, self.voucher, self.free, self.name):
            cart.add_entry(panel)
            panel.left.connect(self.go_back)
            panel.acts_changed.connect(self.acts_changed)
        self._asked: InterruptedCardDialog | None = None
        self._connect()
        model.open_sales.card_asked.connect(self._ask_card)
        model.cart_changed.connect(self._on_changed)

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Of the sell screen."""
        extras = {f"Alt+{place + 1}": partial(self._payment.add_extra, place) for place in range(MOST_SHOWN)}
        return {
            "F8": self.open_cash,
            "F9": self.open_card,
            "F10": partial(self.open, self.voucher),
            "F11": partial(self.open, self.free),
            "Ctrl+N": partial(self.open, self.name),
            "Alt+Del": self._payment.drop_extra,
            "Ctrl+K": self._settle_card,
            **extras,
        }

    def open(self, panel: EntryPanel) -> None:
        """In the place of the cart, if it can be paid."""
        self._show()
        self._fill()
        if not self._payment.cards.is_busy and self._cart.open_entry(panel):
            panel.begin()
            self._fill()
            if panel is not self.name:
                self._payment.begin()

    def open_cash(self) -> None:
        """Cash with change; once more, and what was typed is taken as a part."""
        self._show()
        if self._cart.is_cash_open:
            self._cart.cash.take_part()
        elif not self._payment.cards.is_busy and self._cart.open_entry(self._cart.cash):
            self._cart.begin_cash()
            self._payment.begin()

    def open_card(self) -> None:
        if self._payment.cards.may_be_told:
            self.card.refuse()
        else:
            self.open(self.card)

    def go_back(self) -> None:
        """Esc: back to the cart, and no money is lost: a card at the terminal is waited for."""
        if self._payment.cards.is_busy:
            self._model.refused.emit(self._payment.why_not_change())
            return
        self._cart.close_entry()
        self._payment.leave()

    def _connect(self) -> None:
        payment, buttons = self._payment, self._cart.ways
        self.card.charged.connect(payment.charge_card)
        self.card.told.connect(self._tell)
        self.voucher.looked_up.connect(payment.find_voucher)
        self.voucher.used.connect(payment.use_voucher)
        self.free.given_away.connect(payment.give_away)
        self.name.named.connect(self._name)
        self._cart.cash.part_taken.connect(payment.take_cash_part)
        self._cart.cash.left.connect(self.go_back)
        self._cart.cash.acts_changed.connect(self.acts_changed)
        self._cart.entry_changed.connect(self.acts_changed)
        self._cart.extras.added.connect(payment.add_extra)
        self._cart.paid_lines.back_wanted.connect(payment.take_back)
        buttons.change.clicked.connect(self.open_cash)
        buttons.card.clicked.connect(self.open_card)
        for button, panel in ((buttons.voucher, self.voucher), (buttons.free, self.free), (buttons.name, self.name)):
            button.clicked.connect(partial(self.open, panel))

    def _settle_card(self) -> None:
        """What an interrupted sale left at the terminal: the clerk says what is seen there."""
        sales = self._model.open_sales
        if sales.question is None:
            sales.settle_by_hand()
        else:
            self._ask_card()

    def _ask_card(self) -> None:
        if self._asked is None:
            self._asked = InterruptedCardDialog(self._model.open_sales, self._cart.window())
            self._asked.finished.connect(self._on_card_dialog_closed)
        self._asked.ask()

    def _on_card_dialog_closed(self) -> None:
        if self._asked is not None:
            self._asked.deleteLater()
            self._asked = None

    def _tell(self, reference: str) -> None:
        self._payment.cards.tell(Approved(reference) if reference else NotCharged())

    def _name(self, name: str) -> None:
        self._payment.name_customer(name)
        self.go_back()

    def _on_changed(self) -> None:
        if self._cart.entry is not None or self._payment.cards.is_busy:
            self._fill()
        parts, before = len(self._payment.tenders.parts), self._parts
        self._parts = parts
        if self._payment.cards.is_busy and self._cart.entry is not self.card:
            self._show()
            self._cart.open_entry(self.card, always=True)
        elif not self._payment.cards.is_busy and (parts != before or not self._model.cart.lines):
            was_open = self._cart.entry is not None
            self._cart.close_entry()
            if was_open and self._model.cart.lines:
                self._show()

    def _fill(self) -> None:
        cart, payment = self._model.cart, self._payment
        selling = self.tr("Selling…") if self._model.busy else ""
        self.card.say(cart, payment.cards)
        self.voucher.say(cart, payment.voucher, busy_text=self.tr("Checking…") if payment.is_looking else selling)
        self.free.say(cart, may_alone=payment.may_give_away)
        self.free.go_button.set_busy(selling)
        if payment.cards.state is CardState.IDLE and selling:
            self.card.go_button.set_busy(selling)
        if self._cart.entry is not self.name:
            self.name.say(cart)
        self.acts_changed.emit()
