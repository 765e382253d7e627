"""Copies of tickets."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text


class ReprintRow(Base):
    """A copy of a ticket, numbered from 1; the first print is no copy."""

    __tablename__ = "reprints"
    __table_args__ = TABLE_OPTIONS

    # Rule: no two copies of a ticket have one number. Query: the copies of a ticket.
    ticket_id: Mapped[int] = mapped_column(ID, ForeignKey("tickets.ticket_id"), primary_key=True, autoincrement=False)
    copy_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"))
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    printed_at: Mapped[datetime] = mapped_column(UtcDateTime)
