"""What card terminals said."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import MONEY, TABLE_OPTIONS, Base, text


class SlipKind(StrEnum):
    """What a slip is for: a payment line of an order, a line of a refund, or a voucher that was bought."""

    PAYMENT = "payment"
    REFUND = "refund"
    VOUCHER = "voucher"


class CardSlipRow(Base):
    """An approval of a card terminal; it pays, or gives back, once."""

    __tablename__ = "card_slips"
    __table_args__ = (
        CheckConstraint("kind IN ('payment', 'refund', 'voucher')", name="kind"),
        CheckConstraint("amount_minor > 0", name="amount_minor"),
        TABLE_OPTIONS,
    )

    # Rule: an approval counts once, whatever it is for.
    terminal: Mapped[str] = mapped_column(text(16), primary_key=True)
    approval: Mapped[str] = mapped_column(text(64), primary_key=True)
    # Query: the slips of an order, refund or voucher.
    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), index=True)
    kind: Mapped[str] = mapped_column(text(16))
    line_no: Mapped[int] = mapped_column()
    amount_minor: Mapped[int] = mapped_column(MONEY)


class OldCardSlipRow(Base):
    """How a slip is read that was stored as it was typed, before case, width and dashes counted no more.

    The slip itself stays as it is in its booking's chain. Nothing is added to these rows.
    """

    __tablename__ = "old_card_slips"
    __table_args__ = TABLE_OPTIONS

    # Query: whether an approval was used before.
    terminal: Mapped[str] = mapped_column(text(16), primary_key=True)
    approval: Mapped[str] = mapped_column(text(64), primary_key=True)
