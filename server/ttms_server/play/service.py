"""What is on, when, and for how much; `films.py` has the rules of films, `programme.py` those of the programme."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from ttms_server.batch import remembered
from ttms_server.paging import Listed, Page, foreign_token, key_moment, listed, row_id
from ttms_server.play import repository
from ttms_server.play.errors import ScheduleNotFound
from ttms_server.play.repository import ShowColumns
from ttms_server.play.show_list import ShowsAsked
from ttms_server.studio import service as studio_service


class Slot(Protocol):
    """What of a show decides whether a seat of it can be sold."""

    @property
    def starts_at(self) -> datetime: ...

    @property
    def layout_id(self) -> int: ...

    @property
    def cancelled_at(self) -> datetime | None: ...

    @property
    def version(self) -> int: ...


@dataclass(frozen=True, slots=True)
class CategoryPrice:
    """What a place of the category costs an adult, in minor units."""

    category: str
    price_minor: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """A show with the names that people know it by."""

    schedule_id: int
    play_id: int
    play_title: str
    play_title_en: str
    running_minutes: int
    studio_id: int
    studio_name: str
    studio_name_en: str
    layout_id: int
    starts_at: datetime
    ends_at: datetime
    cancelled_at: datetime | None
    cancel_reason: str
    price_minor: int
    version: int
    # Only where `category_prices.with_prices` added them: a sale reads its prices by `get_prices`.
    category_prices: tuple[CategoryPrice, ...] = ()


@dataclass(frozen=True, slots=True)
class TicketPrice:
    """What a ticket of one type costs for one show, in minor units per place; `in_categories` by number of category."""

    ticket_type: str
    name: str
    name_en: str
    price_minor: int
    key: str
    in_categories: Mapping[int, int] = field(default_factory=dict)

    def minor_in(self, category: int) -> int:
        """What a place costs in this category; 0 is none."""
        return self.in_categories.get(category, self.price_minor)


def share_of(price_minor: int, percent: int) -> int:
    """`percent` of a price in minor units, half a unit rounded up."""
    return (price_minor * percent + 50) // 100


def list_schedules(session: Session, page: Page, asked: ShowsAsked) -> Listed[Schedule]:
    """The shows that are asked for, by start.

    Raises:
        FieldInvalid: the page is one of another list.
    """
    if page.after and page.after[0] != asked.name:
        raise foreign_token()
    after = (key_moment(page.after[1]), row_id(page.after[2])) if page.after else None
    rows = repository.schedules(session, asked, after=after, limit=page.size + 1)
    return listed(
        _schedules(session, rows),
        page,
        lambda show: (asked.name, show.starts_at.isoformat(), str(show.schedule_id)),
    )


def get_schedule(session: Session, schedule_id: int) -> Schedule:
    """The show.

    Raises:
        ScheduleNotFound: there is none.
    """
    return remembered(session, ("show", schedule_id), lambda: _get_schedule(session, schedule_id))


def _get_schedule(session: Session, schedule_id: int) -> Schedule:
    row = repository.schedule(session, schedule_id)
    if row is None:
        raise ScheduleNotFound(schedule_id)
    return _schedules(session, [row])[0]


def get_schedules(session: Session, schedule_ids: Collection[int]) -> Mapping[int, Schedule]:
    """Those of the shows that there are, by id."""
    return {show.schedule_id: show for show in _schedules(session, repository.some_schedules(session, schedule_ids))}


def get_slot(session: Session, schedule_id: int) -> Slot:
    """When the show starts and in which layout, without its names.

    Raises:
        ScheduleNotFound: there is none.
    """
    slot = remembered(session, ("slot", schedule_id), lambda: repository.slot(session, schedule_id))
    if slot is None:
        raise ScheduleNotFound(schedule_id)
    return slot


def get_prices(session: Session, schedule_id: int) -> tuple[TicketPrice, ...]:
    """Prices of a show in the order in which a counter offers them."""
    return remembered(session, ("prices", schedule_id), lambda: _get_prices(session, schedule_id))


def _get_prices(session: Session, schedule_id: int) -> tuple[TicketPrice, ...]:
    found: dict[str, TicketPrice] = {}
    in_categories: dict[str, dict[int, int]] = {}
    for code, name, name_en, price_minor, key, category, minor in repository.prices(session, schedule_id):
        special = in_categories.setdefault(code, {})
        found[code] = TicketPrice(code, name, name_en, price_minor, key, special)
        if category is not None and minor is not None:
            special[category] = minor
    return tuple(found.values())


def _schedules(session: Session, rows: Sequence[ShowColumns]) -> list[Schedule]:
    names = studio_service.get_names(session, {row.studio_id for row in rows})
    return [
        Schedule(
            row.schedule_id,
            row.play_id,
            row.title,
            row.title_en,
            row.running_minutes,
            row.studio_id,
            *names[row.studio_id],
            row.layout_id,
            row.starts_at,
            row.ends_at,
            row.cancelled_at,
            row.cancel_reason or "",
            row.price_minor,
            row.version,
        )
        for row in rows
    ]
