"""The names that customers gave."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from ttms_server.schema import ID, TABLE_OPTIONS, Base, text

LONGEST_KEY = 200


class CustomerRow(Base):
    """Whom an order is for. It is a person's data: no money depends on it, no chain holds it, and it may be removed."""

    __tablename__ = "order_customers"
    __table_args__ = TABLE_OPTIONS

    order_id: Mapped[int] = mapped_column(ID, ForeignKey("orders.order_id"), primary_key=True, autoincrement=False)
    customer_name: Mapped[str] = mapped_column(text(100))
    # In small letters. Query: the orders of somebody.
    name_key: Mapped[str] = mapped_column(text(LONGEST_KEY), index=True)
