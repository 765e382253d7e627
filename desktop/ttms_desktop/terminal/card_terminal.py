"""What a counter asks of a card terminal, and what it may answer."""

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from ttms_desktop.failures import LocalFailure


class TerminalSilent(LocalFailure):
    """No answer came: perhaps the card was charged. It is asked for, and never charged again."""


class ChargeVoid(LocalFailure):
    """The terminal was asked about this charge before and said that it is not made: it is never made any more."""


@dataclass(frozen=True, slots=True)
class Charge:
    """So much of one customer's card; the `reference` is made by the counter and never used twice."""

    reference: str
    amount_minor: int
    currency: str


@dataclass(frozen=True, slots=True)
class Approved:
    """The card was charged; `approval` is the terminal's own number of it, as it stands on the slip."""

    approval: str


@dataclass(frozen=True, slots=True)
class Declined:
    """The card was not charged, and why in the terminal's words."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class NotCharged:
    """Nothing is charged under this reference, and nothing ever will be."""


class Ask(Enum):
    """What only the clerk can see on the terminal."""

    CHARGE = 1  # charge the card there; what does it say?
    FIND = 2  # was the card charged?
    REVERSE = 3  # give the money back there; is it done?


Answer = Approved | Declined | NotCharged


class CardTerminal(Protocol):
    """One terminal; every call may take as long as a customer takes, so it is made in the background.

    A reference is charged at most once, however often it is asked for. An `Ask` comes from terminals that are not
    connected: the clerk looks, and what was seen goes to `told`.
    """

    @property
    def name(self) -> str:
        """What stands on slips; empty for the counter's own."""

    def charge(self, charge: Charge) -> Answer | Ask:
        """Raises TerminalSilent: perhaps it was charged; ChargeVoid: it was not, and is not any more."""

    def find(self, charge: Charge) -> Answer | Ask:
        """What became of a charge; after NotCharged it never happens. Raises TerminalSilent: ask again."""

    def reverse(self, charge: Charge) -> Answer | Ask:
        """Give the money back, once however often it is asked for. Raises TerminalSilent: ask again."""

    def told(self, charge: Charge, seen: Answer) -> Answer:
        """What the clerk has seen there, and what is true now."""
