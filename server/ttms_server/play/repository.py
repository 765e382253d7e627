"""Reading and writing films, shows and prices."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Row,
    Select,
    Update,
    and_,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session

from ttms_server.batch import BESIDE
from ttms_server.play.films_asked import PlayOrder, PlaysAsked
from ttms_server.play.models import (
    PlayRow,
    ScheduleCategoryPriceRow,
    ScheduleCategoryRow,
    SchedulePriceRow,
    ScheduleRow,
    TicketTypeRow,
)
from ttms_server.play.show_list import ShowOrder, ShowsAsked
from ttms_server.schema import table_of

ScheduleAndPlay = Row[ScheduleRow, PlayRow]
# A show with the title, English title and minutes of its film.
ShowColumns = Row[int, int, str, str, int, int, int, datetime, datetime, datetime | None, str | None, int, int]

_PLAYS, _SCHEDULES = table_of(PlayRow), table_of(ScheduleRow)
_PRICES, _TYPES = table_of(SchedulePriceRow), table_of(TicketTypeRow)
_CATEGORIES, _CATEGORY_PRICES = table_of(ScheduleCategoryRow), table_of(ScheduleCategoryPriceRow)


_SHOWS: Select[int, int, str, str, int, int, int, datetime, datetime, datetime | None, str | None, int, int] = select(
    _SCHEDULES.c.schedule_id,
    _SCHEDULES.c.play_id,
    _PLAYS.c.title,
    _PLAYS.c.title_en,
    _PLAYS.c.running_minutes,
    _SCHEDULES.c.studio_id,
    _SCHEDULES.c.layout_id,
    _SCHEDULES.c.starts_at,
    _SCHEDULES.c.ends_at,
    _SCHEDULES.c.cancelled_at,
    _SCHEDULES.c.cancel_reason,
    _SCHEDULES.c.price_minor,
    _SCHEDULES.c.version,
).join_from(_SCHEDULES, _PLAYS, _PLAYS.c.play_id == _SCHEDULES.c.play_id)
# Made once and of columns alone: each group of sales reads these.
_SHOW = _SHOWS.where(_SCHEDULES.c.schedule_id == bindparam("of"))
_SLOT = select(_SCHEDULES.c.starts_at, _SCHEDULES.c.layout_id, _SCHEDULES.c.cancelled_at, _SCHEDULES.c.version).where(
    _SCHEDULES.c.schedule_id == bindparam("of")
)
_PRICES_OF = (
    select(
        _TYPES.c.code,
        # A show keeps the names that a type had before it was renamed.
        func.coalesce(_PRICES.c.name, _TYPES.c.name),
        case((_PRICES.c.name.is_(None), _TYPES.c.name_en), else_=func.coalesce(_PRICES.c.name_en, "")),
        _PRICES.c.price_minor,
        _TYPES.c.key,
        _CATEGORY_PRICES.c.category,
        _CATEGORY_PRICES.c.price_minor,
    )
    .join_from(_PRICES, _TYPES, _TYPES.c.code == _PRICES.c.ticket_type)
    .outerjoin(
        _CATEGORY_PRICES,
        and_(
            _CATEGORY_PRICES.c.schedule_id == _PRICES.c.schedule_id,
            _CATEGORY_PRICES.c.ticket_type == _PRICES.c.ticket_type,
        ),
    )
    .where(_PRICES.c.schedule_id == bindparam("of"))
    .order_by(_TYPES.c.position, _TYPES.c.code, _CATEGORY_PRICES.c.category)
)


@dataclass(frozen=True, slots=True)
class AfterPlay:
    """Behind which film a page begins: its id or its year, where films are sorted by that, and its title."""

    number: int
    title: str


def plays(session: Session, asked: PlaysAsked, *, after: AfterPlay | None, limit: int) -> Sequence[PlayRow]:
    """Films of the kind, on the day and in use or retired as asked, in the order that is asked for; whatever titles."""
    query = select(PlayRow)
    if asked.kind is not None:
        query = query.where(PlayRow.kind == asked.kind.value)
    if asked.running_on:
        query = query.where(
            or_(PlayRow.runs_from.is_(None), PlayRow.runs_from <= asked.running_on),
            or_(PlayRow.runs_until.is_(None), PlayRow.runs_until >= asked.running_on),
        )
    if asked.retired is not None:
        query = query.where(PlayRow.retired_at.is_not(None) if asked.retired else PlayRow.retired_at.is_(None))
    later: ColumnElement[bool] = PlayRow.title > (after.title if after else "")
    if asked.order is PlayOrder.TITLE:
        query = query.order_by(PlayRow.title)
    else:
        first = PlayRow.play_id if asked.order is PlayOrder.NEWEST_FIRST else PlayRow.year
        query = query.order_by(first.desc(), PlayRow.title)
        if after is not None:
            later = or_(first < after.number, and_(first == after.number, later))
    return session.scalars((query.where(later) if after else query).limit(limit)).all()


def play(session: Session, play_id: int) -> PlayRow | None:
    return session.get(PlayRow, play_id, populate_existing=True)


def play_by_title(session: Session, title: str) -> PlayRow | None:
    return session.scalar(select(PlayRow).where(PlayRow.title == title))


def play_titled_alike(session: Session, title: str, title_key: str) -> PlayRow | None:
    """A film of this title, or of one that is read alike."""
    return session.scalar(select(PlayRow).where(or_(PlayRow.title == title, PlayRow.title_key == title_key)).limit(1))


def schedules(
    session: Session, asked: ShowsAsked, *, after: tuple[datetime, int] | None, limit: int
) -> Sequence[ShowColumns]:
    """The shows that are asked for, after the show (start, id), in the order that is asked for."""
    start, number, cancelled = _SCHEDULES.c.starts_at, _SCHEDULES.c.schedule_id, _SCHEDULES.c.cancelled_at
    query = _SHOWS.where(start >= asked.starts_from, start < asked.starts_before)
    for column, wanted in ((_SCHEDULES.c.studio_id, asked.studio_id), (_SCHEDULES.c.play_id, asked.play_id)):
        if wanted:
            query = query.where(column == wanted)
    if asked.cancelled is not None:
        query = query.where(cancelled.is_not(None) if asked.cancelled else cancelled.is_(None))
    if asked.order is ShowOrder.LATEST_FIRST:
        if after is not None:
            query = query.where(or_(start < after[0], and_(start == after[0], number < after[1])))
        query = query.order_by(start.desc(), number.desc())
    else:
        if after is not None:
            query = query.where(or_(start > after[0], and_(start == after[0], number > after[1])))
        query = query.order_by(start, number)
    return session.execute(query.limit(limit)).all()


def schedule(session: Session, schedule_id: int) -> ShowColumns | None:
    return session.execute(_SHOW, {"of": schedule_id}, execution_options=BESIDE).one_or_none()


def some_schedules(session: Session, schedule_ids: Collection[int]) -> Sequence[ShowColumns]:
    return session.execute(_SHOWS.where(_SCHEDULES.c.schedule_id.in_(schedule_ids))).all()


def slot(session: Session, schedule_id: int) -> Row[datetime, int, datetime | None, int] | None:
    """starts_at, layout_id, cancelled_at and version of the show."""
    return session.execute(_SLOT, {"of": schedule_id}, execution_options=BESIDE).one_or_none()


def shows_between(
    session: Session, *, studio_id: int, from_before: datetime, until_after: datetime, except_for: int = 0
) -> Sequence[ScheduleAndPlay]:
    """Shows of the hall that take place, start before `from_before` and end after `until_after`, by start."""
    return session.execute(
        select(ScheduleRow, PlayRow)
        .join(PlayRow, PlayRow.play_id == ScheduleRow.play_id)
        .where(
            ScheduleRow.studio_id == studio_id,
            ScheduleRow.starts_at < from_before,
            ScheduleRow.ends_at > until_after,
            ScheduleRow.cancelled_at.is_(None),
            ScheduleRow.schedule_id != except_for,
        )
        .order_by(ScheduleRow.starts_at)
        # A session may have read a show before it changed it.
        .execution_options(populate_existing=True)
    ).all()


def change_play(session: Session, play_id: int, *, version: int, values: Mapping[str, object]) -> bool:
    """Store `values` if the film is still at `version`; False if somebody was faster."""
    found = update(_PLAYS).where(_PLAYS.c.play_id == play_id, _PLAYS.c.version == version)
    return _changed(session, found.values(version=version + 1, **values))


def delete_play(session: Session, play_id: int) -> None:
    """Delete the film; the database refuses that while it has a show."""
    session.execute(delete(_PLAYS).where(_PLAYS.c.play_id == play_id))


def change_schedule(session: Session, schedule_id: int, *, version: int, values: Mapping[str, object]) -> bool:
    """Store `values` if the show is still at `version`; False if somebody was faster."""
    found = update(_SCHEDULES).where(_SCHEDULES.c.schedule_id == schedule_id, _SCHEDULES.c.version == version)
    return _changed(session, found.values(version=version + 1, **values))


def ticket_types(session: Session) -> Sequence[TicketTypeRow]:
    """All of them in the order of the counters, with those that are retired."""
    query = select(TicketTypeRow).order_by(TicketTypeRow.position, TicketTypeRow.code)
    return session.scalars(query.execution_options(populate_existing=True)).all()


def prices(session: Session, schedule_id: int) -> Sequence[Row[str, str, str, int, str, int | None, int | None]]:
    """Code, names, price and key of each ticket type in order, once for each category with a price of its own.

    Number and price of that category come last.
    """
    return session.execute(_PRICES_OF, {"of": schedule_id}, execution_options=BESIDE).all()


def change_prices(session: Session, schedule_id: int, prices: Mapping[str, int]) -> None:
    """Let every ticket type of the show cost this; those that it is not sold under are left alone."""
    for code, minor in prices.items():
        session.execute(
            update(SchedulePriceRow)
            .where(SchedulePriceRow.schedule_id == schedule_id, SchedulePriceRow.ticket_type == code)
            .values(price_minor=minor)
        )


def add_prices(session: Session, schedule_id: int, prices: dict[str, int]) -> None:
    rows = [{"schedule_id": schedule_id, "ticket_type": code, "price_minor": minor} for code, minor in prices.items()]
    session.execute(insert(SchedulePriceRow), rows)


def add_category_prices(
    session: Session, schedule_id: int, *, bases: Mapping[int, int], shares: Mapping[tuple[int, str], int]
) -> None:
    show = {"schedule_id": schedule_id}
    session.execute(insert(_CATEGORIES), [{**show, "category": one, "price_minor": bases[one]} for one in bases])
    rows = [
        {**show, "category": number, "ticket_type": code, "price_minor": minor}
        for (number, code), minor in shares.items()
    ]
    session.execute(insert(_CATEGORY_PRICES), rows)


def delete_category_prices(session: Session, schedule_id: int) -> None:
    for table in (_CATEGORY_PRICES, _CATEGORIES):
        session.execute(delete(table).where(table.c.schedule_id == schedule_id))


def category_bases(session: Session, schedule_ids: Collection[int]) -> Mapping[int, Mapping[int, int]]:
    """What an adult's place costs by category, of those of the shows that have such prices."""
    found: dict[int, dict[int, int]] = {}
    for row in session.execute(select(_CATEGORIES).where(_CATEGORIES.c.schedule_id.in_(schedule_ids))):
        found.setdefault(row.schedule_id, {})[row.category] = row.price_minor
    return found


def category_shares(session: Session, schedule_id: int) -> Mapping[tuple[int, str], int]:
    """What each ticket type costs in each category that has its own price."""
    query = select(_CATEGORY_PRICES).where(_CATEGORY_PRICES.c.schedule_id == schedule_id)
    return {(row.category, row.ticket_type): row.price_minor for row in session.execute(query)}


def _changed(session: Session, change: Update) -> bool:
    return cast("CursorResult[Any]", session.execute(change)).rowcount == 1
