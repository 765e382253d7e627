"""The best free seats, drawn: `.` free, `x` taken, `w` wheelchair, `c` couple, blank aisle, `o` chosen."""

import pytest

from support.drawn_layout import layout_of
from ttms_client.studio import Seat
from ttms_desktop.screens.sell_tickets.best_seats import best_seats, orphan_hint


def hall(picture: str) -> tuple[list[str], set[int]]:
    """The lines, and the ids of what is taken or chosen."""
    lines = [line for line in picture.splitlines() if line.strip()]
    taken = {
        row * 100 + column
        for row, line in enumerate(lines, start=1)
        for column, sign in enumerate(line, start=1)
        if sign in "xo"
    }
    return lines, taken


def chosen(picture: str, count: int) -> str:
    lines, taken = hall(picture)
    layout = layout_of(picture.replace("x", "."))
    ids = {seat.seat_id for seat in best_seats(layout, lambda seat: seat not in taken, count)}
    return "\n".join(
        "".join("o" if row * 100 + column in ids else sign for column, sign in enumerate(line, start=1))
        for row, line in enumerate(lines, start=1)
    )


@pytest.mark.parametrize(
    ("free", "count", "best"),
    [
        ("......\n......\n......\n......", 2, "......\n......\n..oo..\n......"),
        (".....", 1, "..o.."),
        ("...", 2, "oo."),  # one is left alone either way
        (".....", 3, "ooo.."),
        ("..x...", 3, "..xooo"),
        ("..x.", 3, "ooxo"),  # not side by side, but near
        ("w.c x.", 1, "woc x."),
        ("x.x.", 3, "x.x."),
    ],
)
def test_the_best_seats_are_in_the_middle_two_thirds_back_and_leave_nobody_alone(
    free: str, count: int, best: str
) -> None:
    assert chosen(free, count) == best


def test_a_choice_that_leaves_a_single_seat_is_told_with_one_that_does_not() -> None:
    layout = layout_of("......")
    seats = {seat.column: seat for seat in layout.seats}

    hint = orphan_hint(layout, lambda _: True, [seats[2], seats[3]])

    assert columns(hint.orphans) == [1]
    assert columns(hint.instead) in ([1, 2], [3, 4])
    assert orphan_hint(layout, lambda _: True, [seats[1], seats[2]]).orphans == ()


def test_a_seat_that_was_alone_before_is_nobodys_fault() -> None:
    layout = layout_of("....")
    seats = {seat.column: seat for seat in layout.seats}

    assert orphan_hint(layout, lambda seat: seat != 102, [seats[3], seats[4]]).orphans == ()


def columns(seats: tuple[Seat, ...]) -> list[int]:
    return [seat.column for seat in seats]
