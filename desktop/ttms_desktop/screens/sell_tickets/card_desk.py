"""One card at the terminal: put to it once, asked for until it is known, given back if its sale is not made."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from ttms_client import new_request_id
from ttms_desktop import tasks
from ttms_desktop.journal import CardCharge, Journal, Step
from ttms_desktop.session import Counter
from ttms_desktop.terminal.card_terminal import (
    Answer,
    Approved,
    Ask,
    CardTerminal,
    Charge,
    ChargeVoid,
    Declined,
    NotCharged,
    TerminalSilent,
)

_AGAIN_MS = 2_000
_PATIENCE_MS = 120_000  # as long as a customer may look for a PIN


class CardState(Enum):
    """Where the card is."""

    IDLE = auto()
    AT_TERMINAL = auto()
    CHECKING = auto()  # no answer came; whether it was charged is being asked
    GOING_BACK = auto()


class Notes(Protocol):
    """What the journal knows of the sale that a card pays for."""

    @property
    def sale_id(self) -> str: ...

    def begin(self, key: str) -> None:
        """Make sure that there is a file. Raises JournalUnwritable."""


class CardDesk(QObject):
    """At most one card at a time; while it waits, the clerk may say what stands on the slip."""

    changed = Signal()
    approved = Signal(object)  # CardCharge
    declined = Signal(str)  # in the terminal's words, perhaps empty
    given_back = Signal(object)  # CardCharge
    failed = Signal(object)

    def __init__(self, counter: Counter, runner: tasks.Runner, terminal: CardTerminal, parent: QObject) -> None:
        super().__init__(parent)
        self._counter, self._runner, self.terminal = counter, runner, terminal
        self.state = CardState.IDLE
        self.ask: Ask | None = None  # what the clerk is to look for
        self._key = ""
        self._card = CardCharge("", 0)
        self._is_silent = False  # the terminal itself does not answer
        self._turn = 0  # counts what was begun: an answer to an earlier question is none
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._ask_again)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_over)

    @property
    def is_busy(self) -> bool:
        return self.state is not CardState.IDLE

    @property
    def amount_minor(self) -> int:
        return self._card.amount_minor

    @property
    def approval(self) -> str:
        """What stands on its slip; empty while that is not known."""
        return self._card.approval

    @property
    def may_be_told(self) -> bool:
        """Whether the clerk may say what the terminal shows."""
        return self.ask is not None or self._is_silent

    def charge(self, notes: Notes, amount_minor: int) -> None:
        """Put a card to the terminal for the sale of these notes, which is told to the journal before."""
        self._key, self._card = notes.sale_id, CardCharge(new_request_id(), amount_minor)
        key, card, journal = self._key, self._card, self._journal

        def call() -> Answer | Ask:
            notes.begin(key)
            _keep(journal, key, card)
            return self._noted(key, card, self.terminal.charge(self._charge(card)))

        self._begin(CardState.AT_TERMINAL, call)
        self._patience.start()

    def give_back(self, key: str, card: CardCharge) -> None:
        """Its sale is not made, or not with this card."""
        self._key, self._card = key, card
        self._begin(CardState.GOING_BACK, self._reverse)

    def look_again(self, key: str, card: CardCharge) -> None:
        """The reference of its slip was typed wrong."""
        self._key, self._card = key, card
        self._begin(CardState.CHECKING, lambda: Ask.FIND)

    def tell(self, seen: Answer) -> None:
        """What the clerk has seen on the terminal or its slip."""
        if self.may_be_told:
            key, card, goes_back = self._key, self._card, self.state is CardState.GOING_BACK

            def call() -> Answer | Ask:
                true = self.terminal.told(self._charge(card), NotCharged() if goes_back else seen)
                # Money that the clerk has given back by hand is back, whatever a silent terminal knew last.
                return self._noted(key, card, NotCharged() if goes_back else true)

            self._is_silent = False
            self._begin(self.state, call)

    def stop(self) -> None:
        """Ask no more; the journal keeps the card."""
        self._turn += 1
        self._again.stop()
        self._patience.stop()

    def lose(self) -> None:
        """As `stop`, and be free for the next card: this one is asked for by the journal."""
        self.stop()
        self._is_silent = False
        self._set(CardState.IDLE, None)

    # Behind it

    @property
    def _journal(self) -> Journal:
        if self._counter.journal is None:
            raise RuntimeError("Sign in first.")
        return self._counter.journal

    def _charge(self, card: CardCharge) -> Charge:
        return Charge(card.reference, card.amount_minor, self._counter.currency)

    def _find(self) -> Answer | Ask:
        return self._noted(self._key, self._card, self.terminal.find(self._charge(self._card)))

    def _reverse(self) -> Answer | Ask:
        return self._noted(self._key, self._card, self.terminal.reverse(self._charge(self._card)))

    def _noted(self, key: str, card: CardCharge, answer: Answer | Ask) -> Answer | Ask:
        """In the background: what is known now is known after a power cut, too."""
        if isinstance(answer, Approved):
            _note(self._journal, key, card.reference, (CardCharge(card.reference, card.amount_minor, answer.approval),))
        elif not isinstance(answer, Ask):
            _note(self._journal, key, card.reference, ())
        return answer

    def _begin(self, state: CardState, call: Callable[[], Answer | Ask]) -> None:
        self._again.stop()
        self._patience.stop()
        self._turn += 1
        turn = self._turn
        self._set(state, None)
        self._runner.run(
            self,
            call,
            done=lambda answer: self._on_answer(answer) if turn == self._turn else None,
            failed=lambda failure: self._on_failed(failure) if turn == self._turn else None,
        )

    def _ask_again(self) -> None:
        self._begin(self.state, self._reverse if self.state is CardState.GOING_BACK else self._find)

    def _on_answer(self, answer: Answer | Ask) -> None:
        self._is_silent = False
        if isinstance(answer, Ask):
            self._set(self.state, answer)
            return
        card, was_back = self._card, self.state is CardState.GOING_BACK
        if isinstance(answer, Approved) and was_back:
            self._again.start()  # it was not given back after all
            return
        self._set(CardState.IDLE, None)
        if isinstance(answer, Approved):
            self.approved.emit(CardCharge(card.reference, card.amount_minor, answer.approval))
        elif was_back:
            self.given_back.emit(card)
        else:
            self.declined.emit(answer.reason if isinstance(answer, Declined) else "")

    def _on_patience_over(self) -> None:
        """It may still answer; from now on only what it says when it is asked counts."""
        if self.state is CardState.AT_TERMINAL and self.ask is None:
            self._turn += 1
            self._on_silent()

    def _on_silent(self) -> None:
        self._is_silent = True
        self._set(CardState.CHECKING if self.state is CardState.AT_TERMINAL else self.state, None)
        self._again.start()

    def _on_failed(self, failure: tasks.Failure) -> None:
        if isinstance(failure, TerminalSilent):
            self._on_silent()
            return
        self._is_silent = False
        self._set(CardState.IDLE, None)
        if isinstance(failure, ChargeVoid):
            self.declined.emit("")
        else:
            self.failed.emit(failure)

    def _set(self, state: CardState, ask: Ask | None) -> None:
        self.state, self.ask = state, ask
        self.changed.emit()


def _keep(journal: Journal, key: str, card: CardCharge) -> None:
    """Raises JournalUnwritable: the terminal hears nothing."""
    sale = journal.sale(key)
    journal.change(key, step=Step.PAYING, cards=(*(sale.cards if sale else ()), card))


def _note(journal: Journal, key: str, reference: str, instead: tuple[CardCharge, ...]) -> None:
    sale = journal.sale(key)
    if sale is not None:
        others = tuple(card for card in sale.cards if card.reference != reference)
        journal.note(key, cards=(*others, *instead))
