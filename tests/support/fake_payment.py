"""What a sale in memory costs and how it is paid, as the server reckons."""

from collections.abc import Sequence

from ttms_client.errors import PaymentTooSmall
from ttms_client.order import Basket
from ttms_client.payment import PaymentLine, PaymentToTake


def total_of(basket: Basket) -> int:
    goods = sum(ticket.price_minor for ticket in basket.tickets)
    return goods + sum(extra.quantity * extra.price_minor for extra in basket.extras)


def paid(total_minor: int, payments: Sequence[PaymentToTake]) -> tuple[PaymentLine, ...]:
    """How the payments cover the total."""
    lines, left = [], total_minor
    for payment in payments:
        amount = min(left, payment.given_minor)
        given = payment.given_minor
        lines.append(PaymentLine(payment.tender, amount, given, given - amount, payment.card, payment.voucher_code))
        left -= amount
    if left:
        raise PaymentTooSmall("less")
    return tuple(lines)
