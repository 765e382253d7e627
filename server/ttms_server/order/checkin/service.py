"""The rules of the door: a ticket lets one person in, for its show, on its day; whoever went out may come in again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from ttms_server.cinema_days import day_of
from ttms_server.order.checkin import repository
from ttms_server.order.checkin.codes import as_printed, facts_of, is_signed_code
from ttms_server.order.models import TicketRow
from ttms_server.play import service as play_service
from ttms_server.play.service import Schedule
from ttms_server.studio import service as studio_service
from ttms_server.studio.service import Seat
from ttms_server.ticket.history import service as history
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.history.service import SeatEvent


class ScanResult(StrEnum):
    """What the door says."""

    VALID = "valid"
    ALREADY_USED = "already used"
    REFUNDED = "refunded"
    WRONG_SHOW = "wrong show"
    WRONG_DAY = "wrong day"
    UNKNOWN = "unknown"
    CANCELLED = "show cancelled"
    NOT_INSIDE = "not inside"


@dataclass(frozen=True, slots=True)
class Scan:
    """A code at a door; `schedule_id` is None where any show of the day is let in. `by` is the person and the door.

    `scanned_at` is earlier than now if the door was cut off from the server.
    """

    code: str
    schedule_id: int | None
    by: tuple[int, str]
    scanned_at: datetime


@dataclass(frozen=True, slots=True)
class Scanned:
    """What came of a scan; the show and seat of the ticket unless it is unknown, and who went in with it before."""

    result: ScanResult
    schedule: Schedule | None = None
    seat: Seat | None = None
    ticket_type: str = ""
    before: SeatEvent | None = None


def check_in(session: Session, scan: Scan, zone: ZoneInfo) -> Scanned:
    """Let somebody in, or say why not; of two with the same ticket the write lets one in."""
    ticket = _ticket_of(session, scan.code)
    if ticket is None:
        return Scanned(ScanResult.UNKNOWN)
    schedule = play_service.get_schedule(session, ticket.schedule_id)
    result = _refusal(ticket, schedule, scan, zone)
    if result is None and repository.enter(session, ticket.ticket_id):
        _note(session, SeatDeed.ENTERED, ticket, scan)
        result = ScanResult.VALID
    return _scanned(session, ticket, schedule, result or _why_not(session, ticket))


def check_out(session: Session, scan: Scan) -> Scanned:
    """Let somebody out who may come in again."""
    ticket = _ticket_of(session, scan.code)
    if ticket is None:
        return Scanned(ScanResult.UNKNOWN)
    schedule = play_service.get_schedule(session, ticket.schedule_id)
    if not repository.leave(session, ticket.ticket_id):
        return _scanned(session, ticket, schedule, ScanResult.NOT_INSIDE)
    _note(session, SeatDeed.LEFT, ticket, scan)
    return _scanned(session, ticket, schedule, ScanResult.VALID)


def _ticket_of(session: Session, typed: str) -> TicketRow | None:
    code = as_printed(typed)
    if not is_signed_code(code):
        return repository.ticket_of_code(session, code)
    facts = facts_of(code, repository.public_keys(session))
    return None if facts is None else repository.ticket(session, facts.ticket_id)


def _refusal(ticket: TicketRow, schedule: Schedule, scan: Scan, zone: ZoneInfo) -> ScanResult | None:
    if ticket.live is None:
        return ScanResult.REFUNDED
    if schedule.cancelled_at is not None:
        return ScanResult.CANCELLED
    if scan.schedule_id == ticket.schedule_id:
        return None
    if day_of(schedule.starts_at, zone) != day_of(scan.scanned_at, zone):
        return ScanResult.WRONG_DAY
    return None if scan.schedule_id is None else ScanResult.WRONG_SHOW


def _why_not(session: Session, ticket: TicketRow) -> ScanResult:
    """The write said no: somebody went in with the ticket, or took it back, since it was read."""
    now = repository.ticket(session, ticket.ticket_id)
    return ScanResult.ALREADY_USED if now is not None and now.live else ScanResult.REFUNDED


def _note(session: Session, deed: SeatDeed, ticket: TicketRow, scan: Scan) -> None:
    history.note(
        session,
        deed,
        schedule_id=ticket.schedule_id,
        seat_ids=[ticket.seat_id],
        by=scan.by,
        now=scan.scanned_at,
    )


def _scanned(session: Session, ticket: TicketRow, schedule: Schedule, result: ScanResult) -> Scanned:
    seat = studio_service.get_seats(session, schedule.layout_id, [ticket.seat_id])[ticket.seat_id]
    before = None
    if result is ScanResult.ALREADY_USED:
        before = history.get_last(session, SeatDeed.ENTERED, schedule_id=ticket.schedule_id, seat_id=ticket.seat_id)
    return Scanned(result, schedule, seat, ticket.ticket_type, before)
