"""One look of the change feed into the database."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.play import service as play_service
from ttms_server.ticket import service
from ttms_server.ticket.history import service as history
from ttms_server.ticket.live.news import Claims, Snapshot


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look at: events after this one (None: the feed begins) that are not in `seen`, seats, whole shows.

    `seats` has every watched show, mostly with no seat.
    """

    after: int | None
    seen: AbstractSet[int]
    seats: Mapping[int, Collection[int]]
    wholes: Collection[int]
    now: datetime


@dataclass(frozen=True, slots=True)
class Found:
    """`newest` event of any show, those of watched shows, the shows that were read whole, and parts of others.

    Of a part the first is the seats that were looked at, the second the claims that some of them have.
    """

    newest: int
    events: AbstractSet[int]
    wholes: Mapping[int, Snapshot]
    parts: Mapping[int, tuple[AbstractSet[int], Claims]]


def look(session: Session, wanted: Wanted) -> Found:
    """Events are read before the claims that they tell of, so no claim is older than an event that counts as seen."""
    newest = history.newest_event(session)
    seats = {schedule_id: set(seat_ids) for schedule_id, seat_ids in wanted.seats.items()}
    events = set()
    if wanted.after is not None and newest > wanted.after:
        for event_id, schedule_id, seat_id in history.events_after(session, wanted.after, seats):
            events.add(event_id)
            if event_id not in wanted.seen:
                seats[schedule_id].add(seat_id)
    wholes = {
        schedule_id: Snapshot(
            service.get_claims(session, schedule_id, now=wanted.now),
            play_service.get_slot(session, schedule_id).version,
        )
        for schedule_id in wanted.wholes
    }
    parts: dict[int, tuple[AbstractSet[int], Claims]] = {
        schedule_id: (seat_ids, service.get_claims(session, schedule_id, seat_ids, now=wanted.now))
        for schedule_id, seat_ids in seats.items()
        if seat_ids and schedule_id not in wholes
    }
    return Found(newest, events, wholes, parts)
