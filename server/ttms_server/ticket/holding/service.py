"""The rules of holds that live on: extended, kept while somebody pays, handed to another counter."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from ttms_server.config import SellingSettings
from ttms_server.ticket import repository as ticket_repository
from ttms_server.ticket.errors import HoldExpired, HoldNotFound
from ttms_server.ticket.history import service as history
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.holding import repository
from ttms_server.ticket.models import SeatClaimRow
from ttms_server.ticket.service import Hold


def extend_hold(session: Session, schedule_id: int, holder: Holder, *, now: datetime, rules: SellingSettings) -> Hold:
    """Let the time of a hold begin anew, up to its limit; it never becomes shorter.

    Raises:
        HoldNotFound, HoldExpired: the caller has no such hold, or not any more.
    """
    claims = _living(session, schedule_id, holder, now)
    since = min(claim.held_since for claim in claims)
    limit = since + timedelta(seconds=rules.hold_limit_seconds)
    return _prolong(session, schedule_id, holder, claims, until=min(now + _seconds(rules.hold_seconds), limit), now=now)


def begin_payment(session: Session, schedule_id: int, holder: Holder, *, now: datetime, rules: SellingSettings) -> Hold:
    """Keep a hold while a customer pays, beyond its limit if need be: a card that is in the terminal decides the sale.

    Raises:
        HoldNotFound, HoldExpired: the caller has no such hold, or not any more.
    """
    claims = _living(session, schedule_id, holder, now)
    return _prolong(session, schedule_id, holder, claims, until=now + _seconds(rules.payment_seconds), now=now)


def offer_hold(session: Session, schedule_id: int, holder: Holder, *, counter_name: str, now: datetime) -> Hold:
    """Let another counter take the hold over; until it does, everything stays as it is. No name withdraws the offer.

    Raises:
        HoldNotFound, HoldExpired: the caller has no such hold, or not any more.
    """
    claims = _living(session, schedule_id, holder, now)
    if repository.offer(session, schedule_id, holder, counter_name=counter_name, now=now) != len(claims):
        raise HoldExpired(holder.hold_id)
    if counter_name:
        _note(session, SeatDeed.OFFERED, schedule_id, holder, claims, now=now)
    return _hold(holder, claims, None)


def take_hold(session: Session, schedule_id: int, taker: Holder, *, now: datetime) -> Hold:
    """Take over a hold that was offered to the taker's counter; of two who do, the write lets one have it.

    Raises:
        HoldNotFound: nothing is offered here, or not any more.
    """
    if not repository.take(session, schedule_id, taker, now=now):
        raise HoldNotFound(taker.hold_id)
    claims = list(ticket_repository.hold_claims(session, schedule_id, taker))
    _note(session, SeatDeed.TAKEN_OVER, schedule_id, taker, claims, now=now)
    return _hold(taker, claims, None)


def _living(session: Session, schedule_id: int, holder: Holder, now: datetime) -> list[SeatClaimRow]:
    claims = list(ticket_repository.hold_claims(session, schedule_id, holder))
    if not claims:
        raise HoldNotFound(holder.hold_id)
    if any(claim.held_until is None or claim.held_until <= now for claim in claims):
        raise HoldExpired(holder.hold_id)
    return claims


def _prolong(
    session: Session,
    schedule_id: int,
    holder: Holder,
    claims: Sequence[SeatClaimRow],
    *,
    until: datetime,
    now: datetime,
) -> Hold:
    later = max([until, *(claim.held_until for claim in claims if claim.held_until)])
    if repository.prolong(session, schedule_id, holder, held_until=later, now=now) != len(claims):
        raise HoldExpired(holder.hold_id)
    return _hold(holder, claims, later)


def _hold(holder: Holder, claims: Sequence[SeatClaimRow], until: datetime | None) -> Hold:
    ends = until or min(claim.held_until for claim in claims if claim.held_until)
    return Hold(holder.hold_id, tuple(claim.seat_id for claim in claims), ends)


def _note(
    session: Session, deed: SeatDeed, schedule_id: int, holder: Holder, claims: Sequence[SeatClaimRow], *, now: datetime
) -> None:
    seat_ids = [claim.seat_id for claim in claims]
    by = holder.user_id, holder.counter_name
    history.note(session, deed, schedule_id=schedule_id, seat_ids=seat_ids, by=by, now=now)


def _seconds(number: int) -> timedelta:
    return timedelta(seconds=number)
