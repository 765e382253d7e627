"""Which refund and which order are one exchange."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, text


class ExchangeRow(Base):
    """The refund of the old tickets and the order of the new ones, which one request made."""

    __tablename__ = "exchanges"
    __table_args__ = TABLE_OPTIONS

    request_id: Mapped[str] = mapped_column(text(36), ForeignKey("requests.request_id"), primary_key=True)
    # Rule: tickets are exchanged once. Query: for what tickets were exchanged.
    refund_id: Mapped[int] = mapped_column(ID, ForeignKey("refunds.refund_id"), unique=True)
    # Rule: an order comes of one exchange. Query: whether an order does.
    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), unique=True)
