"""The rules of seats: what is on sale, holding seats for a time, and handing them over to an order."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy.orm import Session

from ttms_server.config import SellingSettings
from ttms_server.paging import Listed, Page
from ttms_server.play import category_prices
from ttms_server.play import service as play_service
from ttms_server.play.proof import prove_later
from ttms_server.play.service import Schedule, Slot, TicketPrice
from ttms_server.play.show_list import ShowsAsked
from ttms_server.studio import service as studio_service
from ttms_server.studio.service import Layout, Seat
from ttms_server.ticket import repository
from ttms_server.ticket.errors import (
    HoldExpired,
    HoldNotFound,
    SeatNotForSale,
    SeatNotFound,
    SeatRepeated,
    SeatTaken,
    SellingStopped,
    ShowBegun,
    ShowCancelled,
    TooManySeats,
)
from ttms_server.ticket.history import service as history
from ttms_server.ticket.history.deeds import SeatDeed
from ttms_server.ticket.holder import Holder
from ttms_server.ticket.models import ClaimState, SeatClaimRow
from ttms_server.ticket.repository import TakenPlaces


class SellingState(StrEnum):
    """Whether a show is sold now."""

    OPEN = "open"
    STOPPED = "stopped"
    BEGUN = "begun"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class ShowOnBoard:
    """A show with what is left of it."""

    schedule: Schedule
    places_total: int
    places_free: int
    selling_state: SellingState
    selling_stops_at: datetime
    places_sold: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A seat that is not free; `held_until` is None once it is sold, `offered_to` a counter that may take it over.

    `reservation_id` is the reservation that keeps it, or 0.
    """

    seat_id: int
    state: ClaimState
    counter_name: str
    hold_id: str
    held_until: datetime | None
    offered_to: str = ""
    reservation_id: int = 0


@dataclass(frozen=True, slots=True)
class ShowPlan:
    """What of a show's map does not change while people watch it."""

    schedule: Schedule
    layout: Layout
    prices: tuple[TicketPrice, ...]


@dataclass(frozen=True, slots=True)
class Hold:
    """The seats that a hold has; `held_until` is None when it has none."""

    hold_id: str
    seat_ids: tuple[int, ...]
    held_until: datetime | None


def selling_state(slot: Slot, *, now: datetime, rules: SellingSettings) -> SellingState:
    if slot.cancelled_at is not None:
        return SellingState.CANCELLED
    if now >= slot.starts_at:
        return SellingState.BEGUN
    return SellingState.STOPPED if now >= selling_stops_at(slot, rules) else SellingState.OPEN


def selling_stops_at(slot: Slot, rules: SellingSettings) -> datetime:
    return slot.starts_at - timedelta(minutes=rules.stop_minutes)


def list_show_board(
    session: Session, page: Page, asked: ShowsAsked, *, now: datetime, rules: SellingSettings
) -> Listed[ShowOnBoard]:
    """The shows that are asked for with their free places."""
    shows = play_service.list_schedules(session, page, asked)
    totals = studio_service.count_places(session, {show.layout_id for show in shows.items})
    taken = repository.count_taken_places(session, [show.schedule_id for show in shows.items], now)
    nothing = TakenPlaces()
    board = [
        _on_board(show, totals[show.layout_id], taken.get(show.schedule_id, nothing), now=now, rules=rules)
        for show in category_prices.with_prices(session, shows.items)
    ]
    return Listed(board, shows.next_page_token)


def _on_board(
    show: Schedule, places_total: int, taken: TakenPlaces, *, now: datetime, rules: SellingSettings
) -> ShowOnBoard:
    return ShowOnBoard(
        show,
        places_total,
        places_total - taken.sold - taken.held,
        selling_state(show, now=now, rules=rules),
        selling_stops_at(show, rules),
        taken.sold,
    )


def get_show_plan(session: Session, schedule_id: int) -> ShowPlan:
    """The show, its layout and prices.

    Raises:
        ScheduleNotFound: there is no such show.
    """
    schedule = play_service.get_schedule(session, schedule_id)
    layout = studio_service.get_layout(session, schedule.layout_id)
    return ShowPlan(schedule, layout, play_service.get_prices(session, schedule_id))


def get_claims(
    session: Session, schedule_id: int, seat_ids: Collection[int] | None = None, *, now: datetime
) -> Mapping[int, Claim]:
    """Those of the seats that are not free at `now`, or of all seats of the show, by seat."""
    return {
        seat_id: Claim(seat_id, ClaimState(state), counter_name, hold_id, until, offered_to or "", reservation_id or 0)
        for seat_id, state, counter_name, hold_id, until, offered_to, reservation_id in repository.living_claims(
            session, schedule_id, now, seat_ids
        )
    }


def hold_seats(
    session: Session,
    *,
    schedule_id: int,
    seat_ids: Sequence[int],
    holder: Holder,
    adding: bool,
    now: datetime,
    rules: SellingSettings,
) -> Hold:
    """Hold all of the seats or none, for a time that starts anew with each seat up to a limit, and never gets shorter.

    `adding` says that the hold must exist already.

    Raises:
        SeatRepeated, TooManySeats, SeatNotFound, SeatNotForSale: the seats are wrong.
        ScheduleNotFound, SellingStopped, ShowBegun, ShowCancelled: the show is.
        HoldNotFound, HoldExpired: the hold to which to add is.
        SeatTaken: somebody has one of them.
    """
    refuse_repeated(seat_ids)
    if len(seat_ids) > rules.most_seats:
        raise TooManySeats(rules.most_seats)
    slot = play_service.get_slot(session, schedule_id)
    refuse_unless_on_sale(slot, now=now, rules=rules)
    seats = find_seats(session, slot, seat_ids)
    held = _living_seats(session, schedule_id, holder, now=now) if adding else []
    if len(held) + len(seats) > rules.most_seats:
        raise TooManySeats(rules.most_seats)
    since = min((claim.held_since for claim in held), default=now)
    until = min(now + timedelta(seconds=rules.hold_seconds), since + timedelta(seconds=rules.hold_limit_seconds))
    # A payment under way lasts beyond the limit, so with it the limit may be over.
    until = max([until, *(claim.held_until for claim in held if claim.held_until)])
    _claim_all(session, schedule_id, seats, holder, now=now, times=(since, until))
    prove_later(session, schedule_id, slot.version)
    _note(session, SeatDeed.HELD, schedule_id, seat_ids, holder, now=now)
    if held:
        repository.extend(session, schedule_id, holder, held_until=until, now=now)
    return Hold(holder.hold_id, tuple(sorted([*(claim.seat_id for claim in held), *seats])), until)


def _claim_all(
    session: Session,
    schedule_id: int,
    seats: Mapping[int, Seat],
    holder: Holder,
    *,
    now: datetime,
    times: tuple[datetime, datetime],
) -> None:
    """Claim all of the seats; if one has a claim that is over, once more without it.

    Raises:
        SeatTaken: somebody has one of them.
    """
    places = {seat.seat_id: seat.places for seat in seats.values()}

    def claim() -> bool:
        return repository.claim(session, schedule_id, places, holder, held_since=times[0], held_until=times[1])

    if claim():
        return
    ends = repository.ends_of_claims(session, schedule_id, seats)
    living = [seat_id for seat_id, until in ends if until is None or until > now]
    if not living:
        repository.delete_expired(session, schedule_id, seats, now)
        if claim():
            return
    raise SeatTaken([seats[seat_id] for seat_id in living or seats])


def release_seats(
    session: Session, *, schedule_id: int, seat_ids: Sequence[int], holder: Holder, now: datetime
) -> Hold:
    """Give seats back, or the whole hold if none are named; what is not held any more is passed over."""
    held = {claim.seat_id for claim in repository.hold_claims(session, schedule_id, holder)}
    repository.release(session, schedule_id, holder, seat_ids)
    _note(session, SeatDeed.RELEASED, schedule_id, sorted(held.intersection(seat_ids or held)), holder, now=now)
    left = [claim for claim in repository.hold_claims(session, schedule_id, holder) if _lives(claim, now)]
    until = min((claim.held_until for claim in left if claim.held_until), default=None)
    return Hold(holder.hold_id, tuple(claim.seat_id for claim in left), until)


def sell_held_seats(
    session: Session, *, schedule: Schedule, seat_ids: Sequence[int], holder: Holder, order_id: int, now: datetime
) -> None:
    """Turn seats of a living hold into sold ones.

    Raises:
        ShowCancelled, ShowBegun: too late.
        HoldExpired: the hold does not have all of them any more.
    """
    if schedule.cancelled_at is not None:
        raise ShowCancelled
    if now >= schedule.starts_at:
        raise ShowBegun
    if repository.sell(session, schedule.schedule_id, holder, seat_ids, order_id=order_id, now=now) != len(seat_ids):
        raise HoldExpired(holder.hold_id)
    _note(session, SeatDeed.SOLD, schedule.schedule_id, seat_ids, holder, now=now)


def free_sold_seats(
    session: Session,
    *,
    schedule_id: int,
    seat_ids: Collection[int],
    order_id: int,
    by: tuple[int, str],
    now: datetime,
) -> None:
    """Give back seats that the order has; every one of them, or the transaction must not go on.

    `by` is the person who does it and the counter.
    """
    freed = repository.free_sold(session, schedule_id, seat_ids, order_id=order_id)
    assert freed == len(seat_ids), f"order {order_id} has {freed} of the seats {seat_ids} of show {schedule_id}"
    history.note(session, SeatDeed.REFUNDED, schedule_id=schedule_id, seat_ids=seat_ids, by=by, now=now)


def find_seats(session: Session, slot: Slot, seat_ids: Sequence[int]) -> Mapping[int, Seat]:
    """The seats of the show's hall, by id.

    Raises:
        SeatNotFound: outside the hall, or an aisle.
        SeatNotForSale: broken.
    """
    seats = studio_service.get_seats(session, slot.layout_id, seat_ids)
    for seat_id in seat_ids:
        if seat_id not in seats:
            raise SeatNotFound(seat_id)
        if not seats[seat_id].for_sale:
            raise SeatNotForSale(seats[seat_id])
    return seats


def refuse_repeated(seat_ids: Sequence[int]) -> None:
    """Do nothing if every seat stands once.

    Raises:
        SeatRepeated: one stands twice.
    """
    seen: set[int] = set()
    for seat_id in seat_ids:
        if seat_id in seen:
            raise SeatRepeated(seat_id)
        seen.add(seat_id)


def refuse_unless_on_sale(slot: Slot, *, now: datetime, rules: SellingSettings) -> None:
    """Do nothing while seats of the show are sold.

    Raises:
        ShowCancelled, ShowBegun, SellingStopped: they are not.
    """
    state = selling_state(slot, now=now, rules=rules)
    if state is SellingState.CANCELLED:
        raise ShowCancelled
    if state is SellingState.BEGUN:
        raise ShowBegun
    if state is SellingState.STOPPED:
        raise SellingStopped(rules.stop_minutes)


def _living_seats(session: Session, schedule_id: int, holder: Holder, *, now: datetime) -> list[SeatClaimRow]:
    claims = repository.hold_claims(session, schedule_id, holder)
    if not claims:
        raise HoldNotFound(holder.hold_id)
    if not all(_lives(claim, now) for claim in claims):
        raise HoldExpired(holder.hold_id)
    return list(claims)


def _note(
    session: Session, deed: SeatDeed, schedule_id: int, seat_ids: Collection[int], holder: Holder, *, now: datetime
) -> None:
    by = holder.user_id, holder.counter_name
    history.note(session, deed, schedule_id=schedule_id, seat_ids=seat_ids, by=by, now=now)


def _lives(claim: SeatClaimRow, now: datetime) -> bool:
    return claim.held_until is not None and claim.held_until > now
