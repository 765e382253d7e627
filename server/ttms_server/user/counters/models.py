"""The names of counters."""

from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import TABLE_OPTIONS, Base, text


class CounterNameRow(Base):
    """A counter as whoever signed in there first spelled it.

    Rule: `name_key` is unique, so of two spellings that are read alike the second finds the first. It is NULL for a
    name that is read like another one and had bookings before names were compared in this way: its drawer and its
    chain go on under exactly these letters.
    """

    __tablename__ = "counter_names"
    __table_args__ = TABLE_OPTIONS

    counter_name: Mapped[str] = mapped_column(text(16), primary_key=True)
    # Of 16 letters that NFKC writes out, each in 18 at most.
    name_key: Mapped[str | None] = mapped_column(text(300), unique=True)
