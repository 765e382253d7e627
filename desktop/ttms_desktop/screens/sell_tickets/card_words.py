"""What is said of a card at the terminal, wherever it pays: what is to be done, and what is wrong with a reference."""

import re

from ttms_desktop.screens.sell_tickets.card_desk import CardDesk, CardState
from ttms_desktop.words import translate

LONGEST_REFERENCE = 64
_CARD_NUMBER = re.compile(r"[0-9]{13,19}")


def too_long_text() -> str:
    """Said of a reference that no terminal prints: it is never cut in silence."""
    text = translate("CardPanel", "A reference has at most {most} characters. Check the slip again.")
    return text.format(most=LONGEST_REFERENCE)


def reference_problem(reference: str) -> str:
    """Why this cannot be what stands on a slip; empty if it can."""
    if _CARD_NUMBER.fullmatch(re.sub(r"[ -]", "", reference)):
        return translate("CardPanel", "This is a card number, which is never stored. Type the reference instead.")
    return too_long_text() if len(reference) > LONGEST_REFERENCE else ""


def card_words(desk: CardDesk) -> str:
    """What is to be done at the terminal, or is going on there; empty while there is nothing to say."""
    if desk.state is CardState.GOING_BACK:
        if not desk.may_be_told:
            return translate("CardPanel", "Refunding the card…")
        if desk.approval:
            text = translate("CardPanel", "Refund this amount to the card at the terminal (reference {approval}).")
            return text.format(approval=desk.approval)
        return translate("CardPanel", "Refund this amount to the card at the terminal.")
    if desk.state is CardState.CHECKING:
        return translate(
            "CardPanel",
            "No answer yet: asking the terminal whether the card was charged. Do not charge it again. If the "
            "terminal shows the payment, type the reference on its slip.",
        )
    if desk.may_be_told:
        return translate("CardPanel", "Charge this amount at the terminal, then type the reference on its slip.")
    return ""
