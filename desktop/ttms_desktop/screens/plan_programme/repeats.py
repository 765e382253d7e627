"""What is typed about new shows, and the starts that it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from ttms_client.play import Play, Schedule
from ttms_client.studio import Studio
from ttms_desktop.day import CinemaCalendar
from ttms_desktop.money import plain_amount

MOST_AT_ONCE = 100
EVERY_DAY = frozenset(range(7))
_MORNING = time(6)
MOST_DAYS = 731


@dataclass(frozen=True, slots=True)
class TypedPrice:
    """What is typed as the price of a category of seats: `minor` is None for nothing, or for what is no amount."""

    category: str
    text: str
    minor: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A show, new if `schedule_id` is 0; with `repeats` further ones up to the day `until`, on weekdays from 0, Monday.

    `day` is a cinema day: a time before six in the morning lies in the night that follows it.
    """

    schedule_id: int = 0
    play_id: int | None = None
    studio_id: int | None = None
    day: date | None = None
    time_of_day: time | None = None
    price_minor: int | None = None
    category_prices: tuple[TypedPrice, ...] = ()
    repeats: bool = False
    until: date | None = None
    weekdays: frozenset[int] = EVERY_DAY


def days_of(draft: Draft) -> list[date]:
    """The cinema days that are meant; none while there is something missing or the last is before the first."""
    if draft.day is None:
        return []
    if not draft.repeats:
        return [draft.day]
    if draft.until is None or (draft.until - draft.day).days > MOST_DAYS:
        return []
    days = (draft.day + timedelta(days=ahead) for ahead in range((draft.until - draft.day).days + 1))
    return [day for day in days if day.weekday() in draft.weekdays]


def start_of(day: date, moment: time, calendar: CinemaCalendar) -> datetime | None:
    """The moment in UTC; None for a time that the clocks leave out on that day."""
    date_of = day + timedelta(days=1) if moment < _MORNING else day
    local = datetime.combine(date_of, moment, tzinfo=calendar.zone)
    start = local.astimezone(UTC)
    return start if start.astimezone(calendar.zone).replace(tzinfo=None) == local.replace(tzinfo=None) else None


def missing_days(draft: Draft, calendar: CinemaCalendar) -> list[date]:
    """The days on which the clocks leave out the time that was typed."""
    moment = draft.time_of_day
    return [] if moment is None else [day for day in days_of(draft) if start_of(day, moment, calendar) is None]


def starts_of(draft: Draft, calendar: CinemaCalendar) -> list[datetime]:
    """All starts that are meant, in UTC."""
    moment = draft.time_of_day
    if moment is None:
        return []
    return [start for day in days_of(draft) if (start := start_of(day, moment, calendar)) is not None]


def prices_of(film: Play, hall: Studio, schedules: Sequence[Schedule], currency: str) -> tuple[TypedPrice, ...]:
    """What the hall's categories cost at the film's last show that has such prices; none if no show is known."""
    names = {category.name for category in hall.categories}
    found = [
        schedule
        for schedule in schedules
        if schedule.play_id == film.play_id and {price.category for price in schedule.category_prices} & names
    ]
    last = max(found, key=lambda schedule: (schedule.studio_id == hall.studio_id, schedule.starts_at), default=None)
    return tuple(
        TypedPrice(price.category, plain_amount(price.price_minor, currency), price.price_minor)
        for price in (last.category_prices if last else ())
        if price.category in names
    )


def draft_of(schedule: Schedule, calendar: CinemaCalendar) -> Draft:
    """A show that stands, as its form begins."""
    day, moment = wall_of(schedule.starts_at, calendar)
    return Draft(
        schedule.schedule_id, schedule.play_id, schedule.studio_id, day, moment, price_minor=schedule.price_minor
    )


def wall_of(start: datetime, calendar: CinemaCalendar) -> tuple[date, time]:
    """The cinema day and the time of day of a start."""
    return calendar.day_of(start), start.astimezone(calendar.zone).time().replace(second=0, microsecond=0)
