"""Codes that were sent by mail."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text


class MailCodeRow(Base):
    """The code that was sent last to a person for a purpose; of its digits only a slow hash is kept."""

    __tablename__ = "mail_codes"
    __table_args__ = (CheckConstraint("purpose IN ('reset', 'bind')", name="purpose"), TABLE_OPTIONS)

    # Rule: one code a person and purpose: a new one ends the one before.
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"), primary_key=True, autoincrement=False)
    purpose: Mapped[str] = mapped_column(text(8), primary_key=True)
    # To which it was sent; a code binds no other.
    email: Mapped[str] = mapped_column(text(254))
    code_hash: Mapped[str] = mapped_column(text(255))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    tries: Mapped[int]
