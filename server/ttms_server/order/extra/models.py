"""Extras: what is offered, what orders have of it, and what went back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, Base, UtcDateTime, text


class Charged(StrEnum):
    """What an extra is counted by: pieces, tickets of the order, or the order itself."""

    PIECE = "piece"
    TICKET = "ticket"
    ORDER = "order"


class ExtraRow(Base):
    """An extra that counters offer, until it is retired."""

    __tablename__ = "extras"
    __table_args__ = (
        CheckConstraint("charged IN ('piece', 'ticket', 'order')", name="charged"),
        CheckConstraint("price_minor >= 0", name="price_minor"),
        TABLE_OPTIONS,
    )

    # Query: the extras in their order.
    code: Mapped[str] = mapped_column(text(16), primary_key=True)
    name: Mapped[str] = mapped_column(text(100))
    name_en: Mapped[str] = mapped_column(text(100))
    price_minor: Mapped[int] = mapped_column(MONEY)
    charged: Mapped[str] = mapped_column(text(8))
    # 1: its money goes back with the tickets; 0: only if the show is cancelled.
    refundable: Mapped[int] = mapped_column()
    retired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class OrderExtraRow(Base):
    """An extra of an order, with the price and the rule that it was sold under; only ever added."""

    __tablename__ = "order_extras"
    __table_args__ = (
        CheckConstraint("quantity > 0 AND price_minor >= 0", name="quantity"),
        CheckConstraint("charged IN ('piece', 'ticket', 'order')", name="charged"),
        TABLE_OPTIONS,
    )

    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    extra_code: Mapped[str] = mapped_column(text(16), ForeignKey("extras.code"))
    quantity: Mapped[int] = mapped_column()
    price_minor: Mapped[int] = mapped_column(MONEY)
    charged: Mapped[str] = mapped_column(text(8))
    refundable: Mapped[int] = mapped_column()


class RefundedExtraRow(Base):
    """How much of a line a refund gave back; only ever added."""

    __tablename__ = "refunded_extras"
    __table_args__ = (CheckConstraint("quantity > 0", name="quantity"), TABLE_OPTIONS)

    refund_id: Mapped[int] = mapped_column(ID, ForeignKey("refunds.refund_id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    quantity: Mapped[int] = mapped_column()
