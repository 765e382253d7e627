"""The best seats: a rule that brute force confirms, the same at the server and in the window, and held in one call."""

import time
from collections import Counter
from collections.abc import Callable
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from support.campaign import rounds
from support.counter import new_hall
from support.hall import Hall, refused
from support.race import all_at_once, counters
from support.server_thread import ServerThread
from support.sessions import token_of
from ttms_client import Client, new_request_id
from ttms_client.studio import Layout as ShownLayout
from ttms_client.studio import Seat as ShownSeat
from ttms_client.studio import SeatKind as ShownKind
from ttms_desktop.screens.sell_tickets.best_seats import best_seats as previewed
from ttms_server import clock
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.studio.service import Layout, Seat
from ttms_server.ticket.best import service
from ttms_server.ticket.best.choice import best_seats
from ttms_server.ticket.best.service import Wish
from ttms_server.ticket.service import Hold

HALLS = st.lists(st.text(alphabet="ooox.w", min_size=1, max_size=9), min_size=1, max_size=5)
CALM = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def drawn_layout(rows: list[str]) -> tuple[Layout, set[int]]:
    """A hall and its free seats: `o` free, `x` taken, `w` a wheelchair's place, `.` nothing."""
    width = max(map(len, rows))
    seats: list[Seat] = []
    free: set[int] = set()
    for row, signs in enumerate(rows, 1):
        for column, sign in enumerate(signs, 1):
            if sign != ".":
                kind = SeatKind.WHEELCHAIR if sign == "w" else SeatKind.STANDARD
                seats.append(Seat(len(seats) + 1, row, column, str(row), str(column), kind, 1))
                if sign != "x":
                    free.add(len(seats))
    return Layout(1, len(rows), width, 0, tuple(seats)), free


def every_block(layout: Layout, free: set[int], count: int) -> list[tuple[Seat, ...]]:
    """By brute force: each way to sit side by side on free ordinary seats."""
    at = {(seat.row, seat.column): seat for seat in layout.seats}
    blocks = [tuple(at.get((seat.row, seat.column + beside), seat) for beside in range(count)) for seat in layout.seats]
    return [
        block
        for block in blocks
        if len(set(block)) == count and all(seat.seat_id in free and seat.kind is SeatKind.STANDARD for seat in block)
    ]


def alone(layout: Layout, free: set[int]) -> set[int]:
    """Free ordinary seats without a free ordinary neighbour."""
    places = {
        (seat.row, seat.column): seat.seat_id
        for seat in layout.seats
        if seat.seat_id in free and seat.kind is SeatKind.STANDARD
    }
    return {
        seat_id
        for (row, column), seat_id in places.items()
        if (row, column - 1) not in places and (row, column + 1) not in places
    }


@given(rows=HALLS, count=st.integers(1, 6))
@CALM
def test_no_seats_side_by_side_are_better_than_the_best(rows: list[str], count: int) -> None:
    layout, free = drawn_layout(rows)
    blocks = every_block(layout, free, count)
    chosen = best_seats(layout, free.__contains__, count)
    if not blocks:
        return
    before = alone(layout, free)
    row, column = 1 + (layout.row_count - 1) * 0.67, (layout.column_count + 1) / 2

    def badness(block: tuple[Seat, ...]) -> tuple[int, float]:
        left = alone(layout, free - {seat.seat_id for seat in block}) - before
        middle = sum(seat.column for seat in block) / count
        return len(left), round((1.5 * (block[0].row - row)) ** 2 + (middle - column) ** 2, 6)

    assert badness(chosen) == min(map(badness, blocks))


@given(rows=HALLS, count=st.integers(1, 20))
@CALM
def test_a_group_gets_exactly_its_seats_or_none_and_never_a_wheelchairs_place(rows: list[str], count: int) -> None:
    layout, free = drawn_layout(rows)
    ordinary = {seat.seat_id for seat in layout.seats if seat.kind is SeatKind.STANDARD} & free

    chosen = {seat.seat_id for seat in best_seats(layout, free.__contains__, count)}

    assert chosen <= ordinary
    assert len(chosen) == (count if count <= len(ordinary) else 0)


@given(rows=HALLS, count=st.integers(1, 20))
@CALM
def test_the_window_previews_by_the_servers_rule(rows: list[str], count: int) -> None:
    layout, free = drawn_layout(rows)
    shown = ShownLayout(
        1,
        layout.row_count,
        layout.column_count,
        tuple(
            ShownSeat(
                seat.seat_id, seat.row, seat.column, seat.row_label, seat.seat_label, ShownKind[seat.kind.name], 1
            )
            for seat in layout.seats
        ),
        0,
    )

    preview = [seat.seat_id for seat in previewed(shown, free.__contains__, count)]

    assert preview == [seat.seat_id for seat in best_seats(layout, free.__contains__, count)]


def test_whoever_asks_for_a_wheelchairs_place_gets_one() -> None:
    layout, free = drawn_layout(["oow", "ooo"])

    [seat] = best_seats(layout, free.__contains__, 1, kind=SeatKind.WHEELCHAIR)

    assert (seat.row, seat.column) == (1, 3)


def test_the_best_of_2000_seats_are_found_while_nobody_notices() -> None:
    layout, free = drawn_layout(["o" * 50] * 40)

    begun = time.perf_counter()
    chosen = best_seats(layout, free.__contains__, 8)

    assert time.perf_counter() - begun < 0.1
    assert len(chosen) == 8


def hold_best(hall: Hall, count: int, *, kind: SeatKind = SeatKind.STANDARD) -> Hold:
    wish = Wish(hall.schedule_id, count, kind)
    return service.hold_best(hall.session, wish, hall.layout, hall.holder("clerk"), now=hall.now, rules=hall.rules)


def test_the_best_seats_are_held_as_if_they_had_been_named(session: Session) -> None:
    hall = Hall(session, ".....\n.....\n..x..\n.....")

    hold_best(hall, 2)
    hold_best(hall, 2)

    assert hall.picture() == ".....\n.....\nhhxhh\n....."


def test_whoever_asks_for_more_than_there_are_is_told_how_many(session: Session) -> None:
    hall = Hall(session, "..x\n#<>")

    refusal = refused(lambda: hold_best(hall, 3))

    assert (refusal.reason, refusal.details) == ("NOT_ENOUGH_SEATS", {"free": "2"})
    assert hall.picture() == "..x\n#<>"
    hold_best(hall, 1, kind=SeatKind.COUPLE)
    assert hall.picture() == "..x\n#hh"


def test_the_focal_point_is_the_cinemas_own(session: Session) -> None:
    hall = Hall(session, "...\n...\n...")
    hall.rules = type(hall.rules)(best_row_percent=0)

    hold_best(hall, 3)

    assert hall.picture() == "hhh\n...\n..."


@pytest.fixture
def shows(server: ServerThread) -> list[int]:
    return [new_hall(server.database, plan="oooooo\noooooo") for _ in range(rounds(5, full=200))]


def outcomes(server: ServerThread, shows: list[int], act: Callable[[Client, int], object]) -> Counter[str]:
    """What two counters got that asked for two seats of each show at the same moment."""
    tokens = [token_of(server.database, "clerk", now=clock.now(), counter_name=name) for name in "12"]
    with counters(server.address, tokens) as clients:
        by_round = all_at_once(clients, lambda client, number: act(client, shows[number - 1]), rounds=len(shows))
    return sum(by_round, Counter())


def test_two_counters_that_ask_at_once_both_get_seats(server: ServerThread, shows: list[int]) -> None:
    def in_one_call(client: Client, show: int) -> None:
        client.best.hold_best_seats(show, 2, request_id=new_request_id())

    assert outcomes(server, shows, in_one_call) == {"sold": 2 * len(shows)}


def test_two_counters_that_look_first_and_hold_then_want_the_same_seats(server: ServerThread, shows: list[int]) -> None:
    """The twin: this is what choosing and holding in one call protects from."""
    both_have_looked = Barrier(2)

    def in_two_calls(client: Client, show: int) -> None:
        seats = client.best.get_best_seats(show, 2)
        both_have_looked.wait(20)
        client.ticket.hold_seats(show, seats, request_id=new_request_id())

    assert outcomes(server, shows, in_two_calls) == {"sold": len(shows), "SeatTaken": len(shows)}
