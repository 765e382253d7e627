"""The rules of giving somebody the best seats."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.config import SellingSettings
from ttms_server.play import service as play_service
from ttms_server.studio import service as studio_service
from ttms_server.studio.seat_kind import SeatKind
from ttms_server.studio.service import Layout, Seat
from ttms_server.ticket import service as ticket_service
from ttms_server.ticket.best.choice import best_seats, count_free
from ttms_server.ticket.best.errors import NotEnoughSeats
from ttms_server.ticket.errors import SeatTaken
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.service import Hold

# Each time somebody else was faster; another process can only be so again by taking further seats.
_TRIES = 5


@dataclass(frozen=True, slots=True)
class Wish:
    """So many seats of one kind of a show."""

    schedule_id: int
    count: int
    kind: SeatKind = SeatKind.STANDARD


def get_layout(session: Session, schedule_id: int) -> Layout:
    """How the seats of the show stand.

    Raises:
        ScheduleNotFound: there is no such show.
    """
    return studio_service.get_layout(session, play_service.get_slot(session, schedule_id).layout_id)


def choose(session: Session, wish: Wish, layout: Layout, *, now: datetime, rules: SellingSettings) -> tuple[Seat, ...]:
    """The best seats that are free now; nothing is held.

    Raises:
        NotEnoughSeats: so many are not free.
    """
    taken = ticket_service.get_claims(session, wish.schedule_id, now=now)

    def is_free(seat_id: int) -> bool:
        return seat_id not in taken

    seats = best_seats(layout, is_free, wish.count, depth=rules.best_row_percent / 100, kind=wish.kind)
    if not seats:
        raise NotEnoughSeats(count_free(layout, is_free, wish.kind))
    return seats


def hold_best(
    session: Session, wish: Wish, layout: Layout, holder: Holder, *, now: datetime, rules: SellingSettings
) -> Hold:
    """Hold the best seats; whoever was faster makes the next best ones the best. `layout` was read before.

    Raises:
        NotEnoughSeats, SeatTaken: so many are not free; or somebody was faster each time.
        ScheduleNotFound, SellingStopped, ShowBegun, ShowCancelled: the show is not sold now.
    """
    if play_service.get_slot(session, wish.schedule_id).layout_id != layout.layout_id:
        layout = get_layout(session, wish.schedule_id)  # the show was moved meanwhile
    for _ in range(_TRIES):
        seats = choose(session, wish, layout, now=now, rules=rules)
        hold = _hold_unless_taken(session, wish.schedule_id, seats, holder, now=now, rules=rules)
        if hold is not None:
            return hold
    raise SeatTaken(seats)


def _hold_unless_taken(
    session: Session,
    schedule_id: int,
    seats: tuple[Seat, ...],
    holder: Holder,
    *,
    now: datetime,
    rules: SellingSettings,
) -> Hold | None:
    try:
        return ticket_service.hold_seats(
            session,
            schedule_id=schedule_id,
            seat_ids=[seat.seat_id for seat in seats],
            holder=holder,
            adding=False,
            now=now,
            rules=rules,
        )
    except SeatTaken:
        return None
