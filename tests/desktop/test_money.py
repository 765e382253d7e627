"""Amounts as people read and type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ttms_desktop.messages import text_for
from ttms_desktop.money import MINUS, AmountUnreadable, decimals, format_money, parse_money, plain_amount
from ttms_server import currencies


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (4500, "CNY", "¥45.00"),
        (5, "CNY", "¥0.05"),
        (123456789, "CNY", "¥1,234,567.89"),
        (-250, "EUR", f"{MINUS}€2.50"),
        (1800, "JPY", "¥1,800"),
        (1234, "KWD", "KWD\u00a01.234"),
        (4500, "CHF", "CHF\u00a045.00"),
    ],
)
def test_an_amount_has_the_decimals_and_sign_of_its_currency(minor: int, currency: str, text: str) -> None:
    assert format_money(minor, currency) == text


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [
        ("50", "CNY", 5000),
        ("50.5", "CNY", 5050),
        ("50,50", "CNY", 5050),
        ("¥ 1,125.00", "CNY", 112500),
        ("1.125,00", "EUR", 112500),
        ("1,125", "CNY", 112500),
        ("\uff15\uff10\u3002\uff15", "CNY", 5050),  # full-width, as a Chinese keyboard gives it
        ("\uffe550", "CNY", 5000),
        ("1800", "JPY", 1800),
        ("1.5", "KWD", 1500),
        ("1,5", "KWD", 1500),
        ("1,000,000", "KWD", 1000000000),
        ("50.", "CNY", 5000),
    ],
)
def test_what_people_type_is_understood(text: str, currency: str, minor: int) -> None:
    assert parse_money(text, currency) == minor


@pytest.mark.parametrize("text", ["", "abc", "-5", "1.234", "1e3", "5.0.0", "9" * 40, "NaN", "١٢٣٤٥" * 9])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(AmountUnreadable):
        parse_money(text, "CNY")


def test_what_may_be_a_thousand_or_one_with_three_decimals_is_refused() -> None:
    with pytest.raises(AmountUnreadable):
        parse_money("1,000", "KWD")


@pytest.mark.parametrize(("currency", "example"), [("CNY", "50.00"), ("JPY", "50"), ("KWD", "50.000")])
def test_an_unreadable_amount_is_answered_with_one_of_the_currency(currency: str, example: str) -> None:
    assert f"like {example}," in text_for(AmountUnreadable(text="x"), currency=currency)


def test_a_currency_without_cents_takes_none() -> None:
    with pytest.raises(AmountUnreadable):
        parse_money("18.5", "JPY")


@given(minor=some.integers(0, 10**12), currency=some.sampled_from(["CNY", "EUR", "JPY", "KWD", "CHF"]))
def test_every_amount_can_be_typed_as_it_is_shown(minor: int, currency: str) -> None:
    assert parse_money(format_money(minor, currency), currency) == minor
    assert parse_money(plain_amount(minor, currency), currency) == minor


def test_currencies_have_their_decimals() -> None:
    assert [decimals(currency) for currency in ("CNY", "JPY", "KWD", "XYZ")] == [2, 0, 3, 2]


def test_server_and_desktop_know_the_same_decimals() -> None:
    assert len(currencies.CURRENCIES) == 155
    assert {code: decimals(code) for code in currencies.CURRENCIES} == {
        code: currencies.decimals(code) for code in currencies.CURRENCIES
    }


def test_server_and_desktop_write_the_same_figures() -> None:
    for minor in (0, 5, 1800, 123456):
        for code in ("CNY", "JPY", "KWD"):
            assert currencies.in_figures(minor, code) == plain_amount(minor, code)
