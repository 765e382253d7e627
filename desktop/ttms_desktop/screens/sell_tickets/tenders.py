"""The parts in which a total is paid: what was taken so far, and what is left."""

from dataclasses import dataclass

from ttms_client.payment import CardSlip, PaymentToTake, Tender


@dataclass(frozen=True, slots=True)
class PaidPart:
    """A part of the total; `reference` is the card terminal's, with which the money could go back."""

    tender: Tender
    amount_minor: int
    card: CardSlip | None = None
    voucher_code: str = ""
    reference: str = ""


class Tenders:
    """Parts in the order in which they were taken; none of them gives change."""

    def __init__(self) -> None:
        self.parts: list[PaidPart] = []

    def __bool__(self) -> bool:
        return bool(self.parts)

    @property
    def paid_minor(self) -> int:
        return sum(part.amount_minor for part in self.parts)

    def left(self, total_minor: int) -> int:
        return max(0, total_minor - self.paid_minor)

    def payments(self, cash_minor: int | None = None) -> tuple[PaymentToTake, ...]:
        """What the sale is paid with; `cash_minor` is given at last, and change goes back from it."""
        taken = [PaymentToTake(part.tender, part.amount_minor, part.card, part.voucher_code) for part in self.parts]
        if cash_minor or not taken:
            taken.append(PaymentToTake(Tender.CASH, cash_minor or 0))
        return tuple(taken)
