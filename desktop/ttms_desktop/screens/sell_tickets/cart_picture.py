"""The cart as the screen shows it."""

from ttms_client.payment import Tender
from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.cart import CartItem
from ttms_desktop.screens.sell_tickets.cash import likely_amounts
from ttms_desktop.screens.sell_tickets.payment import Payment
from ttms_desktop.screens.sell_tickets.pictures import CartLine, CartPicture, ExtraPicture, PaidLine, SeatLook
from ttms_desktop.screens.sell_tickets.tenders import PaidPart
from ttms_desktop.seat_names import places_text, seat_text
from ttms_desktop.words import translate


def cart_picture(basket: Basket, payment: Payment, *, currency: str, why_not: str) -> CartPicture:
    """`why_not` says why nothing can be paid now; empty if it can."""
    cart, left = basket.cart, payment.left_minor
    return CartPicture(
        lines=tuple(_line(item, basket, currency) for item in cart.items),
        seats_text=places_text([(item.seat.row_label, item.seat.seat_label) for item in cart.items]),
        places=cart.places,
        count_text=wording.tickets_text(len(cart)),
        total_minor=cart.total_minor,
        total_text=format_money(cart.total_minor, currency),
        currency=currency,
        seconds_left=basket.seconds_left(),
        can_pay=not why_not,
        why_not=why_not,
        suggestions=tuple((amount, format_money(amount, currency)) for amount in likely_amounts(left, currency)),
        left_minor=left,
        left_text=format_money(left, currency),
        paid=tuple(_paid(part, currency) for part in payment.tenders.parts),
        extras=_extras(basket, currency),
        customer_name=payment.customer_name,
    )


def _line(item: CartItem, basket: Basket, currency: str) -> CartLine:
    return CartLine(
        seat_id=item.seat.seat_id,
        seat_text=seat_text(item.seat.row_label, item.seat.seat_label),
        places=item.seat.places,
        ticket_type=item.price.ticket_type,
        type_name=wording.in_language(item.price.name, item.price.name_en),
        key=item.price.key,
        price_minor=item.price_minor,
        price_text=format_money(item.price_minor, currency),
        pending=basket.seats.look(item.seat.seat_id) is SeatLook.PENDING,
        type_prices={
            price.ticket_type: format_money(price.minor_of(item.seat), currency) for price in basket.cart.prices
        },
    )


def _paid(part: PaidPart, currency: str) -> PaidLine:
    if part.card is not None:
        text = translate("SellTickets", "Card {approval}").format(approval=part.card.approval)
    elif part.tender is Tender.VOUCHER:
        text = translate("SellTickets", "Voucher {code}").format(code=part.voucher_code)
    else:
        text = translate("SellTickets", "Cash")
    return PaidLine(text, format_money(part.amount_minor, currency))


def _extras(basket: Basket, currency: str) -> tuple[ExtraPicture, ...]:
    counts = {extra.code: count for extra, count in basket.cart.extras}
    return tuple(
        ExtraPicture(
            wording.in_language(extra.name, extra.name_en),
            format_money(extra.price_minor, currency),
            counts.get(extra.code, 0),
        )
        for extra in basket.cart.offered
    )
