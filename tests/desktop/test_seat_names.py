"""Seats in few words."""

import pytest

from ttms_desktop.seat_names import places_text, seats_in_short, short_seat


@pytest.mark.parametrize(
    ("seats", "short"),
    [
        ("H11, H12, H13, J3", "H11\N{EN DASH}13, J3"),
        ("H11, H12, J3", "H11, H12, J3"),
        ("A1, A3, A5", "A1, A3, A5"),
        ("E9, E10, E11, F12", "E9\N{EN DASH}11, F12"),
        ("5-9, 5-10, 5-11", "5-9\N{EN DASH}11"),
        ("11, 12, 13", "11, 12, 13"),  # row 1 or row 11: who knows
        ("", ""),
    ],
)
def test_seats_beside_each_other_are_named_by_the_first_and_the_last(seats: str, short: str) -> None:
    assert seats_in_short(seats) == short


def test_in_words_they_are_too_and_a_row_is_named_once() -> None:
    places = [("5", "9"), ("5", "10"), ("5", "11"), ("6", "1"), ("6", "2"), ("H", "4")]

    assert places_text(places) == "Row 5, seats 9\N{EN DASH}11 · Row 6, seats 1, 2 · Row H, seat 4"
    assert [short_seat("H", "11"), short_seat("5", "11")] == ["H11", "5-11"]
