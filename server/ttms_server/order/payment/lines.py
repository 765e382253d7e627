"""Lines of a payment, and the arithmetic of them: what covers a total, and what goes back by which means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ttms_server.order.errors import AmountInvalid, PaymentTooSmall
from ttms_server.order.models import Tender

# More than this in one hand is a slip of the finger: 10 000 000.00 in a currency of two decimals.
MOST_GIVEN_MINOR = 1_000_000_000


@dataclass(frozen=True, slots=True)
class CardSlip:
    """What a card terminal says of a payment or a refund: which terminal, and its reference of the approval."""

    terminal: str
    approval: str


@dataclass(frozen=True, slots=True)
class PaymentToTake:
    """What the customer gave: cash that may be too much, or exactly so much by card or from a voucher."""

    tender: Tender
    given_minor: int
    slip: CardSlip | None = None
    voucher_code: str = ""


@dataclass(frozen=True, slots=True)
class PaymentLine:
    """A payment as stored: what counted, what was given, what went back.

    `carried` is only known while it is taken.
    """

    tender: Tender
    amount_minor: int
    given_minor: int
    change_minor: int
    slip: CardSlip | None = None
    voucher_code: str = ""
    # It was paid for other tickets, which were exchanged: no card is charged, and no voucher need still be valid.
    carried: bool = False


@dataclass(frozen=True, slots=True)
class RefundLine:
    """What was given back by one means of payment; `voucher_valid_until` if the voucher was prolonged for it.

    `carried` is only known while it is given back.
    """

    tender: Tender
    amount_minor: int
    slip: CardSlip | None = None
    voucher_code: str = ""
    voucher_valid_until: datetime | None = None
    # It pays for other tickets at once, so its voucher need not be valid for it.
    carried: bool = False


def settle(total_minor: int, payments: Sequence[PaymentToTake]) -> tuple[PaymentLine, ...]:
    """How the payments cover the total; change is given from the last cash alone.

    Raises:
        AmountInvalid: negative or absurd money, a line that pays nothing of the total, or more than is left of it by
            a means that gives no change.
        PaymentTooSmall: less than the total was given.
    """
    lines: list[PaymentLine] = []
    left = total_minor
    for payment in payments:
        most = MOST_GIVEN_MINOR if payment.tender is Tender.CASH else left
        pays_nothing = (lines and left == 0) or (payment.given_minor == 0 and len(payments) > 1)
        if not 0 <= payment.given_minor <= most or pays_nothing:
            raise AmountInvalid(amount_minor=payment.given_minor, limit_minor=most)
        amount = min(left, payment.given_minor)
        change = payment.given_minor - amount
        line = PaymentLine(
            payment.tender, amount, payment.given_minor, change, slip=payment.slip, voucher_code=payment.voucher_code
        )
        lines.append(line)
        left -= amount
    if left:
        given = sum(payment.given_minor for payment in payments)
        raise PaymentTooSmall(total_minor=total_minor, given_minor=given)
    return tuple(lines)


def lines_of(
    total_minor: int, payments: Sequence[PaymentLine], given_back: Sequence[RefundLine]
) -> tuple[RefundLine, ...]:
    """By which means `total_minor` goes back: what was paid last first, and never more than is left of it.

    One line a tender and voucher; a refund of nothing names the tender of the last payment.
    """
    gone: dict[tuple[Tender, str], int] = {}
    for line in given_back:
        means = line.tender, line.voucher_code
        gone[means] = gone.get(means, 0) + line.amount_minor
    lines: dict[tuple[Tender, str], int] = {}
    left = total_minor
    for payment in reversed(payments):
        means = payment.tender, payment.voucher_code
        went = min(gone.get(means, 0), payment.amount_minor)
        gone[means] = gone.get(means, 0) - went
        amount = min(left, payment.amount_minor - went)
        if amount or (not lines and not total_minor):
            lines[means] = lines.get(means, 0) + amount
        left -= amount
    assert left == 0, f"{total_minor} is more than was paid and not given back yet"
    return tuple(RefundLine(tender, amount, voucher_code=code) for (tender, code), amount in lines.items())
