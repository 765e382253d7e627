"""Where seats stand, which is hit, which is next."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.hall_pictures import hall
from ttms_desktop.widgets.seat_map_geometry import Direction, HallShape, SeatMapGeometry, SeatSpot, fitted

_TWO_BLOCKS = """
    .._..
    .._..
    CC_CC
"""


def geometry(shape: HallShape) -> SeatMapGeometry:
    return SeatMapGeometry(shape, pitch=20, row_pitch=24)


def test_every_seat_is_found_where_it_is_drawn() -> None:
    drawn = geometry(hall(_TWO_BLOCKS, curve=80))

    for seat_id, box in drawn.boxes.items():
        assert drawn.seat_at(box.middle, box.y + box.height / 2) == seat_id


def test_a_couple_seat_is_hit_over_both_its_places() -> None:
    drawn = geometry(hall(_TWO_BLOCKS))
    box = drawn.boxes[9]

    assert box.width > 1.8 * drawn.boxes[1].width
    assert drawn.seat_at(box.x + 2, box.y + 2) == 9
    assert drawn.seat_at(box.x + box.width - 2, box.y + 2) == 9


def test_an_aisle_is_no_seat() -> None:
    drawn = geometry(hall(_TWO_BLOCKS))
    left, right = drawn.boxes[2], drawn.boxes[3]

    assert drawn.seat_at((left.middle + right.middle) / 2, left.y + 3) is None
    assert drawn.seat_at(-5, left.y + 3) is None
    assert drawn.seat_at(left.middle, 1) is None


def test_an_arrow_to_the_right_goes_over_the_aisle() -> None:
    assert geometry(hall(_TWO_BLOCKS)).next_seat(2, Direction.RIGHT) == 3


def test_an_arrow_goes_over_broken_seats() -> None:
    assert geometry(hall(".xx.")).next_seat(1, Direction.RIGHT) == 4


def test_an_arrow_stays_at_the_edge() -> None:
    drawn = geometry(hall(_TWO_BLOCKS))

    assert drawn.next_seat(4, Direction.RIGHT) == 4
    assert drawn.next_seat(1, Direction.UP) == 1


def test_an_arrow_down_leads_to_the_nearest_seat_below() -> None:
    drawn = geometry(hall(_TWO_BLOCKS))

    assert drawn.next_seat(2, Direction.DOWN) == 6
    assert drawn.next_seat(6, Direction.DOWN) == 9


def test_an_arrow_down_passes_a_row_without_usable_seats() -> None:
    assert geometry(hall("...\nxxx\n...")).next_seat(2, Direction.DOWN) == 8


def test_a_walk_down_comes_back_to_its_column_after_a_short_row() -> None:
    drawn = geometry(hall(".....\n__.__\n....."))
    aim = drawn.boxes[5].middle

    short = drawn.next_seat(5, Direction.DOWN, aim=aim)

    assert short == 6
    assert drawn.next_seat(short, Direction.DOWN, aim=aim) == 11


def test_home_and_end_lead_to_the_ends_of_the_row() -> None:
    drawn = geometry(hall("x...x"))

    assert drawn.row_end(3, Direction.LEFT) == 2
    assert drawn.row_end(3, Direction.RIGHT) == 4


def test_the_keyboard_starts_in_the_middle_two_thirds_back() -> None:
    assert geometry(hall("...\n...\n...")).first_seat() == 8
    assert geometry(hall("xxx")).first_seat() is None


def test_the_ends_of_a_curved_row_are_nearer_to_the_screen() -> None:
    drawn = geometry(hall(".....", curve=100))

    assert drawn.boxes[1].y < drawn.boxes[2].y < drawn.boxes[3].y
    assert drawn.boxes[1].y == drawn.boxes[5].y


def test_a_row_has_its_letter_on_both_sides() -> None:
    labels = geometry(hall("...\n...")).row_labels()

    assert [label.text for label in labels] == ["A", "A", "B", "B"]
    assert labels[0].x < labels[1].x


@given(
    rows=st.integers(1, 40),
    columns=st.integers(1, 60),
    curve=st.integers(0, 250),
    width=st.integers(300, 2000),
    height=st.integers(250, 1200),
)
def test_a_fitted_hall_is_wholly_seen(rows: int, columns: int, curve: int, width: int, height: int) -> None:
    seats = tuple(SeatSpot(row * 100 + column, row, column, "A", "1") for row in (1, rows) for column in (1, columns))

    drawn = fitted(HallShape(rows, columns, curve, seats), width=width, height=height)

    assert drawn.width <= width + 1
    assert drawn.height <= height + 1
    assert all(box.y >= 0 for box in drawn.boxes.values())


def test_zoom_enlarges_what_fits() -> None:
    shape = hall(_TWO_BLOCKS)

    assert fitted(shape, width=600, height=400, zoom=2.0).pitch == 2 * fitted(shape, width=600, height=400).pitch
