"""The public halves of the keys that signed tickets."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import TABLE_OPTIONS, Base, UtcDateTime, text


class TicketKeyRow(Base):
    """A key that some server of this cinema signs tickets with, or did: its tickets stay good."""

    __tablename__ = "ticket_keys"
    __table_args__ = TABLE_OPTIONS

    # The beginning of the SHA-256 of the public key.
    key_id: Mapped[str] = mapped_column(text(8), primary_key=True)
    # 32 bytes (RFC 8032), as hexadecimal digits.
    public_key: Mapped[str] = mapped_column(text(64))
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
