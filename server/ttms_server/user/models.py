"""People and their sessions."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, UtcDateTime, text

LONGEST_KEY = 192


class UserRow(Base):
    """A person; `user_name_key` is the same for all names that are read alike.

    Of two that were so before names were compared in this way, the second keeps the name in small letters there.
    """

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("role IN ('clerk', 'manager', 'administrator')", name="role"),
        # Rule: an address, without regard to case, is one person's. Query: whether it is somebody's.
        Index("ix_users__email_key", "email_key", unique=True),
        TABLE_OPTIONS,
    )

    user_id: Mapped[int] = mapped_column(ID, primary_key=True)
    user_name: Mapped[str] = mapped_column(text(64))
    # Rule: a name is one person, however it is typed. Query: signing in.
    user_name_key: Mapped[str] = mapped_column(text(LONGEST_KEY), unique=True)
    display_name: Mapped[str] = mapped_column(text(64))
    role: Mapped[str] = mapped_column(text(16))
    password_hash: Mapped[str] = mapped_column(text(255))
    pin_hash: Mapped[str | None] = mapped_column(text(255))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    email: Mapped[str | None] = mapped_column(text(254))
    email_key: Mapped[str | None] = mapped_column(text(254))
    # Counted up by every edit: the etag that the next edit must carry.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class SessionRow(Base):
    """Somebody signed in; of the token only its SHA-256 is kept."""

    __tablename__ = "sessions"
    __table_args__ = TABLE_OPTIONS

    token_sha256: Mapped[str] = mapped_column(text(64), primary_key=True)
    # Rule: one session a sign-in, however often it is sent.
    request_id: Mapped[str] = mapped_column(text(36), unique=True)
    # Query: all sessions of a person, to end them.
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"), index=True)
    counter_name: Mapped[str] = mapped_column(text(16))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When somebody last did something with it, to the minute; NULL: not since it was opened.
    seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class ThrottleRow(Base):
    """How often something was tried: an account's password or PIN, or from a host; see `throttle.py`."""

    __tablename__ = "throttles"
    __table_args__ = TABLE_OPTIONS

    key_sha256: Mapped[str] = mapped_column(text(64), primary_key=True)
    tries: Mapped[int]
    # Query: counts that nobody needs any more.
    last_at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    not_before: Mapped[datetime] = mapped_column(UtcDateTime)
