"""The cart alone: types, prices, totals, likely cash."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from support.drawn_layout import layout_of
from support.fake_cinema import PRICES
from ttms_client.ticket import PriceInCategory, TicketPrice
from ttms_desktop.screens.sell_tickets.cart import Cart
from ttms_desktop.screens.sell_tickets.cash import likely_amounts

SEATS = {seat.seat_id: seat for seat in layout_of("...\nc w").seats}


@pytest.fixture
def cart() -> Cart:
    made = Cart()
    made.prices = PRICES
    return made


def test_a_seat_is_sold_as_the_first_type_by_default(cart: Cart) -> None:
    cart.add(SEATS[101])

    assert [(item.price.ticket_type, item.price_minor) for item in cart.items] == [("adult", 4500)]


def test_a_couple_seat_counts_twice(cart: Cart) -> None:
    cart.add(SEATS[201])

    assert (cart.total_minor, cart.places, len(cart)) == (9000, 2, 1)


def test_a_seat_costs_what_its_category_does_as_each_type(cart: Cart) -> None:
    cart.prices = [
        replace(price, prices_in_categories=(PriceInCategory(2, price.price_minor + 1000),)) for price in PRICES
    ]
    cart.add(replace(SEATS[201], category=2))
    cart.add(SEATS[101])

    assert [item.price_minor for item in cart.items] == [11000, 4500]
    cart.change_type(201, "child")
    assert [ticket.price_minor for ticket in cart.to_sell()] == [6500, 4500]


def test_types_go_round(cart: Cart) -> None:
    cart.add(SEATS[101])

    seen = []
    for _ in range(3):
        cart.next_type(101)
        seen.append(cart.items[0].price.ticket_type)

    assert seen == ["child", "adult", "child"]


def test_an_unknown_type_or_seat_changes_nothing(cart: Cart) -> None:
    cart.add(SEATS[101])

    assert not cart.change_type(101, "dog")
    assert not cart.change_type(999, "child")
    assert not cart.next_type(999)
    assert cart.total_minor == 4500


def test_seats_stay_in_the_order_of_their_clicks(cart: Cart) -> None:
    for seat_id in (103, 101, 102):
        cart.add(SEATS[seat_id])
    cart.change_type(103, "child")

    assert cart.seat_ids == [103, 101, 102]


def test_what_is_sold_carries_the_shown_price(cart: Cart) -> None:
    cart.add(SEATS[201])
    cart.change_type(201, "child")

    assert [(ticket.seat_id, ticket.ticket_type, ticket.price_minor) for ticket in cart.to_sell()] == [
        (201, "child", 4500)
    ]


def test_new_prices_are_taken_over_and_told(cart: Cart) -> None:
    cart.add(SEATS[101])

    same = cart.renew_prices(PRICES)
    dearer = cart.renew_prices((TicketPrice("adult", "成人", "Adult", 5000, "A"),))

    assert (same, dearer, cart.total_minor) == (False, True, 5000)


def test_likely_cash_covers_the_total_with_few_notes() -> None:
    assert likely_amounts(11250, "CNY") == [11500, 12000, 15000, 20000]
    assert likely_amounts(4500, "CNY") == [5000, 6000, 10000, 20000]
    assert likely_amounts(1800, "JPY") == [2000, 5000, 10000, 20000]


def test_nothing_to_pay_needs_no_cash() -> None:
    assert likely_amounts(0, "CNY") == []


@given(total=some.integers(1, 10_000_000), currency=some.sampled_from(["CNY", "JPY", "KWD"]))
def test_likely_cash_is_always_more_than_the_total_and_rises(total: int, currency: str) -> None:
    amounts = likely_amounts(total, currency)

    assert all(amount > total for amount in amounts)
    assert amounts == sorted(set(amounts))
