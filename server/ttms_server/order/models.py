"""Orders, tickets, payments and the ledger."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, MONEY, TABLE_OPTIONS, Base, UtcDateTime, text


class Tender(StrEnum):
    """What is paid with."""

    CASH = "cash"
    CARD = "card"
    VOUCHER = "voucher"


class Account(StrEnum):
    """Where money goes: a sale puts it into a tender's account and takes it out of revenue, a refund the reverse.

    The drawer's cash comes from the safe and goes back there; what a count finds too much or too little is over-short.
    What lies on vouchers is owed: the account's balance is that of all vouchers, negative.
    """

    CASH = "cash"
    CARD = "card"
    VOUCHER = "voucher"
    REVENUE = "revenue"
    EXTRAS = "extras"
    SAFE = "safe"
    OVER_SHORT = "over_short"


# What orders bring in: tickets and extras.
INCOME = (Account.REVENUE.value, Account.EXTRAS.value)


class EntryKind(StrEnum):
    """What was booked: tickets sold and taken back, vouchers; cash put into a drawer, taken out, counted at the end."""

    SALE = "sale"
    REFUND = "refund"
    VOUCHER = "voucher"
    FLOAT = "float"
    CASH_IN = "cash_in"
    CASH_OUT = "cash_out"
    CLOSE = "close"


class OrderRow(Base):
    """A paid order."""

    __tablename__ = "orders"
    __table_args__ = (CheckConstraint("total_minor >= 0", name="total_minor"), TABLE_OPTIONS)

    order_id: Mapped[int] = mapped_column(ID, primary_key=True)
    # Rule: a request makes one order.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), unique=True)
    # Rule: a number is one order. Query: the order of a receipt.
    order_number: Mapped[str] = mapped_column(text(32), unique=True)
    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"), index=True)
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    total_minor: Mapped[int] = mapped_column(MONEY)
    currency: Mapped[str] = mapped_column(text(3))
    sold_at: Mapped[datetime] = mapped_column(UtcDateTime)
    # Rule: of two refunds of an order at once the second looks again, for the first has given back some of its money.
    version: Mapped[int] = mapped_column(default=1, server_default="1")


class TicketRow(Base):
    """A sold seat. `live` is 1, or NULL once the ticket is not valid any more.

    `entered` is 1 while somebody is inside with it, else 0.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        # Rule: a seat of a show has one live ticket, whatever the seat claims say.
        UniqueConstraint("schedule_id", "seat_id", "live"),
        # Query: what somebody sold of a show, and the order of a seat.
        Index("ix_tickets__user_id_schedule_id_seat_id", "user_id", "schedule_id", "seat_id"),
        CheckConstraint("live = 1", name="live"),
        CheckConstraint("price_minor >= 0", name="price_minor"),
        TABLE_OPTIONS,
    )

    ticket_id: Mapped[int] = mapped_column(ID, primary_key=True)
    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), index=True)
    schedule_id: Mapped[int] = mapped_column(ID, ForeignKey("schedules.schedule_id"))
    seat_id: Mapped[int] = mapped_column()
    places: Mapped[int] = mapped_column()
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    ticket_type: Mapped[str] = mapped_column(text(16), ForeignKey("ticket_types.code"))
    price_minor: Mapped[int] = mapped_column(MONEY)
    # Rule: a code opens the door for one ticket. Query: the ticket of a scanned code.
    code: Mapped[str] = mapped_column(text(32), unique=True)
    live: Mapped[int | None] = mapped_column()
    # Rule: of a check-in and a refund at once, the write lets one be; so of two check-ins.
    entered: Mapped[int] = mapped_column(default=0, server_default="0")


class PaymentRow(Base):
    """A payment line of an order."""

    __tablename__ = "payments"
    __table_args__ = (
        CheckConstraint("given_minor = amount_minor + change_minor", name="given_minor"),
        CheckConstraint("amount_minor >= 0 AND change_minor >= 0", name="amount_minor"),
        TABLE_OPTIONS,
    )

    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tender: Mapped[str] = mapped_column(text(16))
    amount_minor: Mapped[int] = mapped_column(MONEY)
    given_minor: Mapped[int] = mapped_column(MONEY)
    change_minor: Mapped[int] = mapped_column(MONEY)


class RefundRow(Base):
    """Tickets of an order that were taken back together."""

    __tablename__ = "refunds"
    __table_args__ = (CheckConstraint("total_minor >= 0", name="total_minor"), TABLE_OPTIONS)

    refund_id: Mapped[int] = mapped_column(ID, primary_key=True)
    # Rule: a request makes one refund.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), unique=True)
    # Rule: a number is one refund.
    refund_number: Mapped[str] = mapped_column(text(32), unique=True)
    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), index=True)
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    reason: Mapped[str] = mapped_column(text(200))
    total_minor: Mapped[int] = mapped_column(MONEY)
    refunded_at: Mapped[datetime] = mapped_column(UtcDateTime)


class RefundedTicketRow(Base):
    """A ticket that was taken back; its primary key is what keeps it from being paid back twice."""

    __tablename__ = "refunded_tickets"
    __table_args__ = TABLE_OPTIONS

    ticket_id: Mapped[int] = mapped_column(ID, ForeignKey("tickets.ticket_id"), primary_key=True, autoincrement=False)
    refund_id: Mapped[int] = mapped_column(ID, ForeignKey("refunds.refund_id"), index=True)


class RefundPaymentRow(Base):
    """What a refund gave back, by tender."""

    __tablename__ = "refund_payments"
    __table_args__ = (CheckConstraint("amount_minor >= 0", name="amount_minor"), TABLE_OPTIONS)

    refund_id: Mapped[int] = mapped_column(ID, ForeignKey("refunds.refund_id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tender: Mapped[str] = mapped_column(text(16))
    amount_minor: Mapped[int] = mapped_column(MONEY)


class LedgerEntryRow(Base):
    """A line of the ledger: rows are only ever added (triggers refuse the rest); lines of one request sum to 0.

    A sale or refund has one line for each tender and one revenue line for each ticket type. Revenue lines carry how
    many tickets and places they are for; those of a sale are negative in money, those of a refund positive, counts
    never. Cash that is moved without tickets has lines without an order and a show.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("kind IN ('sale', 'refund', 'voucher', 'float', 'cash_in', 'cash_out', 'close')", name="kind"),
        CheckConstraint("(kind IN ('sale', 'refund')) = (order_id IS NOT NULL)", name="order_id"),
        CheckConstraint("(order_id IS NULL) = (schedule_id IS NULL)", name="schedule_id"),
        CheckConstraint("(account = 'revenue') = (ticket_type IS NOT NULL)", name="ticket_type"),
        CheckConstraint("ticket_count >= 0 AND place_count >= ticket_count", name="ticket_count"),
        # Query: what happened to an account in a span of time (report of the tills).
        Index("ix_ledger_entries__account_booked_at", "account", "booked_at"),
        # Query: what shows brought in (report of the shows).
        Index("ix_ledger_entries__schedule_id_account", "schedule_id", "account"),
        TABLE_OPTIONS,
    )

    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    order_id: Mapped[int | None] = mapped_column(ID, ForeignKey("orders.order_id"), index=True)
    schedule_id: Mapped[int | None] = mapped_column(ID, ForeignKey("schedules.schedule_id"))
    # Query: what the shift of a drawer comes to.
    shift_id: Mapped[int] = mapped_column(ID, ForeignKey("shifts.shift_id"), index=True)
    # Who did it: sold, refunded, or moved the cash.
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
    counter_name: Mapped[str] = mapped_column(text(16))
    kind: Mapped[str] = mapped_column(text(16))
    account: Mapped[str] = mapped_column(text(16))
    ticket_type: Mapped[str | None] = mapped_column(text(16), ForeignKey("ticket_types.code"))
    ticket_count: Mapped[int] = mapped_column(default=0)
    place_count: Mapped[int] = mapped_column(default=0)
    amount_minor: Mapped[int] = mapped_column(MONEY)
    booked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class DocumentNumberRow(Base):
    """The last number given out in a series, counted in the transaction of the document: no gaps."""

    __tablename__ = "document_numbers"
    __table_args__ = TABLE_OPTIONS

    series: Mapped[str] = mapped_column(text(32), primary_key=True)
    last_number: Mapped[int] = mapped_column(ID)
