"""Halls drawn as text."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttms_server.studio.plan import HallPlan, PlanInvalid, parse_plan, row_label
from ttms_server.studio.seat_kind import SeatKind

SIGNS = {SeatKind.STANDARD: "o", SeatKind.WHEELCHAIR: "w", SeatKind.COUPLE: "<>", SeatKind.BROKEN: "x"}


def drawn(plan: HallPlan) -> str:
    """The plan as the text that it came from."""
    grid = [["."] * plan.column_count for _ in range(plan.row_count)]
    for seat in plan.seats:
        for offset, sign in enumerate(SIGNS[seat.kind]):
            grid[seat.row - 1][seat.column - 1 + offset] = sign
    return "\n".join("".join(row) for row in grid)


def named(plan: HallPlan) -> str:
    """What is printed on the tickets, row by row."""
    rows: dict[int, list[str]] = {}
    for seat in plan.seats:
        rows.setdefault(seat.row, []).append(seat.row_label + seat.seat_label)
    return " / ".join(" ".join(row) for row in rows.values())


def refused(text: str) -> PlanInvalid:
    with pytest.raises(PlanInvalid) as caught:
        parse_plan(text)
    return caught.value


def test_a_hall_is_read_as_it_is_drawn() -> None:
    plan = parse_plan(".w.o\nx.<>\n")

    assert (plan.row_count, plan.column_count) == (2, 4)
    assert [(seat.seat_id, seat.row, seat.column, seat.kind, seat.places) for seat in plan.seats] == [
        (1, 1, 2, SeatKind.WHEELCHAIR, 1),
        (2, 1, 4, SeatKind.STANDARD, 1),
        (3, 2, 1, SeatKind.BROKEN, 1),
        (4, 2, 3, SeatKind.COUPLE, 2),
    ]


def test_seats_are_numbered_from_the_left_in_each_row() -> None:
    assert named(parse_plan("oo.o\n.oo.")) == "A1 A2 A3 / B1 B2"


def test_a_couple_seat_has_one_number_and_two_places() -> None:
    plan = parse_plan("o<>o")

    assert named(plan) == "A1 A2 A3"
    assert plan.place_count == 4


def test_a_broken_seat_keeps_its_number_and_is_not_counted() -> None:
    plan = parse_plan("oxo")

    assert named(plan) == "A1 A2 A3"
    assert plan.place_count == 2


@pytest.mark.parametrize("aisle", ["", "...", "   ", ". "])
def test_a_cross_aisle_is_a_row_without_a_letter(aisle: str) -> None:
    plan = parse_plan(f"ooo\n{aisle}\nooo")

    assert plan.row_count == 3
    assert [(seat.row, seat.row_label) for seat in plan.seats] == [(1, "A")] * 3 + [(3, "B")] * 3


def test_spaces_are_aisles_like_dots() -> None:
    assert parse_plan("o o\n ow") == parse_plan("o.o\n.ow")


def test_spaces_at_the_end_and_blank_lines_around_do_not_count() -> None:
    assert parse_plan("\n  \noo.  \n\n") == parse_plan("oo.")


def test_windows_line_ends_are_line_ends() -> None:
    assert parse_plan("oo\r\n.o\r\n") == parse_plan("oo\n.o")


def test_rows_are_lettered_without_i_and_o() -> None:
    labels = [row_label(index) for index in range(24 + 24)]

    assert "".join(labels[:24]) == "ABCDEFGHJKLMNPQRSTUVWXYZ"
    assert labels[24:26] == ["AA", "AB"]
    assert labels[-1] == "AZ"


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ("oo\no?o", 2, 2, "unknown character '?'"),
        ("\n\noo\nO", 4, 1, "unknown character 'O'"),
        ("o\to", 1, 2, "unknown character '\\t'"),
        ("o\u2028o", 1, 2, "unknown character '\\u2028'"),
        ("o<o", 1, 2, "> is missing after <"),
        ("oo<", 1, 3, "> is missing after <"),
        ("<\n>", 1, 1, "> is missing after <"),
        ("o>", 1, 2, "< is missing before >"),
        ("", 1, 1, "no seats"),
        ("...\n.", 1, 1, "no seats"),
        ("\n" + "o\n" * 101, 102, 1, "at most 100 rows"),
        ("o\n" + "." * 100 + "o", 2, 101, "at most 100 columns"),
    ],
)
def test_a_bad_plan_is_refused_with_its_place(text: str, line: int, column: int, reason: str) -> None:
    error = refused(text)

    assert (error.line, error.column) == (line, column)
    assert reason in error.reason
    assert str(error) == f"Line {line}, column {column}: {error.reason}."


def test_the_largest_hall_is_read() -> None:
    plan = parse_plan("\n".join(["o" * 100] * 100))

    assert plan.place_count == 10_000
    assert plan.seats[-1].row_label == "DD"


def test_a_million_characters_are_refused_and_not_read() -> None:
    assert "columns" in refused("o" * 1_000_000).reason
    assert "rows" in refused("o\n" * 500_000).reason


rows = st.lists(st.sampled_from(["o", "w", "<>", "x", "."]), min_size=1, max_size=12).map("".join)
plans = st.lists(rows, min_size=1, max_size=12).map("\n".join).filter(lambda text: text.strip(".\n") != "")


@given(plans)
def test_a_plan_drawn_again_is_the_same_plan(text: str) -> None:
    plan = parse_plan(text)

    assert parse_plan(drawn(plan)) == plan
    assert [seat.seat_id for seat in plan.seats] == list(range(1, len(plan.seats) + 1))
    assert len({(seat.row_label, seat.seat_label) for seat in plan.seats}) == len(plan.seats)


@given(st.text() | st.text(alphabet="ow<>x. \n\r\t"))
def test_any_text_is_a_plan_or_refused(text: str) -> None:
    """Anything but a refusal would fail the test."""
    with suppress(PlanInvalid):
        plan = parse_plan(text)
        assert all(1 <= seat.row <= plan.row_count for seat in plan.seats)
        assert all(1 <= seat.column <= plan.column_count + 1 - seat.places for seat in plan.seats)
