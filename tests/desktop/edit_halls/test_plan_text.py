"""Drawings of halls with other rows and columns."""

import pytest

from ttms_desktop.screens.edit_halls.plan_text import resized, size_of
from ttms_server.studio.plan import parse_plan


@pytest.mark.parametrize(
    ("plan", "size"),
    [("", (0, 0)), ("\n  \n", (0, 0)), ("oo", (1, 2)), ("\n\noo.o  \n\nooo\n\n", (3, 4)), ("o\r\noo", (2, 2))],
)
def test_the_size_of_a_drawing_is_that_of_what_is_drawn(plan: str, size: tuple[int, int]) -> None:
    assert size_of(plan) == size


def test_rows_and_columns_alone_are_a_rectangle_of_seats() -> None:
    assert resized("", rows=2, columns=3) == "ooo\nooo"


def test_what_is_drawn_stays_and_seats_are_added_at_the_right_and_at_the_back() -> None:
    assert resized("w.x\no", rows=3, columns=5) == "w.xoo\no..oo\nooooo"


def test_a_smaller_hall_is_cut_off_at_the_right_and_at_the_back() -> None:
    assert resized("w.xo\noooo\noooo", rows=2, columns=3) == "w.x\nooo"


def test_half_a_couple_seat_becomes_a_seat() -> None:
    assert resized("oo<>", rows=1, columns=3) == "ooo"


@pytest.mark.parametrize("rows", [1, 2, 5])
@pytest.mark.parametrize("columns", range(1, 9))
def test_any_size_of_a_hall_can_be_read_by_the_server(rows: int, columns: int) -> None:
    read = parse_plan(resized("woo<>.o\no<>x.<>", rows=rows, columns=columns))

    assert (read.row_count, read.column_count) == (rows, columns)
