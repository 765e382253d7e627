"""Vouchers and what happened to their money."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, Base, UtcDateTime, text


class MoveKind(StrEnum):
    """Why a balance changed: the voucher was issued, paid with, or got money back."""

    ISSUE = "issue"
    PAYMENT = "payment"
    REFUND = "refund"


class VoucherRow(Base):
    """A voucher as it was bought; its balance is that of its last move."""

    __tablename__ = "vouchers"
    __table_args__ = (
        CheckConstraint("amount_minor > 0", name="amount_minor"),
        CheckConstraint("given_minor = amount_minor + change_minor AND change_minor >= 0", name="given_minor"),
        TABLE_OPTIONS,
    )

    voucher_id: Mapped[int] = mapped_column(ID, primary_key=True)
    # Rule: a request makes one voucher.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), unique=True)
    # Rule: a code is one voucher. Query: the voucher that somebody shows.
    code: Mapped[str] = mapped_column(text(16), unique=True)
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    issued_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # NULL: never.
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    amount_minor: Mapped[int] = mapped_column(MONEY)
    tender: Mapped[str] = mapped_column(text(16))
    given_minor: Mapped[int] = mapped_column(MONEY)
    change_minor: Mapped[int] = mapped_column(MONEY)


class VoucherExtensionRow(Base):
    """Money went back to a voucher that was over, or nearly: it is valid until then. Rows are only ever added."""

    __tablename__ = "voucher_extensions"
    __table_args__ = (
        ForeignKeyConstraint(
            ["voucher_id", "seq"], ["voucher_moves.voucher_id", "voucher_moves.seq"], name="fk_voucher_extensions__move"
        ),
        TABLE_OPTIONS,
    )

    # Rule: a move prolongs its voucher once; the latest one counts.
    voucher_id: Mapped[int] = mapped_column(ID, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # Query: what a booking made, for its chain.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), index=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)


class VoucherMoveRow(Base):
    """A change of a voucher's balance: rows are only ever added."""

    __tablename__ = "voucher_moves"
    __table_args__ = (
        CheckConstraint("kind IN ('issue', 'payment', 'refund')", name="kind"),
        CheckConstraint("balance_minor >= 0", name="balance_minor"),
        TABLE_OPTIONS,
    )

    # Rule: of two who spend the same money at once, the second finds its number taken and looks again.
    voucher_id: Mapped[int] = mapped_column(ID, ForeignKey("vouchers.voucher_id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # Query: the vouchers that paid for an order, or got money back by a refund.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), index=True)
    kind: Mapped[str] = mapped_column(text(16))
    # Of the order or refund; 1 for an issue.
    line_no: Mapped[int] = mapped_column()
    # Negative: spent.
    amount_minor: Mapped[int] = mapped_column(MONEY)
    balance_minor: Mapped[int] = mapped_column(MONEY)
