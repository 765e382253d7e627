"""Which free seats are the best: a pure rule over a hall; desktop/ttms_desktop/…/best_seats.py previews by the same."""

from collections.abc import Callable, Iterator

from ttms_server.studio.seat_kind import SeatKind
from ttms_server.studio.service import Layout, Seat

# People like to sit two thirds back, in the middle.
DEPTH = 67 / 100
# A row further away counts as more than a seat beside.
_ROW_WEIGHT = 1.5

IsFree = Callable[[int], bool]
_Run = list[Seat]
# Which run, from where in it, how many seats.
_Block = tuple[int, int, int]


def best_seats(
    layout: Layout, is_free: IsFree, count: int, *, depth: float = DEPTH, kind: SeatKind = SeatKind.STANDARD
) -> tuple[Seat, ...]:
    """`count` seats of one kind, or none if there are fewer; in reading order.

    In one row side by side if they can be, else as large a part of them as can be, and the others as near to it as can
    be. No seat is left alone unless there is no other way; then the nearest to the focal point are the best. The kind
    is exact: a place for a wheelchair, a companion or a couple is not given to somebody who did not ask for it.
    """
    runs = list(_runs(layout, is_free, kind))
    if not 0 < count <= sum(map(len, runs)):
        return ()
    focus = (1 + (layout.row_count - 1) * depth, (layout.column_count + 1) / 2)
    found: list[Seat] = []
    while len(found) < count:
        at, start, size = _best_block(runs, count - len(found), focus)
        run = runs[at]
        found += run[start : start + size]
        runs[at : at + 1] = [part for part in (run[:start], run[start + size :]) if part]
        focus = sum(seat.row for seat in found) / len(found), sum(seat.column for seat in found) / len(found)
    return tuple(sorted(found, key=lambda seat: (seat.row, seat.column)))


def count_free(layout: Layout, is_free: IsFree, kind: SeatKind) -> int:
    return sum(seat.kind is kind and is_free(seat.seat_id) for seat in layout.seats)


def _best_block(runs: list[_Run], count: int, focus: tuple[float, float]) -> _Block:
    size = min(count, max(map(len, runs)))
    blocks = ((at, start, size) for at, run in enumerate(runs) for start in range(len(run) - size + 1))
    return min(blocks, key=lambda block: (_orphans_left(runs, block), _distance(runs, block, focus)))


def _orphans_left(runs: list[_Run], block: _Block) -> int:
    at, start, size = block
    return (start == 1) + (len(runs[at]) - start - size == 1)


def _distance(runs: list[_Run], block: _Block, focus: tuple[float, float]) -> float:
    at, start, size = block
    first, last = runs[at][start], runs[at][start + size - 1]
    column = (first.column + last.column) / 2
    return (_ROW_WEIGHT * (first.row - focus[0])) ** 2 + (column - focus[1]) ** 2


def _runs(layout: Layout, is_free: IsFree, kind: SeatKind) -> Iterator[_Run]:
    """Free seats of the kind that stand side by side, from aisle or taken seat to the next."""
    run: _Run = []
    for seat in sorted(layout.seats, key=lambda seat: (seat.row, seat.column)):
        if seat.kind is not kind or not is_free(seat.seat_id):
            continue
        if run and (seat.row, seat.column) != (run[-1].row, run[-1].column + run[-1].places):
            yield run
            run = []
        run.append(seat)
    if run:
        yield run
