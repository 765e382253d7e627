"""Films, ticket types, shows and their prices."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import EMPTY, ID, MONEY, TABLE_OPTIONS, Base, UtcDateTime, day, text


class PlayKind(StrEnum):
    """What is shown."""

    FILM = "film"
    OPERA = "opera"
    CONCERT = "concert"


class PlayRow(Base):
    """A film or other programme."""

    __tablename__ = "plays"
    __table_args__ = (
        CheckConstraint("kind IN ('film', 'opera', 'concert')", name="kind"),
        CheckConstraint("running_minutes BETWEEN 1 AND 900", name="running_minutes"),
        # Rule: titles that are read alike are one film. Query: whether a title is in use.
        Index("ix_plays__title_key", "title_key", unique=True),
        TABLE_OPTIONS,
    )

    play_id: Mapped[int] = mapped_column(ID, primary_key=True)
    kind: Mapped[str] = mapped_column(text(16))
    # Rule: a title is one film. Query: import by title.
    title: Mapped[str] = mapped_column(text(200), unique=True)
    # `letters.hashed_key` of it; NULL for a film whose title was read like another before titles were compared so.
    title_key: Mapped[str | None] = mapped_column(text(64))
    title_en: Mapped[str] = mapped_column(text(200))
    running_minutes: Mapped[int] = mapped_column()
    year: Mapped[int] = mapped_column()
    director: Mapped[str] = mapped_column(text(200))
    area: Mapped[str] = mapped_column(text(200))
    # First and last cinema day on which it may be shown, both included; NULL is open.
    runs_from: Mapped[str | None] = mapped_column(day())
    runs_until: Mapped[str | None] = mapped_column(day())
    # For an adult's place unless a show says otherwise, in minor units; NULL until somebody has said.
    price_minor: Mapped[int | None] = mapped_column(MONEY)
    # For whom it is, as the country's board says: "PG-13"; and in which version it is shown: "国语 2D".
    rating: Mapped[str] = mapped_column(text(12), server_default=EMPTY)
    language: Mapped[str] = mapped_column(text(40), server_default=EMPTY)
    # Media type of its picture in `posters`; NULL: it has none.
    poster_type: Mapped[str | None] = mapped_column(text(16))
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Counted up by every edit: the etag that the next edit must carry.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class TicketTypeRow(Base):
    """A kind of ticket, and its share of a show's price in percent."""

    __tablename__ = "ticket_types"
    __table_args__ = (CheckConstraint("percent BETWEEN 0 AND 100", name="percent"), TABLE_OPTIONS)

    code: Mapped[str] = mapped_column(text(16), primary_key=True)
    name: Mapped[str] = mapped_column(text(32))
    name_en: Mapped[str] = mapped_column(text(32))
    # Rule: a key at the counter means one type.
    key: Mapped[str] = mapped_column(text(1), unique=True)
    position: Mapped[int] = mapped_column()
    percent: Mapped[int] = mapped_column()
    # New shows are not sold under it any more.
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Counted up by every edit: the etag that the next edit must carry.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class ScheduleRow(Base):
    """A show. Half-open: the hall is taken in [starts_at, ends_at + cleaning gap)."""

    __tablename__ = "schedules"
    __table_args__ = (
        # Query: what is on in a hall around a time (overlap, the hall's day).
        Index("ix_schedules__studio_id_starts_at", "studio_id", "starts_at"),
        # Query: the show board of a day over all halls.
        Index("ix_schedules__starts_at_schedule_id", "starts_at", "schedule_id"),
        CheckConstraint("ends_at > starts_at", name="ends_after_start"),
        TABLE_OPTIONS,
    )

    schedule_id: Mapped[int] = mapped_column(ID, primary_key=True)
    # Query: whether a film ever had a show.
    play_id: Mapped[int] = mapped_column(ID, ForeignKey("plays.play_id"), index=True)
    studio_id: Mapped[int] = mapped_column(ID, ForeignKey("studios.studio_id"))
    # The layout on the day the show was made: a changed hall leaves sold seats alone.
    layout_id: Mapped[int] = mapped_column(ID, ForeignKey("layouts.layout_id"))
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # For an adult's place, in minor units; what each ticket type costs stands in schedule_prices.
    price_minor: Mapped[int] = mapped_column(MONEY, server_default="0")
    # A show is never deleted: a cancelled one frees its hall, and its tickets wait for their refund.
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancel_reason: Mapped[str | None] = mapped_column(text(200))
    # Counted up by every edit: the etag that the next edit must carry.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class SchedulePriceRow(Base):
    """What a ticket of one type costs for one show, fixed when the show was made; minor units per place."""

    __tablename__ = "schedule_prices"
    __table_args__ = (CheckConstraint("price_minor >= 0", name="price_minor"), TABLE_OPTIONS)

    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"), primary_key=True)
    ticket_type: Mapped[str] = mapped_column(text(16), ForeignKey("ticket_types.code"), primary_key=True)
    price_minor: Mapped[int] = mapped_column(MONEY)
    # What its tickets are called, if the type has another name since; NULL: as the type.
    name: Mapped[str | None] = mapped_column(text(32))
    name_en: Mapped[str | None] = mapped_column(text(32))


class ScheduleCategoryRow(Base):
    """What an adult's place costs in a category of the show's layout, where that is not the show's price_minor."""

    __tablename__ = "schedule_categories"
    __table_args__ = (CheckConstraint("price_minor >= 0", name="price_minor"), TABLE_OPTIONS)

    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"), primary_key=True)
    category: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    price_minor: Mapped[int] = mapped_column(MONEY)


class ScheduleCategoryPriceRow(Base):
    """What a ticket of one type costs in such a category, fixed when the show was made; minor units per place."""

    __tablename__ = "schedule_category_prices"
    __table_args__ = (CheckConstraint("price_minor >= 0", name="price_minor"), TABLE_OPTIONS)

    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"), primary_key=True)
    category: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    ticket_type: Mapped[str] = mapped_column(text(16), ForeignKey("ticket_types.code"), primary_key=True)
    price_minor: Mapped[int] = mapped_column(MONEY)
