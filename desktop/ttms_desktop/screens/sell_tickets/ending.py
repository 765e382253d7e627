"""How an interrupted sale ended: its seats are given back, its order is looked for, a card gets its money back."""

from dataclasses import dataclass
from uuid import NAMESPACE_OID, uuid5

from ttms_client.errors import NoRight, NotSignedInError, Refused, TooManyTries
from ttms_client.voucher import Voucher
from ttms_desktop.calls import Calls
from ttms_desktop.journal import CardCharge, OpenSale, Sold, Step
from ttms_desktop.money import format_money
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.screens.sell_tickets.checkout import Sale, make_ticket
from ttms_desktop.screens.sell_tickets.voucher_ending import vouchers_text
from ttms_desktop.screens.sell_tickets.wording import open_sale_text
from ttms_desktop.terminal.card_terminal import Approved, Ask, CardTerminal, Charge
from ttms_desktop.words import joined, translate


@dataclass(frozen=True, slots=True)
class Ending:
    """What became of a sale, in one sentence; without `is_definite` it may still be carried out.

    Of the `asked` cards only the clerk can see at the terminal whether they were charged.
    """

    sale: Sale | None
    text: str
    is_definite: bool = True
    asked: tuple[CardCharge, ...] = ()
    vouchers: tuple[Voucher, ...] = ()


def end_sale(
    open_sale: OpenSale, client: Calls, files: TicketFiles, terminal: CardTerminal, *, has_waited: bool = False
) -> Ending:
    """Find out, in the background; nothing is sold or charged.

    With `has_waited` no request of the sale can be on its way any more.

    Raises:
        NoAnswer, NotSignedInError, TerminalSilent: not known yet.
    """
    if open_sale.kind is Sold.VOUCHER:
        return _end_vouchers(open_sale, client, terminal, has_waited=has_waited)
    is_definite = _give_seats_back(open_sale, client) or has_waited
    order = client.order.find_sale(open_sale.request_id) if open_sale.request_id else None
    if order is not None:
        sale = make_ticket(files, order)
        return Ending(sale, _sold_text(open_sale, sale))
    if not is_definite:
        return Ending(None, _not_sold_text(open_sale), is_definite=False)
    told, asked = _give_cards_back(open_sale, terminal)
    return Ending(None, joined([_not_sold_text(open_sale), *told]), asked=asked)


def _end_vouchers(sale: OpenSale, client: Calls, terminal: CardTerminal, *, has_waited: bool) -> Ending:
    """There are no seats that could be given back first, so only time tells that one was not sold."""
    last = client.voucher.find_issued(sale.request_id) if sale.request_id else None
    found = [*map(client.voucher.find_issued, sale.sold_ids), last]
    vouchers = tuple(voucher for voucher in found if voucher is not None)
    text = vouchers_text(sale, vouchers)
    if last is not None:
        return Ending(None, text, vouchers=vouchers)
    if sale.request_id and not has_waited:
        return Ending(None, text, is_definite=False)
    told, asked = _give_cards_back(sale, terminal)
    return Ending(None, joined([text, *told]), asked=asked, vouchers=vouchers)


def _give_seats_back(sale: OpenSale, client: Calls) -> bool:
    """Once its hold is gone, a sale that is still on its way can only be refused; True if that is certain."""
    if sale.step in (Step.SOLD, Step.PRINTING) or not sale.schedule_id:
        return not sale.request_id
    try:
        hold_id = sale.hold_id or _hold_id(sale, client)
        if hold_id:
            client.ticket.release_seats(sale.schedule_id, hold_id=hold_id, request_id=_release_id(sale))
    except (NotSignedInError, NoRight, TooManyTries):
        raise
    except Refused:
        pass  # there is no such hold
    return True


def _release_id(sale: OpenSale) -> str:
    """The same at each try."""
    return str(uuid5(NAMESPACE_OID, f"{sale.key} gives its seats back"))


def _hold_id(sale: OpenSale, client: Calls) -> str:
    """The same request again: it gets its first answer, or holds the seats now, to be given back at once."""
    if not sale.hold_request_id:
        return ""
    hold = client.ticket.hold_seats(sale.schedule_id, sale.seat_ids, request_id=sale.hold_request_id)
    return hold.hold_id


def _give_cards_back(sale: OpenSale, terminal: CardTerminal) -> tuple[list[str], tuple[CardCharge, ...]]:
    """Reversed where the terminal can, and what is said of that; the others are the clerk's to look for."""
    told, asked = [], []
    for card in sale.cards:
        charge = Charge(card.reference, card.amount_minor, sale.currency)
        answer = terminal.find(charge)
        if isinstance(answer, Approved) and not isinstance(terminal.reverse(charge), Ask):
            told.append(_back_text(card, sale.currency))
        elif isinstance(answer, (Approved, Ask)):
            asked.append(card)
    return told, tuple(asked)


def _back_text(card: CardCharge, currency: str) -> str:
    text = translate("SellTickets", "{amount} was refunded to the card.")
    return text.format(amount=format_money(card.amount_minor, currency))


def _sold_text(open_sale: OpenSale, sale: Sale) -> str:
    total, number = format_money(open_sale.total_minor, open_sale.currency), sale.order.order_number
    if open_sale.step is Step.PRINTING:
        text = translate(
            "SellTickets",
            "The interrupted sale ({show}, {total}) was made: order {number}. Check whether its tickets were "
            "printed before you reprint them.",
        )
    else:
        text = translate(
            "SellTickets", "The interrupted sale ({show}, {total}) was made: order {number}. Its tickets are ready."
        )
    return text.format(show=open_sale_text(open_sale), total=total, number=number)


def _not_sold_text(sale: OpenSale) -> str:
    total = format_money(sale.total_minor, sale.currency)
    if not sale.request_id:
        text = translate("SellTickets", "The interrupted sale ({show}) sold nothing: its seats are available again.")
        return text.format(show=open_sale_text(sale))
    if sale.cards:
        text = translate("SellTickets", "The interrupted sale ({show}, {total}) did not happen: nothing was sold.")
    else:
        text = translate(
            "SellTickets",
            "The interrupted sale ({show}, {total}) did not happen: nothing was sold. Return the money.",
        )
    return text.format(show=open_sale_text(sale), total=total)
