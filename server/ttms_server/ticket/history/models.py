"""What happened to seats."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text
from ttms_server.ticket.history.deeds import SeatDeed

_DEEDS = ", ".join(f"'{deed.value}'" for deed in SeatDeed)


class SeatEventRow(Base):
    """A deed, written in its own transaction; rows are only ever added. No number for people comes from the key."""

    __tablename__ = "seat_events"
    __table_args__ = (
        CheckConstraint(f"deed IN ({_DEEDS})", name="deed"),
        # Query: the history of a seat, newest first.
        Index("ix_seat_events__schedule_id_seat_id_event_id", "schedule_id", "seat_id", "event_id"),
        TABLE_OPTIONS,
    )

    event_id: Mapped[int] = mapped_column(ID, primary_key=True)
    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"))
    seat_id: Mapped[int] = mapped_column()
    deed: Mapped[str] = mapped_column(text(16))
    happened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    # The counter, or the door of a scan.
    place: Mapped[str] = mapped_column(text(16))
