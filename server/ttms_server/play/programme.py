"""The rules of the programme: where a show may stand, putting shows on sale, moving them and calling them off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from ttms_server.cinema_days import EARLIEST, LATEST, day_of
from ttms_server.errors import ChangedMeanwhile, FieldInvalid
from ttms_server.fields import checked_number, checked_text
from ttms_server.play import category_prices, repository, service
from ttms_server.play.errors import (
    Conflict,
    ConflictKind,
    OutsideRun,
    PlayRetired,
    ScheduleOverlaps,
    ShowInPast,
)
from ttms_server.play.films import MOST_PRICE, Play
from ttms_server.play.models import ScheduleRow
from ttms_server.play.service import CategoryPrice, Schedule
from ttms_server.studio import service as studio_service
from ttms_server.studio.errors import StudioRetired
from ttms_server.studio.service import Studio

MOST_SHOWS = 100
LONGEST_REASON = 200


@dataclass(frozen=True, slots=True)
class ProgrammeRules:
    """How long a hall is cleaned after a show, and by which clocks the cinema lives."""

    cleaning: timedelta
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Stay:
    """When a show is in its hall, cleaning left out; `title` is what the show is called."""

    title: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Slots:
    """Where shows of one film shall stand, each for `length`; `schedule_id` is the show that is moved, 0 is new."""

    play: Play
    studio: Studio
    starts_at: tuple[datetime, ...]
    length: timedelta
    schedule_id: int = 0

    def stays(self) -> list[Stay]:
        return [Stay(self.play.title, start, start + self.length) for start in sorted(self.starts_at)]


def overlap(one: Stay, other: Stay, cleaning: timedelta) -> bool:
    """Whether two shows would need one hall at once: each has it in [start, end + cleaning)."""
    return max(one.starts_at, other.starts_at) < min(one.ends_at, other.ends_at) + cleaning


def slots_for(play: Play, studio: Studio, starts_at: Iterable[datetime]) -> Slots:
    """Slots for new shows of the film, as long as it runs."""
    return Slots(play, studio, tuple(starts_at), timedelta(minutes=play.running_minutes))


def find_conflicts(session: Session, slots: Slots, rules: ProgrammeRules, *, now: datetime | None) -> list[Conflict]:
    """Every reason why the slots cannot be, by start; with `now` None the past is no reason."""
    stays = slots.stays()
    found = [*_with_others(session, slots, stays, rules.cleaning), *_among(stays, rules.cleaning)]
    found += [Conflict(ConflictKind.IN_PAST, stay.starts_at) for stay in stays if now and stay.starts_at < now]
    outside = [stay for stay in stays if not _runs_on(slots.play, day_of(stay.starts_at, rules.zone).isoformat())]
    found += [Conflict(ConflictKind.OUTSIDE_RUN, stay.starts_at) for stay in outside]
    return sorted(found, key=lambda conflict: conflict.starts_at)


def create_schedules(
    session: Session,
    slots: Slots,
    *,
    price_minor: int,
    rules: ProgrammeRules,
    now: datetime | None,
    in_categories: Sequence[CategoryPrice] = (),
) -> list[Schedule]:
    """Put shows on sale, all or none; every ticket type gets its share of `price_minor`, or of its category's price.

    Raises:
        FieldInvalid: no start, too many, one twice, not in whole minutes, beyond all calendars, an absurd price, or no
            category of the hall.
        PlayRetired, StudioRetired: nothing new of it, or in it.
        ScheduleOverlaps, ShowInPast, OutsideRun: each lists every conflict.
    """
    checked_number(price_minor, "price_minor", least=0, most=MOST_PRICE)
    special = category_prices.numbered(in_categories, slots.studio.categories)
    _check_starts(slots.starts_at)
    if slots.play.retired:
        raise PlayRetired(slots.play.title)
    _take_slots(session, slots, rules, now=now)
    percents = {kind.code: kind.percent for kind in repository.ticket_types(session) if kind.retired_at is None}
    shares = {code: service.share_of(price_minor, percent) for code, percent in percents.items()}
    frozen = category_prices.frozen(special, percents)
    ids = []
    for stay in slots.stays():
        row = _row(slots, stay, price_minor)
        session.add(row)
        session.flush()
        repository.add_prices(session, row.schedule_id, shares)
        category_prices.store(session, row.schedule_id, frozen)
        ids.append(row.schedule_id)
    made = service.get_schedules(session, ids)
    return category_prices.with_prices(session, [made[schedule_id] for schedule_id in ids])


def move_schedule(session: Session, slots: Slots, *, version: int, rules: ProgrammeRules, now: datetime) -> Schedule:
    """Let the show `slots.schedule_id` begin at the one start of `slots`, in its hall as that stands now.

    Raises:
        FieldInvalid: not in whole minutes, or beyond all calendars.
        ChangedMeanwhile: somebody was faster.
        StudioRetired: it is another hall, and nothing new is shown in it.
        ScheduleOverlaps, ShowInPast, OutsideRun: each lists every conflict.
    """
    _check_starts(slots.starts_at)
    before = service.get_schedule(session, slots.schedule_id)
    stays_in_hall = before.studio_id == slots.studio.studio_id
    _take_slots(session, slots, rules, now=now, same_hall=stays_in_hall)
    [stay] = slots.stays()
    values = {"studio_id": slots.studio.studio_id, "starts_at": stay.starts_at, "ends_at": stay.ends_at}
    if not stays_in_hall:
        values["layout_id"] = slots.studio.layout_id
    if not repository.change_schedule(session, slots.schedule_id, version=version, values=values):
        raise ChangedMeanwhile(before.play_title)
    if not stays_in_hall:
        category_prices.carry_over(
            session, slots.schedule_id, old_layout_id=before.layout_id, new_layout_id=slots.studio.layout_id
        )
    [moved] = category_prices.with_prices(session, [service.get_schedule(session, slots.schedule_id)])
    return moved


def change_price(session: Session, schedule: Schedule, *, price_minor: int) -> Schedule:
    """Let an adult's place of the show cost this, and every ticket type its share; prices of categories stay.

    Raises:
        FieldInvalid: an absurd price.
        ChangedMeanwhile: somebody was faster.
    """
    checked_number(price_minor, "price_minor", least=0, most=MOST_PRICE)
    values = {"price_minor": price_minor}
    if not repository.change_schedule(session, schedule.schedule_id, version=schedule.version, values=values):
        raise ChangedMeanwhile(schedule.play_title)
    percents = {kind.code: kind.percent for kind in repository.ticket_types(session)}
    shares = {code: service.share_of(price_minor, percent) for code, percent in percents.items()}
    repository.change_prices(session, schedule.schedule_id, shares)
    [changed] = category_prices.with_prices(session, [service.get_schedule(session, schedule.schedule_id)])
    return changed


def cancel_schedule(session: Session, schedule: Schedule, *, version: int, reason: str, now: datetime) -> Schedule:
    """Call the show off; its hall is free for others from now on.

    Raises:
        FieldInvalid: no reason, or an absurd one.
        ChangedMeanwhile: somebody was faster.
    """
    values = {"cancelled_at": now, "cancel_reason": checked_text(reason, "reason", longest=LONGEST_REASON)}
    if not repository.change_schedule(session, schedule.schedule_id, version=version, values=values):
        raise ChangedMeanwhile(schedule.play_title)
    return service.get_schedule(session, schedule.schedule_id)


def _take_slots(
    session: Session, slots: Slots, rules: ProgrammeRules, *, now: datetime | None, same_hall: bool = False
) -> None:
    """Lock the hall's programme, then do nothing if the slots are free."""
    if slots.studio.retired and not same_hall:
        raise StudioRetired(slots.studio.name)
    studio_service.lock_programme(session, slots.studio.studio_id)
    conflicts = find_conflicts(session, slots, rules, now=now)
    kinds = {conflict.kind for conflict in conflicts}
    if ConflictKind.OVERLAPS in kinds:
        raise ScheduleOverlaps(conflicts, studio_name=slots.studio.name)
    if ConflictKind.IN_PAST in kinds:
        raise ShowInPast(conflicts)
    if conflicts:
        play = slots.play
        raise OutsideRun(conflicts, play_title=play.title, runs_from=play.runs_from, runs_until=play.runs_until)


def _with_others(session: Session, slots: Slots, stays: Sequence[Stay], cleaning: timedelta) -> Iterable[Conflict]:
    others = [
        Stay(play.title, show.starts_at, show.ends_at)
        for show, play in repository.shows_between(
            session,
            studio_id=slots.studio.studio_id,
            from_before=max(stay.ends_at for stay in stays) + cleaning,
            until_after=min(stay.starts_at for stay in stays) - cleaning,
            except_for=slots.schedule_id,
        )
    ]
    return [_overlaps(stay, other) for stay in stays for other in others if overlap(stay, other, cleaning)]


def _among(stays: Sequence[Stay], cleaning: timedelta) -> Iterable[Conflict]:
    pairs = combinations(stays, 2)
    return [_overlaps(later, earlier) for earlier, later in pairs if overlap(earlier, later, cleaning)]


def _overlaps(stay: Stay, other: Stay) -> Conflict:
    return Conflict(ConflictKind.OVERLAPS, stay.starts_at, other.title, other.starts_at, other.ends_at)


def _runs_on(play: Play, day: str) -> bool:
    return (play.runs_from or day) <= day <= (play.runs_until or day)


def _check_starts(starts_at: Sequence[datetime]) -> None:
    if not 1 <= len(starts_at) <= MOST_SHOWS:
        raise FieldInvalid("starts_at", f"must be 1 to {MOST_SHOWS}")
    if len(set(starts_at)) != len(starts_at):
        raise FieldInvalid("starts_at", "must not hold a start twice")
    if any(start.second or start.microsecond for start in starts_at):
        raise FieldInvalid("starts_at", "must be in whole minutes")
    if not all(EARLIEST <= start.date() <= LATEST for start in starts_at):
        raise FieldInvalid("starts_at", f"must be from {EARLIEST} to {LATEST}")


def _row(slots: Slots, stay: Stay, price_minor: int) -> ScheduleRow:
    return ScheduleRow(
        play_id=slots.play.play_id,
        studio_id=slots.studio.studio_id,
        layout_id=slots.studio.layout_id,
        starts_at=stay.starts_at,
        ends_at=stay.ends_at,
        price_minor=price_minor,
    )
