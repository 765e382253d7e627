"""What is counted on at each counter."""

from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, Base, text


class CounterRow(Base):
    """The state of a counter; every booking there writes it, with the `chain_seq` that it read in WHERE.

    So of two bookings at once the second starts anew, and what a shift adds up to cannot change while it is closed.
    """

    __tablename__ = "counters"
    __table_args__ = TABLE_OPTIONS

    counter_name: Mapped[str] = mapped_column(text(16), primary_key=True)
    # NULL: no shift is open. Not a foreign key: a shift and its counter would refer to each other.
    shift_id: Mapped[int | None] = mapped_column(ID)
    chain_seq: Mapped[int] = mapped_column(ID)
    chain_hash: Mapped[str] = mapped_column(text(64))
    z_number: Mapped[int] = mapped_column(ID)
    # Of all sales in closed shifts; never falls.
    grand_total_minor: Mapped[int] = mapped_column(MONEY)
