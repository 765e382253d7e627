"""Reading and writing halls, layouts and seats."""

from collections.abc import Collection, Sequence

from sqlalchemy import Row, insert, select, update
from sqlalchemy.orm import Session

from ttms_server.schema import table_of
from ttms_server.studio.models import LayoutRow, SeatRow, StudioRow


def studios(session: Session, *, after: str, limit: int) -> Sequence[StudioRow]:
    """Halls in use with a name above `after`, by name."""
    return session.scalars(
        select(StudioRow)
        .where(StudioRow.name > after, StudioRow.retired_at.is_(None))
        .order_by(StudioRow.name)
        .limit(limit)
    ).all()


def studio(session: Session, studio_id: int) -> StudioRow | None:
    return session.get(StudioRow, studio_id)


def some_studios(session: Session, studio_ids: Collection[int]) -> Sequence[StudioRow]:
    return session.scalars(select(StudioRow).where(StudioRow.studio_id.in_(studio_ids))).all()


def studio_by_name(session: Session, name: str) -> StudioRow | None:
    return session.scalar(select(StudioRow).where(StudioRow.name == name))


def current_layout(session: Session, studio_id: int) -> LayoutRow | None:
    return session.scalar(
        select(LayoutRow).where(LayoutRow.studio_id == studio_id).order_by(LayoutRow.version.desc()).limit(1)
    )


def layout(session: Session, layout_id: int) -> LayoutRow | None:
    return session.get(LayoutRow, layout_id)


def layouts(session: Session, layout_ids: Collection[int]) -> Sequence[LayoutRow]:
    return session.scalars(select(LayoutRow).where(LayoutRow.layout_id.in_(layout_ids))).all()


SeatColumns = Row[int, int, int, str, str, str, int]

_SEATS = table_of(SeatRow)
_COLUMNS = (
    _SEATS.c.seat_id,
    _SEATS.c.row_no,
    _SEATS.c.column_no,
    _SEATS.c.row_label,
    _SEATS.c.seat_label,
    _SEATS.c.kind,
    _SEATS.c.places,
)


def some_seats(session: Session, layout_id: int, seat_ids: Collection[int]) -> Sequence[SeatColumns]:
    query = select(*_COLUMNS).where(_SEATS.c.layout_id == layout_id, _SEATS.c.seat_id.in_(seat_ids))
    return session.execute(query).all()


def seats(session: Session, layout_id: int) -> Sequence[SeatColumns]:
    return session.execute(select(*_COLUMNS).where(_SEATS.c.layout_id == layout_id).order_by(_SEATS.c.seat_id)).all()


def add_seats(session: Session, rows: Sequence[dict[str, object]]) -> None:
    session.execute(insert(SeatRow), rows)


def count_up_programme(session: Session, studio_id: int) -> None:
    """Lock the hall's programme until the end of the transaction: the row is written, so a second writer waits."""
    session.execute(
        update(StudioRow)
        .where(StudioRow.studio_id == studio_id)
        .values(programme_version=StudioRow.programme_version + 1)
    )
