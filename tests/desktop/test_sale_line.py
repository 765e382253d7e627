"""The sale line: what is read from what a clerk types."""

from dataclasses import dataclass

import pytest

from ttms_desktop.screens.sell_tickets.sale_line import SaleLine, parse_sale_line, shows_at, unknown_keys


@dataclass(frozen=True)
class At:
    time_text: str


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("1930 2a1c", SaleLine("1930", 0, (("A", 2), ("C", 1)))),
        ("19:30 2a 1c", SaleLine("1930", 0, (("A", 2), ("C", 1)))),
        ("1930/2 a", SaleLine("1930", 2, (("A", 1),))),
        ("1930 2a1a", SaleLine("1930", 0, (("A", 3),))),
        ("930 3", SaleLine("930", 0, (("", 3),))),
        ("2a", SaleLine(wanted=(("A", 2),))),
        ("2", SaleLine(wanted=(("", 2),))),
        ("19", SaleLine("19")),
        ("", SaleLine()),
    ],
)
def test_a_line_is_a_time_and_tickets(text: str, read: SaleLine) -> None:
    assert parse_sale_line(text) == read


@pytest.mark.parametrize("text", ["1930 0a", "1930 21a", "1930 15a9c", "1930 0", "1930 99"])
def test_nobody_and_more_than_can_be_sold_at_once_are_not_understood(text: str) -> None:
    assert parse_sale_line(text).unread == text.partition(" ")[2]


@pytest.mark.parametrize(
    ("text", "rest"), [("1930 2a?", "?"), ("abc!", "!"), ("1930 2a 3", "3"), ("1930 \u0661a", "\u0661a")]
)
def test_what_makes_no_sense_is_named(text: str, rest: str) -> None:
    assert parse_sale_line(text).unread == rest


def test_a_time_means_the_shows_that_begin_like_it_and_a_whole_time_only_its_own() -> None:
    shows = [At("09:30"), At("19:30"), At("19:30"), At("19:45")]

    def found(text: str) -> list[str]:
        return [show.time_text for show in shows_at(parse_sale_line(text), shows)]

    assert found("19 ") == ["19:30", "19:30", "19:45"]
    assert found("1945 2a") == ["19:45"]
    assert found("930 2a") == ["09:30"]
    assert found("1930/2 2a") == ["19:30"]
    assert found("1930/3 2a") == []
    assert found("22 2a") == []


def test_letters_that_no_ticket_type_has_are_named() -> None:
    assert unknown_keys(parse_sale_line("1930 2a1x"), ["A", "C"]) == "X"
    assert unknown_keys(parse_sale_line("1930 2"), ["A", "C"]) == ""
