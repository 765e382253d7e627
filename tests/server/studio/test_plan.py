"""Halls drawn as text."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ttms_server.studio.plan import HallPlan, PlanInvalid, parse_plan, row_label
from ttms_server.studio.plan import drawn as drawn_by_server
from ttms_server.studio.positions import position_of
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


@settings(deadline=None)
@given(plans)
def test_a_plan_drawn_again_is_the_same_plan(text: str) -> None:
    plan = parse_plan(text)

    assert parse_plan(drawn(plan)) == plan
    assert [seat.seat_id for seat in plan.seats] == list(range(1, len(plan.seats) + 1))
    assert len({(seat.row_label, seat.seat_label) for seat in plan.seats}) == len(plan.seats)


@settings(deadline=None)
@given(st.text() | st.text(alphabet="ow<>x. \n\r\t"))
def test_any_text_is_a_plan_or_refused(text: str) -> None:
    """Anything but a refusal would fail the test."""
    with suppress(PlanInvalid):
        plan = parse_plan(text)
        assert all(1 <= seat.row <= plan.row_count for seat in plan.seats)
        assert all(1 <= seat.column <= plan.column_count + 1 - seat.places for seat in plan.seats)


def test_rules_say_how_a_row_and_its_seats_are_called() -> None:
    assert named(parse_plan("oo.o | row=K seats=right first=101 step=2")) == "K105 K103 K101"
    assert named(parse_plan("ooo | labels=1,2,2a\noo")) == "A1 A2 A2a / B1 B2"


def test_seats_belong_to_the_categories_that_are_named_above() -> None:
    plan = parse_plan("category: Premium seats #C8102E\ncategory: Front\nooo | category=2\nowc | category=1,0,1")

    assert [(one.name, one.colour) for one in plan.categories] == [("Premium seats", "#c8102e"), ("Front", "")]
    assert [seat.category for seat in plan.seats] == [2, 2, 2, 1, 0, 1]
    assert plan.seats[-1].kind is SeatKind.COMPANION


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("oo | row=TOOLONG", 1, 6),
        ("oo | colour=red", 1, 6),
        ("oo | row=A row=B", 1, 12),
        ("oo | seats=up", 1, 6),
        ("oo | step=0", 1, 6),
        ("oo | first=9999", 1, 5),
        ("oo | labels=1,2,3", 1, 5),
        ("oo | first=5 labels=1,2", 1, 14),
        ("oo | category=1", 1, 6),
        ("category: A\nooo | category=1,1", 2, 6),
        ("category:\noo", 1, 1),
        ("category: A\ncategory: A\noo", 2, 1),
        ("oo\n. | row=K\noo", 2, 4),
        ("oo | row=B\noo", 2, 1),
    ],
)
def test_a_rule_that_cannot_be_is_refused_with_its_place(text: str, line: int, column: int) -> None:
    error = refused(text)

    assert (error.line, error.column) == (line, column)


LABELS = st.lists(st.text("abc123", min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


@settings(deadline=None)
@given(st.lists(LABELS, min_size=1, max_size=4), st.data())
def test_a_plan_is_drawn_as_the_text_that_it_is_read_from(rows: list[list[str]], data: st.DataObject) -> None:
    lines = ["category: One #00ff00", "category: Two"]
    for number, labels in enumerate(rows):
        seats = "".join(data.draw(st.sampled_from(["o", "w", "c", "x", "<>", ".o"])) for _ in labels)
        groups = ",".join(str(data.draw(st.integers(0, 2))) for _ in labels)
        lines.append(f"{seats} | row=R{number} labels={','.join(labels)} category={groups}")
    plan = parse_plan("\n".join(lines))

    assert parse_plan(drawn_by_server(plan)) == plan


def test_the_ends_of_a_curved_row_stand_nearer_to_the_screen_and_turn_to_it() -> None:
    seats = parse_plan("ooooo").seats
    straight = [position_of(seat, column_count=5, curve=0) for seat in seats]
    curved = [position_of(seat, column_count=5, curve=100) for seat in seats]

    assert [(one.x, one.y, one.rotation_degrees) for one in straight] == [(n * 100 + 50, 50, 0) for n in range(5)]
    assert [one.y for one in curved] == [-14, 34, 50, 34, -14]
    assert [one.rotation_degrees > 0 for one in curved] == [True, True, False, False, False]
    assert curved[0].rotation_degrees == -curved[4].rotation_degrees
