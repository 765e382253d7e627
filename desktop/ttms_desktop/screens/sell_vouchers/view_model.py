"""Selling vouchers: so many of one amount, each a sale of its own, for cash at once or by card one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from ttms_client.errors import AmountInvalid, CardSlipUsed, NotSignedInError
from ttms_client.payment import CardSlip, PaymentToTake, Tender
from ttms_client.voucher import Voucher
from ttms_desktop import messages, tasks
from ttms_desktop.failures import LocalFailure
from ttms_desktop.journal import CardCharge
from ttms_desktop.money import format_money
from ttms_desktop.printing.desk import PrintDesk
from ttms_desktop.printing.voucher_slip import grouped
from ttms_desktop.screens.sell_tickets.card_desk import CardDesk
from ttms_desktop.screens.sell_tickets.card_words import reference_problem
from ttms_desktop.screens.sell_vouchers.issuing import Issued, Issuing
from ttms_desktop.screens.sell_vouchers.records import VoucherRecord
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import Approved, CardTerminal, NotCharged
from ttms_desktop.words import joined, translate

MOST = 20
_MOST_GIVEN_MINOR = 1_000_000_000  # the server takes no more at once


class VoucherStep(Enum):
    """Where the sale of vouchers stands."""

    FORM = 1  # amount and number are typed
    CARD = 2  # a card is at the terminal, or gets its money back
    CHARGED = 3  # a card is charged, and its voucher could not be sold
    SELLING = 4  # one is on its way
    DONE = 5


@dataclass(frozen=True, slots=True)
class _Wish:
    amount_minor: int
    count: int
    given_minor: int | None  # of all; None: by card

    @property
    def total_minor(self) -> int:
        return self.amount_minor * self.count


class VoucherSale(QObject):
    """One customer at a time; what was sold stays shown until the next one begins."""

    changed = Signal()
    refused = Signal(str, str)  # why not, and the field that is wrong or empty
    told = Signal(object)  # what was done with the slips
    informed = Signal(object)  # for whoever looks at the sell screen
    failed = Signal(object)

    def __init__(
        self,
        counter: Counter,
        runner: tasks.Runner,
        printer: PrintDesk,
        terminal: CardTerminal,
        *,
        why_not: Callable[[], str],
        parent: QObject,
    ) -> None:
        """`why_not` says why nothing can be sold at this counter now; empty if it can."""
        super().__init__(parent)
        self._counter, self._printer, self._why_not = counter, printer, why_not
        self._issuing = Issuing(counter, runner, printer, self)
        self.cards = CardDesk(counter, runner, terminal, self)
        self.sold: list[Voucher] = []
        self._wish: _Wish | None = None
        self._record: VoucherRecord | None = None
        self._card: CardCharge | None = None
        self._listen()

    def _listen(self) -> None:
        self._issuing.changed.connect(self.changed)
        self._issuing.issued.connect(self._on_issued)
        self._issuing.refused.connect(self._on_refused)
        self._issuing.sign_in_needed.connect(self.failed)
        self.cards.changed.connect(self.changed)
        self.cards.approved.connect(self._on_approved)
        self.cards.declined.connect(self._on_declined)
        self.cards.given_back.connect(self._on_given_back)
        self.cards.failed.connect(self._on_card_failed)
        self._printer.informed.connect(self.told)

    # What is shown

    @property
    def step(self) -> VoucherStep:
        if self._issuing.is_busy:
            return VoucherStep.SELLING
        if self.cards.is_busy:
            return VoucherStep.CARD
        if self._card is not None:
            return VoucherStep.CHARGED
        return VoucherStep.DONE if self.sold else VoucherStep.FORM

    @property
    def is_busy(self) -> bool:
        """Whether something is under way: nothing else may begin, and nobody leaves."""
        return self.step not in (VoucherStep.FORM, VoucherStep.DONE)

    @property
    def busy_text(self) -> str:
        """What is going on; empty while nothing is."""
        return self._issuing.text

    @property
    def currency(self) -> str:
        return self._counter.currency

    @property
    def amount_at_card(self) -> int:
        """What the card pays, in minor units: each voucher is charged for itself."""
        return self._wish.amount_minor if self._wish else 0

    @property
    def charged_reference(self) -> str:
        """What stands on the slip of the card that is charged; empty while none is."""
        return self._card.approval if self._card else ""

    @property
    def count_text(self) -> str:
        """Which of several is being paid by card, "Voucher 2 of 3."; empty for one alone."""
        if self._wish is None or self._wish.count == 1:
            return ""
        text = translate("SellVouchers", "Voucher {number} of {count}.")
        return text.format(number=min(len(self.sold) + 1, self._wish.count), count=self._wish.count)

    @property
    def sold_lines(self) -> list[tuple[str, str]]:
        """Code and amount of each voucher that was sold."""
        return [(grouped(it.code), format_money(it.amount_minor, it.currency)) for it in self.sold]

    @property
    def sold_total_text(self) -> str:
        """What those that were sold cost together."""
        return format_money(self._sold_minor, self.currency)

    @property
    def sold_given_text(self) -> str:
        """What the customer gave, where change goes back; else empty."""
        return format_money(self._sold_minor + self._change_minor, self.currency) if self._change_minor else ""

    @property
    def change_text(self) -> str:
        """What goes back to the customer; empty if nothing does."""
        return format_money(self._change_minor, self.currency) if self._change_minor else ""

    @property
    def _sold_minor(self) -> int:
        return sum(voucher.amount_minor for voucher in self.sold)

    @property
    def _change_minor(self) -> int:
        return sum(voucher.payment.change_minor for voucher in self.sold)

    @property
    def missing_text(self) -> str:
        """That fewer were sold than were asked for, and what goes back of the cash; empty if all were."""
        wish = self._wish
        if wish is None or len(self.sold) == wish.count:
            return ""
        if wish.given_minor is None:
            text = translate("SellVouchers", "{sold} of {count} are sold; for the others no card is charged.")
        else:
            text = translate("SellVouchers", "{sold} of {count} are sold. Give the customer {amount} back in cash.")
        back = (wish.given_minor or 0) - len(self.sold) * wish.amount_minor
        return text.format(sold=len(self.sold), count=wish.count, amount=format_money(back, self.currency))

    @property
    def prints(self) -> bool:
        """Whether slips come out by themselves."""
        return self._printer.devices.devices.prints_vouchers

    def total_text(self, amount_minor: int | None, count: int | None) -> str:
        """What so many cost; empty while one of the two is missing."""
        return format_money(amount_minor * count, self.currency) if amount_minor and count else ""

    def change_for(self, amount_minor: int | None, count: int | None, given_minor: int | None) -> str:
        """The change for what was given; empty while it is too little, or nothing is typed."""
        change = (given_minor or 0) - (amount_minor or 0) * (count or 0)
        return format_money(change, self.currency) if given_minor and amount_minor and count and change >= 0 else ""

    def why_not_begin(self) -> str:
        """Why no voucher can be sold now; empty if one can. One that is under way is shown again."""
        return "" if self.is_busy else self._why_not()

    def why_not_leave(self) -> str:
        """Why nobody may change the cart or leave now; empty while no voucher is under way."""
        return (
            translate("SellVouchers", "A voucher is being sold. Ctrl+G: end that sale first.") if self.is_busy else ""
        )

    # What the clerk does

    def begin(self) -> None:
        """A new customer; what is under way goes on."""
        if not self.is_busy:
            self.dismiss()
            self.sold, self._wish = [], None
            self.changed.emit()

    def dismiss(self) -> None:
        """The clerk has seen the codes, and what goes back: until then they are told again after a crash."""
        if not self.is_busy and self._record is not None:
            self._record.end()
            self._record = None

    def take_cash(self, amount_minor: int | None, count: int | None, given_minor: int | None) -> None:
        """Sell them for cash; without `given_minor` it is exact."""
        wish = self._checked(amount_minor, count)
        if wish is None:
            return
        if given_minor is not None and given_minor < wish.total_minor:
            missing = format_money(wish.total_minor - given_minor, self.currency)
            text = translate("SellVouchers", "{missing} is missing. Ask for more, or sell fewer.")
            self.refused.emit(text.format(missing=missing), "given")
            return
        given = given_minor or wish.total_minor
        if given - wish.total_minor + wish.amount_minor > _MOST_GIVEN_MINOR:
            self.refused.emit(messages.text_for(AmountInvalid("cash given")), "given")
            return
        self._wish = _Wish(wish.amount_minor, wish.count, given)
        self._go_on()

    def take_card(self, amount_minor: int | None, count: int | None) -> None:
        """Put a card to the terminal for the first of them."""
        wish = self._checked(amount_minor, count)
        if wish is not None:
            self._wish = wish
            self._go_on()

    def tell(self, reference: str) -> None:
        """What stands on the terminal's slip; empty: the card was not charged. Of money going back: it is back."""
        problem = reference_problem(reference)
        if problem:
            self.refused.emit(problem, "reference")
        else:
            self.cards.tell(Approved(reference) if reference else NotCharged())

    def sell_charged(self) -> None:
        """Try again to sell the voucher for which the card is charged."""
        if self.step is VoucherStep.CHARGED and self._record is not None and self._card is not None:
            self._send(self._record, self._card)

    def give_back(self) -> None:
        """The card that is charged gets its money back, and no voucher is sold for it."""
        if self.step is VoucherStep.CHARGED and self._record is not None and self._card is not None:
            self.cards.give_back(self._record.sale_id, self._card)

    def print_again(self) -> None:
        for voucher in self.sold:
            self._printer.print_voucher(voucher)

    def take_found(self, voucher: Voucher) -> None:
        """One whose answer was lost, and that was found at the next sign-in: its slip may never have been printed."""
        try:
            self._printer.print_issued(voucher)
        except LocalFailure as failure:
            self.failed.emit(failure)

    def resume(self) -> None:
        """Somebody has signed in: a sale of another person, or of another counter, is left to the journal."""
        if self._record is not None and not self._record.is_of(self._counter):
            self._record.leave()
            self._issuing.lose()
            self.cards.lose()
            self.sold, self._wish, self._record, self._card = [], None, None, None
            self.changed.emit()

    def stop(self) -> None:
        """Ask no more; what is not known stays in the journal."""
        self._issuing.stop()
        self.cards.stop()

    # What happened

    def _checked(self, amount_minor: int | None, count: int | None) -> _Wish | None:
        """By card; None, and why, if it cannot be."""
        if self.is_busy:
            return None
        problem = self._why_not()
        if problem:
            self.refused.emit(problem, "")
        elif not amount_minor:
            self.refused.emit(translate("SellVouchers", "Type the value of the voucher."), "amount")
        elif not count or count > MOST:
            text = translate("SellVouchers", "1 to {most} at a time.").format(most=MOST)
            self.refused.emit(text, "count")
        else:
            self.dismiss()
            self.sold = []
            return _Wish(amount_minor, count, None)
        return None

    def _go_on(self) -> None:
        """The next of them, until all are sold."""
        wish = self._wish
        if wish is None or len(self.sold) == wish.count:
            self.changed.emit()
            return
        if self._record is None:
            self._record = VoucherRecord(
                self._counter, wish.amount_minor, wish.count, given_minor=wish.given_minor or 0
            )
        if wish.given_minor is None:
            self.cards.charge(self._record, wish.amount_minor)
        else:
            # Change goes back once, from the last.
            is_last = len(self.sold) + 1 == wish.count
            given = wish.amount_minor + (wish.given_minor - wish.total_minor if is_last else 0)
            payment = PaymentToTake(Tender.CASH, given)
            self._issuing.start(wish.amount_minor, payment, self._record.intent(), self._record.journal)

    def _send(self, record: VoucherRecord, card: CardCharge) -> None:
        slip = CardSlip(self.cards.terminal.name, card.approval)
        payment = PaymentToTake(Tender.CARD, card.amount_minor, slip)
        self._issuing.start(card.amount_minor, payment, record.intent(), record.journal)

    def _on_approved(self, card: CardCharge) -> None:
        if self._record is not None:
            self._card = card
            self._send(self._record, card)

    def _on_declined(self, reason: str) -> None:
        self._end_record()
        text = translate("SellVouchers", "The card was not charged. Try it again, or take cash.")
        self.refused.emit(joined((text, reason)), "")

    def _on_given_back(self, card: CardCharge) -> None:
        self._end_record()
        text = translate("SellVouchers", "{amount} was refunded to the card; no voucher was sold for it.")
        self.refused.emit(text.format(amount=format_money(card.amount_minor, self.currency)), "")

    def _on_card_failed(self, failure: tasks.Failure) -> None:
        """The terminal heard nothing."""
        self._end_record()
        self.refused.emit(messages.text_for(failure), "")

    def _end_record(self) -> None:
        """No more are sold; what is sold stays written down until it is dismissed."""
        if self._record is not None:
            self._record.rest()
        self._card = None
        self.changed.emit()

    def _on_issued(self, issued: Issued) -> None:
        if self._record is not None:
            self._record.say_sold()
        self.sold.append(issued.voucher)
        self._card = None
        self._go_on()
        self._say_sold(issued)

    def _say_sold(self, issued: Issued) -> None:
        if issued.print_failure is not None:
            self.refused.emit(messages.text_for(issued.print_failure), "")
        text = translate("SellVouchers", "A voucher of {amount} is sold: {code}.")
        if len(self.sold) > 1:
            text = translate("SellVouchers", "{count} vouchers sold, {amount} in total.")
        code = grouped(issued.voucher.code)
        self.informed.emit(text.format(count=len(self.sold), amount=self.sold_total_text, code=code))

    def _on_refused(self, failure: tasks.Failure) -> None:
        """Nothing was sold this time; a card that is charged waits for what the clerk decides."""
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
        elif isinstance(failure, CardSlipUsed) and self._card is not None and self._record is not None:
            card, self._card = self._card, None
            self.cards.look_again(self._record.sale_id, CardCharge(card.reference, card.amount_minor))
            self.refused.emit(messages.text_at_field(failure, currency=self.currency), "reference")
        else:
            field = "amount" if isinstance(failure, AmountInvalid) and self.step is VoucherStep.FORM else ""
            self.refused.emit(messages.text_for(failure, currency=self.currency), field)
        self.changed.emit()
