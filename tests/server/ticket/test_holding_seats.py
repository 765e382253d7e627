"""Holding seats: all or nothing, for a time, decided by the database's keys, and given back by time alone."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from sqlalchemy.orm import Session

from support.contents import row_counts_of
from support.hall import NOW, Hall, drawn, refused
from ttms_server.ticket.service import Hold, SellingState

Draw = Callable[..., Hall]

HOLD = timedelta(seconds=180)


@pytest.fixture
def draw(session: Session) -> Draw:
    """Makes a hall as it is drawn."""
    return lambda picture, **changed: Hall(session, picture, **changed)


def test_a_drawn_hall_is_read_as_it_was_drawn(draw: Draw) -> None:
    picture = """
        ..x #
        .h. <>

        xxhh.
    """
    assert draw(picture).picture() == drawn(picture)


def test_a_hold_takes_its_seats_for_three_minutes(draw: Draw) -> None:
    hall = draw("...\n...")

    hold = hall.hold("A2 B3")

    assert hall.picture() == ".h.\n..h"
    assert (hold.seat_ids, hold.held_until) == (tuple(hall.seats("A2 B3")), NOW + HOLD)


@pytest.mark.parametrize("wanted", ["A1 A3", "A3 A1", "A1 B2 B1"])
def test_a_hold_takes_all_of_its_seats_or_none(draw: Draw, wanted: str) -> None:
    hall = draw("..x\n.h.")

    assert refused(lambda: hall.hold(wanted)).reason == "SEAT_TAKEN"

    assert hall.picture() == "..x\n.h."


def test_a_refusal_names_the_seats_that_are_taken(draw: Draw) -> None:
    hall = draw("..x\n.h.")

    refusal = refused(lambda: hall.hold("B3 B2 A1 A3"))

    seat_ids = ",".join(map(str, hall.seats("A3 B2")))
    assert refusal.details == {"seat_ids": seat_ids, "row_label": "A", "seat_label": "3"}
    assert str(refusal) == "Taken: A3, B2."


def test_nobody_holds_a_seat_twice_not_even_the_same_person(draw: Draw) -> None:
    hall = draw("..")
    hold = hall.hold("A1")

    assert refused(lambda: hall.hold("A1")).reason == "SEAT_TAKEN"
    assert refused(lambda: hall.hold("A1 A2", to=hold)).reason == "SEAT_TAKEN"

    assert hall.picture() == "h."


def test_an_expired_hold_is_free_at_its_very_moment_though_nobody_swept(draw: Draw) -> None:
    hall = draw("..")
    hall.hold("A1 A2", by="second")
    rows = row_counts_of(hall.session)

    hall.later(seconds=180, microseconds=-1)
    assert hall.picture() == "hh"
    assert hall.board().places_free == 0
    assert refused(lambda: hall.hold("A1")).reason == "SEAT_TAKEN"

    hall.later(microseconds=1)
    assert hall.picture() == ".."
    assert hall.board().places_free == 2
    assert row_counts_of(hall.session) == rows
    assert hall.hold("A1").held_until == hall.now + HOLD
    assert hall.picture() == "h."


def test_each_added_seat_starts_the_time_of_the_whole_hold_anew(draw: Draw) -> None:
    hall = draw("....")
    hold = hall.hold("A1")

    for name in ("A2", "A3"):
        hall.later(seconds=100)
        hold = hall.hold(name, to=hold)
        assert hold.held_until == hall.now + HOLD
    hall.later(seconds=179)

    assert hall.picture() == "hhh."
    assert hold.seat_ids == tuple(hall.seats("A1 A2 A3"))
    hall.later(seconds=1)
    assert hall.picture() == "...."


def test_a_hold_does_not_last_longer_than_its_limit_however_much_is_added(draw: Draw) -> None:
    hall = draw("." * 10)
    hold = hall.hold("A1")

    for number in range(2, 8):
        hall.later(seconds=140)
        hold = hall.hold(f"A{number}", to=hold)

    assert hold.held_until == NOW + timedelta(seconds=900)
    hall.later(seconds=60)
    assert hall.picture() == "." * 10


WRONG: dict[str, tuple[list[int], str, dict[str, str]]] = {
    "a seat outside the hall": ([1, 99], "SEAT_NOT_FOUND", {"seat_id": "99"}),
    "a seat with a number of zero": ([0], "SEAT_NOT_FOUND", {"seat_id": "0"}),
    "a seat with a negative number": ([-1], "SEAT_NOT_FOUND", {"seat_id": "-1"}),
    "a broken seat": ([1, 3], "SEAT_NOT_FOR_SALE", {"seat_id": "3", "row_label": "A", "seat_label": "3"}),
    "a seat twice": ([1, 2, 1], "SEAT_REPEATED", {"seat_id": "1"}),
    "21 seats": (list(range(1, 22)), "TOO_MANY_SEATS", {"limit": "20"}),
}


@pytest.mark.parametrize(("seat_ids", "reason", "details"), WRONG.values(), ids=WRONG)
def test_wrong_seats_are_refused_and_nothing_is_held(
    draw: Draw, seat_ids: list[int], reason: str, details: dict[str, str]
) -> None:
    hall = draw(".. #.")
    rows = row_counts_of(hall.session)

    refusal = refused(lambda: hall.hold("", seat_ids=seat_ids))

    assert (refusal.reason, refusal.details) == (reason, details)
    assert row_counts_of(hall.session) == rows
    assert hall.picture() == ".. #."


def test_aisles_and_broken_seats_are_never_sold(draw: Draw) -> None:
    hall = draw(". .\n # \n<>.")
    sellable = set(hall.seats("A1 A2 C1 C2"))

    for seat_id in set(range(-1, 12)) - sellable:
        assert refused(partial(hall.hold, "", seat_ids=[seat_id])).reason in {"SEAT_NOT_FOUND", "SEAT_NOT_FOR_SALE"}
    hall.hold("A1 A2 C1 C2")

    assert hall.picture() == "h h\n #\nhhh"


def test_an_unknown_show_is_refused(draw: Draw) -> None:
    hall = draw("..")
    hall.schedule_id = 987_654

    refusal = refused(lambda: hall.hold("A1"))

    assert (refusal.reason, refusal.details) == ("SCHEDULE_NOT_FOUND", {"schedule_id": "987654"})


@pytest.mark.parametrize(
    ("before_start", "reason", "state"),
    [
        (timedelta(minutes=10, microseconds=1), "", SellingState.OPEN),
        (timedelta(minutes=10), "SELLING_STOPPED", SellingState.STOPPED),
        (timedelta(microseconds=1), "SELLING_STOPPED", SellingState.STOPPED),
        (timedelta(0), "SHOW_BEGUN", SellingState.BEGUN),
        (timedelta(days=-1), "SHOW_BEGUN", SellingState.BEGUN),
    ],
)
def test_selling_stops_ten_minutes_before_the_show(
    draw: Draw, before_start: timedelta, reason: str, state: SellingState
) -> None:
    hall = draw("..", starts_at=NOW + before_start)
    assert hall.board().selling_state is state
    assert hall.board().selling_stops_at == NOW + before_start - timedelta(minutes=10)

    if reason:
        assert refused(lambda: hall.hold("A1")).reason == reason
        assert hall.picture() == ".."
    else:
        hall.hold("A1")


def test_seats_cannot_be_added_to_the_hold_of_somebody_else(draw: Draw) -> None:
    hall = draw("...")
    hold = hall.hold("A1", by="second")

    refusal = refused(lambda: hall.hold("A2", to=hold))

    assert (refusal.reason, refusal.details) == ("HOLD_NOT_FOUND", {"hold_id": hold.hold_id})
    assert hall.picture() == "h.."


def test_seats_cannot_be_added_to_a_hold_of_another_show(draw: Draw) -> None:
    hold, hall = draw(".").hold("A1"), draw("..")

    assert refused(lambda: hall.hold("A2", to=hold)).reason == "HOLD_NOT_FOUND"


def test_seats_cannot_be_added_to_a_hold_that_is_over(draw: Draw) -> None:
    hall = draw("...")
    hold = hall.hold("A1")
    hall.later(seconds=180)

    refusal = refused(lambda: hall.hold("A2", to=hold))

    assert (refusal.reason, refusal.details) == ("HOLD_EXPIRED", {"hold_id": hold.hold_id})
    assert hall.picture() == "..."


def test_seats_cannot_be_added_to_a_hold_that_never_was(draw: Draw) -> None:
    hall = draw("...")

    assert refused(lambda: hall.hold("A2", to=Hold("0" * 36, (), None))).reason == "HOLD_NOT_FOUND"


def test_seats_cannot_be_added_to_a_hold_that_was_paid(draw: Draw) -> None:
    hall = draw("...")
    hold = hall.hold("A1")
    hall.sell(hold, "A1")

    assert refused(lambda: hall.hold("A2", to=hold)).reason == "HOLD_NOT_FOUND"


def test_a_hold_has_at_most_twenty_seats_in_all(draw: Draw) -> None:
    hall = draw("." * 30)
    hold = hall.hold(" ".join(f"A{number}" for number in range(1, 20)))

    assert refused(lambda: hall.hold("A20 A21", to=hold)).reason == "TOO_MANY_SEATS"
    hall.hold("A20", to=hold)

    assert hall.picture() == "h" * 20 + "." * 10


def test_seats_are_given_back_one_by_one_or_all_at_once(draw: Draw) -> None:
    hall = draw("....")
    hold = hall.hold("A1 A2 A3")

    left = hall.release(hold, "A2")

    assert (left.seat_ids, left.held_until, hall.picture()) == (tuple(hall.seats("A1 A3")), NOW + HOLD, "h.h.")
    left = hall.release(hold)
    assert (left.seat_ids, left.held_until, hall.picture()) == ((), None, "....")


def test_giving_back_twice_is_harmless(draw: Draw) -> None:
    hall = draw("..")
    hold = hall.hold("A1")

    assert hall.release(hold) == hall.release(hold) == hall.release(hold, "A1 A2")


def test_nobody_gives_back_the_seats_of_somebody_else(draw: Draw) -> None:
    hall = draw("xh.")
    hold, other = hall.hold("A3"), Hold("0" * 36, (), None)

    for somebody, whose in [("second", hold), ("clerk", other)]:
        assert hall.release(whose, by=somebody).seat_ids == ()
        assert hall.release(whose, "A1 A2 A3", by=somebody).seat_ids == ()

    assert hall.picture() == "xhh"


def test_a_sold_seat_is_not_given_back(draw: Draw) -> None:
    hall = draw("..")
    hold = hall.hold("A1 A2")
    hall.sell(hold, "A1")

    assert hall.release(hold, "A1").seat_ids == tuple(hall.seats("A2"))
    assert hall.picture() == "xh"


def test_the_board_counts_places_and_couple_seats_as_two(draw: Draw) -> None:
    hall = draw("""
        .. #.
        <> <>
    """)
    assert (hall.board().places_total, hall.board().places_free) == (7, 7)

    hold = hall.hold("B1")
    assert hall.board().places_free == 5

    hall.sell(hold, "B1")
    assert hall.board().places_free == 5

    hall.hold("A1")
    assert hall.picture() == "h. #.\nxx <>"
    assert hall.board().places_free == 4
    hall.later(seconds=180)
    assert hall.board().places_free == 5
