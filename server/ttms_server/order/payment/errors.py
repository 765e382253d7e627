"""How cards say no."""

from ttms_server.errors import Kind, Refusal


class CardSlipMissing(Refusal):
    """Money goes back to a card, and the terminal's reference of that is missing."""

    kind = Kind.CONFLICT
    reason = "CARD_SLIP_MISSING"

    def __init__(self, *, amount_minor: int) -> None:
        super().__init__(f"{amount_minor} goes back to a card: the terminal's reference.", amount_minor=amount_minor)


class CardSlipUsed(Refusal):
    """The approval has paid for something already."""

    kind = Kind.CONFLICT
    reason = "CARD_SLIP_USED"

    def __init__(self, *, terminal: str, approval: str) -> None:
        super().__init__(
            f"Approval {approval} of terminal {terminal} was used before.", terminal=terminal, approval=approval
        )
