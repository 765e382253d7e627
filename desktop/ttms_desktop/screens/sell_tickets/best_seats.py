"""Which free seats are the best for some people, and which single seats a choice would leave alone.

A preview without asking: the server holds by the same rule (ttms_server/ticket/best), and a test compares the two.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from ttms_client.studio import Layout, Seat, SeatKind

_FOCUS_DEPTH = 67 / 100  # two thirds back, in the middle: the server's default of best_row_percent
_ROW_WEIGHT = 1.5  # a row further away counts as more than a seat beside
IsFree = Callable[[int], bool]
_Run = list[Seat]


@dataclass(frozen=True, slots=True)
class OrphanHint:
    """Seats that a choice leaves alone, and as many seats nearby that would leave none; empty if there are none."""

    orphans: tuple[Seat, ...]
    instead: tuple[Seat, ...]


def best_seats(layout: Layout, is_free: IsFree, count: int) -> tuple[Seat, ...]:
    """`count` ordinary seats: in one row side by side if they can be; fewer than asked never, rather none.

    A place for a wheelchair or a couple seat is not given to somebody who did not ask for it.
    """
    focus = (1 + (layout.row_count - 1) * _FOCUS_DEPTH, (layout.column_count + 1) / 2)
    found: list[Seat] = []
    runs = list(_runs(layout, is_free))
    if count < 1 or count > sum(map(len, runs)):
        return ()
    while len(found) < count:
        block = _best_block(runs, count - len(found), focus)
        found += block
        # Whoever does not fit sits as near to the others as can be.
        focus = _centre(found)
        runs = [part for run in runs for part in _without(run, block)]
    return tuple(sorted(found, key=lambda seat: (seat.row, seat.column)))


def orphan_hint(layout: Layout, is_free: IsFree, chosen: Sequence[Seat]) -> OrphanHint:
    """What `chosen` leaves alone; `is_free` tells how the hall is without it."""
    taken = {seat.seat_id for seat in chosen}
    alone_before = _alone(layout, is_free)
    alone = _alone(layout, lambda seat_id: is_free(seat_id) and seat_id not in taken)
    orphans = tuple(seat for seat in alone if seat not in alone_before)
    if not orphans or any(seat.kind is not SeatKind.STANDARD for seat in chosen):
        return OrphanHint(orphans, ())
    # An alternative costs the same: nobody reads a price after taking a hint.
    alike = {seat.seat_id for seat in layout.seats if {seat.category} == {one.category for one in chosen}}
    whole = [run for run in _runs(layout, lambda seat: seat in alike and is_free(seat)) if len(run) >= len(chosen)]
    block = _best_block(whole, len(chosen), _centre(chosen)) if whole else []
    fits = bool(block) and not any(_orphans_left(run, block) for run in whole if block[0] in run)
    return OrphanHint(orphans, tuple(block) if fits else ())


def _best_block(runs: list[_Run], count: int, focus: tuple[float, float]) -> _Run:
    """As many seats side by side as there are, `count` at most; no orphan counts more than a near place."""
    size = min(count, max(map(len, runs)))
    blocks = ((run, run[start : start + size]) for run in runs for start in range(len(run) - size + 1))
    return min(blocks, key=lambda pair: (_orphans_left(*pair), _distance(pair[1], focus)))[1]


def _orphans_left(run: _Run, block: _Run) -> int:
    return sum(len(part) == 1 for part in _without(run, block))


def _without(run: _Run, block: _Run) -> list[_Run]:
    if block[0] not in run:
        return [run]
    start = run.index(block[0])
    return [part for part in (run[:start], run[start + len(block) :]) if part]


def _distance(block: _Run, focus: tuple[float, float]) -> float:
    row, column = _centre(block)
    return (_ROW_WEIGHT * (row - focus[0])) ** 2 + (column - focus[1]) ** 2


def _centre(seats: Sequence[Seat]) -> tuple[float, float]:
    return sum(seat.row for seat in seats) / len(seats), sum(seat.column for seat in seats) / len(seats)


def _alone(layout: Layout, is_free: IsFree) -> list[Seat]:
    return [run[0] for run in _runs(layout, is_free) if len(run) == 1]


def _runs(layout: Layout, is_free: IsFree) -> Iterator[_Run]:
    """Free ordinary seats that stand side by side, from aisle or taken seat to the next."""
    run: _Run = []
    for seat in sorted(layout.seats, key=lambda seat: (seat.row, seat.column)):
        if run and (seat.row, seat.column) != (run[-1].row, run[-1].column + 1):
            yield run
            run = []
        if seat.kind is SeatKind.STANDARD and is_free(seat.seat_id):
            run.append(seat)
        elif run:
            yield run
            run = []
    if run:
        yield run
