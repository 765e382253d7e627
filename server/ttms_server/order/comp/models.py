"""Why tickets cost nothing."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, text


class CompRow(Base):
    """A ticket that was given away; only ever added."""

    __tablename__ = "comps"
    __table_args__ = TABLE_OPTIONS

    ticket_id: Mapped[int] = mapped_column(ID, ForeignKey("tickets.ticket_id"), primary_key=True, autoincrement=False)
    # Query: the comps of an order.
    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), index=True)
    reason: Mapped[str] = mapped_column(text(200))
    # The manager who gave it away, or who approved it.
    user_id: Mapped[int] = mapped_column(ID, ForeignKey("users.user_id"))
