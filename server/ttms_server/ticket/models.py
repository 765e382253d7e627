"""Who has which seat of which show."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text


class ClaimState(StrEnum):
    """What a claim is: a seat without one is free, and so is one whose time is over."""

    HELD = "held"
    SOLD = "sold"
    RESERVED = "reserved"
    HOUSE = "house"


class SeatClaimRow(Base):
    """A seat of a show that is held, kept or sold; its primary key is what keeps a seat from being sold twice."""

    __tablename__ = "seat_claims"
    __table_args__ = (
        CheckConstraint("state IN ('held', 'sold', 'reserved', 'house')", name="state"),
        CheckConstraint("(state = 'sold') = (held_until IS NULL)", name="held_until"),
        CheckConstraint("(state = 'sold') = (order_id IS NOT NULL)", name="order_id"),
        TABLE_OPTIONS,
    )

    # Query: the seats of a show.
    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"), primary_key=True)
    seat_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(text(8))
    places: Mapped[int] = mapped_column()
    hold_id: Mapped[str] = mapped_column(text(36))
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    held_since: Mapped[datetime] = mapped_column(UtcDateTime)
    held_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    order_id: Mapped[int | None] = mapped_column(ID)
    # The counter that may take the hold over; NULL: none.
    offered_to: Mapped[str | None] = mapped_column(text(16))
    # Whose the seat is while it is reserved; found by show, so it needs no index.
    reservation_id: Mapped[int | None] = mapped_column(ID)
