"""Reservations."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text


class ReservationKind(StrEnum):
    """For whom seats are kept; these are also the states of their claims."""

    NAMED = "reserved"
    HOUSE = "house"


class Ending(StrEnum):
    """What became of a reservation; one that lapses ends by time alone and has no ending."""

    COLLECTED = "collected"
    RELEASED = "released"
    CANCELLED = "cancelled"


LONGEST_KEY = 200


def name_key(name: str) -> str:
    """The name without regard to case, which may make three letters of one: as much of it as is stored."""
    return name.casefold()[:LONGEST_KEY]


class ReservationRow(Base):
    """A reservation; the claims that carry its id have its seats, until `kept_until` at most."""

    __tablename__ = "reservations"
    __table_args__ = (
        CheckConstraint("kind IN ('reserved', 'house')", name="kind"),
        CheckConstraint("ending IN ('collected', 'released', 'cancelled')", name="ending"),
        CheckConstraint("(ended_at IS NULL) = (ending IS NULL)", name="ended_at"),
        # Query: the reservations of a show, by name.
        Index("ix_reservations__schedule_id_name_key", "schedule_id", "name_key"),
        # Query: what must be collected next.
        Index("ix_reservations__kept_until_reservation_id", "kept_until", "reservation_id"),
        TABLE_OPTIONS,
    )

    reservation_id: Mapped[int] = mapped_column(ID, primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"))
    kind: Mapped[str] = mapped_column(text(8))
    name: Mapped[str] = mapped_column(text(100))
    # The name as it is compared, alike on each database.
    name_key: Mapped[str] = mapped_column(text(LONGEST_KEY))
    note: Mapped[str] = mapped_column(text(200))
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    reserved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    kept_until: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ending: Mapped[str | None] = mapped_column(text(16))
