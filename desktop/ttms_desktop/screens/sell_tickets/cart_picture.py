"""The cart as the screen shows it."""

from ttms_desktop.money import format_money
from ttms_desktop.screens.sell_tickets import wording
from ttms_desktop.screens.sell_tickets.basket import Basket
from ttms_desktop.screens.sell_tickets.cart import CartItem
from ttms_desktop.screens.sell_tickets.cash import likely_amounts
from ttms_desktop.screens.sell_tickets.pictures import CartLine, CartPicture, SeatLook


def cart_picture(basket: Basket, *, currency: str, why_not: str) -> CartPicture:
    """`why_not` says why nothing can be paid now; empty if it can."""
    cart = basket.cart
    return CartPicture(
        lines=tuple(_line(item, basket, currency) for item in cart.items),
        places=cart.places,
        count_text=wording.tickets_text(len(cart)),
        total_minor=cart.total_minor,
        total_text=format_money(cart.total_minor, currency),
        currency=currency,
        seconds_left=basket.seconds_left(),
        can_pay=not why_not,
        why_not=why_not,
        suggestions=tuple(
            (amount, format_money(amount, currency)) for amount in likely_amounts(cart.total_minor, currency)
        ),
    )


def _line(item: CartItem, basket: Basket, currency: str) -> CartLine:
    return CartLine(
        seat_id=item.seat.seat_id,
        seat_text=wording.seat_text(item.seat.row_label, item.seat.seat_label),
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
