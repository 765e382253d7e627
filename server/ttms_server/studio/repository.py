"""Reading and writing halls, layouts and seats."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import CursorResult, Row, and_, bindparam, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from ttms_server.batch import BESIDE
from ttms_server.letters import hashed_key
from ttms_server.schema import table_of
from ttms_server.studio.models import LayoutRow, SeatCategoryRow, SeatRow, StudioRow


def all_studios(session: Session) -> Sequence[StudioRow]:
    return session.scalars(select(StudioRow)).all()


def studio(session: Session, studio_id: int) -> StudioRow | None:
    return session.get(StudioRow, studio_id)


def studio_by_name(session: Session, name: str) -> StudioRow | None:
    """The hall of this name; if none has just this one, the hall whose name is read alike."""
    alike = select(StudioRow).where(or_(StudioRow.name == name, StudioRow.name_key == hashed_key(name)))
    found = session.scalars(alike).all()
    return next((studio for studio in found if studio.name == name), next(iter(found), None))


def current_layouts(session: Session, studio_ids: Collection[int]) -> Mapping[int, LayoutRow]:
    """The layout that new shows get, by hall."""
    newest = (
        select(LayoutRow.studio_id, func.max(LayoutRow.version).label("version"))
        .where(LayoutRow.studio_id.in_(studio_ids))
        .group_by(LayoutRow.studio_id)
        .subquery()
    )
    same = and_(LayoutRow.studio_id == newest.c.studio_id, LayoutRow.version == newest.c.version)
    return {row.studio_id: row for row in session.scalars(select(LayoutRow).join(newest, same))}


def layout(session: Session, layout_id: int) -> LayoutRow | None:
    return session.get(LayoutRow, layout_id)


def layouts(session: Session, layout_ids: Collection[int]) -> Sequence[LayoutRow]:
    return session.scalars(select(LayoutRow).where(LayoutRow.layout_id.in_(layout_ids))).all()


SeatColumns = Row[int, int, int, str, str, str, int, int, int | None, int | None, int | None]

_STUDIOS, _LAYOUTS, _SEATS = table_of(StudioRow), table_of(LayoutRow), table_of(SeatRow)
_CATEGORIES = table_of(SeatCategoryRow)
_NAMES = select(_STUDIOS.c.studio_id, _STUDIOS.c.name, _STUDIOS.c.name_en).where(
    _STUDIOS.c.studio_id.in_(bindparam("these", expanding=True))
)
_COLUMNS = (
    _SEATS.c.seat_id,
    _SEATS.c.row_no,
    _SEATS.c.column_no,
    _SEATS.c.row_label,
    _SEATS.c.seat_label,
    _SEATS.c.kind,
    _SEATS.c.places,
    _SEATS.c.category,
    _SEATS.c.x,
    _SEATS.c.y,
    _SEATS.c.turn,
)


def names(session: Session, studio_ids: Collection[int]) -> Sequence[Row[int, str, str]]:
    """Id, name and English name of each of the halls."""
    return session.execute(_NAMES, {"these": list(studio_ids)}, execution_options=BESIDE).all()


def some_seats(session: Session, layout_id: int, seat_ids: Collection[int]) -> Sequence[SeatColumns]:
    query = select(*_COLUMNS).where(_SEATS.c.layout_id == layout_id, _SEATS.c.seat_id.in_(seat_ids))
    return session.execute(query).all()


def seats(session: Session, layout_id: int) -> Sequence[SeatColumns]:
    return session.execute(
        select(*_COLUMNS).where(_SEATS.c.layout_id == layout_id).order_by(_SEATS.c.seat_id), execution_options=BESIDE
    ).all()


def add_seats(session: Session, rows: Sequence[dict[str, object]]) -> None:
    session.execute(insert(SeatRow), rows)


def categories(session: Session, layout_ids: Collection[int]) -> Sequence[SeatCategoryRow]:
    """Categories of the layouts, by layout and number."""
    query = select(SeatCategoryRow).where(SeatCategoryRow.layout_id.in_(layout_ids))
    return session.scalars(query.order_by(SeatCategoryRow.layout_id, SeatCategoryRow.category)).all()


def count_up_programme(session: Session, studio_id: int) -> None:
    """Lock the hall's programme until the end of the transaction: the row is written, so a second writer waits."""
    session.execute(
        update(StudioRow)
        .where(StudioRow.studio_id == studio_id)
        .values(programme_version=StudioRow.programme_version + 1)
    )


def change_studio(session: Session, studio_id: int, *, version: int, **values: object) -> bool:
    """Store `values` if the hall is still at `version`; False if somebody was faster."""
    result = session.execute(
        update(_STUDIOS)
        .where(_STUDIOS.c.studio_id == studio_id, _STUDIOS.c.version == version)
        .values(version=version + 1, **values)
    )
    return cast("CursorResult[Any]", result).rowcount == 1


def delete_studio(session: Session, studio_id: int) -> None:
    """Delete the hall with its layouts and seats; the database refuses that while a show needs them."""
    layouts_of = select(_LAYOUTS.c.layout_id).where(_LAYOUTS.c.studio_id == studio_id)
    session.execute(delete(_SEATS).where(_SEATS.c.layout_id.in_(layouts_of)))
    session.execute(delete(_CATEGORIES).where(_CATEGORIES.c.layout_id.in_(layouts_of)))
    session.execute(delete(_LAYOUTS).where(_LAYOUTS.c.studio_id == studio_id))
    session.execute(delete(_STUDIOS).where(_STUDIOS.c.studio_id == studio_id))


def newest_version(session: Session, studio_id: int) -> int:
    return session.scalar(select(func.max(_LAYOUTS.c.version)).where(_LAYOUTS.c.studio_id == studio_id)) or 0
