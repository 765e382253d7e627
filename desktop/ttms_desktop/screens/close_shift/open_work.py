"""What must come to its end before a shift can be closed: an open cart, payments and records without an answer."""

from typing import Protocol

from ttms_desktop.money import format_money
from ttms_desktop.screens.check_in.scan_journal import ScanJournal
from ttms_desktop.screens.close_shift.pictures import OpenItem, Way
from ttms_desktop.screens.find_orders.refund_journal import RefundJournal
from ttms_desktop.screens.sell_tickets.pictures import CartPicture
from ttms_desktop.screens.sell_tickets.wording import open_sale_text
from ttms_desktop.session import Counter
from ttms_desktop.words import translate


class CartOnSale(Protocol):
    """What is looked at of the sell screen."""

    @property
    def busy(self) -> bool: ...

    @property
    def sells_vouchers(self) -> bool: ...

    @property
    def cart(self) -> CartPicture: ...

    def clear_cart(self) -> None: ...


class OpenWork:
    """Looks anew each time it is asked: at the sell screen, and at the counter's journals on this disk."""

    def __init__(self, counter: Counter, sale: CartOnSale) -> None:
        self._counter, self._sale = counter, sale

    def items(self) -> list[OpenItem]:
        """All of it, the most urgent first; empty when the shift may be closed."""
        return [*self._under_way(), *self._vouchers(), *self._cart(), *self._sales(), *self._refunds(), *self._scans()]

    def give_seats_back(self) -> None:
        self._sale.clear_cart()

    def _under_way(self) -> list[OpenItem]:
        if not self._sale.busy:
            return []
        text = translate("CloseShift", "A payment is in progress and not answered yet.")
        hint = translate("CloseShift", "Wait for it on the sell screen; it is checked until the result is known.")
        return [OpenItem(text, hint, (_to_sale(),))]

    def _vouchers(self) -> list[OpenItem]:
        if not self._sale.sells_vouchers:
            return []
        text = translate("CloseShift", "A voucher is being sold, and that sale is not over.")
        return [OpenItem(text, translate("CloseShift", "End it on the sell screen: Ctrl+G."), (_to_sale(),))]

    def _cart(self) -> list[OpenItem]:
        cart = self._sale.cart
        if self._sale.busy or not cart.lines:
            return []
        text = translate("CloseShift", "A sale is open: {count}, {total}.").format(
            count=cart.count_text, total=cart.total_text
        )
        hint = translate("CloseShift", "Take the payment, or release the seats.")
        back = (Way.GIVE_SEATS_BACK, translate("CloseShift", "Release the seats"))
        return [OpenItem(text, hint, (_to_sale(), back))]

    def _sales(self) -> list[OpenItem]:
        pending = self._counter.journal.left_open() if self._counter.journal else []
        said = translate("CloseShift", "It is not known yet whether this was sold: {what}, {total}.")
        return [
            OpenItem(
                said.format(what=open_sale_text(intent), total=format_money(intent.total_minor, intent.currency)),
                self._hint(intent.user_name),
                (_to_sale(),),
            )
            for intent in pending
        ]

    def _refunds(self) -> list[OpenItem]:
        pending = RefundJournal(self._counter.journal).pending() if self._counter.journal else []
        said = translate("CloseShift", "It is not known yet whether this was refunded: {what}, {total}.")
        way = (Way.GO_TO_ORDERS, translate("CloseShift", "See the orders"))
        return [
            OpenItem(
                said.format(what=intent.order_number, total=format_money(intent.total_minor, intent.currency)),
                self._hint(intent.user_name),
                (way,),
            )
            for intent in pending
        ]

    def _scans(self) -> list[OpenItem]:
        kept = ScanJournal(self._counter.journal.folder).count() if self._counter.journal else 0
        if not kept:
            return []
        text = translate("CloseShift", "Scans not yet sent to the server: {count}.").format(count=kept)
        hint = translate("CloseShift", "They are sent as soon as the server answers; open the check-in screen.")
        return [OpenItem(text, hint, ((Way.GO_TO_DOOR, translate("CloseShift", "See the scans")),))]

    def _hint(self, user_name: str) -> str:
        session = self._counter.session
        if session is not None and session.user.user_name != user_name:
            text = translate("CloseShift", "{name} must sign in at this counter; it is checked then.")
            return text.format(name=user_name)
        return translate("CloseShift", "It is checked automatically as soon as the server answers.")


def _to_sale() -> tuple[Way, str]:
    return Way.GO_TO_SALE, translate("CloseShift", "See the sale")
