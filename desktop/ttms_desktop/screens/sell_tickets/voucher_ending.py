"""What became of an interrupted sale of vouchers, in words: their codes, and the cash that goes back."""

from collections.abc import Sequence

from ttms_client.voucher import Voucher
from ttms_desktop.journal import OpenSale
from ttms_desktop.money import format_money
from ttms_desktop.printing.voucher_slip import grouped
from ttms_desktop.words import joined, translate


def vouchers_text(sale: OpenSale, vouchers: Sequence[Voucher]) -> str:
    """`vouchers` are those of it that are sold."""
    total, codes = format_money(sale.total_minor, sale.currency), ", ".join(grouped(it.code) for it in vouchers)
    if len(vouchers) == sale.count == 1:
        text = translate("SellTickets", "The interrupted sale of a voucher ({total}) was made: its code is {code}.")
        return joined((text.format(total=total, code=codes), _change_text(sale)))
    if len(vouchers) == sale.count:
        text = translate("SellTickets", "The interrupted sale of vouchers ({total}) was made: their codes are {codes}.")
        return joined((text.format(total=total, codes=codes), _change_text(sale)))
    if vouchers:
        text = translate("SellTickets", "Of the interrupted sale of vouchers, {sold} of {count} are sold: {codes}.")
        said = text.format(sold=len(vouchers), count=sale.count, codes=codes)
        return joined((said, _back_text(sale, vouchers)))
    return _nothing_text(sale, total)


def _change_text(sale: OpenSale) -> str:
    change = sale.given_minor - sale.total_minor
    if change <= 0:
        return ""
    text = translate("SellTickets", "The change is {amount}.")
    return text.format(amount=format_money(change, sale.currency))


def _back_text(sale: OpenSale, vouchers: Sequence[Voucher]) -> str:
    """Nothing of a sale by card: what was not sold was not charged, or is given back to the card."""
    back = sale.given_minor - sum(voucher.amount_minor for voucher in vouchers)
    if back <= 0:
        return ""
    text = translate("SellTickets", "Give the customer {amount} back in cash.")
    return text.format(amount=format_money(back, sale.currency))


def _nothing_text(sale: OpenSale, total: str) -> str:
    is_cash = bool(sale.given_minor)
    if sale.count == 1 and is_cash:
        text = translate(
            "SellTickets",
            "The interrupted sale of a voucher ({total}) did not happen: nothing was sold. Return the money.",
        )
    elif sale.count == 1:
        text = translate("SellTickets", "The interrupted sale of a voucher ({total}) did not happen: nothing was sold.")
    elif is_cash:
        text = translate(
            "SellTickets",
            "The interrupted sale of vouchers ({total}) did not happen: nothing was sold. Return the money.",
        )
    else:
        text = translate("SellTickets", "The interrupted sale of vouchers ({total}) did not happen: nothing was sold.")
    return text.format(total=total)
