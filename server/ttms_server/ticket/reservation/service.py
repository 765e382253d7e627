"""The rules of reservations: a hold becomes one, and one becomes a hold again when somebody comes for it."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ttms_server.config import SellingSettings
from ttms_server.paging import Listed, Page, key_moment, listed, row_id
from ttms_server.play import service as play_service
from ttms_server.play.service import Slot
from ttms_server.studio import service as studio_service
from ttms_server.ticket import repository as ticket_repository
from ttms_server.ticket.errors import HoldExpired, HoldNotFound
from ttms_server.ticket.history import service as history
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import SeatClaimRow
from ttms_server.ticket.reservation import repository
from ttms_server.ticket.reservation.errors import (
    HouseSeats,
    ReservationNotFound,
    ReservingStopped,
    SeatNotReserved,
)
from ttms_server.ticket.reservation.models import Ending, ReservationKind, ReservationRow, name_key
from ttms_server.ticket.service import Hold, refuse_repeated, refuse_unless_on_sale
from ttms_server.user import people


@dataclass(frozen=True, slots=True)
class Reservation:
    """Seats of a show that are kept for somebody until `kept_until`, and by whom."""

    reservation_id: int
    schedule_id: int
    kind: ReservationKind
    name: str
    note: str
    seat_ids: tuple[int, ...]
    clerk_name: str
    counter_name: str
    reserved_at: datetime
    kept_until: datetime
    seats: str


@dataclass(frozen=True, slots=True)
class Wish:
    """For whom seats of a hold shall be kept; no seats means all of them."""

    kind: ReservationKind
    name: str
    note: str
    seat_ids: Sequence[int]


@dataclass(frozen=True, slots=True)
class Desired:
    """Seats of a reservation, all of them if none is named; `manager` says that one is there, or approved."""

    reservation_id: int
    seat_ids: Sequence[int]
    manager: bool


def reserve(
    session: Session,
    *,
    schedule_id: int,
    holder: Holder,
    wish: Wish,
    manager: bool,
    now: datetime,
    rules: SellingSettings,
) -> Reservation:
    """Keep seats that the caller holds under a name, until some minutes before the show.

    Raises:
        ScheduleNotFound, SeatRepeated: the request is wrong.
        ShowCancelled, ShowBegun, ReservingStopped: too late.
        HoldNotFound, HoldExpired: the caller does not hold them, or not any more.
        HouseSeats: only a manager keeps seats for the house.
    """
    refuse_repeated(wish.seat_ids)
    if wish.kind is ReservationKind.HOUSE and not manager:
        raise HouseSeats
    slot = play_service.get_slot(session, schedule_id)
    kept_until = _kept_until(slot, wish.kind, now=now, rules=rules)
    seats = wish.seat_ids or [claim.seat_id for claim in _held(session, schedule_id, holder)]
    row = ReservationRow(
        schedule_id=schedule_id,
        kind=wish.kind.value,
        name=wish.name,
        name_key=name_key(wish.name),
        note=wish.note,
        user_id=holder.user_id,
        counter_name=holder.counter_name,
        reserved_at=now,
        kept_until=kept_until,
    )
    repository.add(session, row)
    if repository.keep(session, row, holder, seats, now=now) != len(seats):
        raise HoldExpired(holder.hold_id)
    _note(session, SeatDeed.RESERVED, schedule_id, seats, holder, now=now)
    return _reservation(session, row, now=now)


def list_reservations(
    session: Session, page: Page, *, schedule_id: int | None, name_contains: str, now: datetime
) -> Listed[Reservation]:
    """Reservations that keep seats still, those that end first at the head.

    Raises:
        FieldInvalid: a page token that no answer gave.
    """
    rows = repository.page(
        session,
        schedule_id=schedule_id,
        name_key=name_key(name_contains),
        after=_after(page),
        limit=page.size + 1,
        now=now,
    )
    found = listed(rows, page, lambda row: (row.kept_until.isoformat(), str(row.reservation_id)))
    # Of two who take the last seats at once, in two processes, neither sees that none is left.
    kept = [reservation for reservation in _reservations(session, found.items, now=now) if reservation.seat_ids]
    return Listed(kept, found.next_page_token)


def collect(
    session: Session, desired: Desired, holder: Holder, *, now: datetime, rules: SellingSettings
) -> tuple[int, Hold]:
    """Somebody comes for seats: the caller holds them from now on, to sell them; with the show that they are of.

    Raises:
        ReservationNotFound, SeatNotReserved, SeatRepeated: the reservation does not have them, or not any more.
        HouseSeats: the house keeps them, and no manager is there.
        SellingStopped, ShowBegun, ShowCancelled: too late.
    """
    row, seats = _kept(session, desired, now=now)
    refuse_unless_on_sale(play_service.get_slot(session, row.schedule_id), now=now, rules=rules)
    until = now + timedelta(seconds=min(rules.hold_seconds, rules.hold_limit_seconds))
    if repository.collect(session, row, holder, seats, now=now, held_until=until) != len(seats):
        raise ReservationNotFound(row.reservation_id)
    _end_if_empty(session, row, Ending.COLLECTED, now=now)
    _note(session, SeatDeed.COLLECTED, row.schedule_id, seats, holder, now=now)
    return row.schedule_id, Hold(holder.hold_id, tuple(sorted(seats)), until)


def release(session: Session, desired: Desired, by: Holder, *, now: datetime) -> tuple[int, tuple[int, ...]]:
    """Give seats of a reservation back; the show, and the seats that the reservation has still.

    Raises:
        ReservationNotFound, SeatNotReserved, SeatRepeated: the reservation does not have them, or not any more.
        HouseSeats: the house keeps them, and no manager is there.
    """
    row, seats = _kept(session, desired, now=now)
    if repository.release(session, row, seats, now=now) != len(seats):
        raise ReservationNotFound(row.reservation_id)
    _note(session, SeatDeed.RELEASED, row.schedule_id, seats, by, now=now)
    return row.schedule_id, _end_if_empty(session, row, Ending.RELEASED, now=now)


def cancel_all(session: Session, schedule_id: int, *, now: datetime) -> None:
    """The show was called off: nothing is kept for it any more."""
    repository.end_all(session, schedule_id, Ending.CANCELLED, now=now)


def _kept_until(slot: Slot, kind: ReservationKind, *, now: datetime, rules: SellingSettings) -> datetime:
    """When the seats are everybody's again.

    Raises:
        ShowCancelled, ShowBegun: nothing is kept for this show.
        ReservingStopped: that moment is past.
    """
    minutes = rules.reservation_minutes if kind is ReservationKind.NAMED else rules.house_minutes
    until = slot.starts_at - timedelta(minutes=minutes)
    if until <= now < slot.starts_at and slot.cancelled_at is None:
        raise ReservingStopped(minutes)
    refuse_unless_on_sale(slot, now=now, rules=rules)
    return until


def _held(session: Session, schedule_id: int, holder: Holder) -> Sequence[SeatClaimRow]:
    claims = ticket_repository.hold_claims(session, schedule_id, holder)
    if not claims:
        raise HoldNotFound(holder.hold_id)
    return claims


def _kept(session: Session, desired: Desired, *, now: datetime) -> tuple[ReservationRow, Sequence[int]]:
    """The reservation, and which of its seats are meant."""
    refuse_repeated(desired.seat_ids)
    row = repository.find(session, desired.reservation_id)
    kept = repository.kept_seats(session, [row], now=now)[row.reservation_id] if row is not None else ()
    if row is None or not kept:
        raise ReservationNotFound(desired.reservation_id)
    if row.kind == ReservationKind.HOUSE and not desired.manager:
        raise HouseSeats
    for seat_id in desired.seat_ids:
        if seat_id not in kept:
            raise SeatNotReserved(seat_id)
    return row, desired.seat_ids or kept


def _end_if_empty(session: Session, row: ReservationRow, ending: Ending, *, now: datetime) -> tuple[int, ...]:
    left = repository.kept_seats(session, [row], now=now)[row.reservation_id]
    if not left:
        repository.end(session, row.reservation_id, ending, now=now)
    return left


def _reservation(session: Session, row: ReservationRow, *, now: datetime) -> Reservation:
    return _reservations(session, [row], now=now)[0]


def _reservations(session: Session, rows: Sequence[ReservationRow], *, now: datetime) -> list[Reservation]:
    if not rows:
        return []
    seats = repository.kept_seats(session, rows, now=now)
    names = people.get_names(session, {row.user_id for row in rows})
    called = _seat_names(session, {row.reservation_id: row.schedule_id for row in rows}, seats)
    return [
        Reservation(
            row.reservation_id,
            row.schedule_id,
            ReservationKind(row.kind),
            row.name,
            row.note,
            seats[row.reservation_id],
            names[row.user_id],
            row.counter_name,
            row.reserved_at,
            row.kept_until,
            called[row.reservation_id],
        )
        for row in rows
    ]


def _seat_names(session: Session, shows: Mapping[int, int], seats: Mapping[int, tuple[int, ...]]) -> Mapping[int, str]:
    """What stands on the seats of each reservation, by reservation as `shows` and `seats`; asked once a show."""
    of_show: defaultdict[int, set[int]] = defaultdict(set)
    for reservation_id, schedule_id in shows.items():
        of_show[schedule_id].update(seats[reservation_id])
    schedules = play_service.get_schedules(session, of_show)
    known = {
        show: studio_service.get_seats(session, schedules[show].layout_id, seat_ids)
        for show, seat_ids in of_show.items()
    }
    return {
        reservation_id: ", ".join(known[schedule_id][seat_id].short_name for seat_id in seats[reservation_id])
        for reservation_id, schedule_id in shows.items()
    }


def _after(page: Page) -> tuple[datetime, int] | None:
    if not page.after:
        return None
    kept_until, reservation_id = page.after
    return key_moment(kept_until), row_id(reservation_id)


def _note(
    session: Session, deed: SeatDeed, schedule_id: int, seat_ids: Collection[int], by: Holder, *, now: datetime
) -> None:
    person = by.user_id, by.counter_name
    history.note(session, deed, schedule_id=schedule_id, seat_ids=sorted(seat_ids), by=person, now=now)
