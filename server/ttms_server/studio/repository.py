"""Reading and writing halls, layouts and seats."""

from collections.abc import Collection, Sequence

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

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


def seats(session: Session, layout_id: int) -> Sequence[SeatRow]:
    return session.scalars(select(SeatRow).where(SeatRow.layout_id == layout_id).order_by(SeatRow.seat_id)).all()


def some_seats(session: Session, layout_id: int, seat_ids: Collection[int]) -> Sequence[SeatRow]:
    return session.scalars(select(SeatRow).where(SeatRow.layout_id == layout_id, SeatRow.seat_id.in_(seat_ids))).all()


def add_seats(session: Session, rows: Sequence[dict[str, object]]) -> None:
    session.execute(insert(SeatRow), rows)


def count_up_programme(session: Session, studio_id: int) -> None:
    """Lock the hall's programme until the end of the transaction: the row is written, so a second writer waits."""
    session.execute(
        update(StudioRow)
        .where(StudioRow.studio_id == studio_id)
        .values(programme_version=StudioRow.programme_version + 1)
    )
