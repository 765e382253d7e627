"""Shifts, cash that is moved in them, and the Z reports that end them."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, Base, UtcDateTime, text


class ShiftRow(Base):
    """A drawer in use, from its float to its count; which one is open at a counter, the counter's row says."""

    __tablename__ = "shifts"
    __table_args__ = (CheckConstraint("float_minor >= 0", name="float_minor"), TABLE_OPTIONS)

    shift_id: Mapped[int] = mapped_column(ID, primary_key=True)
    # Rule: a request opens one shift. It is the first sale's where nobody opened one.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), unique=True)
    counter_name: Mapped[str] = mapped_column(text(16))
    opened_by: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    opened_at: Mapped[datetime] = mapped_column(UtcDateTime)
    float_minor: Mapped[int] = mapped_column(MONEY)


class CashMoveRow(Base):
    """Why cash was put into a drawer or taken out of it; how much, the ledger says. With 0 it was only opened."""

    __tablename__ = "cash_moves"
    __table_args__ = TABLE_OPTIONS

    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), primary_key=True)
    # Query: what was moved in a shift.
    shift_id: Mapped[int] = mapped_column(ID, ForeignKey("shifts.shift_id"), index=True)
    reason: Mapped[str] = mapped_column(text(200))


class ZReportRow(Base):
    """The end of a shift: what was sold, what should have been in the drawer, what was, and the end of the chain.

    Rows are only ever added; triggers refuse the rest.
    """

    __tablename__ = "z_reports"
    __table_args__ = (
        CheckConstraint("net_minor = gross_minor - refunded_minor", name="net_minor"),
        CheckConstraint("variance_minor = counted_minor - expected_minor", name="variance_minor"),
        TABLE_OPTIONS,
    )

    # Rule: of two who close a shift at once, one makes the report. Query: the reports of a counter.
    counter_name: Mapped[str] = mapped_column(text(16), primary_key=True)
    z_number: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    # Rule: a shift ends once.
    shift_id: Mapped[int] = mapped_column(ID, ForeignKey("shifts.shift_id"), unique=True)
    # Rule: a request ends one shift.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), unique=True)
    closed_by: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    closed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    gross_minor: Mapped[int] = mapped_column(MONEY)
    refunded_minor: Mapped[int] = mapped_column(MONEY)
    net_minor: Mapped[int] = mapped_column(MONEY)
    grand_total_minor: Mapped[int] = mapped_column(MONEY)
    expected_minor: Mapped[int] = mapped_column(MONEY)
    counted_minor: Mapped[int] = mapped_column(MONEY)
    variance_minor: Mapped[int] = mapped_column(MONEY)
    # "10000x3 5000x1": how many of which denomination, in minor units.
    counted: Mapped[str] = mapped_column(text(400))
    note: Mapped[str] = mapped_column(text(200))
    # The last link of the counter's chain before this report's own, and that of the report before.
    chain_seq: Mapped[int] = mapped_column(ID)
    chain_hash: Mapped[str] = mapped_column(text(64))
    previous_chain_hash: Mapped[str] = mapped_column(text(64))
