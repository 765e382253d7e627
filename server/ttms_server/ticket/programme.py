"""The rules of changing a show of which seats may be held or sold."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from ttms_server.errors import ChangedMeanwhile
from ttms_server.play import films, programme
from ttms_server.play import service as play_service
from ttms_server.play.programme import ProgrammeRules, Slots
from ttms_server.play.service import Schedule
from ttms_server.studio import service as studio_service
from ttms_server.ticket import repository
from ttms_server.ticket.errors import PricesFrozen, ShowBegun, ShowCancelled, ShowHasSales, ShowOver
from ttms_server.ticket.history import service as history
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.repository import TakenPlaces
from ttms_server.ticket.reservation import service as reservations


@dataclass(frozen=True, slots=True)
class Move:
    """Where a show shall be and what it shall cost, None: as it is; `version` is the state that the caller has seen."""

    schedule_id: int
    version: int
    studio_id: int | None
    starts_at: datetime | None
    price_minor: int | None = None


@dataclass(frozen=True, slots=True)
class CancelledShow:
    """A show that was called off, how many places of it wait for their refund, and whether it was so before."""

    schedule: Schedule
    places_sold: int
    already_cancelled: bool


def move_schedule(session: Session, move: Move, *, rules: ProgrammeRules, now: datetime) -> Schedule:
    """Move a show of which nobody holds, reserved or bought a seat.

    Raises:
        ScheduleNotFound, StudioNotFound: there is no such show or hall.
        ChangedMeanwhile, ShowCancelled, ShowBegun, ShowHasSales: it stays where it is.
        PricesFrozen: somebody bought a ticket of it for what it costs, even if that was given back.
        FieldInvalid, StudioRetired, ScheduleOverlaps, ShowInPast, OutsideRun: it cannot be there.
    """
    schedule = play_service.get_schedule(session, move.schedule_id)
    studio = studio_service.get_studio(session, schedule.studio_id if move.studio_id is None else move.studio_id)
    if schedule.cancelled_at is not None:
        raise ShowCancelled
    if schedule.version != move.version:
        raise ChangedMeanwhile(schedule.play_title)
    if schedule.starts_at <= now:
        raise ShowBegun
    _refuse_with_sales(session, schedule, now)
    slots = Slots(
        play=films.get_play(session, schedule.play_id),
        studio=studio,
        starts_at=(schedule.starts_at if move.starts_at is None else move.starts_at,),
        length=schedule.ends_at - schedule.starts_at,
        schedule_id=schedule.schedule_id,
    )
    moved = programme.move_schedule(session, slots, version=move.version, rules=rules, now=now)
    # Once more: whoever claimed a seat before this transaction wrote to the show is seen only now.
    _refuse_with_sales(session, schedule, now)
    # What is left are holds that are over; they name seats of the hall as it was.
    repository.end_holds(session, schedule.schedule_id)
    if move.price_minor is None or move.price_minor == schedule.price_minor:
        return moved
    if history.was_ever(session, SeatDeed.SOLD, schedule_id=schedule.schedule_id):
        raise PricesFrozen
    return programme.change_price(session, moved, price_minor=move.price_minor)


def cancel_schedule(session: Session, schedule_id: int, *, version: int, reason: str, now: datetime) -> CancelledShow:
    """Call a show off: its holds and reservations end, and its sold tickets wait for their refund.

    Repeating it is no error, but is told.

    Raises:
        ScheduleNotFound: there is no such show.
        ChangedMeanwhile, ShowOver: it is as it was.
        FieldInvalid: an absurd reason.
    """
    schedule = play_service.get_schedule(session, schedule_id)
    already = schedule.cancelled_at is not None
    if not already:
        if schedule.ends_at <= now:
            raise ShowOver
        if schedule.version != version:
            raise ChangedMeanwhile(schedule.play_title)
        schedule = programme.cancel_schedule(session, schedule, version=version, reason=reason, now=now)
        repository.end_holds(session, schedule_id)
        reservations.cancel_all(session, schedule_id, now=now)
    return CancelledShow(schedule, _taken(session, schedule_id, now).sold, already)


def _refuse_with_sales(session: Session, schedule: Schedule, now: datetime) -> None:
    taken = _taken(session, schedule.schedule_id, now)
    if taken.sold or taken.held:
        raise ShowHasSales(taken.sold + taken.held)


def _taken(session: Session, schedule_id: int, now: datetime) -> TakenPlaces:
    return repository.count_taken_places(session, [schedule_id], now).get(schedule_id, TakenPlaces())
