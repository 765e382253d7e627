"""Sales that an earlier run of this program left open: found out after signing in, never sold or charged again."""

import contextlib
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client.errors import NotSignedInError
from ttms_desktop import tasks
from ttms_desktop.journal import CardCharge, Journal, JournalUnwritable, OpenSale
from ttms_desktop.money import format_money
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.ending import Ending, end_sale
from ttms_desktop.screens.sell_tickets.wording import open_sale_text
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import CardTerminal, TerminalSilent
from ttms_desktop.terminal.manual import ManualTerminal
from ttms_desktop.words import joined, translate

_AGAIN_MS = 2_000
# A request that was sent may still be carried out for as long as its deadline; before that, "not sold" is not known
# of a sale whose seats cannot be given back first.
_ON_ITS_WAY = timedelta(seconds=16)


@dataclass(frozen=True, slots=True)
class CardQuestion:
    """A card of an interrupted sale: was it charged? With an `approval` it was: is its money back?"""

    text: str
    approval: str


@dataclass(slots=True)
class _Waiting:
    """A sale that ended but for cards of which the clerk must say what became of them."""

    sale: OpenSale
    cards: list[CardCharge]


class OpenSales(QObject):
    """Asks for each open sale until the answer is definite; one that cannot be told yet does not keep the others."""

    found = Signal(object)  # Sale
    voucher_found = Signal(object)  # Voucher: its slip may never have been printed
    informed = Signal(object)  # words
    failed = Signal(object)
    card_asked = Signal()  # there is a `question`

    def __init__(
        self, counter: Counter, runner: tasks.Runner, files: TicketFiles, terminal: CardTerminal, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._counter, self._runner, self._files, self._terminal = counter, runner, files, terminal
        self._journal: Journal | None = None
        self._open: list[OpenSale] = []
        self._waiting: list[_Waiting] = []
        self._asking = self._has_told_terminal = False
        self._since = 0.0
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._ask)

    @property
    def is_settled(self) -> bool:
        return not self._open and not self._waiting

    @property
    def question(self) -> CardQuestion | None:
        """What only the clerk can see at the terminal; None if nothing is asked."""
        if not self._waiting:
            return None
        sale, card = self._waiting[0].sale, self._waiting[0].cards[0]
        if card.approval:
            text = translate(
                "SellTickets", "Refund {amount} to the card at the terminal (reference {approval}). It was for {show}."
            )
        else:
            text = translate("SellTickets", "Look at the terminal: was a card charged {amount}? It was for {show}.")
        amount = format_money(card.amount_minor, sale.currency)
        return CardQuestion(
            text.format(amount=amount, approval=card.approval, show=open_sale_text(sale)), card.approval
        )

    def say_charged(self, approval: str) -> None:
        """The card was charged, and this stands on its slip: now its money goes back."""
        if not self._waiting or self._journal is None:
            return
        first = self._waiting[0]
        first.cards[0] = replace(first.cards[0], approval=approval)
        self._keep(first)
        text = translate("SellTickets", "The card of the interrupted sale ({show}) was charged.")
        hint = translate("SellTickets", "Ctrl+K: say that it is refunded.")
        self.informed.emit(joined((text.format(show=open_sale_text(first.sale)), hint)))
        self.card_asked.emit()

    def say_not_charged(self) -> None:
        """Nothing is charged, or not any more: the sale is over once this is said of each of its cards."""
        if not self._waiting or self._journal is None:
            return
        first = self._waiting[0]
        first.cards.pop(0)
        if first.cards:
            self._keep(first)
        else:
            self._waiting.pop(0)
            self._journal.end(first.sale.key)
            text = translate("SellTickets", "The interrupted sale ({show}) is closed: nothing was charged.")
            self.informed.emit(text.format(show=open_sale_text(first.sale)))
        if self._waiting:
            self.card_asked.emit()

    def _keep(self, waiting: _Waiting) -> None:
        """What the clerk has said is known after a power cut, too; where it cannot be kept, it is asked once more."""
        waiting.sale = replace(waiting.sale, cards=tuple(waiting.cards))
        if self._journal is not None:
            with contextlib.suppress(JournalUnwritable):
                self._journal.begin(waiting.sale)
            self._journal.leave(waiting.sale.key)

    def settle(self, journal: Journal) -> None:
        """Ask for all that the journal has, except for what this program is at now."""
        session = self._counter.session
        if session is None:
            return
        self._journal, self._since = journal, time.monotonic()
        pending = journal.left_open()
        if journal.damaged:
            journal.damaged = 0
            self.informed.emit(
                translate(
                    "SellTickets",
                    "The record of an interrupted sale is damaged. Compare this counter’s last orders with the drawer.",
                )
            )
        me = (session.user.user_name, session.cinema.name)
        self._open = [sale for sale in pending if (sale.user_name, sale.cinema) == me]
        names = sorted({sale.user_name for sale in pending if (sale.user_name, sale.cinema) != me})
        if names:
            text = translate("SellTickets", "A sale at this counter is not settled yet: {names} must sign in here.")
            self.informed.emit(text.format(names=", ".join(names)))
        self._ask()

    def settle_by_hand(self) -> None:
        """The terminal stays silent: the clerk looks what it has charged, and it is not asked any more."""
        if self._open and self._has_told_terminal:
            self._terminal = ManualTerminal()
            self._again.stop()
            self._ask()

    def stop(self) -> None:
        self._again.stop()
        self._open, self._waiting = [], []

    def _ask(self) -> None:
        if self._open and not self._asking:
            self._asking = True
            sale, client = self._open[0], self._counter.client
            waited = _is_old(sale) or time.monotonic() - self._since >= _ON_ITS_WAY.total_seconds()
            self._runner.run(
                self,
                lambda: end_sale(sale, client, self._files, self._terminal, has_waited=waited),
                done=self._on_answer,
                failed=self._on_failed,
            )

    def _on_answer(self, ending: Ending) -> None:
        self._asking = False
        if not self._open or self._journal is None:
            return
        if not ending.is_definite:
            self._again.start()
            return
        sale = self._open.pop(0)
        for voucher in ending.vouchers:
            self.voucher_found.emit(voucher)
        if ending.asked:
            self._waiting.append(_Waiting(sale, list(ending.asked)))
            hint = translate("SellTickets", "Ctrl+K: say whether the card was charged.")
            self.informed.emit(joined((ending.text, hint)))
            self.card_asked.emit()
            self._ask()
            return
        self._journal.end(sale.key)
        if ending.sale is not None:
            self.found.emit(ending.sale)
        self.informed.emit(ending.text)
        self._ask()

    def _on_failed(self, failure: tasks.Failure) -> None:
        self._asking = False
        if isinstance(failure, NotSignedInError):
            self.failed.emit(failure)
            return
        if isinstance(failure, TerminalSilent) and self._open:
            self._say_silent()
            self._open.append(self._open.pop(0))
        if self._open:
            self._again.start()

    def _say_silent(self) -> None:
        if not self._has_told_terminal:
            self._has_told_terminal = True
            self.informed.emit(
                translate(
                    "SellTickets",
                    "The card terminal does not answer; an interrupted card payment is refunded once it does. "
                    "Ctrl+K: refund it by hand.",
                )
            )


def _is_old(sale: OpenSale) -> bool:
    """By this computer's clock; after one that was set back, the time since signing in decides."""
    return datetime.now(UTC) - sale.begun_at >= _ON_ITS_WAY
