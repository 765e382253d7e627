"""What is said of a card at the terminal, wherever it pays: what is to be done, and what is wrong with a reference."""

import re

from PySide6.QtCore import QCoreApplication

from ttms_desktop.screens.sell_tickets.card_desk import CardDesk, CardState

translate = QCoreApplication.translate

LONGEST_REFERENCE = 64
_CARD_NUMBER = re.compile(r"[0-9]{13,19}")


def too_long_text() -> str:
    """Said of a reference that no terminal prints: it is never cut in silence."""
    text = translate("CardPanel", "A reference has at most {most} characters. Look at the slip again.")
    return text.format(most=LONGEST_REFERENCE)


def reference_problem(reference: str) -> str:
    """Why this cannot be what stands on a slip; empty if it can."""
    if _CARD_NUMBER.fullmatch(re.sub(r"[ -]", "", reference)):
        return translate("CardPanel", "This is the number of a card, which is never kept. Type the reference.")
    return too_long_text() if len(reference) > LONGEST_REFERENCE else ""


def card_words(desk: CardDesk) -> str:
    """What is to be done at the terminal, or is going on there; empty while there is nothing to say."""
    if desk.state is CardState.GOING_BACK:
        return (
            translate("CardPanel", "Give this amount back to the card at the terminal.")
            if desk.may_be_told
            else translate("CardPanel", "The card gets its money back …")
        )
    if desk.state is CardState.CHECKING:
        return translate(
            "CardPanel",
            "No answer yet: the terminal is asked whether the card was charged. Do not charge it again. "
            "If the terminal shows it, type the reference on its slip.",
        )
    if desk.may_be_told:
        return translate("CardPanel", "Charge this amount at the terminal, then type the reference on its slip.")
    return ""
