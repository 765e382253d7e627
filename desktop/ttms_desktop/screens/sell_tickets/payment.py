"""How the cart is paid: in one go or in parts, by cash, card and voucher, or given away; what was taken goes back."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ttms_client import new_request_id
from ttms_client.approval import Approval
from ttms_client.errors import (
    ApprovalNeeded,
    ApprovalRefused,
    CardSlipUsed,
    ExtraNotFound,
    ExtraPriceChanged,
    HoldExpired,
    HoldNotFound,
    NotSignedInError,
    PaymentTooSmall,
    PinThrottled,
    VoucherExpired,
    VoucherNotFound,
    VoucherTooSmall,
)
from ttms_client.extra import Extra
from ttms_client.payment import CardSlip, Tender
from ttms_client.user import Role
from ttms_client.voucher import Voucher
from ttms_desktop import messages, tasks
from ttms_desktop.journal import CardCharge
from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.card_desk import CardDesk
from ttms_desktop.screens.sell_tickets.link_watch import LinkWatch
from ttms_desktop.screens.sell_tickets.paying import Paying, Settlement
from ttms_desktop.screens.sell_tickets.pictures import FoundVoucher
from ttms_desktop.screens.sell_tickets.tenders import PaidPart, Tenders
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import CardTerminal
from ttms_desktop.words import joined, translate

_KEEP_SECONDS = 60


class Payment(QObject):
    """One payment at a time; while a part of it was taken, the cart stays as it is."""

    changed = Signal()
    refused = Signal(object)  # words
    informed = Signal(object)  # words
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        basket: Basket,
        paying: Paying,
        *,
        link: LinkWatch,
        terminal: CardTerminal,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._basket = counter, runner, basket
        self._paying, self._link = paying, link
        self.cards = CardDesk(counter, runner, terminal, self)
        self.tenders = Tenders()
        self.customer_name = ""
        self.voucher: FoundVoucher | None = None
        self._looking = self._is_begun = False
        self._approval: Approval | None = None
        self._wanted_card: tuple[int, int] | None = None  # its amount, of which total
        self._key = ""  # of the sale in the journal
        self.cards.changed.connect(self.changed)
        self.cards.approved.connect(self._on_approved)
        self.cards.declined.connect(self._on_declined)
        self.cards.given_back.connect(self._on_given_back)
        self.cards.failed.connect(self.failed)
        paying.made.connect(self._clear)
        paying.undone.connect(self._on_undone)
        basket.settled.connect(self._charge_wanted)
        basket.cart_changed.connect(self._on_cart)

    # What is shown

    @property
    def left_minor(self) -> int:
        """What is still to pay."""
        return self.tenders.left(self._basket.cart.total_minor)

    @property
    def is_begun(self) -> bool:
        """Whether money was taken, or a card is at the terminal: the cart may not change."""
        return bool(self.tenders) or self.cards.is_busy or self._wanted_card is not None

    @property
    def is_looking(self) -> bool:
        """Whether a voucher is being looked up."""
        return self._looking

    @property
    def may_give_away(self) -> bool:
        """Whether whoever works here may give tickets away without a manager's PIN."""
        session = self._counter.session
        return session is not None and session.user.role is not Role.CLERK

    def why_not_change(self) -> str:
        """Why the cart stays as it is now; empty if it may change."""
        if self.cards.is_busy:
            return translate("SellTickets", "A card is at the terminal. Wait for its answer.")
        if self.tenders:
            return translate("SellTickets", "A part is already paid. Undo it first, or pay the rest.")
        return ""

    def why_not_else(self) -> str:
        """Why nothing else can be sold at this counter now; empty if it can."""
        if self._paying.is_busy:
            return self._paying.state_text
        if self._link.failure is not None:
            return messages.text_for(self._link.failure)
        return self.why_not_change()

    # What the clerk does

    def load(self) -> None:
        """Which extras are offered; without an answer none are."""
        client = self._counter.client
        self._runner.run(self, client.extra.list_extras, done=self._on_extras, failed=self._on_no_extras)

    def begin(self) -> None:
        """The customer pays: the seats must not run out meanwhile."""
        self._is_begun = bool(self._basket.cart)
        if self._basket.holds is not None and self._is_begun:
            self._basket.holds.keep()

    def leave(self) -> None:
        """Nothing is being typed any more."""
        self._is_begun = False
        self.voucher = None
        self.changed.emit()

    def pay_cash(self, given_minor: int | None = None) -> None:
        """Sell the cart for cash, or for what was taken and cash; None means that exactly what is left was given."""
        if self._paying.is_busy or self._must_wait():
            return
        left = self.left_minor
        given = left if given_minor is None else given_minor
        if given < left:
            details = {"total_minor": str(left), "given_minor": str(given)}
            self.refused.emit(messages.text_for(PaymentTooSmall(details=details), currency=self._counter.currency))
            return
        self._settle(given)

    def take_cash_part(self, given_minor: int) -> None:
        """Less cash than is left; the rest comes otherwise."""
        if 0 < given_minor < self.left_minor and not self._must_wait() and self._may_pay():
            self._add(PaidPart(Tender.CASH, given_minor))

    def charge_card(self, amount_minor: int | None = None) -> None:
        """Put a card to the terminal for all that is left, or for a part of it."""
        amount = self.left_minor if amount_minor is None else amount_minor
        if self._paying.is_busy or self._must_wait() or not self._may_pay():
            return
        if not 0 < amount <= self.left_minor:
            left = format_money(self.left_minor, self._counter.currency)
            text = translate("SellTickets", "A card can pay no more than what is left: {left}.")
            self.refused.emit(text.format(left=left))
            return
        self._wanted_card = amount, self._basket.cart.total_minor
        self._charge_wanted()

    def find_voucher(self, code: str) -> None:
        """Look how much is left on it."""
        if self._looking or self._must_wait() or not self._may_pay():
            return
        if code in {part.voucher_code for part in self.tenders.parts}:
            self.refused.emit(translate("SellTickets", "This voucher is already used in this sale."))
            return
        self._looking = True
        self.changed.emit()
        calls = self._counter.client.voucher
        self._runner.run(self, lambda: calls.get_voucher(code), done=self._on_voucher, failed=self._on_no_voucher)

    def use_voucher(self) -> None:
        """Pay with the voucher that was looked up."""
        voucher, self.voucher = self.voucher, None
        if voucher is not None and voucher.pays_minor:
            self._add(PaidPart(Tender.VOUCHER, min(voucher.pays_minor, self.left_minor), voucher_code=voucher.code))

    def take_back(self) -> None:
        """Give the part that was taken last back to the customer."""
        if self._paying.is_busy or self._must_wait() or not self.tenders:
            return
        part = self.tenders.parts[-1]
        if part.card is not None:
            self._key = self._key or (self._basket.holds.notes.sale_id if self._basket.holds else "")
            self.cards.give_back(self._key, CardCharge(part.reference, part.amount_minor, part.card.approval))
            return
        self.tenders.parts.pop()
        if part.tender is Tender.CASH:
            self._say_cash_back(part)
        self.changed.emit()

    def give_away(self, reason: str, user_name: str, pin: str) -> None:
        """The tickets cost nothing, for this reason; a manager answers for it with a PIN."""
        if self._paying.is_busy or self._must_wait() or not self._may_pay():
            return
        if self.tenders:
            self.refused.emit(self.why_not_change())
            return
        self._approval = Approval(user_name, pin) if user_name else None
        self._basket.cart.comp_reason = reason
        self._basket.cart_changed.emit()
        if self.left_minor == 0:
            self._settle(0)

    def sell_after_all(self) -> None:
        """The tickets are not given away."""
        if self._basket.cart.comp_reason:
            self._basket.cart.comp_reason, self._approval = "", None
            self._basket.cart_changed.emit()

    def add_extra(self, place: int) -> None:
        """One more of the extra at this place, from 0."""
        cart = self._basket.cart
        if not self._may_change() or place >= len(cart.offered):
            return
        if cart.add_extra(cart.offered[place]):
            self._basket.cart_changed.emit()
        elif cart:
            self.refused.emit(translate("SellTickets", "There is already one for each ticket. Add seats first."))

    def drop_extra(self) -> None:
        if self._may_change() and self._basket.cart.drop_extra():
            self._basket.cart_changed.emit()

    def name_customer(self, name: str) -> None:
        """Under which name the order is found again."""
        self.customer_name = name.strip()
        self.changed.emit()

    def tick(self) -> None:
        """Once a second: while somebody pays, the seats do not run out."""
        seconds = self._basket.seconds_left()
        if (self._is_begun or self.is_begun) and seconds is not None and seconds < _KEEP_SECONDS:
            self.begin()

    def stop(self) -> None:
        self.cards.stop()

    # What happened

    def _charge_wanted(self) -> None:
        """Once the seats are held; not if one could not be had, which changes the total that was agreed."""
        holds, wanted = self._basket.holds, self._wanted_card
        if wanted is None or holds is None or not self._basket.is_settled:
            return
        self._wanted_card = None
        if wanted[1] == self._basket.cart.total_minor:
            self._key = holds.notes.sale_id
            self.cards.charge(holds.notes, wanted[0])

    def _must_wait(self) -> bool:
        if self.cards.is_busy:
            self.refused.emit(self.why_not_change())
        return self.cards.is_busy

    def _may_change(self) -> bool:
        problem = self.why_not_change()
        if problem:
            self.refused.emit(problem)
        return not problem and not self._paying.is_busy

    def _may_pay(self) -> bool:
        problem = self._paying.why_not(self._link)
        if problem:
            self.refused.emit(problem)
        return not problem

    def _add(self, part: PaidPart) -> None:
        self.begin()
        self.tenders.parts.append(part)
        self.changed.emit()
        if self.left_minor == 0:
            self._settle(None)

    def _settle(self, cash_minor: int | None) -> None:
        """Everything is paid: sell."""
        settlement = Settlement(
            payments=self.tenders.payments(cash_minor),
            total_minor=self._basket.cart.total_minor,
            given_minor=cash_minor or 0,
            customer_name=self.customer_name,
            approval=self._approval,
        )
        self._paying.pay(new_request_id(), settlement, self._link)

    def _on_extras(self, extras: Sequence[Extra]) -> None:
        self._basket.cart.offered = tuple(extra for extra in extras if not extra.retired)
        self._basket.cart_changed.emit()

    def _on_no_extras(self, failure: tasks.Failure) -> None:
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)

    def _on_approved(self, card: CardCharge) -> None:
        slip = CardSlip(self.cards.terminal.name, card.approval)
        part = PaidPart(Tender.CARD, card.amount_minor, card=slip, reference=card.reference)
        if self._basket.cart:
            self._add(part)
        else:
            # The seats were lost while the card was at the terminal.
            self.tenders.parts.append(part)
            self._unwind()

    def _on_declined(self, reason: str) -> None:
        text = translate("SellTickets", "The card was not charged. Try it again, or choose another means of payment.")
        self.refused.emit(joined((text, reason)))

    def _on_given_back(self, card: CardCharge) -> None:
        self.tenders.parts = [part for part in self.tenders.parts if part.reference != card.reference]
        amount = format_money(card.amount_minor, self._counter.currency)
        self.informed.emit(translate("SellTickets", "{amount} was refunded to the card.").format(amount=amount))
        self.changed.emit()
        if not self._basket.cart:
            self._unwind()

    def _on_voucher(self, voucher: Voucher) -> None:
        self._looking = False
        if voucher.balance_minor <= 0:
            self.refused.emit(
                translate("SellTickets", "Nothing is left on this voucher. Choose another means of payment.")
            )
        else:
            pays = min(voucher.balance_minor, self.left_minor)
            self.voucher = FoundVoucher(voucher.code, voucher.balance_minor, pays)
        self.changed.emit()

    def _on_no_voucher(self, failure: tasks.Failure) -> None:
        self._looking = False
        self.changed.emit()
        self.failed.emit(failure)

    def _on_cart(self) -> None:
        if not self._basket.cart and self.tenders and not self.cards.is_busy and not self._paying.is_busy:
            self._unwind()

    def _on_undone(self, failure: tasks.Failure) -> None:
        """The server said no to the sale: what was taken stays, unless it was the reason."""
        if isinstance(failure, ApprovalNeeded | ApprovalRefused | PinThrottled):
            self.sell_after_all()
        elif isinstance(failure, VoucherNotFound | VoucherExpired | VoucherTooSmall):
            self.tenders.parts = [part for part in self.tenders.parts if not part.voucher_code]
        elif isinstance(failure, CardSlipUsed):
            self._look_again(failure.details.get("approval", ""))
        elif isinstance(failure, ExtraNotFound | ExtraPriceChanged):
            self.load()
        elif isinstance(failure, HoldExpired | HoldNotFound):
            self._unwind()
        self.changed.emit()

    def _look_again(self, approval: str) -> None:
        for part in self.tenders.parts:
            if part.card is not None and part.card.approval == approval:
                self.tenders.parts.remove(part)
                self.cards.look_again(self._key, CardCharge(part.reference, part.amount_minor))
                return

    def _unwind(self) -> None:
        """There is nothing to sell any more: everything that was taken goes back."""
        if self.cards.is_busy:
            return
        while self.tenders and self.tenders.parts[-1].card is None:
            part = self.tenders.parts.pop()
            if part.tender is Tender.CASH:
                self._say_cash_back(part)
        if self.tenders:
            self.take_back()
        else:
            self._end_record()
        self.changed.emit()

    def _end_record(self) -> None:
        journal, key, self._key = self._counter.journal, self._key, ""
        if journal is not None and key:
            journal.end(key)

    def _say_cash_back(self, part: PaidPart) -> None:
        amount = format_money(part.amount_minor, self._counter.currency)
        self.informed.emit(translate("SellTickets", "Give the customer {amount} back in cash.").format(amount=amount))

    def _clear(self) -> None:
        self.tenders.parts.clear()
        self.customer_name, self._approval, self._key = "", None, ""
        self._is_begun, self.voucher = False, None
        self.changed.emit()
