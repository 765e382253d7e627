"""From the press of the button to the order: what must be settled first, the sale, and what is said meanwhile."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from ttms_client.approval import Approval
from ttms_client.errors import HoldExpired, HoldNotFound, PriceChanged
from ttms_client.order import Basket as SaleBasket
from ttms_client.payment import PaymentToTake
from ttms_desktop import messages, tasks
from ttms_desktop.journal import Step
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.checkout import Checkout, Sale, SaleToMake
from ttms_desktop.screens.sell_tickets.link_watch import LinkWatch
from ttms_desktop.screens.sell_tickets.pictures import SaleState
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the clerk agreed with the customer when the button was pressed; `given_minor` is the cash among it."""

    payments: tuple[PaymentToTake, ...]
    total_minor: int
    given_minor: int
    customer_name: str = ""
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class _Wish:
    request_id: str
    settled: Settlement


class Paying(QObject):
    """One payment at a time; it waits for seats that are still being reserved, and ends if one cannot be had."""

    state_changed = Signal()
    made = Signal()  # the cart has become an order, and is emptied next
    sold = Signal(object)
    refused = Signal(object)  # words
    failed = Signal(object)
    undone = Signal(object)  # the server said no: nothing was sold

    def __init__(
        self, counter: Counter, runner: tasks.Runner, basket: Basket, files: TicketFiles, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._basket = counter, basket
        self._checkout = Checkout(counter, runner, files, self)
        self._wish: _Wish | None = None
        self._checkout.state_changed.connect(self.state_changed)
        self._checkout.sold.connect(self._on_sold)
        self._checkout.refused.connect(self._on_refused)
        self._checkout.sign_in_needed.connect(self.failed)
        basket.settled.connect(self._go_on)
        basket.cart_changed.connect(self._check_wish)

    @property
    def state(self) -> SaleState:
        return SaleState.PAYING if self._wish else self._checkout.state

    @property
    def is_busy(self) -> bool:
        return self.state is not SaleState.CHOOSING

    @property
    def state_text(self) -> str:
        """What is going on; empty while choosing."""
        if self.state is SaleState.CHOOSING:
            return ""
        if self.state is SaleState.PAYING:
            return translate("SellTickets", "Selling…")
        if self._checkout.is_long:
            return translate(
                "SellTickets", "Still checking whether the sale was made. Do not sell again; show this to a manager."
            )
        return translate("SellTickets", "No answer yet. Checking whether the sale was made…")

    def why_not(self, link: LinkWatch) -> str:
        """Why nothing can be paid now; empty if it can."""
        if self.is_busy:
            return self.state_text
        if link.failure is not None:
            return messages.text_for(link.failure)
        return "" if self._basket.cart else translate("SellTickets", "Choose seats first.")

    def pay(self, request_id: str, settled: Settlement, link: LinkWatch) -> None:
        """Sell the cart for that."""
        problem = self.why_not(link)
        if problem:
            self.refused.emit(problem)
            return
        self._wish = _Wish(request_id, settled)
        self.state_changed.emit()
        if self._basket.is_settled:
            self._go_on()

    def lost_link(self, text: str) -> None:
        """Nothing was sent yet: let the clerk decide again when the server is back."""
        if self._wish is not None:
            self._give_up(text)

    def stop(self) -> None:
        self._checkout.stop()

    def _check_wish(self) -> None:
        """A seat that could not be had changes the total that was agreed."""
        if self._wish is not None and self._basket.cart.total_minor != self._wish.settled.total_minor:
            self._give_up("")

    def _give_up(self, text: str) -> None:
        self._wish = None
        self.state_changed.emit()
        if text:
            self.refused.emit(text)

    def _go_on(self) -> None:
        wish, holds, journal = self._wish, self._basket.holds, self._counter.journal
        if wish is None or holds is None or journal is None or self._basket.watch.map is None:
            return
        intent = replace(
            holds.notes.record(holds.notes.sale_id),
            step=Step.SENT,
            request_id=wish.request_id,
            hold_id=holds.hold_id,
            total_minor=wish.settled.total_minor,
            given_minor=wish.settled.given_minor,
            begun_at=datetime.now(UTC),
        )
        cart, settled = self._basket.cart, wish.settled
        basket = SaleBasket(cart.to_sell(), settled.customer_name, cart.extras_to_sell(), settled.approval)
        sale = SaleToMake(intent, basket, settled.payments)
        self._wish = None
        self._basket.begin_payment()
        self._checkout.start(sale, journal)

    def _on_sold(self, sale: Sale) -> None:
        self.made.emit()
        self._basket.sold()
        self.sold.emit(sale)

    def _on_refused(self, failure: tasks.Failure) -> None:
        self._basket.end_payment()
        if isinstance(failure, HoldExpired | HoldNotFound):
            self._basket.lose()
        elif isinstance(failure, PriceChanged):
            self._basket.watch.reload()
        self.undone.emit(failure)
        self.failed.emit(failure)
