"""What reports read instead of the ledger, and whose days these are."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, Base, day, text


class Dimension(StrEnum):
    """What a roll-up tells apart besides show and day: ticket types, clerks at their counters, or tenders."""

    TYPE = "type"
    TILL = "till"
    TENDER = "tender"


class RollupRow(Base):
    """What was booked of one show on one cinema day, of one ticket type, at one till, or by one tender.

    Every dimension splits the same bookings; `name` is the ticket type ("extras" for all extras), the counter or the
    tender, `user_id` the clerk where the dimension is the till, else 0. A row of nothing says that there was a booking.

    Without foreign keys: the lines of the ledger have them, and each check would be a search more in every sale.
    """

    __tablename__ = "rollups"
    __table_args__ = (
        CheckConstraint("dimension IN ('type', 'till', 'tender')", name="dimension"),
        # Query: what was booked on some days; rebuilding and comparing one day.
        Index("ix_rollups__dimension_day", "dimension", "day"),
        TABLE_OPTIONS,
    )

    # Query: what some shows come to.
    schedule_id: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    dimension: Mapped[str] = mapped_column(text(8), primary_key=True)
    day: Mapped[str] = mapped_column(day(), primary_key=True)
    user_id: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    name: Mapped[str] = mapped_column(text(16), primary_key=True)
    tickets_sold: Mapped[int] = mapped_column(ID)
    tickets_refunded: Mapped[int] = mapped_column(ID)
    gross_minor: Mapped[int] = mapped_column(MONEY)
    refunded_minor: Mapped[int] = mapped_column(MONEY)
    # Sold less given back; below 0 on a day that only gave back.
    places: Mapped[int] = mapped_column(ID)


class RollupZoneRow(Base):
    """The one row that says in which time zone the days of all roll-ups begin."""

    __tablename__ = "rollup_zone"
    __table_args__ = TABLE_OPTIONS

    time_zone: Mapped[str] = mapped_column(text(64), primary_key=True)
