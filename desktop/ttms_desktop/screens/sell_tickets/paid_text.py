"""How a sale was paid, in one line under its amount."""

from ttms_client.order import Order
from ttms_client.payment import PaymentLine, Tender
from ttms_desktop.money import format_money
from ttms_desktop.words import translate


def paid_text(order: Order) -> str:
    """Such as "Paid by card" or "Voucher ¥10.00 · Cash ¥50.00"; of the cash, what was given."""
    if not order.total_minor:
        return translate("SellTickets", "Nothing to pay")
    if len(order.payments) > 1:
        return " · ".join(_part(line, order.currency) for line in order.payments)
    (line,) = order.payments
    if line.change_minor:
        given, total = (format_money(minor, order.currency) for minor in (line.given_minor, order.total_minor))
        return translate("SellTickets", "{given} given for {total}").format(given=given, total=total)
    return {
        Tender.CASH: translate("SellTickets", "Exact amount in cash"),
        Tender.CARD: translate("SellTickets", "Paid by card"),
        Tender.VOUCHER: translate("SellTickets", "Paid by voucher"),
        Tender.OTHER: translate("SellTickets", "Paid by other means"),
    }[line.tender]


def _part(line: PaymentLine, currency: str) -> str:
    tender = {
        Tender.CASH: translate("SellTickets", "Cash"),
        Tender.CARD: translate("SellTickets", "Card"),
        Tender.VOUCHER: translate("SellTickets", "Voucher"),
        Tender.OTHER: translate("SellTickets", "Other means"),
    }[line.tender]
    return f"{tender} {format_money(line.given_minor, currency)}"
