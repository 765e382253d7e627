"""Halls, their layouts and seats."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text


class StudioRow(Base):
    """A hall."""

    __tablename__ = "studios"
    __table_args__ = (
        # Rule: names that are read alike are one hall. Query: whether a name is in use; import by name.
        Index("ix_studios__name_key", "name_key", unique=True),
        TABLE_OPTIONS,
    )

    studio_id: Mapped[int] = mapped_column(ID, primary_key=True)
    # Rule: a name is one hall. Query: import by name.
    name: Mapped[str] = mapped_column(text(64), unique=True)
    # `letters.hashed_key` of it; NULL for a hall whose name was read like another before names were compared so.
    name_key: Mapped[str | None] = mapped_column(text(64))
    name_en: Mapped[str] = mapped_column(text(64))
    # Counted up in front of every change to the hall's programme: the row that two managers meet at.
    programme_version: Mapped[int] = mapped_column(ID, default=0)
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Counted up by every edit: the etag that the next edit must carry.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class LayoutRow(Base):
    """How the seats of a hall stand; never changed once stored, the highest version is the current one."""

    __tablename__ = "layouts"
    __table_args__ = (
        # Query: the current layout of a hall.
        UniqueConstraint("studio_id", "version"),
        TABLE_OPTIONS,
    )

    layout_id: Mapped[int] = mapped_column(ID, primary_key=True)
    studio_id: Mapped[int] = mapped_column(ID, ForeignKey("studios.studio_id"))
    version: Mapped[int] = mapped_column()
    row_count: Mapped[int] = mapped_column()
    column_count: Mapped[int] = mapped_column()
    curve: Mapped[int] = mapped_column()
    place_count: Mapped[int] = mapped_column()


class SeatRow(Base):
    """A seat of a layout."""

    __tablename__ = "seats"
    __table_args__ = (
        # Rule: two seats never stand on one place.
        UniqueConstraint("layout_id", "row_no", "column_no"),
        CheckConstraint("kind IN ('standard', 'wheelchair', 'couple', 'broken', 'companion')", name="kind"),
        CheckConstraint("places BETWEEN 1 AND 2", name="places"),
        TABLE_OPTIONS,
    )

    layout_id: Mapped[int] = mapped_column(ID, ForeignKey("layouts.layout_id"), primary_key=True)
    seat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    row_no: Mapped[int] = mapped_column()
    column_no: Mapped[int] = mapped_column()
    row_label: Mapped[str] = mapped_column(text(4))
    seat_label: Mapped[str] = mapped_column(text(4))
    kind: Mapped[str] = mapped_column(text(16))
    places: Mapped[int] = mapped_column()
    # Number of a row of seat_categories; 0 is none.
    category: Mapped[int] = mapped_column(default=0, server_default="0")
    # Where it stands, in hundredths of a seat and degrees; NULL where that follows from its place on the grid.
    x: Mapped[int | None] = mapped_column()
    y: Mapped[int | None] = mapped_column()
    turn: Mapped[int | None] = mapped_column()


class SeatCategoryRow(Base):
    """Seats of a layout that belong together; never changed, as the layout."""

    __tablename__ = "seat_categories"
    __table_args__ = TABLE_OPTIONS

    layout_id: Mapped[int] = mapped_column(ID, ForeignKey("layouts.layout_id"), primary_key=True)
    category: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(text(32))
    colour: Mapped[str] = mapped_column(text(7))
