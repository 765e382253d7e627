"""The history of a seat: who did what with it, when and where."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.paging import Listed, Page, listed, row_id
from ttms_server.play import service as play_service
from ttms_server.ticket.history import repository
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.user import people


@dataclass(frozen=True, slots=True)
class SeatEvent:
    """Something that somebody did with a seat, at a counter or a door."""

    deed: SeatDeed
    happened_at: datetime
    person_name: str
    place: str


def note(
    session: Session,
    deed: SeatDeed,
    *,
    schedule_id: int,
    seat_ids: Iterable[int],
    by: tuple[int, str],
    now: datetime,
) -> None:
    """Write down what is done with these seats, in the transaction of the deed; `by` is the person and the place."""
    repository.add(session, deed, schedule_id=schedule_id, seat_ids=seat_ids, by=by, happened_at=now)


def get_last(session: Session, deed: SeatDeed, *, schedule_id: int, seat_id: int) -> SeatEvent | None:
    """The last time that this was done with the seat."""
    row = repository.last(session, deed, schedule_id=schedule_id, seat_id=seat_id)
    if row is None:
        return None
    names = people.get_names(session, {row.user_id})
    return SeatEvent(SeatDeed(row.deed), row.happened_at, names[row.user_id], row.place)


def was_ever(session: Session, deed: SeatDeed, *, schedule_id: int) -> bool:
    """Whether this was done with any seat of the show, even if it was undone since."""
    return repository.was_ever(session, deed, schedule_id=schedule_id)


def newest_event(session: Session) -> int:
    """The id of the last event of any seat: ids rise, though not always in the order of the commits."""
    return repository.newest_event(session)


def events_after(session: Session, after: int, schedule_ids: Collection[int]) -> list[tuple[int, int, int]]:
    """The id, show and seat of everything that happened to these shows after the event `after`."""
    return [(event_id, show, seat) for event_id, show, seat in repository.events_after(session, after, schedule_ids)]


def get_history(session: Session, schedule_id: int, seat_id: int, page: Page) -> Listed[SeatEvent]:
    """Everything that was done with the seat, newest first.

    Raises:
        ScheduleNotFound: there is no such show.
        FieldInvalid: a page token that no answer gave.
    """
    play_service.get_slot(session, schedule_id)
    before = row_id(*page.after) if page.after else None
    rows = repository.events(session, schedule_id, seat_id, before=before, limit=page.size + 1)
    names = people.get_names(session, {row.user_id for row in rows})
    found = listed(rows, page, lambda row: (str(row.event_id),))
    events = [SeatEvent(SeatDeed(row.deed), row.happened_at, names[row.user_id], row.place) for row in found.items]
    return Listed(events, found.next_page_token)
